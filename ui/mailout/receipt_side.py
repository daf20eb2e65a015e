"""回执: scan a waybill or a label, and say that it was signed for or came back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from counter.casetypes.conditions import Is
from counter.casetypes.vocabulary import Choice, Question
from counter.errors import CounterError
from counter.mailout import outcomes, returns
from counter.mailout.envelope import STATES
from counter.mailout.outcomes import Gone, Unsigned
from counter.mailout.returns import CORRECTED, THEN, Then
from counter.text import Text
from ui.kit import sound
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.attempts import Attempts
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.press import Key, Press
from ui.kit.table import Column, Table
from ui.kit.workbench import Workbench
from ui.mailout.shelf import Nothing

_FIELD = Text("扫描或输入运单号，Enter", "Scan or type a waybill, Enter")
_FOUND = Text("{waybill}　{receiver}　{city}", "{waybill}, {receiver}, {city}")
_STANDS = Text("{state}　信封 {no}　{on} 交寄，{days} 天　{cases}",
               "{state}; envelope {no}, posted {on}, {days} {days:day|days} ago; {cases}"
)  # fmt: skip
_LATE = Text("{n} 件交寄满 {days} 天仍无回执{doubt}",
             "{n} posted {days} days ago or more, nothing heard{doubt}")  # fmt: skip
_DOUBT = Text("（天数待核实）", " (days to be verified)")
_SIGNED = (
    Question("on", Text("签收日期", "Signed for on"), "date"),
    Question("signer", Text("签收人（非本人时填）", "Signed by, if another"), "text",
             required=False),
)  # fmt: skip
_BACK = (
    Question("reason", Text("退回原因", "Why it came back"), "text"),
    Question("then", Text("以后", "Then"), "choice",
             choices=tuple(Choice(code, title) for code, title in THEN), default="post"),
)  # fmt: skip

_RIGHT = tuple(replace(question, when=Is("then", "post"), required=False) for question in CORRECTED)
"""What may be put right before it is posted anew; none of it must be told."""

GONE_COLUMNS = (
    Column(Text("天", "Days"), lambda row: str(row.days), 44, role="number"),
    Column(Text("运单", "Waybill"), lambda row: row.waybill, 140, role="strong"),
    Column(Text("收件人", "Receiver"), lambda row: row.receiver_masked, 72),
    Column(Text("城市", "City"), lambda row: row.city, 80),
    Column(Text("办件", "Cases"), lambda row: "、".join(row.case_nos), 0, role="muted"),
)


class ReceiptSide(Surface):
    """The field, what was found, and what nobody has heard of."""

    file_wanted = Signal()

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        self._found: Gone | None = None

        # Parts
        self.field = QLineEdit(self)
        self._line = FaultLine(self, name="receipt-fault")
        self._head = Label("", "title", self, name="receipt-found", wraps=True)
        self._told = Label("", "muted", self, name="receipt-told", wraps=True)
        self.signed = Press(
            bench, Text("已签收", "Delivered"), "Ctrl+D", work=self._signing,
            then=self._on_written, owner=self, look="primary", name="signed", line=self._line,
        )  # fmt: skip
        self.signed_as = Press(
            bench, Text("改日期、签收人", "Other day or signer"), "Ctrl+Shift+D",
            work=self._signing_as, then=self._on_written, owner=self, look="quiet",
            name="signed-as", line=self._line,
        )  # fmt: skip
        self.back = Press(
            bench, Text("退回", "Came back"), "Ctrl+B", work=self._returning,
            then=self._on_written, owner=self, look="danger", name="came-back", line=self._line,
        )  # fmt: skip
        self._late = Label("", "emphasis", self, name="unsigned-told", wraps=True)
        self.unsigned = Table(
            GONE_COLUMNS, lambda row: row.envelope_no, self, name="unsigned",
            title=Text("未签收", "Not signed for"),
            empty=Text("没有超期未签收的信封。", "Nothing is overdue."), is_compact=True,
        )  # fmt: skip
        self._file = Key(Text("导入寄递结果", "Read a results file"), "Ctrl+O", self,
                         name="outcomes-open")  # fmt: skip

        # Wiring
        self.field.returnPressed.connect(self._on_enter)
        self.unsigned.opened.connect(lambda row: self.find_gone(row.waybill or row.envelope_no))
        self._file.clicked.connect(self.file_wanted)

        # Put together
        self.field.setObjectName("receipt-scan")
        self.field.setPlaceholderText(say(_FIELD))
        self.field.setAccessibleName(say(_FIELD))
        keys = horizontal(None, self.signed, self.back, self.signed_as, None)
        column = vertical(
            self, self.field, self._line, self._head, self._told, keys, 4, self._late,
            self.unsigned, horizontal(None, self._file, None), spacing=10, margin=16,
        )  # fmt: skip
        column.setStretch(7, 1)
        self._show(None)

    def find_gone(self, text: str) -> None:
        """Look for the envelope that left under this waybill, label or case."""
        desk = self._bench.desk
        self._bench.background.run(
            self, lambda: outcomes.find_gone(desk, text), self._on_found, self._on_missing
        )

    def show_unsigned(self, told: Unsigned) -> None:
        """What nobody has heard of."""
        doubt = _DOUBT if told.is_uncertain else Text("", "")
        self._late.show_text(_LATE.fill(n=len(told.rows), days=told.days, doubt=doubt))
        self.unsigned.show_rows(told.rows)

    def _on_enter(self) -> None:
        """The field's Enter: look for it; once more on what was found: signed for."""
        text = self.field.text().strip()
        if text:
            self.find_gone(text)
        elif self._found is not None:
            self.signed.press()

    def _on_found(self, gone: Gone) -> None:
        self._line.show_text("")
        self.field.clear()
        self.field.setFocus()
        self._show(gone)

    def _on_missing(self, error: CounterError) -> None:
        sound.play("wrong")
        self._show(None)
        self._line.show_text(error.text)
        self.field.selectAll()

    def _show(self, gone: Gone | None) -> None:
        self._found = gone
        is_out = gone is not None and gone.state == "posted"
        self.signed.allow(is_out)
        self.signed_as.allow(is_out)
        self.back.allow(gone is not None and gone.state != "came_back")
        if gone is None:
            self._head.show_text(Text("扫描后在这里登记签收或退回", "Scan, then record it here"))
            self._told.show_text("")
            return
        self._head.show_text(
            _FOUND.fill(waybill=gone.waybill, receiver=gone.receiver_masked, city=gone.city)
        )
        self._told.show_text(
            _STANDS.fill(
                state=STATES[gone.state], no=gone.envelope_no, on=f"{gone.posted_on:%m-%d}",
                days=gone.days, cases="、".join(gone.case_nos),
            )
        )  # fmt: skip

    def _chosen(self) -> Gone:
        if self._found is None:
            raise Nothing(Text("一个信封（扫描运单）", "an envelope (scan its waybill)"))
        return self._found

    def _signing(self) -> Callable[[], Gone]:
        gone, desk = self._chosen(), self._bench.desk
        act = self._attempts.act("signed", gone.envelope_no)
        return lambda: outcomes.delivered(desk, gone.envelope_no, desk.today, "", act)

    def _signing_as(self) -> Callable[[], Gone] | None:
        gone, desk = self._chosen(), self._bench.desk
        told = self._bench.ask.answers(
            self, Text("签收 {no}", "Delivered: {no}").fill(no=gone.waybill), _SIGNED,
            today=desk.today, initial={"on": desk.today},
        )  # fmt: skip
        if told is None:
            return None
        on, signer = told["on"] or desk.today, str(told["signer"] or "")
        act = self._attempts.act("signed", gone.envelope_no, on, signer)
        return lambda: outcomes.delivered(desk, gone.envelope_no, on, signer, act)

    def _returning(self) -> Callable[[], Gone] | None:
        gone, desk = self._chosen(), self._bench.desk
        told = self._bench.ask.answers(
            self, Text("退回 {no}", "Came back: {no}").fill(no=gone.waybill),
            (*_BACK, *_RIGHT), today=desk.today, yes=Text("登记退回", "Record"),
        )  # fmt: skip
        if told is None:
            return None
        reason, then = str(told["reason"] or ""), cast(Then, told["then"])
        corrected: dict[str, Any] = {
            question.code: str(told.get(question.code) or "") for question in CORRECTED
        }
        act = self._attempts.act("back", gone.envelope_no, reason, then, *corrected.values())
        return lambda: returns.take_back(desk, gone.envelope_no, reason, then, act, corrected)

    def _on_written(self, gone: Gone) -> None:
        self._attempts = Attempts()
        sound.play("right")
        self._show(gone)
        self.field.setFocus()
