"""The strip of all pictures of a pre-review."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from counter.intake.prereview.reading import PictureLine
from counter.text import Text
from ui.kit.language import say
from ui.kit.picture_view import digit_of

_THUMB = 72


class Strip(QListWidget):
    """The thumbnails in a row; `chosen` carries a picture's id, or 0; `digit` as above."""

    chosen = Signal(int)
    digit = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[int, ...] = ()
        self.setObjectName("strip")
        self.setAccessibleName(say(Text("所有图片", "All pictures")))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(QSize(_THUMB, _THUMB))
        self.setFixedHeight(_THUMB + 44)
        self.setAcceptDrops(False)
        self.currentRowChanged.connect(self._on_row)

    @property
    def current_id(self) -> int:
        """Which picture is looked at; 0 for none."""
        row = self.currentRow()
        return self._ids[row] if 0 <= row < len(self._ids) else 0

    def show_lines(self, lines: tuple[PictureLine, ...]) -> None:
        """List the pictures; the one that is looked at stays, a new one is looked at at once."""
        ids = tuple(line.id for line in lines)
        if ids != self._ids:
            new = [each for each in ids if each not in self._ids] if self._ids else []
            wanted = new[0] if new else self.current_id
            self._fill(lines)
            self._ids = ids
            place = ids.index(wanted) if wanted in ids else 0 if ids else -1
            self.setCurrentRow(place)
            self.chosen.emit(self.current_id)
        for number, line in enumerate(lines):
            item = self.item(number)
            item.setText(f"{number + 1}{' ✓' if line.materials else ''}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit is told; arrows choose."""
        number = digit_of(event)
        if number:
            self.digit.emit(number)
        else:
            super().keyPressEvent(event)

    def go(self, by: int) -> None:
        """To the next or the last picture."""
        if self.count():
            self.setCurrentRow(min(max(self.currentRow() + by, 0), self.count() - 1))

    def _fill(self, lines: tuple[PictureLine, ...]) -> None:
        self.blockSignals(True)
        self.clear()
        for number, line in enumerate(lines, start=1):
            pixmap = QPixmap()
            if line.thumb is not None:
                pixmap.loadFromData(line.thumb)
            item = QListWidgetItem(QIcon(pixmap), str(number), self)
            item.setToolTip(line.name)
        self.blockSignals(False)

    def _on_row(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(self.current_id)
