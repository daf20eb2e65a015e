"""The candidates of the country box: name, code, and in the same breath which way and why."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPolygon
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from counter.rules.countries import Country
from counter.text import Text
from ui.kit import theme
from ui.kit.language import say
from ui.kit.rows import Index

CODE = Qt.ItemDataRole.UserRole + 1
ROW, ROW_WITH_WAY = 32, 50
_PAD, _MARK = 10, 11


@dataclass(frozen=True)
class Way:
    """Which way a country's papers go, in a word and a line.

    `misleads`: an exception; the list of parties alone would say otherwise. `is_stop`: not to be
    accepted here at all.
    """

    title: Text
    why: Text
    misleads: bool = False
    is_stop: bool = False


def words(country: Country, way: Way | None) -> str:
    """A candidate as a screen reader says it."""
    name = f"{say(country.name)}  {country.iso2}"
    return name if way is None else f"{name}  {say(way.title)}  {say(way.why)}"


class CountryRows(QStyledItemDelegate):
    """Paints a candidate: the name at the left, the way at the right, the reason below.

    The completer stands between list and model, so the delegate keeps the candidates itself.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.candidates: tuple[tuple[Country, Way | None], ...] = ()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.row() >= len(self.candidates):
            return QSize(0, ROW)
        return QSize(0, ROW if self.candidates[index.row()][1] is None else ROW_WITH_WAY)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.row() >= len(self.candidates):
            return
        country, way = self.candidates[index.row()]
        colours = theme.tokens()
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.accent_surface))
        place = rect.adjusted(_PAD, 0, -_PAD, 0)
        if way is not None:
            place.setHeight(ROW - 4)
            place.setRight(self._way(painter, place, way))
        self._name(painter, place, country)
        if way is not None:
            below = QRect(rect.left() + _PAD, rect.top() + 26, rect.width() - 2 * _PAD, 20)
            painter.setFont(theme.face(12))
            painter.setPen(QColor(colours.state("overdue") if way.misleads else colours.muted))
            _elided(painter, below, say(way.why), Qt.AlignmentFlag.AlignLeft)
        painter.restore()

    def _way(self, painter: QPainter, place: QRect, way: Way) -> int:
        """Paint the way at the right, with its mark; gives where it begins."""
        colours = theme.tokens()
        painter.setFont(theme.face(14, is_bold=way.misleads))
        painter.setPen(QColor(colours.state("overdue") if way.misleads else colours.text))
        said = say(way.title)
        wide = QFontMetrics(painter.font()).horizontalAdvance(said)
        begins = place.right() - wide
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, said)
        if way.misleads or way.is_stop:
            begins -= _MARK + 6
            _mark(painter, QRect(begins, place.center().y() - 5, _MARK, _MARK), way.is_stop)
        return begins - 8

    def _name(self, painter: QPainter, place: QRect, country: Country) -> None:
        colours = theme.tokens()
        painter.setFont(theme.face(14))
        painter.setPen(QColor(colours.text))
        code = QFontMetrics(painter.font()).horizontalAdvance(f"  {country.iso2}")
        metrics = QFontMetrics(painter.font())
        name = metrics.elidedText(
            say(country.name), Qt.TextElideMode.ElideRight, max(place.width() - code, 0)
        )
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, flags, name)
        painter.setPen(QColor(colours.muted))
        place = place.adjusted(metrics.horizontalAdvance(name), 0, 0, 0)
        painter.drawText(place, flags, f"  {country.iso2}")


def _mark(painter: QPainter, place: QRect, is_stop: bool) -> None:
    """✕ for what must not be accepted, ▲ for what goes another way than the list says."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(theme.tokens().state("overdue"))
    if is_stop:
        pen = painter.pen()
        pen.setColor(ink)
        pen.setWidth(2)
        painter.setPen(pen)
        box = place.adjusted(1, 1, -1, -1)
        painter.drawLine(box.topLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomLeft())
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        top = QPoint(place.center().x(), place.top())
        painter.drawPolygon(QPolygon([top, place.bottomRight(), place.bottomLeft()]))
    painter.restore()


def _elided(painter: QPainter, place: QRect, said: str, side: Qt.AlignmentFlag) -> None:
    metrics = QFontMetrics(painter.font())
    shown = metrics.elidedText(said, Qt.TextElideMode.ElideRight, max(place.width(), 0))
    painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
