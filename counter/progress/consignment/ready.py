"""What waits to be sent out, by the office to which it usually goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter.casetypes.register import CASE_TYPES
from counter.casetypes.vocabulary import Move
from counter.desk import Desk
from counter.progress.consignment.office import To, usual_office
from counter.progress.moves import facts_of
from counter.rules import wording
from counter.store import charging, shelf
from counter.store.casebook import kind_of, owed
from counter.store.tables.cases import Case, Piece
from counter.text import Text
from counter.values.money import Money

VERB = "send_out"


@dataclass(frozen=True)
class ReadyRow:
    """A case that waits to go out; `open_fee` names a fee that must be typed in before."""

    case_no: str
    kind: Text
    applicant: str
    destination: Text | None
    pieces: int
    prepaid: Money
    owes: Money
    open_fee: Text | None
    due_on: date | None


@dataclass(frozen=True)
class ReadyGroup:
    """Everything that may go to one office on one list."""

    to: To
    rows: tuple[ReadyRow, ...]

    @property
    def key(self) -> str:
        """What tells the office apart."""
        return f"{self.to.kind}:{self.to.country}"


def ready_to_send(desk: Desk) -> tuple[ReadyGroup, ...]:
    """Cases whose usual next move is to be sent out, grouped by office, oldest promise first."""
    with desk.reading():
        edition, on = shelf.newest(), desk.today
        groups: dict[To, list[ReadyRow]] = {}
        for case in _waiting():
            groups.setdefault(usual_office(edition, case, on), []).append(_row(case))
        return tuple(
            ReadyGroup(to, tuple(rows))
            for to, rows in sorted(groups.items(), key=lambda group: group[0].name)
        )


def way_out(case: Case) -> Move | None:
    """The move by which this case goes out from where it stands, or None."""
    told = facts_of(case)
    moves = (m for m in kind_of(case).workflow.from_step(case.step) if m.when.holds(told))
    return next((move for move in moves if move.verb == VERB), None)


def _waiting() -> list[Case]:
    steps = {
        (kind.letters, start)
        for kind in CASE_TYPES for move in kind.workflow.moves if move.verb == VERB
        for start in move.start
    }  # fmt: skip
    rows = Case.select().where(Case.step.in_({step for _, step in steps}))
    found = [case for case in rows if (case.letters, case.step) in steps and _is_usual(case)]
    return sorted(found, key=lambda case: (case.due_on or date.max, case.no))


def _is_usual(case: Case) -> bool:
    told = facts_of(case)
    moves = kind_of(case).workflow.from_step(case.step)
    usual = next((move for move in moves if move.when.holds(told)), None)
    return usual is not None and usual.verb == VERB


def _row(case: Case) -> ReadyRow:
    open_fees = charging.open_fees(case)
    return ReadyRow(
        case.no, kind_of(case).title, case.name,
        wording.country(case.destination) if case.destination else None,
        case.pieces.where(Piece.taken_at.is_null()).count(), prepaid(case), owed(case),
        open_fees[0] if open_fees else None, case.due_on,
    )  # fmt: skip


def prepaid(case: Case) -> Money:
    """What was charged for embassies."""
    lines = charging.lines(case)
    return Money.total(line.now for line in lines if line.payee == "embassy")
