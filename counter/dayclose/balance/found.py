"""Where the papers are by the tables: the same stands as the journal's, from other sources."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from counter.dayclose.balance.ledger import Ledger
from counter.dayclose.balance.stand import Stand
from counter.store.tables.base import plain_rows
from counter.store.tables.cases import Case, Material, Piece
from counter.store.tables.custody import Loan, Passport
from counter.store.tables.mail import OPEN, Envelope, EnvelopeCase
from counter.store.tables.outside import ConsignmentPiece
from counter.store.tables.shelves import ShelfPlace, Shelved
from counter.store.tables.spares import SpareSlip

_PART = 400
_HERE = ("received", "waiting", "working", "outside", "ready")  # stages of cases in the hall
_ENDED_SLIPS = {"out": "out", "used": "used"}


def found(also: Collection[str], booklets: Collection[str], spares: Collection[str]) -> Ledger:
    """Everything in the hall, and besides it the cases, booklets and spare receipts named."""
    ledger = Ledger(cases=_cases(also))
    ledger.booklets = _booklets(booklets)
    ledger.spares = _spares(spares)
    return ledger


def _cases(also: Collection[str]) -> dict[str, Stand]:
    found: dict[int, Stand] = {}
    numbers: dict[str, Stand] = {}
    for which in (Case.stage.in_(_HERE), *_parts(Case.no, also)):
        fresh: dict[int, Stand] = {}
        query = Case.select(Case.id, Case.no, Case.letters, Case.step).where(which)
        for row, no, letters, step in plain_rows(query):
            if no not in numbers:
                numbers[no] = fresh[row] = Stand(letters, step)
        _fill(fresh, which)
        found |= fresh
    for row, number in _out():
        pieces = found[row].pieces if row in found else {}
        if pieces.get(number) == "here":
            pieces[number] = "out"
    for row, code in plain_rows(Shelved.select(Shelved.case, ShelfPlace.no).join(ShelfPlace)):
        if row in found:
            found[row].shelf = code
    inside = EnvelopeCase.select(EnvelopeCase.case, Envelope.no).join(Envelope)
    for row, no in plain_rows(inside.where(Envelope.state.in_(OPEN))):
        if row in found:
            found[row].envelope = no
    return numbers


def _fill(stands: dict[int, Stand], which: Any) -> None:
    """Their pieces and the papers that came along."""
    pieces = Piece.select(Piece.case, Piece.no, Piece.taken_at.is_null(), Piece.taken_paper)
    for row, no, is_here, paper in plain_rows(pieces.join(Case).where(which)):
        if row in stands:
            stands[row].pieces[no] = "here" if is_here else _left(paper)
    handed = Material.select(Material.case, Material.code).join(Case)
    for row, code in plain_rows(handed.where(which, Material.is_handed_over == True)):  # noqa: E712
        materials = stands[row].materials if row in stands else None
        if materials is not None:
            materials.add(code)


def _out() -> Iterator[tuple[int, int]]:
    """The pieces that are on a list of what is outside: case and number."""
    rows = ConsignmentPiece.select(ConsignmentPiece.case, ConsignmentPiece.piece_no)
    yield from (
        (case, no) for case, no in plain_rows(rows.where(ConsignmentPiece.outcome == "out"))
    )


def _left(paper: str) -> str:
    """How a piece left, by what stands on it."""
    ways = {"waybill": "posted", "returned": "returned", "custody": "kept"}
    return ways.get(paper.partition(":")[0], "handed")


def _booklets(also: Collection[str]) -> dict[str, tuple[str, int]]:
    rows: dict[str, tuple[str, int]] = {}
    lent = {row for (row,) in plain_rows(Loan.select(Loan.passport).where(Loan.back_on.is_null()))}
    here = Passport.lost_on.is_null() & Passport.cancelled_on.is_null()
    for which in (here, *_parts(Passport.no, also)):
        query = Passport.select(
            Passport.id, Passport.no, Passport.lost_on, Passport.cancelled_on
        ).where(which)
        for row, no, lost_on, cancelled_on in plain_rows(query):
            place = "lent" if row in lent else "custody"
            place = "lost" if lost_on is not None else place
            rows[no] = ("cancelled" if cancelled_on is not None else place, 0)
    return rows


def _spares(also: Collection[str]) -> dict[str, tuple[str, int]]:
    rows: dict[str, tuple[str, int]] = {}
    for which in (SpareSlip.state == "out", *_parts(SpareSlip.no, also)):
        for no, state in plain_rows(SpareSlip.select(SpareSlip.no, SpareSlip.state).where(which)):
            rows[no] = (_ENDED_SLIPS.get(state, "ended"), 0)
    return rows


def _parts(column: Any, numbers: Collection[str]) -> Iterator[Any]:
    every = sorted(numbers)
    for start in range(0, len(every), _PART):
        yield column.in_(every[start : start + _PART])
