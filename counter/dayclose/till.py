"""Money at the window: payments and refunds, each a new row; nothing is ever changed."""

from __future__ import annotations

from counter.desk import Desk, Pen
from counter.errors import BadAnswers, Fault, Refused
from counter.store.casebook import get, owed, paid
from counter.store.journal import Tally
from counter.store.tables.cases import Case
from counter.store.tables.money import Payment
from counter.text import Text
from counter.values.clerk import Right
from counter.values.money import Money
from counter.values.remarks import remark

METHODS: dict[str, Text] = {
    "cash": Text("现金", "cash"),
    "card": Text("刷卡", "card"),
    "wechat": Text("微信", "WeChat"),
    "alipay": Text("支付宝", "Alipay"),
    "transfer": Text("转账／缴款书", "transfer"),
}
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


def pay(desk: Desk, case_no: str, amount: Money, method: str, fiscal_no: str, act: str) -> Money:
    """Take `amount` for a case; returns what is still owed.

    Refuses `TooMuch`, and `BadAnswers` for nothing, a negative amount or an unknown method.
    """
    number = remark("fiscal_no", fiscal_no, longest=40)
    with desk.signed(Right.TAKE_MONEY, act) as pen:
        case = get(case_no)
        if pen.answer is None:
            _check(amount, method)
            if amount > owed(case):
                raise TooMuch(amount, owed(case))
            _write(desk, pen, case, amount, method, number, "")
            tally = Tally("paid", method=method, fen=amount.fen)
            pen.write(
                "pay", case.no,
                {"amount": amount, "method": method, "fiscal_no": number}, tally,
            )  # fmt: skip
        return owed(case)


def refund(desk: Desk, case_no: str, amount: Money, method: str, reason: str, act: str) -> Money:
    """Give `amount` back, with a reason; returns what is now owed. A supervisor's right.

    Refuses `TooMuch` beyond what was paid, and `BadAnswers` without a reason.
    """
    why = remark("reason", reason, _NO_REASON)
    with desk.signed(Right.REFUND, act) as pen:
        case = get(case_no)
        if pen.answer is None:
            _check(amount, method)
            if amount > paid(case):
                raise TooMuch(amount, paid(case))
            _write(desk, pen, case, -amount, method, "", why)
            tally = Tally("refunded", method=method, fen=amount.fen)
            pen.write(
                "refund", case.no,
                {"amount": amount, "method": method, "reason": why}, tally,
            )  # fmt: skip
        return owed(case)


def _check(amount: Money, method: str) -> None:
    if amount <= Money(0):
        raise BadAnswers((Fault("amount", Text("金额应大于零。", "Enter more than zero.")),))
    if method not in METHODS:
        raise BadAnswers((Fault("method", Text("请选择收款方式。", "Choose how it is paid.")),))


def _write(
    desk: Desk, pen: Pen, case: Case, amount: Money, method: str, fiscal_no: str, reason: str
) -> None:
    Payment.insert(
        case=case, amount=amount, method=method, fiscal_no=fiscal_no, reason=reason, day=pen.day,
        at=pen.now, clerk=desk.clerk.name, window=desk.window,
    ).execute()  # fmt: skip
