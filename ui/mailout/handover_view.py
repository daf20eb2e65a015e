"""交寄与回执: at the left the manifest and who took it, at the right what became of it all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.errors import CounterError
from counter.mailout import outcomes
from counter.mailout.outcome_sheet import OutcomePreview
from counter.text import Text
from ui.kit.arrange import horizontal, vertical
from ui.kit.label import FaultLine
from ui.kit.workbench import Workbench
from ui.mailout.manifest_side import ManifestSide
from ui.mailout.outcome_view import TABLES, OutcomeView
from ui.mailout.receipt_side import ReceiptSide


class HandoverView(QWidget):
    """The third view of the mail room; a carrier's file takes its whole room while it is read."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench

        # Parts
        self._places = QStackedWidget(self)
        self._both = QWidget(self)
        self.manifests = ManifestSide(bench, self._both)
        self.receipts = ReceiptSide(bench, self._both)
        self.outcomes = OutcomeView(bench, self)
        self._file_line = FaultLine(self, name="outcomes-fault")

        # Wiring
        self.receipts.file_wanted.connect(self._on_file)
        self.outcomes.left.connect(self._on_file_left)
        bench.bulletin.on("*", self._on_news, self)
        self.setFocusProxy(self.receipts.field)

        # Put together
        row = horizontal(self._both, self.manifests, self.receipts, spacing=16)
        row.setStretch(0, 1)
        row.setStretch(1, 1)
        self._places.addWidget(self._both)
        self._places.addWidget(self.outcomes)
        vertical(self, self._file_line, self._places, spacing=8).setStretch(1, 1)

    def refresh(self) -> None:
        """Ask anew for envelopes, manifests and what was not signed for."""
        desk, look = self._bench.desk, self.manifests.look()
        self._bench.background.run(self, lambda: (look(), outcomes.unsigned(desk)), self._on_looked)

    def take_scan(self, digits: str) -> None:
        """A waybill or a label; the file that is looked at stays."""
        if self._places.currentWidget() is self._both:
            self.receipts.find_gone(digits)

    def choose_manifest(self, manifest_no: str) -> None:
        """Its tag was scanned."""
        self.manifests.choose(manifest_no)
        self.manifests.manifests.setFocus()

    def read_file(self, path: Path) -> None:
        """Look at what a carrier's file would change."""
        self._file_line.show_text("")
        self._bench.background.run(
            self, self.outcomes.read(path), self._on_read, self._on_unreadable
        )

    def _on_news(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_looked(self, seen: tuple[Any, outcomes.Unsigned]) -> None:
        looked, unsigned = seen
        self.manifests.show_looked(*looked)
        self.receipts.show_unsigned(unsigned)

    def _on_file(self) -> None:
        title = Text("导入寄递结果", "Read a results file")
        path = self._bench.ask.open_file(self, title, TABLES)
        if path is not None:
            self.read_file(path)

    def _on_read(self, preview: OutcomePreview) -> None:
        self.outcomes.begin(preview)
        self._places.setCurrentWidget(self.outcomes)
        self.outcomes.setFocus()

    def _on_unreadable(self, error: CounterError) -> None:
        self._file_line.show_text(error.text)

    def _on_file_left(self) -> None:
        self._places.setCurrentWidget(self._both)
        self.receipts.field.setFocus()
        self.refresh()
