"""缴费通知: tells an applicant in writing what he owes, for what, and by when.

It changes nothing but the outbox and the journal; the money itself is taken at the till.
"""

from __future__ import annotations

from datetime import date

from counter import outbox
from counter.desk import Desk, Pen, read_office
from counter.errors import BadAnswers, Fault, Refused
from counter.outbox import PaperJob
from counter.progress import moves
from counter.progress.slips import PaymentNotice
from counter.rules import telling, templates
from counter.rules.calendar import Calendar
from counter.store import shelf
from counter.store.casebook import charge_lines, charged, get, kind_of, owed, paid
from counter.store.tables.cases import Case
from counter.text import Text
from counter.values.clerk import Right
from counter.values.days import in_full
from counter.values.money import Money

KIND = TEMPLATE = "payment_notice"
_PAST = Text(
    "缴费期限已过，请填今天或以后的日期。", "That day is over. Enter today or a later day."
)


class NothingOwed(Refused):
    """The bill is paid, or there is none yet."""

    def __init__(self, case_no: str) -> None:
        self.case_no = case_no
        super().__init__(
            Text("{no} 没有应缴未缴的费用，不用发缴费通知。",
                 "{no} owes nothing; no notice of payment is needed.").fill(no=case_no)
        )  # fmt: skip


def ask_to_pay(desk: Desk, case_no: str, act: str, until: date | None = None) -> PaperJob:
    """Draw the notice of what a case owes now and queue it; `until` None: as the rules say.

    Refuses `NothingOwed`, `FeeOpen` (nobody knows yet what is owed), `NotFound`, and a day that is
    over (`BadAnswers`).
    """
    with desk.signed(Right.TAKE_MONEY, act) as pen:
        if pen.answer is not None:
            return outbox.job(pen.answer["paper"])
        if until is not None and until < pen.day:
            raise BadAnswers((Fault("until", _PAST),))
        case = get(case_no)
        moves.must_be_known(case)
        if owed(case) <= Money(0):
            raise NothingOwed(case.no)
        edition = shelf.newest()
        by = until or telling.pay_by(edition, Calendar(edition), pen.day) or pen.day
        paper = outbox.queue(pen, KIND, case.no, _state(desk, pen, case, by))
        pen.write(KIND, case.no, {"owes": owed(case), "until": by, "paper": paper})
        pen.result = {"paper": paper}
        return outbox.job(paper)


def _state(desk: Desk, pen: Pen, case: Case, until: date) -> PaymentNotice:
    row = templates.find(shelf.newest(), TEMPLATE, pen.day)
    return PaymentNotice(
        office=read_office(), case_no=case.no, tag=case.tag, kind=kind_of(case).title,
        applicant=case.name, charges=charge_lines(case), total=charged(case), paid=paid(case),
        owes=owed(case), until=until,
        body=None if row is None else row.text("body").fill(until=in_full(until)),
        told_on=pen.day, clerk=desk.clerk.name, window=desk.window, made_at=pen.now,
    )  # fmt: skip
