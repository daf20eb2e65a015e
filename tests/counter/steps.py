"""What happens in a hall, in the words of tests: pay, walk on, hand over, pack, close."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from counter import outbox, second_person
from counter.casetypes.register import by_letters
from counter.dayclose import close, till
from counter.dayclose.shift import counting, drawer
from counter.dayclose.shift import reading as shift_reading
from counter.dayclose.shift.counted import Counted
from counter.desk import Desk, new_act
from counter.mailout import envelope, manifest, sealing
from counter.outbox import PaperJob
from counter.practice import shifts
from counter.progress import handover, moves
from counter.progress.checks.asked import sheet
from counter.progress.checks.record import all_in_order, examine
from counter.progress.handover import Receiver
from counter.progress.register.results import Proposal, proposal
from counter.progress.register.seal import seal
from counter.progress.register.sticker import Signing, Sticker, follow
from counter.queue import card
from counter.queue.card import CaseCard
from counter.second_person import SecondPerson
from counter.store import journal
from counter.store.database import FILE, Books
from counter.store.tables.journal import Entry
from counter.values.clerk import Clerk, Role
from counter.values.money import Money
from tests.conftest import BY_POST, MORNING, Hall
from tests.counter import cardwork, visawork

SIGNING = Signing("周敏", "重庆")
HIMSELF = Receiver("张伟", False, "id_card", "50010319850307233X")
WAYBILLS = ("1151238971060", "1151238971061", "1151238971062", "1151238971063")


class OpenHall(Hall):
    """A hall that was founded before, opened by another process."""

    def __init__(self, books: Books, window: str) -> None:
        self.books = books
        self.now = MORNING
        self.desk = self._desk(Clerk(f"clerk{window}", f"窗口{window}", Role.CLERK), window)
        self.supervisor = self._desk(Clerk("liuying", "刘颖", Role.SUPERVISOR), window)


def pay_all(hall: Hall, case_no: str) -> None:
    """Whatever the case owes is paid in cash."""
    owes = card.card(hall.desk, case_no).owes
    if owes > Money(0):
        till.pay(hall.desk, case_no, owes, "cash", "", new_act())


def move(hall: Hall, case_no: str, code: str, **answers: str) -> moves.Moved:
    """One move, from where the case stands."""
    seen = card.card(hall.desk, case_no)
    if next((offer.verb for offer in seen.moves if offer.code == code), None) == "examine":
        return look_over(hall, case_no)
    return moves.advance(hall.desk, case_no, seen.revision, code, answers, new_act())


def look_over(hall: Hall, case_no: str, desk: Desk | None = None) -> moves.Moved:
    """Every check of the case is in order; it is passed."""
    seat = desk or hall.desk
    seen = sheet(seat, case_no)
    return examine(seat, case_no, seen.revision, all_in_order(seen.lines), new_act())


def bring_to(hall: Hall, case_no: str, step: str) -> CaseCard:
    """Pay, then take the usual way until the case stands at `step`."""
    pay_all(hall, case_no)
    kind = by_letters(case_no[:2])
    for _ in kind.workflow.steps:
        seen = card.card(hall.desk, case_no)
        if seen.row.step == kind.workflow.step(step).title:
            return seen
        usual = next(offer for offer in seen.moves if offer.is_usual)
        if usual.verb == "examine":
            look_over(hall, case_no)
            continue
        if usual.verb == "seal":
            seal_all(hall, case_no)
            continue
        ways = {**cardwork.WAYS, **visawork.WAYS}
        if case_no.startswith("QZ"):
            ways |= visawork.OUTSIDE
        if usual.verb in ways:
            ways[usual.verb](hall, case_no)
            continue
        assert usual.verb is None, f"{case_no} does not come to {step}"
        moves.advance(hall.desk, case_no, seen.revision, usual.code, {}, new_act())
    raise AssertionError(f"{case_no} does not come to {step}")


def seal_all(hall: Hall, case_no: str, desk: Desk | None = None) -> moves.Moved:
    """A sticker on every piece that has none, each with the next numbers of this hall."""
    seat = desk or hall.desk
    seen = proposal(seat, case_no)
    return seal(seat, case_no, card.card(seat, case_no).revision, stickers_for(seen), SIGNING,
                new_act())  # fmt: skip


def stickers_for(seen: Proposal) -> tuple[Sticker, ...]:
    """The stickers that follow the last ones."""
    paper = seen.blanks[0] if seen.blanks else "CQ000001"
    number = seen.authentication_no or f"265{paper[-5:]}"  # another batch, another number
    first = Sticker(0, number, seen.small_no or "001", paper)
    return follow(first, seen.pieces, seen.is_apostille)


def ready(hall: Hall, letters: str = "RZ", **changes: object) -> str:
    """The number of a case that is paid, done and ready."""
    case_no = hall.accept(letters, **changes).case_no
    bring_to(hall, case_no, "ready")
    return case_no


def collect(hall: Hall, case_no: str, pieces: tuple[int, ...] | None = None) -> moves.Moved:
    """Handed over to the applicant himself."""
    revision = card.card(hall.desk, case_no).revision
    return handover.hand_over(hall.desk, case_no, revision, HIMSELF, new_act(), pieces)


def packed(hall: Hall, *case_nos: str, waybill: str = "") -> envelope.EnvelopeCard:
    """An envelope with these cases, sealed where a waybill is given."""
    made = envelope.pack(hall.desk, case_nos, new_act())
    if waybill:
        envelope.bind(hall.desk, made.envelope_no, waybill, new_act())
        made = seal_envelope(hall, made.envelope_no)
    return made


def seal_envelope(hall: Hall, envelope_no: str) -> envelope.EnvelopeCard:
    """Its papers, its label and its waybill are scanned."""
    its = next(one for one in envelope.open_envelopes(hall.desk) if one.envelope_no == envelope_no)
    scans = (*its.case_nos, its.tag, its.waybill)
    return sealing.seal(hall.desk, envelope_no, scans, new_act())


def posted(hall: Hall, waybill: str = WAYBILLS[0]) -> str:
    """A case that has left by post."""
    case_no = ready(hall, **BY_POST)
    packed(hall, case_no, waybill=waybill)
    manifest.draw(hall.desk, new_act())
    return case_no


def beside(hall: Hall, desk: Desk) -> SecondPerson:
    """A second person beside whoever sits at `desk`, without a line in the journal."""
    colleague = Clerk("colleague", "赵敏", Role.CLERK)
    return SecondPerson(colleague, desk.clerk.login, hall.now, second_person._PROVEN)


def vouched(hall: Hall, desk: Desk | None = None) -> SecondPerson:
    """The supervisor's password was right a moment ago, beside the clerk of `desk`."""
    return second_person.vouch(desk or hall.desk, "liuying", "supervisor-1")


def print_all(hall: Hall) -> None:
    """The spooler takes whatever waits."""
    for job in outbox.pending(hall.desk):
        hall.print(job)


def count_all(hall: Hall) -> None:
    """The supervisor counts every drawer of the day and finds what should be in it."""
    for card in shift_reading.shifts(hall.supervisor, hall.supervisor.today):
        if card.state == "closed":
            continue
        with hall.books.reading():
            there = drawer.expected(shift_reading.get(card.id))
        others = {method: amount for method, amount in there.items() if method != "cash"}
        found = Counted(shifts.pieces(there["cash"]), others)
        seen = len(card.counts)
        counting.count_shift(hall.supervisor, card.id, found, new_act(), seen, "练习差额")


def close_today(hall: Hall) -> PaperJob:
    """Everything printed and counted, the day closed."""
    print_all(hall)
    count_all(hall)
    return close.close(hall.supervisor, hall.supervisor.today, new_act())


def verified(hall: Hall) -> journal.Proof:
    """The journal's proof; raises where it does not hold."""
    with hall.books.reading():
        return journal.verify()


def length(hall: Hall) -> int:
    """How many entries the journal has."""
    with hall.books.reading():
        return journal.head().seq


def snapshot(hall: Hall) -> dict[str, list[Any]]:
    """Every row of every table but the sessions of nobody: to see that nothing was written."""
    from counter.store.tables import ALL

    with hall.books.reading():
        return {table._meta.table_name: sorted(map(repr, table.select().tuples())) for table in ALL}


def unguarded(file: Path) -> driver.Connection:
    """A copy of the books in memory, its triggers dropped: what an insider would work on."""
    copy = driver.connect(":memory:", isolation_level=None)
    with_name = driver.connect(str(file / FILE if file.is_dir() else file))
    with_name.backup(copy)
    with_name.close()
    triggers = copy.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in triggers:
        copy.execute(f"DROP TRIGGER {name}")
    return copy


def facts_of(hall: Hall, seq: int) -> dict[str, Any]:
    """What an entry states, its personal texts with it."""
    with hall.books.reading():
        return journal.facts_of([Entry.get_by_id(seq)])[seq]
