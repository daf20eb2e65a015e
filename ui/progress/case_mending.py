"""Money and mending of a case, each where it is possible: 收费 (F9), 缴费通知 (Ctrl+F9), 退费
(Shift+F9), 更正 (F7)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.desk import new_act
from counter.intake import correction
from counter.intake.correction import Present
from counter.outbox import PaperJob
from counter.progress.payment_notice import ask_to_pay
from counter.queue.card import CaseCard
from counter.text import Text
from counter.values.clerk import Right
from counter.values.money import Money
from ui.kit.arrange import horizontal, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.press import Key, Press
from ui.kit.workbench import Workbench
from ui.progress.refund_panel import goes_back

_BACK = Text("▲ 应退 {back}", "▲ {back} must go back")
_BACK_BY = Text("▲ 应退 {back}，须主管在场", "▲ {back} must go back, before a supervisor")


class CaseMending(QWidget):
    """What stands beside the moves: it changes no step."""

    pay_wanted = Signal()
    refund_wanted = Signal()
    notice_drawn = Signal(object)
    """A notice of payment was drawn (`PaperJob`)."""
    present_told = Signal(object)
    """What is recorded now (`Present`), to be corrected."""

    def __init__(self, bench: Workbench, line: FaultLine, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = bench
        self._card: CaseCard | None = None
        self._back = Label("", "warning", self, name="goes_back", wraps=True)
        self._pay = Key(Text("收费", "Payment"), "F9", self, name="pay")
        self._correct = Press(
            bench, Text("更正", "Correct"), "F7", work=self._presenting,
            then=self.present_told.emit, owner=self, look="quiet", line=line, name="correct",
        )  # fmt: skip
        self._refund = Key(Text("退费", "Refund"), "Shift+F9", self, look="quiet", name="refund")
        self._ask = Press(
            bench, Text("缴费通知", "Ask to pay"), "Ctrl+F9", work=self._asking,
            then=self.notice_drawn.emit, owner=self, look="quiet", line=line,
            name="payment_notice",
        )  # fmt: skip

        self._pay.clicked.connect(self.pay_wanted)
        self._refund.clicked.connect(self.refund_wanted)

        quiet = horizontal(None, self._correct, self._ask, self._refund, None, spacing=4)
        vertical(self, self._back, self._pay, quiet)

    @property
    def may_pay(self) -> bool:
        """Whether something is owed and this clerk may take it."""
        return self._is_owed(Right.TAKE_MONEY, lambda card: card.owes)

    @property
    def may_refund(self) -> bool:
        """Whether something may go back and this clerk may give it; what must go back, each
        window gives with a supervisor beside it."""
        must = self._is_owed(Right.TAKE_MONEY, lambda card: -card.owes)
        return must or self._is_owed(Right.REFUND, goes_back)

    def show_card(self, card: CaseCard) -> None:
        """Show what is possible with `card`."""
        self._card = card
        may_refund = self._bench.desk.clerk.may(Right.REFUND)
        self._back.show_text((_BACK if may_refund else _BACK_BY).fill(back=-card.owes))
        self._back.setVisible(card.owes < Money(0))
        self._pay.setVisible(self.may_pay)
        self._ask.setVisible(self.may_pay)
        self._refund.setVisible(self.may_refund)
        self._correct.setVisible(self._may_correct)

    def correct(self) -> None:
        """F7: open what is recorded, to be corrected."""
        if self._may_correct:
            self._correct.press()

    @property
    def _may_correct(self) -> bool:
        is_open = self._card is not None and self._card.row.stage not in ("done", "ended")
        return is_open and self._bench.desk.clerk.may(Right.CORRECT)

    def _is_owed(self, right: Right, sum_of: Callable[[CaseCard], Money]) -> bool:
        may = self._bench.desk.clerk.may(right)
        return may and self._card is not None and sum_of(self._card) > Money(0)

    def _asking(self) -> Callable[[], PaperJob] | None:
        if self._card is None:
            return None
        desk, case_no, act = self._bench.desk, self._card.row.case_no, new_act()
        return lambda: ask_to_pay(desk, case_no, act)

    def _presenting(self) -> Callable[[], Present] | None:
        if self._card is None:
            return None
        desk, case_no, act = self._bench.desk, self._card.row.case_no, new_act()
        return lambda: correction.present(desk, case_no, act)
