"""Reading a group's visas as its journey and the queue need them: who got what, who waits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counter.casetypes.visa_agency import OUTCOMES
from counter.store.tables.cases import Case, Piece
from counter.store.tables.visas import VisaNote, VisaPapers, VisaResult
from counter.values.visa import Visa

CODES = tuple(choice.code for choice in OUTCOMES)


@dataclass(frozen=True)
class Traveller:
    """One person of a group and the visa."""

    piece: Piece
    visa: Visa


def travellers(case: Case) -> tuple[Traveller, ...]:
    """The persons of a group, in order."""
    told = {row.piece_no: row for row in VisaResult.select().where(VisaResult.case == case)}
    return tuple(
        Traveller(piece, _visa(told.get(piece.no))) for piece in case.pieces.order_by(Piece.no)
    )


def counts(people: Iterable[Traveller]) -> dict[str, int]:
    """How many persons stand how; the sum is the group."""
    stand = [person.visa.outcome for person in people]
    return {code: stand.count(code) for code in CODES}


def last_note(case: Case) -> VisaNote | None:
    """The note that goes out with the group, or None."""
    found: VisaNote | None = (
        VisaNote.select().where(VisaNote.case == case).order_by(VisaNote.id.desc()).first()
    )
    return found


def papers_asked(case: Case) -> tuple[VisaPapers, ...]:
    """What the consulate asked for later, in order."""
    found = VisaPapers.select().where(VisaPapers.case == case)
    return tuple(found.order_by(VisaPapers.no))


def _visa(row: VisaResult | None) -> Visa:
    if row is None:
        return Visa()
    return Visa(
        row.outcome, row.day, row.visa_no, row.valid_from, row.valid_until, row.entries,
        row.days or 0, row.reason,
    )  # fmt: skip
