"""退补: a prepaid fee is settled when the office outside has told what it really took.

Nothing charged is changed: the prepaid fee is taken back by a contrary line and the real one
charged, so the difference is what is owed, or what must go back.
"""

from __future__ import annotations

from dataclasses import dataclass

from counter import outbox
from counter.desk import Desk, Pen, read_office
from counter.errors import BadAnswers, Fault, Refused, WrongStep
from counter.outbox import PaperJob
from counter.progress.slips import SettlementSlip
from counter.store import charging
from counter.store.casebook import get, kind_of, owed
from counter.store.charging import MOST_FEE, SETTLE, NewLine
from counter.store.tables.cases import Case, Piece
from counter.store.tables.money import Payment
from counter.store.tables.outside import ConsignmentPiece
from counter.text import Text
from counter.values.clerk import Right
from counter.values.lines import StandingLine
from counter.values.methods import METHODS
from counter.values.money import Money
from counter.values.remarks import remark

FOR_OTHERS = ("embassy", "mfa")
_NEGATIVE = Text("实付金额不能为负。", "The fee cannot be negative.")
_TOO_MUCH = Text("金额过大，最多 {most}。请核对。", "Too much: at most {most}. Check it.")


class NothingPrepaid(Refused):
    """The line is not on the bill, or is the hall's own fee."""

    def __init__(self, case_no: str) -> None:
        super().__init__(
            Text("{no} 没有可结算的这一项；只有代收的使领馆费可以结算。请在费用明细中选择。",
                 "{no} has no such prepaid fee; only fees collected for others are settled. "
                 "Choose one of the lines of the bill.").fill(no=case_no)
        )  # fmt: skip


@dataclass(frozen=True)
class ToSettle:
    """A prepaid fee; `actual` is what the office took, as far as the returned pieces tell."""

    line: StandingLine
    actual: Money | None


@dataclass(frozen=True)
class Settled:
    """A settled fee: positive `difference` is to be paid, negative goes back."""

    case_no: str
    prepaid: Money
    actual: Money
    difference: Money
    owes: Money
    paper: PaperJob


def to_settle(desk: Desk, case_no: str) -> tuple[ToSettle, ...]:
    """The prepaid fees of a case that are not settled yet (`NotFound`)."""
    with desk.reading():
        case = get(case_no)
        return tuple(
            ToSettle(line, _taken_outside(case, line.code))
            for line in charging.lines(case)
            if line.payee in FOR_OTHERS and not line.is_settled
        )


def settle(
    desk: Desk, case_no: str, charge: str, actual: Money, note: str, act: str,
    *, method: str = "", is_receipt_back: bool = False,
) -> Settled:  # fmt: skip
    """Put the real fee in place of the prepaid line `charge` (its code); the slip is queued.

    `method` is how the difference is to be paid, `is_receipt_back` whether the first receipt was
    handed back. The money itself is then taken, or given back, at the till. Refuses
    `NothingPrepaid`, a case before acceptance, and `BadAnswers` for less than nothing or more than
    any fee.
    """
    said = remark("note", note)
    if actual < Money(0):
        raise BadAnswers((Fault("amount", _NEGATIVE),))
    if actual > MOST_FEE:
        raise BadAnswers((Fault("amount", _TOO_MUCH.fill(most=MOST_FEE)),))
    with desk.signed(Right.TAKE_MONEY, act) as pen:
        case = get(case_no)
        if pen.answer is not None:
            prepaid = Money(pen.answer["prepaid"])
            paper = outbox.job(pen.answer["paper"])
            return Settled(case.no, prepaid, actual, actual - prepaid, owed(case), paper)
        if case.accepted_on is None:
            step = kind_of(case).workflow.step(case.step).title
            raise WrongStep(case.no, step, Text("结算", "settle"))
        line = charging.line(case, charge)
        if line is None or line.payee not in FOR_OTHERS:
            raise NothingPrepaid(case.no)
        counts = charging.add(case, pen.day, _contrary(line, actual))
        pen.write(
            "settle", case.no,
            {"charge": charge, "prepaid": line.now, "actual": actual, "note": said,
             "is_receipt_back": is_receipt_back}, *counts,
        )  # fmt: skip
        slip = _state(desk, pen, case, line, actual, said, method, is_receipt_back)
        paper_id = outbox.queue(pen, "settlement_slip", case.no, slip)
        pen.result = {"paper": paper_id, "prepaid": line.now.fen}
        difference = actual - line.now
        return Settled(
            case.no, line.now, actual, difference, owed(case), outbox.job(paper_id)
        )


def _contrary(line: StandingLine, actual: Money) -> tuple[NewLine, NewLine]:
    code = SETTLE + line.code
    back = Text("冲预收：{title}", "Prepaid, taken back: {title}").fill(title=line.title)
    real = Text("{title}（实付）", "{title} (real)").fill(title=line.title)
    return (
        NewLine(code, back, -line.now, line.payee),
        NewLine(code, real, actual, line.payee),
    )


def _taken_outside(case: Case, code: str) -> Money | None:
    """What the embassy took for the pieces of a line's class; None while that is not known."""
    if not code.startswith("embassy-"):
        return None
    rows = (
        ConsignmentPiece.select(ConsignmentPiece, Piece)
        .join(Piece)
        .where(ConsignmentPiece.case == case)
    )
    deed_class = code.removeprefix("embassy-")
    fees = [row.fee for row in rows if row.piece.answers.get("class") == deed_class]
    known = [fee for fee in fees if fee is not None]
    return Money.total(known) if known and len(known) == len(fees) else None


def _state(
    desk: Desk, pen: Pen, case: Case, line: StandingLine, actual: Money, note: str, method: str,
    is_receipt_back: bool,
) -> SettlementSlip:  # fmt: skip
    numbers = [row.fiscal_no for row in case.payments.order_by(Payment.id) if row.fiscal_no]
    return SettlementSlip(
        office=read_office(), case_no=case.no, tag=case.tag, kind=kind_of(case).title,
        applicant=case.name, fee=line.title, prepaid=line.now, actual=actual,
        difference=actual - line.now, method=METHODS.get(method),
        old_receipt_no="、".join(numbers), is_receipt_back=is_receipt_back, note=note,
        settled_on=pen.day, clerk=desk.clerk.name, window=desk.window, made_at=pen.now,
    )  # fmt: skip
