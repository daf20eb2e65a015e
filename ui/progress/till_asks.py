"""What both ways of the till ask: how much, and how it is paid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from counter.casetypes.vocabulary import Choice, Question
from counter.dayclose.fiscal import FiscalNumber
from counter.errors import BadAnswers, Fault
from counter.text import Text
from counter.values.methods import METHODS
from counter.values.money import Money

# The card is narrow; receipts and figures say it in full.
_SHORT = {"transfer": Text("转账", "bank")}
AMOUNT = Question("amount", Text("金额（元）", "Amount (yuan)"), "text")
METHOD = Question(
    "method", Text("方式（数字键 1–5）", "Paid by (1–5)"), "choice",
    default=next(iter(METHODS)),
    choices=tuple(Choice(code, _SHORT.get(code, title)) for code, title in METHODS.items()),
)  # fmt: skip


FISCAL = (
    Question("fiscal_code", Text("票据代码（8 位）", "Receipt code (8)"), "text", required=False),
    Question("fiscal_no", Text("票据号码（10 位）", "Receipt no. (10)"), "text", required=False),
    Question("pay_code", Text("缴款码", "Payment code"), "text", required=False),
)  # fmt: skip


def receipt_of(answers: Mapping[str, Any]) -> FiscalNumber | None:
    """The fiscal receipt that was typed; None for nothing. Refuses half of one."""
    return FiscalNumber.read(*(str(answers.get(question.code) or "") for question in FISCAL))


def amount_of(typed: object, question: str = "amount") -> Money:
    """The amount as typed, full-width digits too; refuses what is no positive amount."""
    amount = _read(typed)
    if amount is None or amount <= Money(0):
        wrong = Text("金额应大于 0，最多两位小数。", "An amount above 0, at most two places.")
        raise BadAnswers((Fault(question, wrong),))
    return amount


def any_amount_of(typed: object, question: str = "actual") -> Money:
    """The same where nothing, 0, is an amount too: an embassy that takes no fee."""
    amount = _read(typed)
    if amount is None or amount < Money(0):
        wrong = Text("金额不能为负，最多两位小数。", "Not below 0, at most two places.")
        raise BadAnswers((Fault(question, wrong),))
    return amount


def _read(typed: object) -> Money | None:
    try:
        return Money.read(str(typed or "").replace(",", ""))
    except ValueError:
        return None
