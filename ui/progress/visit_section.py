"""同一来访: the other cases of the visit, paid in one act, on one receipt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from counter.casetypes.vocabulary import Question
from counter.dayclose import till
from counter.desk import new_act
from counter.errors import CounterError
from counter.intake.visit import one_receipt
from counter.outbox import PaperJob
from counter.queue.card import CaseCard
from counter.queue.visit import VisitRow, VisitSheet, visit
from counter.text import Text
from counter.values.money import Money
from ui.kit.arrange import horizontal, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.press import Key, Press
from ui.kit.workbench import Workbench
from ui.progress.panel import Inset, Panel
from ui.progress.panel_slot import PanelSlot
from ui.progress.till_asks import METHOD

_TITLE = Text("同一来访 {no}", "Visit {no}")
_LINE = Text("{no}　{kind}　{units}　{step}", "{no}, {kind}, {units}, {step}")
_OWES = Text("　待缴 {owes}", ", {owes} to pay")
_TOTAL = Text("全部待缴 {owes}", "{owes} to pay in all")
_IS_ONE = Text("已用一张总回执；各件单独的回执已作废，请收回。",
               "One receipt stands for all; the cases' own are void: take them back.")
_FISCAL = Question("fiscal_no", Text("票据号", "Receipt no."), "text", required=False)


class VisitSection(Inset):
    """A line a case; Ctrl+T draws the total receipt, Ctrl+P takes the money."""

    def __init__(self, bench: Workbench, card: CaseCard, parent: QWidget | None = None) -> None:
        super().__init__(parent, "accent")
        self._bench, self._card = bench, card
        self._sheet: VisitSheet | None = None
        self._lines = Label("", "body", self, name="visit-lines", wraps=True)
        self._told = Label("", "caption", self, name="visit-told", wraps=True)
        self._fault = FaultLine(self, name="visit_fault")
        act = new_act()
        self._one = Press(
            bench, Text("一张总回执", "One receipt"), "Ctrl+T",
            work=lambda: lambda: one_receipt(bench.desk, card.row.case_no, act),
            then=self._on_paper, owner=self, line=self._fault, name="one-receipt",
        )  # fmt: skip
        self._pay = Key(Text("一并收费", "Take it all"), "Ctrl+P", self, look="primary",
                        name="pay-visit")  # fmt: skip
        back = Key(Text("返回", "Back"), "Esc", self, look="quiet", name="panel_back")
        self._slot = PanelSlot()

        self._pay.clicked.connect(self._ask_money)
        back.clicked.connect(self.closed)
        self._slot.acted.connect(self.acted)
        self._slot.refused.connect(self.refused)
        self._slot.left.connect(self._slot.close)
        vertical(
            self, Label(_TITLE.fill(no=card.visit), "emphasis", self), self._lines, self._told,
            self._fault, horizontal(None, self._pay, self._one, back, None), self._slot, margin=12,
        )  # fmt: skip
        self._pay.hide()
        self.setFocusProxy(back)
        bench.background.run(
            self, lambda: visit(bench.desk, card.visit), self._on_found,
            lambda error: self._failed(error),
        )  # fmt: skip

    def _on_found(self, sheet: VisitSheet) -> None:
        self._sheet = sheet
        self._lines.show_text("\n".join(_words(row) for row in sheet.rows))
        told = [_TOTAL.fill(owes=sheet.owes)] if sheet.owes else []
        told += [_IS_ONE] if sheet.has_total else []
        self._told.show_text("\n".join(map(say, told)))
        self._pay.setVisible(bool(sheet.owes))
        (self._pay if sheet.owes else self._one.key).setFocus()
        self.grew.emit()

    def _on_paper(self, job: PaperJob) -> None:
        self.acted.emit(job)

    def _ask_money(self) -> None:
        sheet, act = self._sheet, new_act()
        if sheet is None:
            return

        def work(told: dict[str, Any]) -> Callable[[], Money]:
            method, number = str(told["method"]), str(told.get("fiscal_no") or "")
            return lambda: till.pay_visit(
                self._bench.desk, sheet.number, sheet.owes, method, number, act
            )

        title = Text("整次来访收费：{owes}", "The whole visit: {owes}").fill(owes=sheet.owes)
        panel = Panel(
            self._bench, title, (METHOD, _FISCAL), work, Text("确认收费", "Take the payment"),
            self, first="method",
        )  # fmt: skip
        self._slot.open(panel)

    def _failed(self, error: CounterError) -> None:
        self._fault.show_text(error.text)


def _words(row: VisitRow) -> str:
    told = say(_LINE.fill(no=row.case_no, kind=row.kind, units=row.units, step=row.step))
    return told + say(_OWES.fill(owes=row.owes)) if row.owes > Money(0) else told
