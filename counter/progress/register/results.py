"""The results of a case as the register has them, and what the next ones will probably be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from counter.desk import Desk
from counter.progress import moves
from counter.progress.blanks.in_hand import next_blanks
from counter.progress.register.seal import unsealed
from counter.store.casebook import get
from counter.store.tables.blanks import BlankSpoiled, Result
from counter.store.tables.cases import Case, Piece
from counter.values.serial import BadSerial, read_serial


@dataclass(frozen=True)
class ResultLine:
    """One result; void ones say why, by whom and before whom."""

    piece_no: int
    deed_kind: str
    authentication_no: str
    small_no: str
    sticker_no: str
    kind: str
    signer: str
    signed_on: date
    place: str
    is_void: bool
    void_reason: str
    voided_on: date | None
    voided_by: str
    second: str


@dataclass(frozen=True)
class Proposal:
    """What stands in the fields before anything is scanned.

    `pieces` are those that need a sticker. `blanks` are the clerk's next ones, as many or fewer;
    only a hint: what is in the hand is scanned. Empty texts: nothing is known yet.
    """

    pieces: tuple[int, ...]
    is_apostille: bool
    authentication_no: str
    small_no: str
    blanks: tuple[str, ...]
    signer: str
    place: str


def results(desk: Desk, case_no: str) -> tuple[ResultLine, ...]:
    """Every result of a case, also the void ones, in the order of pieces and time."""
    with desk.reading():
        rows = (
            Result.select(Result, Piece)
            .join(Piece)
            .where(Result.case == get(case_no))
            .order_by(Piece.no, Result.id)
        )
        return tuple(_line(row) for row in rows)


def proposal(desk: Desk, case_no: str) -> Proposal:
    """What sealing this case will probably be told; refuses (`Unpaid`) while money is owed."""
    with desk.reading():
        case = get(case_no)
        moves.must_be_paid(case)
        is_apostille = case.route == "apostille"
        last = Result.select().order_by(Result.id.desc()).first()
        authentication_no, small_no = _numbers(case, is_apostille)
        pieces = tuple(piece.no for piece in unsealed(case))
        return Proposal(
            pieces, is_apostille, authentication_no, small_no, next_blanks(desk, len(pieces)),
            desk.clerk.name if last is None else last.signer, "" if last is None else last.place,
        )  # fmt: skip


def _line(row: Result) -> ResultLine:
    line = ResultLine(
        row.piece.no, row.deed_kind, row.authentication_no, row.small_no, row.sticker_no,
        row.kind, row.signer, row.signed_on, row.place, False, "", None, "", "",
    )  # fmt: skip
    spoiled = BlankSpoiled.get_or_none(BlankSpoiled.result == row)
    if spoiled is None:
        return line
    return replace(
        line, is_void=True, void_reason=spoiled.reason, voided_on=spoiled.day,
        voided_by=spoiled.clerk, second=spoiled.second,
    )  # fmt: skip


def _numbers(case: Case, is_apostille: bool) -> tuple[str, str]:
    """A legalisation goes on where this case stopped; otherwise the number after the last."""
    own = Result.select().where(Result.case == case).order_by(Result.id.desc()).first()
    if own is not None and not is_apostille:
        return own.authentication_no, _after(own.small_no)
    kind = "apostille" if is_apostille else "legalisation"
    last = Result.select().where(Result.kind == kind).order_by(Result.id.desc()).first()
    if last is None:
        return "", "001"
    return _after(last.authentication_no), "001"


def _after(number: str) -> str:
    """The number that follows; empty where the digits have run out."""
    try:
        return str(read_serial(number).plus(1))
    except BadSerial:
        return ""
