"""Paints the cells of a list: ground, shape of a state, words.

Qt's own delegate asks Python for nine roles a cell; this one takes the words from the model's row,
which halves the time of a step through a long list (measured; see the notes on performance).
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.kit import marks, theme
from ui.kit.rows import Index, RowsModel, flags

PAD = 8


class Cells(QStyledItemDelegate):
    """Paints ground, shape and words of a cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, RowsModel):
            return
        colours = theme.tokens()
        column, row = model.columns[index.column()], model.rows[index.row()]
        rect: QRect = option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_chosen:
            painter.fillRect(rect, QColor(colours.accent_surface))
            if index.column() == 0:
                bar = QRect(rect.left(), rect.top(), 3, rect.height())
                painter.fillRect(bar, QColor(colours.accent))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        place = rect.adjusted(PAD, 0, -PAD, 0)
        urgency = column.state(row) if column.state is not None else "none"
        ink = colours.muted if column.role == "muted" else colours.text
        if column.role == "state":
            ink = colours.state(urgency) if urgency != "none" else colours.muted
            mark = QRect(place.left(), rect.center().y() - 5, 11, 11)
            marks.paint_state(painter, mark, urgency)
            place = place.adjusted(18, 0, 0, 0)
        painter.setFont(theme.face(14, is_bold=column.role == "strong"))
        painter.setPen(QColor(ink))
        metrics = QFontMetrics(painter.font())
        words = metrics.elidedText(
            column.text(row), Qt.TextElideMode.ElideRight, max(place.width(), 0)
        )
        painter.drawText(place, int(flags(column)) | Qt.TextFlag.TextSingleLine, words)
        painter.restore()
