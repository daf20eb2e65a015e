"""公证批次: lists from notary offices are opened, pasted or dropped here, checked, and taken in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.errors import CounterError
from counter.intake.notary import source
from counter.intake.notary.accept import Accepted
from counter.intake.notary.source import Sheet
from counter.text import Text
from ui.intake.batch_sheet import BatchSheet
from ui.intake.batch_shelf import BatchShelf
from ui.kit.arrange import horizontal, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.press import Press
from ui.kit.workbench import Workbench

_KINDS = "清单 (*.xlsx *.xlsm *.xls *.csv *.tsv *.txt)"


class BatchesPage(QWidget):
    """The shelf of batches, or one sheet that is to become a batch."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench

        # Parts
        self._line = FaultLine(self, name="batches-fault")
        self._open = Press(
            bench, Text("打开清单", "Open a list"), "Ctrl+O", work=self._opening,
            then=self._begin, owner=self, look="primary", line=self._line, name="batch-open",
        )  # fmt: skip
        self._paste = Press(
            bench, Text("粘贴表格", "Paste rows"), "Ctrl+V", work=self._pasting,
            then=self._begin, owner=self, line=self._line, name="batch-paste",
        )  # fmt: skip
        self.shelf = BatchShelf(bench, self)
        self.sheet = BatchSheet(bench, self)
        self._places = QStackedWidget(self)
        self._tools = QWidget(self)

        # Wiring
        self.sheet.taken.connect(self._on_taken)
        self.sheet.left.connect(self._show_shelf)
        bench.bulletin.on("*", self._on_news, self)
        self.setAcceptDrops(True)
        find = QShortcut(QKeySequence("F5"), self)
        find.activated.connect(self.refresh)

        # Put together
        told = Label(Text("拖入文件也可以。", "A file can be dropped here too."), "muted", self)
        horizontal(self._tools, self._open, self._paste, told, None, spacing=12)
        self._places.addWidget(self.shelf)
        self._places.addWidget(self.sheet)
        column = vertical(self, self._tools, self._line, self._places, spacing=12, margin=16)
        column.setStretch(2, 1)

    def refresh(self) -> None:
        """Ask anew which batches there are; a sheet that is being looked at stays."""
        if self._places.currentWidget() is self.shelf:
            self.shelf.refresh()

    def show_batch(self, batch_no: str) -> None:
        """A paper of this batch was scanned; a sheet that is being looked at stays."""
        if self._places.currentWidget() is self.shelf:
            self.shelf.refresh(batch_no)

    def _on_news(self) -> None:
        if self.isVisible():
            self.refresh()

    def _opening(self) -> Callable[[], Sheet] | None:
        path = self._bench.ask.open_file(self, Text("打开清单", "Open a list"), _KINDS)
        return None if path is None else (lambda: source.from_file(path))

    def _pasting(self) -> Callable[[], Sheet]:
        text = QGuiApplication.clipboard().text()
        return lambda: source.from_text(text)

    def _begin(self, sheet: Sheet) -> None:
        self._line.show_text("")
        self._tools.hide()
        self._places.setCurrentWidget(self.sheet)
        self.sheet.begin(sheet)

    def _show_shelf(self) -> None:
        self._tools.show()
        self._places.setCurrentWidget(self.shelf)
        self.shelf.refresh()
        self.shelf.list.setFocus()

    def _on_taken(self, done: Accepted) -> None:
        self._show_shelf()
        if done.batch_no:
            self.shelf.refresh(done.batch_no)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file, or rows dragged out of a spreadsheet."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped, in the lane."""
        data = event.mimeData()
        urls = [url for url in data.urls() if url.isLocalFile()]
        if urls:
            path = Path(urls[0].toLocalFile())
            self._read(lambda: source.from_file(path))
        elif data.hasText():
            text = data.text()
            self._read(lambda: source.from_text(text))
        event.acceptProposedAction()

    def _read(self, work: Callable[[], Sheet]) -> None:
        self._bench.background.run(self, work, self._begin, self._on_unreadable)

    def _on_unreadable(self, error: CounterError) -> None:
        self._line.show_text(error.text)
