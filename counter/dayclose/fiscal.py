"""财政电子票据: the numbers that the fiscal system gave, kept beside the money they stand for.

The receipt itself is made there; here stand its code (8 digits: region, class, kind, year), its
number (10 digits), the 缴款码 if there was one, the amount, the day, and where it stands now
(domain notes 7). A number is used once in the whole hall.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from counter.desk import Desk, Pen
from counter.errors import BadAnswers, Fault, NotFound, Refused
from counter.store.casebook import get
from counter.store.tables.cases import Case
from counter.store.tables.money import Payment
from counter.store.tables.takings import FiscalReceipt
from counter.text import Text
from counter.values.clerk import Right
from counter.values.money import Money
from counter.values.remarks import remark

STATES: dict[str, Text] = {
    "issued": Text("开具", "issued"),
    "paid": Text("已缴", "paid"),
    "void": Text("作废", "void"),
    "reversed": Text("冲红", "reversed"),
    "returned": Text("退付", "paid back"),
}
_ONWARD = {  # where each state may go; the last three are the end
    "issued": ("paid", "void"),
    "paid": ("void", "reversed", "returned"),
}
_CODE = Text("票据代码是 8 位数字。", "The code of the receipt has 8 digits.")
_NUMBER = Text("票据号码是 10 位数字。", "The number of the receipt has 10 digits.")
_BOTH = Text("票据代码和号码要么都填，要么都不填。", "Give both code and number, or neither.")


class FiscalUsed(Refused):
    """The receipt stands in the books already."""

    def __init__(self, number: str, case_no: str) -> None:
        self.number, self.case_no = number, case_no
        super().__init__(
            Text("票据 {number} 已登记在 {no}。请核对号码。",
                 "Receipt {number} is on record with {no}. Check the number.")
            .fill(number=number, no=case_no)
        )  # fmt: skip


class StateStays(Refused):
    """A receipt cannot go from the state it is in to the one asked for."""

    def __init__(self, number: str, now: Text, wanted: Text) -> None:
        super().__init__(
            Text("票据 {number} 已是“{now}”，不能改为“{wanted}”。",
                 "Receipt {number} is '{now}' and cannot become '{wanted}'.")
            .fill(number=number, now=now, wanted=wanted)
        )  # fmt: skip


@dataclass(frozen=True)
class FiscalNumber:
    """Code and number of a fiscal e-receipt, checked, and the 缴款码 where there was one.

    >>> FiscalNumber.read("50010126", "0000012345").written
    '50010126 0000012345'
    >>> FiscalNumber.read("", "") is None
    True
    """

    code: str
    number: str
    pay_code: str = ""

    @classmethod
    def read(cls, code: str, number: str, pay_code: str = "") -> FiscalNumber | None:
        """What was typed, None for nothing. All 18 digits in one field are understood.

        Refuses (`BadAnswers`) half of it, and other than 8 and 10 digits.
        """
        code, number = "".join(code.split()), "".join(number.split())
        pay = remark("pay_code", pay_code, longest=40)
        if len(code + number) == 18 and "" in (code, number):
            code, number = (code + number)[:8], (code + number)[8:]
        if not (code or number or pay):
            return None
        faults = []
        if not (code and number):
            faults.append(Fault("fiscal_code" if not code else "fiscal_no", _BOTH))
        else:
            if re.fullmatch("[0-9]{8}", code) is None:
                faults.append(Fault("fiscal_code", _CODE))
            if re.fullmatch("[0-9]{10}", number) is None:
                faults.append(Fault("fiscal_no", _NUMBER))
        if faults:
            raise BadAnswers(tuple(faults))
        return cls(code, number, pay)

    @property
    def written(self) -> str:
        """As it prints: code and number."""
        return f"{self.code} {self.number}"


@dataclass(frozen=True)
class FiscalLine:
    """One fiscal receipt of a case or a day."""

    case_no: str
    code: str
    number: str
    pay_code: str
    amount: Money
    state: str
    reason: str
    day: date

    @property
    def title(self) -> Text:
        """Where it stands, in words."""
        return STATES[self.state]


def note(
    desk: Desk, case_no: str, receipt: FiscalNumber, amount: Money, state: str, act: str
) -> FiscalLine:
    """Note a receipt that was issued (开具) or paid (已缴) apart from a payment at this window.

    Refuses `FiscalUsed`, and `BadAnswers` for nothing or another state.
    """
    with desk.signed(Right.TAKE_MONEY, act) as pen:
        if pen.answer is not None:
            return _line(_get(pen.answer["receipt"]))
        case = get(case_no)
        if amount <= Money(0) or state not in ("issued", "paid"):
            wrong = Text("金额应大于零。", "Enter more than zero.")
            raise BadAnswers((Fault("amount", wrong),))
        row = keep(desk, pen, case, receipt, amount, state, None)
        pen.write(
            "fiscal", case.no, {"receipt": receipt.written, "amount": amount, "state": state}
        )
        pen.result = {"receipt": row.id}
        return _line(row)


def mark(
    desk: Desk, case_no: str, code: str, number: str, state: str, reason: str, act: str
) -> FiscalLine:
    """A receipt goes on: paid 已缴, void 作废, reversed 冲红, returned 退付; an end has a reason.

    Refuses `NotFound`, `StateStays`, and `BadAnswers` without a reason.
    """
    missing = None if state == "paid" else Text("请填写原因。", "Enter the reason.")
    why = remark("reason", reason, missing)
    with desk.signed(Right.TAKE_MONEY, act) as pen:
        case = get(case_no)
        row = FiscalReceipt.get_or_none(
            FiscalReceipt.case == case, FiscalReceipt.code == code, FiscalReceipt.number == number
        )
        if row is None:
            raise NotFound(Text("票据 {no}", "receipt {no}").fill(no=f"{code} {number}"))
        if pen.answer is None:
            if state not in _ONWARD.get(row.state, ()):
                wanted = STATES.get(state, Text.same(state))
                raise StateStays(f"{code} {number}", STATES[row.state], wanted)
            before, row.state, row.reason = row.state, state, why
            row.changed_on, row.changed_at, row.changed_by = pen.day, pen.now, desk.clerk.name
            row.save()
            pen.write(
                "fiscal_mark", case.no,
                {"receipt": f"{code} {number}", "from": before, "to": state, "reason": why},
            )  # fmt: skip
        return _line(row)


def of_case(desk: Desk, case_no: str) -> tuple[FiscalLine, ...]:
    """The fiscal receipts of a case, in the order in which they were noted."""
    with desk.reading():
        rows = FiscalReceipt.select().where(FiscalReceipt.case == get(case_no))
        return tuple(_line(row) for row in rows.order_by(FiscalReceipt.id))


def on(day: date) -> tuple[tuple[FiscalLine, ...], tuple[FiscalLine, ...]]:
    """The receipts used on a day, and those that were voided, reversed or paid back on it; by
    number. Only inside a read or an act."""
    by_number = (FiscalReceipt.code, FiscalReceipt.number)
    used = FiscalReceipt.select().where(FiscalReceipt.day == day).order_by(*by_number)
    ended = FiscalReceipt.select().where(
        FiscalReceipt.changed_on == day, FiscalReceipt.state.in_(("void", "reversed", "returned"))
    )
    return tuple(map(_line, used)), tuple(map(_line, ended.order_by(*by_number)))


def keep(
    desk: Desk, pen: Pen, case: Case, receipt: FiscalNumber, amount: Money, state: str,
    payment: Payment | None,
) -> FiscalReceipt:  # fmt: skip
    """Write the receipt of a payment, inside the payment's act. Refuses `FiscalUsed`."""
    known = FiscalReceipt.get_or_none(
        FiscalReceipt.code == receipt.code, FiscalReceipt.number == receipt.number
    )
    if known is not None:
        raise FiscalUsed(receipt.written, known.case.no)
    return FiscalReceipt.create(
        case=case, payment=payment, code=receipt.code, number=receipt.number,
        pay_code=receipt.pay_code, amount=amount, state=state, day=pen.day,
        changed_on=pen.day, changed_at=pen.now, changed_by=desk.clerk.name,
    )  # fmt: skip


def _get(receipt_id: int) -> FiscalReceipt:
    found: FiscalReceipt = FiscalReceipt.get_by_id(receipt_id)
    return found


def _line(row: Any) -> FiscalLine:
    return FiscalLine(
        row.case.no, row.code, row.number, row.pay_code, row.amount, row.state, row.reason, row.day
    )
