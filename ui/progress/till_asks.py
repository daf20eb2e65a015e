"""What both ways of the till ask: how much, and how it is paid."""

from __future__ import annotations

from counter.casetypes.vocabulary import Choice, Question
from counter.dayclose.till import METHODS
from counter.errors import BadAnswers, Fault
from counter.text import Text
from counter.values.money import Money

# The card is narrow; receipts and figures say it in full.
_SHORT = {"transfer": Text("转账", "bank")}
AMOUNT = Question("amount", Text("金额（元）", "Amount (yuan)"), "text")
METHOD = Question(
    "method", Text("方式（数字键 1–5）", "Paid by (1–5)"), "choice",
    default=next(iter(METHODS)),
    choices=tuple(Choice(code, _SHORT.get(code, title)) for code, title in METHODS.items()),
)  # fmt: skip


def amount_of(typed: object) -> Money:
    """The amount as typed, full-width digits too; refuses what is no positive amount."""
    try:
        amount = Money.read(str(typed or "").replace(",", ""))
    except ValueError:
        amount = Money(0)
    if amount <= Money(0):
        wrong = Text("金额应大于 0，最多两位小数。", "An amount above 0, at most two places.")
        raise BadAnswers((Fault("amount", wrong),))
    return amount
