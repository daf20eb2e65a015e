"""The X report as it would print. It is looked at or printed, never queued and never kept.

Loads Qt's PDF part: import this file only when a report is to be shown.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.dayclose.shift.x_report import XReport
from counter.errors import CounterError
from counter.papers.register import x_report_pdf
from counter.text import Text
from ui.kit.arrange import horizontal, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.press import Key
from ui.kit.printing.preview import PreviewPane
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

PRINTER_OF = "day_sheet"
"""The X report goes where the sheets of the day go; it is no kind of paper of its own."""
_TITLE = Text("X 报表 {no} · {clerk}", "X report {no}, {clerk}")
_PRINTED = Text("X 报表 {no} 已打印", "X report {no} printed")
_NO_PRINTER = Text(
    "日结单还没有选打印机，X 报表没有打印。请在“打印”页为日结单选一台。",
    "No printer is chosen for day sheets; choose one in the print tray, then print again.",
)


class XView(QWidget):
    """Shows one report until it is left."""

    left = Signal()

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = bench
        self._report: XReport | None = None
        self._pdf = b""
        self._title = Label("", "emphasis", self, name="x-title")
        self._line = FaultLine(self, name="x-fault")
        self.preview = PreviewPane(self)
        self._print = Key(Text("打印", "Print"), "Ctrl+P", self, name="print-x")
        self._back = Key(Text("返回", "Back"), "Esc", self, look="quiet", name="leave-x")
        self._print.clicked.connect(self._on_print)
        self._back.clicked.connect(self.left)
        self.setFocusProxy(self.preview)
        head = horizontal(None, self._title, None, self._print, self._back)
        vertical(self, head, self._line, self.preview, spacing=8, margin=16).setStretch(2, 1)

    def show_report(self, report: XReport) -> None:
        """Draw `report` in the background and show its page."""
        self._report, self._pdf = report, b""
        self.preview.clear()
        self._line.show_text("")
        self._title.show_text(_TITLE.fill(no=report.shift_no, clerk=report.clerk))
        self._print.setEnabled(False)
        self._bench.background.run(
            self, lambda: x_report_pdf(report), partial(self._on_drawn, report), self._on_failed
        )

    def clear(self) -> None:
        """Forget the report: the next one at the screen does not see it."""
        self._report, self._pdf = None, b""
        self.preview.clear()

    def _on_drawn(self, report: XReport, pdf: bytes) -> None:
        if report is self._report:
            self._pdf = pdf
            self.preview.show_pdf(pdf)
            self._print.setEnabled(True)

    def _on_print(self) -> None:
        report, pdf = self._report, self._pdf
        printer = self._bench.printing.printer_for(PRINTER_OF)
        if report is None or not pdf:
            return
        if not printer:
            self._line.show_text(_NO_PRINTER)
            return
        self._line.show_text("")
        self._print.setEnabled(False)
        name = f"{report.shift_no} x_report"
        self._bench.printing.print_loose(
            printer, lambda: pdf, name, partial(self._on_printed, report), self._on_failed
        )

    def _on_printed(self, report: XReport) -> None:
        toast(self, _PRINTED.fill(no=report.shift_no))
        self._print.setEnabled(bool(self._pdf))

    def _on_failed(self, error: CounterError) -> None:
        self._line.show_text(error.text)
        self._print.setEnabled(bool(self._pdf))
