"""The way of a case at a glance: ✓ done, ● now, ○ later, wrapped like words in a line."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.text import Text
from ui.kit import marks, theme
from ui.kit.colours import Urgency
from ui.kit.language import say

Standing = Literal["done", "now", "later"]
_SPOKEN = {
    "done": Text("已过", "done"),
    "now": Text("现在", "now"),
    "later": Text("以后", "later"),
}
_STATES: dict[str, Urgency] = {"done": "done", "later": "later"}
_ROW, _MARK, _INDENT, _DASH = 24, 10, 15, 18


class Track(QWidget):
    """The steps of one case; a step never parts from its mark at the end of a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[tuple[str, Standing], ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_steps(self, steps: tuple[tuple[Text, Standing], ...]) -> None:
        """Show these steps; a reader for the blind hears them in words."""
        self._steps = tuple((say(title), standing) for title, standing in steps)
        self.setAccessibleName(
            " ".join(f"{say(_SPOKEN[standing])} {title}" for title, standing in self._steps)
        )
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Yes: narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many rows as the steps need."""
        places = self._places(width)
        return places[-1][0].bottom() + 1 if places else 0

    def sizeHint(self) -> QSize:
        """A usual panel's width."""
        return QSize(300, self.heightForWidth(300))

    def minimumSizeHint(self) -> QSize:
        """At least one row."""
        return QSize(120, _ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Marks, words, and a short line from each step to the next one in its row."""
        colours = theme.tokens()
        inks = {"done": colours.done, "now": colours.accent, "later": colours.muted}
        painter = QPainter(self)
        last: QRect | None = None
        for place, words, standing in self._places(self.width()):
            middle = place.center().y()
            if last is not None and last.top() == place.top():
                painter.setPen(QColor(colours.line))
                painter.drawLine(QPoint(last.right() + 4, middle), QPoint(place.left() - 4, middle))
            mark = QRect(place.left(), middle - _MARK // 2, _MARK, _MARK)
            if standing == "now":
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.accent))
                painter.drawEllipse(mark)
            else:
                marks.paint_state(painter, mark, _STATES[standing])
            painter.setFont(theme.face(14 if standing == "now" else 12, is_bold=standing == "now"))
            painter.setPen(QColor(inks[standing]))
            beside = place.adjusted(_INDENT, 0, 0, 0)
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, words)
            last = place
        painter.end()

    def _places(self, width: int) -> list[tuple[QRect, str, Standing]]:
        places: list[tuple[QRect, str, Standing]] = []
        left, top = 0, 0
        for title, standing in self._steps:
            is_now = standing == "now"
            measure = QFontMetrics(theme.face(14 if is_now else 12, is_bold=is_now))
            wide = _INDENT + measure.horizontalAdvance(title) + 2
            if left and left + wide > width:
                left, top = 0, top + _ROW
            places.append((QRect(left, top, wide, _ROW), title, standing))
            left += wide + _DASH
        return places
