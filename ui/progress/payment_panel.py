"""收费: what is owed, how it is paid, the number of the fiscal receipt."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from counter.casetypes.vocabulary import Choice, Question
from counter.dayclose import till
from counter.dayclose.till import METHODS
from counter.desk import new_act
from counter.errors import BadAnswers, Fault
from counter.queue.card import CaseCard
from counter.text import Text
from counter.values.money import Money
from ui.kit.workbench import Workbench
from ui.progress.panel import Panel

QUESTIONS = (
    Question("amount", Text("金额（元）", "Amount (yuan)"), "text"),
    Question(
        "method", Text("方式（数字键 1–5）", "Paid by (1–5)"), "choice",
        default=next(iter(METHODS)),
        choices=tuple(
            # The card is narrow: 转账／缴款书 stands there as 转账.
            Choice(code, Text(title.zh.partition("／")[0], title.en))
            for code, title in METHODS.items()
        ),
    ),
    Question("fiscal_no", Text("财政票据号", "Fiscal receipt no."), "text", required=False),
)  # fmt: skip


def payment_panel(bench: Workbench, card: CaseCard, parent: QWidget | None = None) -> Panel:
    """The panel of a payment, filled with what is owed; a digit chooses the method."""
    act = new_act()

    def work(answers: dict[str, Any]) -> Any:
        amount = _amount(str(answers.get("amount") or ""))
        method, fiscal_no = str(answers["method"]), str(answers.get("fiscal_no") or "")
        return lambda: till.pay(bench.desk, card.row.case_no, amount, method, fiscal_no, act)

    title = Text("收费：应缴 {owes}", "Payment: {owes} due").fill(owes=card.owes)
    act_title = Text("确认收费", "Take the payment")
    panel = Panel(bench, title, QUESTIONS, work, act_title, parent, first="method")
    panel.fill(amount=card.owes.plain)
    return panel


def _amount(typed: str) -> Money:
    """The amount as typed, full-width digits too; refuses what is no positive amount."""
    try:
        amount = Money.read(typed.replace(",", ""))
    except ValueError:
        amount = Money(0)
    if amount <= Money(0):
        wrong = Text("金额应大于 0，最多两位小数。", "An amount above 0, at most two places.")
        raise BadAnswers((Fault("amount", wrong),))
    return amount
