"""退费: what goes back, how, and why. A supervisor's act, or a clerk's with one beside him."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from counter.casetypes.vocabulary import Question
from counter.dayclose import till
from counter.desk import new_act
from counter.queue.card import CaseCard
from counter.text import Text
from counter.values.clerk import Right
from counter.values.money import Money
from ui.kit.second_person import SecondPersonAsk
from ui.kit.workbench import Workbench
from ui.progress.panel import Panel
from ui.progress.reason_list import ReasonList
from ui.progress.reasons import REFUND
from ui.progress.till_asks import AMOUNT, METHOD, amount_of

QUESTIONS = (AMOUNT, METHOD, Question("reason", Text("退费原因", "Why"), "text"))
_MUST = Text("退费：应退 {back}", "Refund: {back} must go back")
_MAY = Text("退费：最多可退 {back}", "Refund: {back} at most")


def goes_back(card: CaseCard) -> Money:
    """What must go back of what was paid; where nothing must, all of it may. Never negative."""
    return -card.owes if card.owes < Money(0) else card.paid - card.refunded


def refund_panel(bench: Workbench, card: CaseCard, parent: QWidget | None = None) -> Panel:
    """The panel of a refund, filled with what may go back; a digit chooses the method."""
    act, ask = new_act(), SecondPersonAsk(bench, Right.REFUND)

    def work(answers: dict[str, Any]) -> Any:
        amount = amount_of(answers.get("amount"))
        method, reason = str(answers["method"]), str(answers.get("reason") or "")
        vouch = ask.vouching()
        return lambda: till.refund(
            bench.desk, card.row.case_no, amount, method, reason, act, vouch()
        )

    back = goes_back(card)
    title = (_MUST if card.owes < Money(0) else _MAY).fill(back=back)
    act_title = Text("确认退费", "Give it back")
    panel = Panel(bench, title, QUESTIONS, work, act_title, parent, first="method")
    panel.done_words = Text("已退费", "Refunded")
    panel.insert(ReasonList(panel, "reason", REFUND))
    panel.insert(ask)
    ask.entered.connect(panel.complete)
    panel.fill(amount=back.plain)
    return panel
