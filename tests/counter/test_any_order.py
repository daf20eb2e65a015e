"""Whatever is done at a counter, in whatever order: the books never contradict themselves.

A machine of real verbs: taking in, passing, making, sending out, handing over in part, posting and
posting back, correcting, hurrying, waiving, settling, voiding, closing days. After every act the
figures, the money, the blanks and the pieces are counted anew from the journal and the tables.
"""

from __future__ import annotations

import contextlib
import random
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from counter.dayclose import behind, close, recounting, till, totals, waiver
from counter.dayclose.balance import settling
from counter.dayclose.figures import KindFigures
from counter.desk import new_act
from counter.errors import Refused
from counter.intake import accept, correction, upgrade
from counter.intake.application import Application
from counter.intake.notary.send_back import send_back
from counter.mailout import envelope, manifest, returns
from counter.progress import moves
from counter.progress.blanks import receive, spoil
from counter.progress.blanks.stock import stock
from counter.progress.consignment.contents import consignment
from counter.progress.consignment.returning import Outcome, bring_back
from counter.progress.consignment.sending import send_out
from counter.progress.register.remake import remake
from counter.progress.settlement import settle
from counter.queue import card
from counter.settings import hall as founding
from counter.store import blankbook, charging, journal, shares
from counter.store.casebook import owed, own_pieces, paid
from counter.store.database import open_books
from counter.store.tables.base import plain_rows
from counter.store.tables.cases import Case
from counter.store.tables.hall import Paper
from counter.store.tables.journal import Act, Count, Entry
from counter.store.tables.mail import OPEN, Envelope, EnvelopeCase
from counter.store.tables.money import Charge, Payment
from counter.store.tables.outside import ConsignmentPiece
from counter.values.days import Period
from counter.values.money import Money
from tests.conftest import BY_POST, MORNING, OFFICE, Hall
from tests.counter import outside_steps, steps
from tests.counter.intake.notary.batch import taken

ROLL = ("CQ000101", "CQ000400", "领取单1号")
MOVES = (
    "ask_more", "completed", "reject", "suspend", "resume", "withdraw", "refuse",
    "check", "to_post", "to_pickup",
)  # fmt: skip
EVER = Period("", date(2026, 1, 1), date(2029, 12, 31))
EARLY = ("received", "waiting")
PIECE = st.integers(1, 3)


class Counter(RuleBasedStateMachine):
    """One hall; each rule does one thing to one case, or is refused and changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.books = open_books(Path(self.folder.name) / "hall")
        self.hall = Hall(
            self.books,
            founding.found(self.books, OFFICE, "1", "liuying", "刘颖", "supervisor-1", MORNING),
        )
        self.cases: list[str] = []
        self.batches: list[str] = []
        self.lists: list[str] = []
        self.envelopes: list[str] = []
        self.waybill = 1151238971060

    def teardown(self) -> None:
        self.books.close()
        self.folder.cleanup()

    def tried(self, do: Callable[[str], Any]) -> Any:
        """Do it, and again with the same act's id; a refusal must leave no trace."""
        act = new_act()
        before = self.written()
        try:
            answer = do(act)
        except Refused:
            assert self.written() == before
            return None
        after = self.written()
        with contextlib.suppress(Refused):
            do(act)
        assert self.written() == after
        return answer

    def written(self) -> tuple[int, ...]:
        """How much stands in the books."""
        with self.books.reading():
            return tuple(table.select().count() for table in (Entry, Act, Paper, Charge, Payment))

    def case(self, pick: int) -> str:
        return self.cases[pick % len(self.cases)]

    def revision(self, no: str) -> int:
        return card.card(self.hall.desk, no).revision

    @initialize()
    def begin(self) -> None:
        receive.receive_blanks(self.hall.supervisor, *ROLL, new_act())
        self.cases.append(self.hall.accept(destination="EG", pieces=_pieces()).case_no)

    @rule(to=st.sampled_from(["DE", "EG", "KE"]), post=st.booleans())
    def take_in(self, to: str, post: bool) -> None:
        way: dict[str, Any] = dict(BY_POST) if post else {}
        form = self.hall.application(destination=to, pieces=_pieces(), **way)
        self.cases.append(self.tried(lambda act: accept.accept(self.hall.desk, _of(form, act)))
                          .case_no)  # fmt: skip

    @rule()
    def take_papers(self) -> None:
        form = self.hall.application(materials=[])
        self.cases.append(self.tried(lambda act: accept.receive(self.hall.desk, _of(form, act)))
                          .case_no)  # fmt: skip

    @rule(pick=st.integers(0, 9))
    def accept_later(self, pick: int) -> None:
        no, every = self.case(pick), self.hall.application().materials
        seen = self.revision(no)
        self.tried(lambda act: accept.accept_received(self.hall.desk, no, seen, every, act))

    @rule()
    def notary_brings(self) -> None:
        with contextlib.suppress(Refused):  # everything of it may be here already
            done = taken(self.hall)
            self.batches.append(done.batch_no)
            self.cases += done.case_nos

    @rule(pick=st.integers(0, 3), row=st.integers(2, 4), refused=st.booleans())
    def notary_gets_back(self, pick: int, row: int, refused: bool) -> None:
        if self.batches:
            no = self.batches[pick % len(self.batches)]
            why = "seal-untrue" if refused else "要求取回"
            self.tried(lambda act: send_back(self.hall.desk, no, (row,), why, act))

    @rule(pick=st.integers(0, 9), code=st.sampled_from(MOVES))  # fmt: skip
    def move(self, pick: int, code: str) -> None:
        no, told = self.case(pick), {**BY_POST, "missing": "原件", "reason": "说明"}
        seen = self.revision(no)
        self.tried(lambda act: moves.advance(self.hall.desk, no, seen, code, told, act))

    @rule(pick=st.integers(0, 9))
    def go_on(self, pick: int) -> None:
        """The usual way, whichever verb it has."""
        no = self.case(pick)
        seen = next((m for m in card.card(self.hall.desk, no).moves if m.is_usual), None)
        if seen is None:
            return
        with contextlib.suppress(Refused):
            if seen.verb == "examine":
                steps.look_over(self.hall, no)
            elif seen.verb == "seal":
                steps.seal_all(self.hall, no)
            elif seen.verb == "hand_over":
                steps.collect(self.hall, no)
            elif seen.verb is None:
                steps.move(self.hall, no, seen.code, reason="说明", missing="原件")

    @rule(pick=st.integers(0, 9))
    def pay(self, pick: int) -> None:
        no = self.case(pick)
        owes = card.card(self.hall.desk, no).owes
        self.tried(lambda act: till.pay(self.hall.desk, no, owes, "cash", "", act))

    @rule(pick=st.integers(0, 9), fen=st.integers(0, 2000_00))
    def pay_back(self, pick: int, fen: int) -> None:
        no = self.case(pick)
        self.tried(lambda act: till.refund(
            self.hall.supervisor, no, Money(fen), "cash", "多收", act))  # fmt: skip

    @rule(pick=st.integers(0, 9), line=st.integers(0, 2))
    def waive(self, pick: int, line: int) -> None:
        no = self.case(pick)
        lines = waiver.adjustable(self.hall.desk, no).lines
        if lines:
            code = lines[line % len(lines)].code
            self.tried(lambda act: waiver.waive(self.hall.supervisor, no, code, "困难", act))

    @rule(pick=st.integers(0, 9), yuan=st.integers(0, 1000))
    def settle(self, pick: int, yuan: int) -> None:
        no = self.case(pick)
        self.tried(lambda act: settle(
            self.hall.desk, no, "embassy-civil", Money.yuan(yuan), "", act))  # fmt: skip

    @rule(pick=st.integers(0, 9), code=st.sampled_from(["urgent", "legalisation-double"]))
    def hurry(self, pick: int, code: str) -> None:
        no, seen = self.case(pick), self.revision(self.case(pick))
        do = upgrade.change_speed if code == "urgent" else upgrade.change_route
        self.tried(lambda act: do(self.hall.desk, no, seen, code, act))

    @rule(pick=st.integers(0, 9), matters=PIECE, to=st.sampled_from(["", "DE", "FR", "EG", "JO"]))
    def correct(self, pick: int, matters: int, to: str) -> None:
        no, seen = self.case(pick), self.revision(self.case(pick))
        answers = {"destination": to} if to else {"name": "张玮"}
        self.tried(lambda act: correction.correct(
            self.hall.desk, no, seen, answers, {1: {"matters": matters}}, "录错", act))  # fmt: skip

    @rule(pick=st.integers(0, 9), other=st.integers(0, 9))
    def go_outside(self, pick: int, other: int) -> None:
        numbers = (self.case(pick), self.case(other))
        job = self.tried(lambda act: send_out(self.hall.desk, outside_steps.EGYPT, numbers, act))
        if job is not None:
            self.lists.append(job.case_no)

    @rule(pick=st.integers(0, 5), count=PIECE, refused=st.integers(0, 2))
    def come_back(self, pick: int, count: int, refused: int) -> None:
        if not self.lists:
            return
        number = self.lists[pick % len(self.lists)]
        out = [p for p in consignment(self.hall.desk, number).pieces if p.outcome == "out"]
        told = tuple(
            Outcome(p.case_no, p.piece_no, "refused" if at < refused else "back", "不符")
            for at, p in enumerate(out[:count])
        )
        self.tried(lambda act: bring_back(self.hall.desk, number, told, act))

    @rule(pick=st.integers(0, 9), piece=st.integers(0, 2))
    def void(self, pick: int, piece: int) -> None:
        no, seen = self.case(pick), self.revision(self.case(pick))
        beside, which = steps.beside(self.hall, self.hall.desk), (piece,) if piece else None
        self.tried(lambda act: remake(self.hall.desk, no, seen, "错位", beside, act, which))

    @rule(number=st.integers(101, 410))
    def tear(self, number: int) -> None:
        beside = steps.beside(self.hall, self.hall.desk)
        self.tried(lambda act: spoil.spoil_blank(
            self.hall.desk, f"CQ{number:06d}", "撕裂", beside, act))  # fmt: skip

    @rule(pick=st.integers(0, 9), piece=PIECE)
    def hand_over_one(self, pick: int, piece: int) -> None:
        with contextlib.suppress(Refused):
            steps.collect(self.hall, self.case(pick), (piece,))

    @rule(pick=st.integers(0, 9))
    def pack(self, pick: int) -> None:
        numbers = (self.case(pick),)
        made = self.tried(lambda act: envelope.pack(self.hall.desk, numbers, act))
        if made is not None:
            self.envelopes.append(made.envelope_no)

    @rule(pick=st.integers(0, 9), is_void=st.booleans())
    def post(self, pick: int, is_void: bool) -> None:
        if not self.envelopes:
            return
        number = self.envelopes[pick % len(self.envelopes)]
        if is_void:
            self.tried(lambda act: envelope.void(self.hall.desk, number, "装错", act))
            return
        self.waybill += 1
        self.tried(lambda act: envelope.bind(self.hall.desk, number, str(self.waybill), act))
        with contextlib.suppress(Refused, StopIteration):
            steps.seal_envelope(self.hall, number)
        self.tried(lambda act: manifest.draw(self.hall.desk, act))

    @rule(pick=st.integers(0, 9))
    def comes_back_by_post(self, pick: int) -> None:
        no = self.case(pick)
        self.tried(lambda act: returns.post_back(self.hall.desk, no, "地址不详", act))

    @rule(days=st.integers(1, 6))
    def evening(self, days: int) -> None:
        today = self.hall.desk.today
        steps.count_all(self.hall)
        self.tried(lambda act: close.close(self.hall.supervisor, today, act, "练习"))
        self.hall.later(days=days)

    # What always holds

    def look_at_everything(self) -> None:
        """Every invariant."""
        self.the_journal_holds()
        self.money_agrees_with_the_bill_and_the_figures()
        self.kept_totals_are_a_recount_and_have_their_cases()
        self.figures_agree_with_the_cases()
        self.blanks_are_used_spoiled_or_left()
        self.a_piece_is_in_one_place()
        self.the_balance_of_the_day_holds()
        self.a_promise_is_a_working_day_after_acceptance()

    @invariant()
    def the_journal_holds(self) -> None:
        with self.books.reading():
            journal.verify()

    @invariant()
    def money_agrees_with_the_bill_and_the_figures(self) -> None:
        with self.books.reading():
            due = took = Money(0)
            for case in Case.select():
                bill = charging.lines(case)
                assert all(line.now >= Money(0) for line in bill), case.no
                whole, got = Money.total(line.now for line in bill), paid(case)
                due, took = due + whole, took + got
                left = whole - got
                assert owed(case) == (min(left, Money(0)) if case.stage == "ended" else left)
                assert Money.total(shares.held(case).values()) == got >= Money(0)
            money = totals.count(EVER).money
        assert (money.due, money.paid - money.refunded) == (due, took)

    @invariant()
    def kept_totals_are_a_recount_and_have_their_cases(self) -> None:
        desk = self.hall.desk
        recounting.check(desk)
        with self.books.reading():
            figures = _figures()
        for figure in totals.FIGURES:
            found = behind.cases(desk, "2026", figure, kind="authentication")
            more = behind.cases(desk, "2027", figure, kind="authentication")
            cases = sum(one.cases for one in (*found, *more))
            assert cases == getattr(figures, f"{figure}_cases"), figure
            units = sum(one.units for one in (*found, *more))
            assert units == getattr(figures, figure), figure

    @invariant()
    def figures_agree_with_the_cases(self) -> None:
        with self.books.reading():
            found = _figures()
            cases = list(Case.select().where(Case.letters == "RZ"))
            sums = _sums()
            assert all(units >= 0 and number >= 0 for units, number in sums.values()), sums
            ended = [case for case in cases if case.stage == "ended"]
            never = [case for case in ended if case.accepted_on is None]
            early = [case for case in cases if case.stage in EARLY and case.accepted_on is None]
            assert found.received_cases == len(cases)
            assert found.received_cases == found.accepted_cases + len(never) + len(early)
            assert len(never) == found.rejected_cases + sum(c.step == "withdrawn" for c in never)
            ready = [case for case in cases if case.stage in ("ready", "done")]
            assert found.finished_cases == len(ready)
            assert found.finished <= sum(case.units for case in ready)
            assert found.accepted >= found.finished
            for case in cases:
                if case.stage != "ended":
                    assert case.units == sum(piece.units for piece in own_pieces(case)), case.no

    @invariant()
    def blanks_are_used_spoiled_or_left(self) -> None:
        total = stock(self.hall.desk).total
        assert total.received == total.used + total.spoiled + total.left == 300
        assert min(total.used, total.spoiled, total.left) >= 0

    @invariant()
    def a_piece_is_in_one_place(self) -> None:
        with self.books.reading():
            out: dict[int, int] = {}
            for row in ConsignmentPiece.select().where(ConsignmentPiece.outcome == "out"):
                assert row.piece.id not in out
                assert row.case.step == "sent_out"
                assert row.piece.taken_at is None
                out[row.piece.id] = row.case.id
            for case in Case.select():
                assert (case.step == "sent_out") == (case.id in out.values()), case.no
                if case.step in ("collected", "mailed"):
                    assert all(piece.taken_at is not None for piece in case.pieces)
                if case.step in ("rejected", "withdrawn"):
                    assert not blankbook.valid_results(case), case.no
            packed = [
                row.case.no
                for row in EnvelopeCase.select().join(Envelope)
                .where(Envelope.state.in_(OPEN))
            ]  # fmt: skip
            assert len(packed) == len(set(packed))
            assert all(Case.get(Case.no == no).step == "ready" for no in packed)

    @invariant()
    def the_balance_of_the_day_holds(self) -> None:
        seen = settling.of_day(self.hall.desk, self.hall.desk.today)
        assert seen.open == ()
        assert seen.figures.holds, seen.figures.lines

    @invariant()
    def a_promise_is_a_working_day_after_acceptance(self) -> None:
        calendar = self.hall.desk.calendar
        with self.books.reading():
            for case in Case.select().where(Case.due_on.is_null(False)):
                assert case.due_on >= case.accepted_on, case.no
                assert calendar.is_working(case.due_on), (case.no, case.due_on)


def _figures() -> KindFigures:
    kinds = totals.count(EVER).kinds
    return next(kind for kind in kinds if kind.code == "authentication")


def _sums() -> dict[tuple[str, ...], tuple[int, int]]:
    """Every figure in each of its views, summed from the journal."""
    views = ("figure", "route", "speed", "destination", "channel")
    sums: dict[tuple[str, ...], tuple[int, int]] = {}
    query = Count.select(*(getattr(Count, view) for view in views), Count.units, Count.cases)
    for *key, units, cases in plain_rows(query.where(Count.kind == "authentication")):
        before = sums.get(tuple(key), (0, 0))
        sums[tuple(key)] = (before[0] + units, before[1] + cases)
    return sums


def _pieces() -> list[dict[str, object]]:
    return [*outside_steps.pieces(1, matters=2), *outside_steps.pieces(1)]


def _of(form: Application, act: str) -> Application:
    return Application(form.letters, form.answers, form.pieces, form.materials, act)


def _walk(seed: int, length: int) -> None:
    """A walk that mostly goes the usual way, so that it comes far; checked at every fourth act."""
    chance, machine = random.Random(seed), Counter()

    def some() -> int:
        return chance.randrange(10)

    def few() -> int:
        return chance.randint(1, 3)

    acts: dict[Callable[[], Any], int] = {
        lambda: machine.go_on(some()): 14,
        lambda: machine.pay(some()): 6,
        lambda: machine.go_outside(some(), some()): 5,
        lambda: machine.come_back(some(), few(), chance.randrange(3)): 5,
        lambda: machine.take_in(chance.choice(["DE", "EG", "KE"]), chance.random() < 0.5): 1,
        machine.take_papers: 1,
        lambda: machine.accept_later(some()): 2,
        machine.notary_brings: 1,
        lambda: machine.notary_gets_back(some(), few() + 1, chance.random() < 0.5): 1,
        lambda: machine.move(some(), chance.choice(MOVES)): 3,
        lambda: machine.pay_back(some(), chance.randrange(200_000)): 1,
        lambda: machine.waive(some(), few() - 1): 1,
        lambda: machine.settle(some(), chance.randrange(1000)): 1,
        lambda: machine.hurry(some(), chance.choice(["urgent", "legalisation-double"])): 2,
        lambda: machine.correct(some(), few(), chance.choice(["", "DE", "FR", "EG", "JO"])): 3,
        lambda: machine.void(some(), few() - 1): 3,
        lambda: machine.tear(chance.randint(101, 410)): 1,
        lambda: machine.hand_over_one(some(), few()): 2,
        lambda: machine.pack(some()): 2,
        lambda: machine.post(some(), chance.random() < 0.2): 2,
        lambda: machine.comes_back_by_post(some()): 2,
        lambda: machine.evening(few()): 1,
    }
    try:
        machine.begin()
        for step in range(length):
            (act,) = chance.choices(list(acts), list(acts.values()))
            act()
            if step % 4 == 3:
                machine.look_at_everything()
    finally:
        machine.teardown()


def test_a_walk_through_the_counter_leaves_the_books_in_order() -> None:
    _walk(1, 80)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 30))
def test_long_walks_leave_the_books_in_order(seed: int) -> None:
    _walk(seed, 300)


@pytest.mark.long
class TestCounter(Counter.TestCase):  # type: ignore[misc, valid-type]
    """What a walk does not come to, sought by hypothesis."""

    settings = settings(
        max_examples=60, stateful_step_count=60, phases=[Phase.generate], deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
