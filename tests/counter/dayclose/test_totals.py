"""The sum of days is the month is the year, whatever was done, and it is what the cases say."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter.dayclose import till, totals
from counter.dayclose.figures import Totals
from counter.dayclose.totals import FIGURES, BadPeriod
from counter.desk import ClockWrong, new_act
from counter.errors import Refused
from counter.intake import accept, correction
from counter.intake.application import Application
from counter.mailout import manifest, returns
from counter.queue import card
from counter.settings import hall as founding
from counter.store.database import open_books
from counter.store.tables.cases import Case
from counter.store.tables.hall import BusinessDay
from counter.values.days import SHANGHAI
from counter.values.money import Money
from tests.conftest import BY_POST, MORNING, OFFICE, Hall
from tests.counter import steps

Deed = tuple[str, int, int]
DEEDS = st.tuples(
    st.sampled_from(
        ["accept", "accept", "receive", "accept received", "on", "on", "on", "pay", "refund",
         "correct units", "correct channel", "hand over", "post", "back", "withdraw", "suspend",
         "close", "tomorrow", "next month"]
    ),
    st.integers(0, 9),
    st.integers(1, 5),
)  # fmt: skip


@contextmanager
def new_hall() -> Iterator[Hall]:
    """A hall for one example."""
    with tempfile.TemporaryDirectory() as folder:
        books = open_books(Path(folder))
        yield Hall(
            books, founding.found(books, OFFICE, "1", "liuying", "刘颖", "supervisor-1", MORNING)
        )
        books.close()


class Worker:
    """Does deeds in a hall; what the rules forbid is refused and changes nothing."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.nos: list[str] = []
        self.bare: dict[str, Application] = {}
        self.waybill = 1_151_238_971_000

    def do(self, deed: Deed) -> None:
        verb, which, many = deed
        hall = self.hall
        try:
            if verb in ("accept", "receive"):
                self._take(verb, which, many)
            elif verb == "tomorrow":
                hall.later(days=1)
            elif verb == "next month":
                hall.later(days=30)
            elif verb == "close":
                steps.close_today(hall)
            elif self.nos:
                self._touch(verb, self.nos[which % len(self.nos)], many)
        except (Refused, ClockWrong):
            pass

    def _take(self, verb: str, which: int, many: int) -> None:
        hall = self.hall
        letters = ("RZ", "RZ", "SL", "HZ", "QZ")[which % 5]
        changes: dict[str, object] = {**BY_POST} if many > 3 else {}
        if letters == "RZ":
            changes |= {"destination": ("DE", "FR", "AE")[many % 3],
                        "speed": ("ordinary", "urgent")[which % 2]}  # fmt: skip
        form = hall.application(letters, **changes)
        if verb == "receive":
            form = Application(form.letters, form.answers, form.pieces, frozenset(), new_act())
            filed = accept.receive(hall.desk, form)
        else:
            filed = accept.accept(hall.window(str(many)), form)
        self.nos.append(filed.case_no)

    def _touch(self, verb: str, no: str, many: int) -> None:
        hall, desk = self.hall, self.hall.desk
        seen = card.card(desk, no)
        if verb == "accept received":
            here = frozenset(material.code for material in seen.open_materials)
            accept.accept_received(desk, no, seen.revision, here, new_act())
        elif verb == "on":
            steps.pay_all(hall, no)
            steps.move(hall, no, seen.moves[0].code if seen.moves else "none")
        elif verb == "pay":
            till.pay(desk, no, Money.yuan(many), ("cash", "wechat")[many % 2], "", new_act())
        elif verb == "refund":
            till.refund(hall.supervisor, no, Money.yuan(many), "cash", "多收", new_act())
        elif verb == "correct units":
            more = {1: {"matters": many}} if no.startswith("RZ") else {}
            correction.correct(desk, no, seen.revision, {}, more, "更正", new_act())
        elif verb == "correct channel":
            told = {"channel": ("wechat", "window", "notary")[many % 3]}
            correction.correct(desk, no, seen.revision, told, {}, "更正", new_act())
        elif verb == "hand over":
            steps.collect(hall, no)
        elif verb == "post":
            self.waybill += 1
            steps.packed(hall, no, waybill=str(self.waybill))
            manifest.draw(desk, new_act())
        elif verb == "back":
            returns.post_back(desk, no, "退回", new_act())
        elif verb == "withdraw":
            steps.move(hall, no, "withdraw", reason="撤回")
        elif verb == "suspend":
            steps.move(hall, no, "suspend", missing="原件")


def as_counter(figures: Totals) -> Counter[tuple[str, ...]]:
    """Every number of the figures by its name, so that figures can be added."""
    found: Counter[tuple[str, ...]] = Counter()
    for kind in figures.kinds:
        for figure in FIGURES:
            found["kind", kind.code, figure] = getattr(kind, figure)
            found["kind", kind.code, figure, "cases"] = getattr(kind, f"{figure}_cases")
        found["kind", kind.code, "made"] = kind.made
    for split in figures.splits:
        found["split", split.view, split.kind, split.code] = split.accepted
        found["split", split.view, split.kind, split.code, "cases"] = split.accepted_cases
    money = figures.money
    found["due",], found["paid",], found["back",] = (
        money.due.fen,
        money.paid.fen,
        money.refunded.fen,
    )
    for title, paid, back in money.by_method:
        found["paid", title.zh], found["back", title.zh] = paid.fen, back.fen
    found["days",], found["closed",] = figures.days_with_work, figures.days_closed
    return found


def added(parts: list[Totals]) -> dict[tuple[str, ...], int]:
    """The parts' sum, zeros left out."""
    whole: dict[tuple[str, ...], int] = {}
    for part in parts:
        for name, number in as_counter(part).items():
            whole[name] = whole.get(name, 0) + number
    return {name: number for name, number in whole.items() if number}


@settings(max_examples=20, deadline=None)
@given(st.lists(DEEDS, min_size=5, max_size=25))
def test_days_make_months_make_years_and_the_cases_agree(deeds: list[Deed]) -> None:
    with new_hall() as hall:
        worker = Worker(hall)
        for deed in deeds:
            worker.do(deed)
        desk = hall.desk
        with hall.books.reading():
            days = [day for (day,) in BusinessDay.select(BusinessDay.day).tuples()]
        years = sorted({day.year for day in days} | {2026})
        months = sorted({f"{day:%Y-%m}" for day in days})
        by_year = added([totals.of(desk, str(year)) for year in years])
        assert added([totals.of(desk, month) for month in months]) == by_year
        assert added([totals.of(desk, day.isoformat()) for day in days]) == by_year
        _agrees_with_the_cases(hall, by_year)
        assert steps.verified(hall).entries == steps.length(hall)


def _agrees_with_the_cases(hall: Hall, figures: dict[tuple[str, ...], int]) -> None:
    """Counted once more, from where the cases stand and from their money, not from the journal."""
    said: Counter[tuple[str, ...]] = Counter()
    due = paid = 0
    with hall.books.reading():
        for case in Case.select():
            code = {"RZ": "authentication", "SL": "apec_card", "HZ": "official_passport",
                    "QZ": "visa_agency"}[case.letters]  # fmt: skip
            said["kind", code, "received"] += case.units
            said["kind", code, "received", "cases"] += 1
            if case.accepted_on is not None:
                said["kind", code, "accepted"] += case.units
                said["kind", code, "accepted", "cases"] += 1
                said["split", "channel", code, case.channel] += case.units
                if case.destination:
                    said["split", "destination", code, case.destination] += case.units
            due += sum(row.amount.fen for row in case.charges if row.is_collected)
            paid += sum(row.amount.fen for row in case.payments)
    assert figures.get(("due",), 0) == due
    assert figures.get(("paid",), 0) - figures.get(("back",), 0) == paid
    for name, number in said.items():
        assert figures.get(name, 0) == number, name
    counted = {name: n for name, n in figures.items()
               if name[0] == "kind" and name[2] in ("received", "accepted")}  # fmt: skip
    assert counted == {name: n for name, n in said.items() if name[0] == "kind" and n}


def test_units_of_different_kinds_are_never_added(any_hall: Hall) -> None:
    for letters in ("RZ", "SL", "HZ", "QZ"):
        any_hall.accept(letters)
    figures = totals.of(any_hall.desk, "2026-11-23")
    assert [(kind.unit.zh, kind.accepted) for kind in figures.kinds] == [
        ("份", 2), ("人次", 1), ("本", 1), ("人次", 1),
    ]  # fmt: skip
    by_channel = [split for split in figures.splits if split.view == "channel"]
    assert {split.kind for split in by_channel} == {kind.code for kind in figures.kinds}


def test_a_period_without_work_is_all_zeros(any_hall: Hall) -> None:
    any_hall.accept()
    assert added([totals.of(any_hall.desk, "2025")]) == {}
    assert added([totals.of(any_hall.desk, "2026-11-22")]) == {}
    assert totals.of(any_hall.desk, "2024-02").until.isoformat() == "2024-02-29"


@pytest.mark.parametrize(
    "written", ["", "202", "2020-13", "2020-02-30", "2020-6", "last year", "２０２０"]
)
def test_what_is_no_period_is_said_so(hall: Hall, written: str) -> None:
    with pytest.raises(BadPeriod) as refused:
        totals.of(hall.desk, written)
    assert refused.value.written == written


def test_midnight_parts_two_days_in_shanghai(hall: Hall) -> None:
    hall.now = hall.now.replace(hour=23, minute=59, second=59)
    hall.accept()
    hall.later(seconds=1)
    hall.accept()
    assert hall.now.astimezone(SHANGHAI).day == 24
    by_day = [totals.of(hall.desk, f"2026-11-{day}").kinds[0].accepted_cases for day in (23, 24)]
    assert by_day == [1, 1]
