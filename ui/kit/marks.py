"""Shapes drawn by hand: states and the icons of the house, one weight, in the colour asked for.

Drawn rather than written, since not every face has ▲ ● ○ ✓ in one size.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from resources import data
from ui.kit import theme
from ui.kit.colours import Urgency

ICON = 18


def paint_state(painter: QPainter, place: QRect, urgency: Urgency) -> None:
    """The shape of a state: ▲ overdue, ● today, ○ later, ✓ done, nothing for none."""
    shape = theme.STATES[urgency]
    if not shape:
        return
    ink = QColor(theme.tokens().state(urgency))
    box = QRectF(place)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    if shape == "▲":
        top = QPointF(box.center().x(), box.top())
        painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))
    elif shape == "●":
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    else:
        painter.setPen(QPen(ink, 1.8, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if shape == "○":
            painter.drawEllipse(box.adjusted(1.5, 1.5, -1.5, -1.5))
        else:
            x, y, w, h = box.x(), box.y(), box.width(), box.height()
            painter.drawPolyline(
                QPolygonF(
                    [
                        QPointF(x + w * 0.1, y + h * 0.55),
                        QPointF(x + w * 0.4, y + h * 0.85),
                        QPointF(x + w * 0.95, y + h * 0.2),
                    ]
                )
            )
    painter.restore()


def icon(name: str, colour: str | None = None) -> QIcon:
    """An icon of `resources/icons`, in `colour` (else the theme's text), crisp at 1× and 2×."""
    ink = colour or theme.tokens().text
    drawing = data(f"icons/{name}.svg").replace(b"currentColor", ink.encode())
    made = QIcon()
    for times in (1, 2):
        picture = QPixmap()
        picture.loadFromData(QByteArray(_sized(drawing, ICON * times)), "SVG")
        picture.setDevicePixelRatio(times)
        made.addPixmap(picture)
    return made


def icon_size() -> QSize:
    """The size in which icons stand beside words."""
    return QSize(ICON, ICON)


def _sized(drawing: bytes, pixels: int) -> bytes:
    return drawing.replace(b'width="18" height="18"', b'width="%d" height="%d"' % (pixels, pixels))
