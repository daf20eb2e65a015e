"""Booklets follow their case: handed over or posted they are out, come back they are in stock.

So do booklets of the custody that went for a visa: the group takes them along.
"""

from __future__ import annotations

from counter.casetypes import official_passport, visa_agency
from counter.desk import Desk, Pen
from counter.progress.custody import loans, stock, trips
from counter.progress.custody.trips import Trip
from counter.store import custody
from counter.store.tables.cases import Case, Piece
from counter.store.tables.custody import Passport


def after(desk: Desk, pen: Pen, case: Case) -> None:
    """A step of `case` was written, or a part of it handed over; only inside that act.

    What was given out in this act is out with whoever took it; what is in the hall again is in
    stock again. Booklets that were lent since, lost or cancelled stay as they are.
    """
    for piece, row in _with_booklets(case):
        loan = custody.open_loan(row)
        if piece.taken_at is None:
            if loan is not None and loan.case_no == case.no:
                loans.close_loan(desk, pen, row, loan, loan.taken_by, None)
                stock.mark(desk, pen, row)
        elif piece.taken_at == pen.now and not piece.taken_paper.startswith("custody:"):
            leave(desk, pen, case, piece, row)


def _with_booklets(case: Case) -> list[tuple[Piece, Passport]]:
    """The pieces whose booklet the custody knows: made in this case, or lent to it for a visa."""
    pieces = {piece.no: piece for piece in case.pieces.order_by(Piece.no)}
    if case.letters == official_passport.CASE_TYPE.letters:
        return [(pieces[row.piece_no], row) for row in booklets(case)]
    if case.letters == visa_agency.CASE_TYPE.letters:
        by_number = {piece.number.upper(): piece for piece in pieces.values()}
        rows = Passport.select().where(Passport.passport_no.in_(sorted(by_number)))
        return [(by_number[row.passport_no], row) for row in rows.order_by(Passport.id)]
    return []


def leave(desk: Desk, pen: Pen, case: Case, piece: Piece, row: Passport) -> None:
    """The booklet is out with who took the piece, for the trip of the case's approval."""
    has_ended = row.lost_on is not None or row.cancelled_on is not None
    if has_ended or custody.open_loan(row) is not None:
        return
    approval = custody.approval(case.approval_no) if case.approval_no else None
    trip = Trip(case.approval_no) if approval is None else trips.of(approval)
    paper = piece.taken_paper.split(":")[-1]
    loans.open_loan(desk, pen, row, trip, piece.taken_by or case.name, paper, case.no)
    stock.mark(desk, pen, row)


def booklets(case: Case) -> list[Passport]:
    """The booklets that this case has made."""
    return list(Passport.select().where(Passport.case_no == case.no).order_by(Passport.id))
