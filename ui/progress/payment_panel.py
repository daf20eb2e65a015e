"""收费: what is owed, how it is paid, the number of the fiscal receipt."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from counter.dayclose import till
from counter.desk import new_act
from counter.queue.card import CaseCard
from counter.text import Text
from ui.kit.workbench import Workbench
from ui.progress.panel import Panel
from ui.progress.till_asks import AMOUNT, FISCAL, METHOD, amount_of, receipt_of

QUESTIONS = (AMOUNT, METHOD, *FISCAL)


def payment_panel(bench: Workbench, card: CaseCard, parent: QWidget | None = None) -> Panel:
    """The panel of a payment, filled with what is owed; a digit chooses the method."""
    act = new_act()

    def work(answers: dict[str, Any]) -> Any:
        amount = amount_of(answers.get("amount"))
        method, receipt = str(answers["method"]), receipt_of(answers)
        return lambda: till.pay(bench.desk, card.row.case_no, amount, method, "", act, receipt)

    title = Text("收费：应缴 {owes}", "Payment: {owes} due").fill(owes=card.owes)
    act_title = Text("确认收费", "Take the payment")
    panel = Panel(bench, title, QUESTIONS, work, act_title, parent, first="method")
    panel.done_words = Text("已收费", "Payment taken")
    panel.fill(amount=card.owes.plain)
    return panel
