"""上缴登记: the slip of a booklet that was handed in, for whoever brought it.

It states the last handing in: the end of a loan, or the day on which the booklet first came.
"""

from __future__ import annotations

from counter import outbox
from counter.desk import Desk, Pen, read_office
from counter.outbox import PaperJob
from counter.progress.custody.card import get, title
from counter.progress.custody.slips import SurrenderSlip
from counter.progress.custody.stock import Ended, StillOut
from counter.rules import return_day
from counter.rules.return_day import STANDINGS
from counter.store import custody
from counter.store.tables.custody import Loan, Passport
from counter.values.clerk import Right
from counter.values.identity import mask_identity

KIND = "surrender_slip"


def surrendered(desk: Desk, no: str, act: str) -> PaperJob:
    """Draw the slip of the booklet's last handing in and queue it.

    Refuses `NotFound`, a booklet that is out (`StillOut`), and one that was lost (`Ended`).
    """
    with desk.signed(Right.KEEP_CUSTODY, act) as pen:
        if pen.answer is not None:
            return outbox.job(pen.answer["paper"])
        passport = get(no)
        loan = custody.open_loan(passport)
        if loan is not None:
            raise StillOut(passport.no, loan.taken_by, loan.out_on)
        if passport.lost_on is not None:
            raise Ended(passport.no, STANDINGS["lost"])
        last = passport.loans.where(Loan.back_on.is_null(False)).order_by(Loan.id.desc()).first()
        paper = outbox.queue(pen, KIND, passport.no, _state(desk, pen, passport, last))
        pen.write(
            "custody_slip", passport.no,
            {"loan": "" if last is None else last.no, "paper": paper},
        )  # fmt: skip
        pen.result = {"paper": paper}
        return outbox.job(paper)


def _state(desk: Desk, pen: Pen, passport: Passport, loan: Loan | None) -> SurrenderSlip:
    late = 0
    if loan is not None and loan.due_on is not None and loan.back_on is not None:
        late = max(0, return_day.days_late(loan.due_on, loan.back_on))
    return SurrenderSlip(
        office=read_office(), custody_no=passport.no, tag="" if loan is None else loan.tag,
        loan_no="" if loan is None else loan.no, holder=passport.holder, pinyin=passport.pinyin,
        organisation=passport.unit, passport_masked=mask_identity(passport.passport_no),
        kind=title(passport.kind), expires_on=passport.expires_on,
        approval_no="" if loan is None else loan.approval_no,
        due_on=None if loan is None else loan.due_on, days_late=late,
        in_on=passport.taken_in_on if loan is None or loan.back_on is None else loan.back_on,
        brought_by="" if loan is None else loan.brought_by,
        stamps_checked=None if loan is None else loan.stamps_checked, place=passport.place,
        clerk=desk.clerk.name, window=desk.window, made_at=pen.now,
    )  # fmt: skip
