"""The checks in a list, each with its shape; a digit tells what was seen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from counter.progress.checks.asked import CheckLine
from counter.progress.checks.words import SIGNS, UNFILED
from counter.text import Text
from ui.kit import theme
from ui.kit.editors import is_plain_enter
from ui.kit.language import say
from ui.kit.picture_view import digit_of

BY_DIGIT = {1: "ok", 2: "bad", 3: "na", 4: "left"}
_ROW = 25
_MOST_ROWS = 9


class CheckList(QListWidget):
    """`told`: a digit was pressed on the chosen line (its verdict); `entered`: Enter; `flipped`:
    Space."""

    told = Signal(str)
    entered = Signal()
    flipped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[CheckLine, ...] = ()
        self.setObjectName("checks")
        self.setAccessibleName(say(Text("审核要点", "Checks")))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    @property
    def line(self) -> CheckLine | None:
        """The chosen line."""
        row = self.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def show_lines(self, lines: tuple[CheckLine, ...]) -> None:
        """List them; the chosen row stays."""
        row = max(self.currentRow(), 0)
        self._lines = lines
        self.clear()
        for line in lines:
            item = QListWidgetItem(words(line), self)
            item.setToolTip(_hint(line))
            item.setSizeHint(QSize(0, _ROW))
            _paint(item, line.verdict)
        self.setFixedHeight(_ROW * min(len(lines), _MOST_ROWS) + 12)
        if lines:
            self.setCurrentRow(min(row, len(lines) - 1))

    def change(self, line: CheckLine) -> None:
        """One line as it stands now."""
        row = next(no for no, each in enumerate(self._lines) if each.key == line.key)
        self._lines = (*self._lines[:row], line, *self._lines[row + 1 :])
        self.item(row).setText(words(line))
        _paint(self.item(row), line.verdict)

    def go_on(self) -> None:
        """The next line."""
        self.setCurrentRow(min(self.currentRow() + 1, self.count() - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit tells; Enter goes on with the case; Space is the picture's."""
        verdict = BY_DIGIT.get(digit_of(event))
        if verdict is not None:
            self.told.emit(verdict)
        elif is_plain_enter(event):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.flipped.emit()
        else:
            super().keyPressEvent(event)


def words(line: CheckLine) -> str:
    """✓ 公证员签名与备案一致　重庆市公证处 李明 · 无备案."""
    beside = [line.about] if line.about else []
    if line.is_unfiled:
        beside.append(say(UNFILED))
    if line.remark:
        beside.append(line.remark)
    head = f"{SIGNS[line.verdict]}  {say(line.title)}"
    return f"{head}　{' · '.join(beside)}" if beside else head


def _hint(line: CheckLine) -> str:
    parts = [say(line.basis)]
    if line.clerk and line.at is not None:
        parts.append(f"{line.clerk} {line.at:%Y-%m-%d %H:%M}")
    return "\n".join(parts)


def _paint(item: QListWidgetItem, verdict: str) -> None:
    colours = theme.tokens()
    ink = {"bad": colours.overdue, "ok": colours.text}.get(verdict, colours.muted)
    item.setForeground(QColor(ink))
    face = QFont(item.font())
    face.setBold(verdict == "bad")
    item.setFont(face)
