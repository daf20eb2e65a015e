"""A box to tick, drawn by hand: Fusion's own frame cannot be seen on a dark ground."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QWidget

from counter.text import Text
from ui.kit import theme
from ui.kit.language import say

_BOX, _GAP = 16, 8


class Tick(QCheckBox):
    """A check box with the house's square; ticked it is filled, focused it has a thick frame."""

    def __init__(self, title: Text | str, parent: QWidget | None = None, *, name: str = "") -> None:
        words = say(title) if isinstance(title, Text) else title
        super().__init__(words.replace("&", "&&"), parent)
        if name:
            self.setObjectName(name)

    def sizeHint(self) -> QSize:
        """Room for the house's square, which is wider than the style's, and the words."""
        words = self.fontMetrics().horizontalAdvance(self.text().replace("&&", "&"))
        return QSize(_BOX + _GAP + words + 4, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The square, its tick, the words."""
        colours = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Half a pixel in: a frame of one pixel then stands on whole pixels.
        box = QRectF(1.5, (self.height() - _BOX) // 2 + 0.5, _BOX, _BOX)
        is_marked = self.isChecked() or self.hasFocus()
        frame = QColor(colours.accent if is_marked else colours.field_line)
        painter.setPen(QPen(frame, 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(colours.accent if self.isChecked() else colours.surface))
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            _tick(painter, box, QColor(colours.on_accent))
        painter.setPen(QColor(colours.text if self.isEnabled() else colours.muted))
        flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextShowMnemonic)
        place = self.rect().adjusted(_BOX + _GAP, 0, 0, 0)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, place.width(), Qt.TextFlag.TextShowMnemonic
        )
        painter.drawText(place, flags, shown)


def _tick(painter: QPainter, box: QRectF, ink: QColor) -> None:
    x, y, w, h = box.x(), box.y(), box.width(), box.height()
    painter.setPen(QPen(ink, 2, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline(
        QPolygonF(
            [
                QPointF(x + w * 0.24, y + h * 0.54),
                QPointF(x + w * 0.42, y + h * 0.72),
                QPointF(x + w * 0.76, y + h * 0.30),
            ]
        )
    )
