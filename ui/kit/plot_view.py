"""A plot in the window: the same picture as on paper, in the window's colours.

A bar of ours is a row of the table beside it: clicking it opens what Enter on the row opens. A
screen reader is told the numbers as words.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.text import Text
from counter.values.plot import Plot
from counter.values.plot_marks import (
    WINDOW,
    Box,
    Drawing,
    Measure,
    Stroke,
    Words,
    laid_out,
)
from ui.kit import theme
from ui.kit.language import say

_NOTHING = Text("这个期间没有数字可画。", "There is nothing to draw in this period.")
_SIDES = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "centre": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


class PlotView(QWidget):
    """One plot, as wide as it is given and as high as it needs; empty, it says so."""

    opened = Signal(str)
    """The key of a bar that was clicked."""

    def __init__(self, parent: QWidget | None = None, *, name: str = "plot") -> None:
        super().__init__(parent)
        self._plot: Plot | None = None
        self._is_loading = False
        self._laid: Drawing | None = None
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(4 * int(WINDOW.row))

    def show_plot(self, plot: Plot) -> None:
        """Draw `plot` from now on."""
        self._plot, self._is_loading, self._laid = plot, False, None
        told = ", ".join(f"{say(bar.title)} {bar.written}" for bar in plot.bars)
        self.setAccessibleName(f"{say(plot.title)} ({say(plot.unit)})")
        self.setAccessibleDescription(told)
        self._make_room()
        self.update()

    def show_loading(self) -> None:
        """Grey bars where the first plot will stand."""
        self._is_loading = self._plot is None
        self.update()

    @property
    def plot(self) -> Plot | None:
        """What is drawn."""
        return self._plot

    def sizeHint(self) -> QSize:
        """Any width; the height of the drawing."""
        return QSize(320, self.minimumHeight())

    def resizeEvent(self, event: object) -> None:
        """Another width may need another height (the rows of the legend)."""
        self._make_room()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a bar opens it."""
        key = self._key_at(event.position())
        if key and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The marks, or why there are none."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.tokens()
        drawing = self._drawn()
        if drawing is None and self._is_loading:
            for number in range(4):
                bar = QRectF(0, number * WINDOW.row, self.width() * (5 - number) / 8, 14)
                painter.fillRect(bar, QColor(colours.line))
        elif drawing is None and self._plot is not None:
            painter.setFont(theme.face(14))
            painter.setPen(QColor(colours.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, say(_NOTHING))
        for mark in () if drawing is None else drawing.marks:
            if isinstance(mark, Box):
                self._box(painter, mark)
            elif isinstance(mark, Stroke):
                painter.setPen(QPen(QColor(colours.muted), mark.weight))
                painter.drawLine(QPointF(mark.x1, mark.y1), QPointF(mark.x2, mark.y2))
            else:
                self._words(painter, mark)

    def _box(self, painter: QPainter, mark: Box) -> None:
        colours = theme.tokens()
        fill = {
            "ink": colours.accent, "soft": colours.accent_surface, "none": colours.surface,
        }[mark.shade]  # fmt: skip
        painter.setPen(QPen(QColor(colours.accent), 1))
        painter.setBrush(QColor(fill))
        painter.drawRect(
            QRectF(mark.left + 0.5, mark.top + 0.5, max(mark.across - 1, 1), max(mark.down - 1, 1))
        )

    def _words(self, painter: QPainter, mark: Words) -> None:
        colours = theme.tokens()
        painter.setFont(theme.face(round(mark.size), is_bold=mark.is_bold))
        painter.setPen(QColor(colours.muted if mark.is_muted else colours.text))
        wide = self.width() * 2
        left = mark.x - {"left": 0, "centre": wide / 2, "right": wide}[mark.align]
        place = QRectF(left, mark.top, wide, mark.row)
        painter.drawText(place, _SIDES[mark.align] | Qt.AlignmentFlag.AlignVCenter, mark.text)

    def _drawn(self) -> Drawing | None:
        if self._plot is None or self._plot.is_empty:
            return None
        across = max(self.width() - 2, 100)
        # asked for by each resize, each painting and the mouse; laid out once
        if self._laid is None or self._laid.across != across:
            self._laid = laid_out(self._plot, across, _measure(), WINDOW, say)
        return self._laid

    def _key_at(self, place: QPointF) -> str:
        drawing = self._drawn()
        for mark in () if drawing is None else drawing.marks:
            if isinstance(mark, Box) and mark.key:
                box = QRectF(mark.left, mark.top - 4, mark.across, mark.down + 8)
                if box.contains(place):
                    return mark.key
        return ""

    def _make_room(self) -> None:
        drawing = self._drawn()
        self.setFixedHeight(int(3 * WINDOW.row if drawing is None else drawing.down) + 2)


def _measure() -> Measure:
    """Widths in the house's face, each size of it made once a drawing."""
    faces: dict[tuple[int, bool], QFontMetricsF] = {}

    def width(words: str, size: float, is_bold: bool) -> float:
        key = (round(size), is_bold)
        if key not in faces:
            faces[key] = QFontMetricsF(theme.face(key[0], is_bold=is_bold))
        return faces[key].horizontalAdvance(words)

    return width
