"""Money at the window: payments and refunds, each a new row; nothing is ever changed.

Each is shared out at once between the hall's own fees and what it collects for others (代收).
"""

from __future__ import annotations

from counter import second_person
from counter.dayclose import fiscal
from counter.dayclose.fiscal import FiscalNumber
from counter.desk import Desk, Pen
from counter.errors import BadAnswers, Fault, Refused
from counter.second_person import SecondPerson
from counter.store import shares
from counter.store.casebook import get, owed, paid
from counter.store.tables.cases import Case
from counter.store.tables.money import Payment
from counter.store.visitbook import cases_of
from counter.text import Text
from counter.values.clerk import Right
from counter.values.methods import METHODS
from counter.values.money import Money
from counter.values.remarks import remark

__all__ = ["METHODS", "TooMuch", "pay", "refund"]

_NO_REASON = Text("请填写退费原因。", "Enter the reason for the refund.")


class TooMuch(Refused):
    """More than is owed, or more back than was paid."""

    def __init__(self, asked: Money, at_most: Money) -> None:
        self.asked, self.at_most = asked, at_most
        super().__init__(
            Text("{asked} 超过可办的 {most}。请核对金额。",
                 "{asked} is more than {most}. Check it.")
            .fill(asked=asked, most=at_most)
        )  # fmt: skip


def pay(
    desk: Desk, case_no: str, amount: Money, method: str, fiscal_no: str, act: str,
    receipt: FiscalNumber | None = None,
) -> Money:  # fmt: skip
    """Take `amount` for a case; returns what is still owed. `receipt` is the fiscal e-receipt's
    code and number; `fiscal_no` a number in an old form, kept as it was written.

    Refuses `TooMuch`, and `BadAnswers` for nothing, a negative amount or an unknown method, and
    a receipt that was given before (`FiscalUsed`).
    """
    number = remark("fiscal_no", fiscal_no if receipt is None else receipt.written, longest=40)
    with desk.signed(Right.TAKE_MONEY, act) as pen:
        case = get(case_no)
        if pen.answer is None:
            _check(amount, method)
            if amount > owed(case):
                raise TooMuch(amount, owed(case))
            payment = _write(desk, pen, case, amount, method, number, "")
            if receipt is not None:
                fiscal.keep(desk, pen, case, receipt, amount, "paid", payment)
            pen.write(
                "pay", case.no,
                {"amount": amount, "method": method, "fiscal_no": number,
                 "receipt": "" if receipt is None else receipt.written,
                 "shift": payment.shift_id},
                *shares.tallies(payment, "paid"),
            )  # fmt: skip
        return owed(case)


class OtherSum(Refused):
    """The cases of the visit owe another sum than the one that was asked for."""

    def __init__(self, asked: Money, owes: Money) -> None:
        self.asked, self.owes = asked, owes
        super().__init__(
            Text("来访应缴 {owes}，不是 {asked}。请核对后再收。",
                 "The visit owes {owes}, not {asked}. Check it and take it again.")
            .fill(asked=asked, owes=owes)
        )  # fmt: skip


def pay_visit(
    desk: Desk, visit: str, amount: Money, method: str, fiscal_no: str, act: str
) -> Money:
    """Take what all cases of a visit owe in one act, split case by case; returns what is left.

    Refuses `OtherSum` where `amount` is not exactly that, and `BadAnswers` as `pay` does.
    """
    number = remark("fiscal_no", fiscal_no, longest=40)
    with desk.signed(Right.TAKE_MONEY, act) as pen:
        cases = cases_of(visit)
        if pen.answer is None:
            _check(amount, method)
            owes = {case.no: max(owed(case), Money(0)) for case in cases}
            if Money.total(owes.values()) != amount:
                raise OtherSum(amount, Money.total(owes.values()))
            for case in cases:
                part = owes[case.no]
                if not part:
                    continue
                payment = _write(desk, pen, case, part, method, number, "")
                pen.write(
                    "pay", case.no,
                    {"amount": part, "method": method, "fiscal_no": number, "visit": visit,
                     "shift": payment.shift_id},
                    *shares.tallies(payment, "paid"),
                )  # fmt: skip
        return Money.total(owed(case) for case in cases)


def refund(
    desk: Desk, case_no: str, amount: Money, method: str, reason: str, act: str,
    approved_by: SecondPerson | None = None,
) -> Money:  # fmt: skip
    """Give `amount` back, with a reason; returns what is now owed. A supervisor's right, or a
    clerk's with a supervisor beside him.

    Refuses `TooMuch` beyond what was paid, and `BadAnswers` without a reason.
    """
    why = remark("reason", reason, _NO_REASON)
    approver = second_person.approved(desk, Right.REFUND, approved_by)
    with desk.signed(Right.TAKE_MONEY, act) as pen:
        case = get(case_no)
        if pen.answer is None:
            _check(amount, method)
            if amount > paid(case):
                raise TooMuch(amount, paid(case))
            payment = _write(desk, pen, case, -amount, method, "", why)
            pen.write(
                "refund", case.no,
                {"amount": amount, "method": method, "reason": why, "approved_by": approver,
                 "shift": payment.shift_id},
                *shares.tallies(payment, "refunded"),
            )  # fmt: skip
        return owed(case)


def _check(amount: Money, method: str) -> None:
    if amount <= Money(0):
        raise BadAnswers((Fault("amount", Text("金额应大于零。", "Enter more than zero.")),))
    if method not in METHODS:
        raise BadAnswers((Fault("method", Text("请选择收款方式。", "Choose how it is paid.")),))


def _write(
    desk: Desk, pen: Pen, case: Case, amount: Money, method: str, fiscal_no: str, reason: str
) -> Payment:
    row = {"fiscal_no": fiscal_no, "reason": reason, "day": pen.day, "at": pen.now,
           "clerk": desk.clerk.name, "window": desk.window}  # fmt: skip
    return shares.take(case, amount, method, row)
