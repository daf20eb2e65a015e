"""Lists: columns declared, rows as frozen dataclasses, painted by the list's own delegate.

Qt's delegate asks Python for nine roles a cell; ours paints the words itself, which halves the
time of a step through a long list (measured in the notes on performance).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)  # fmt: skip
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)  # fmt: skip

from counter.text import Text
from ui.kit import marks, theme
from ui.kit.language import say

ROW = 40
COMPACT_ROW = 32
_PAD = 12
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column:
    """One column: its title and the words of a row.

    `role`: plain text, bold, muted, a number (right-aligned), or a state with its shape, whose
    `state` tells the urgency of a row. `width` in pixels; 0 takes what is left.
    """

    title: Text
    text: Callable[[Any], str]
    width: int = 0
    align: Literal["left", "right", "centre"] = "left"
    role: Literal["text", "strong", "muted", "number", "state"] = "text"
    state: Callable[[Any], theme.Urgency] | None = None


class RowsModel(QAbstractTableModel):
    """A tuple of rows under some columns."""

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: tuple[Any, ...] = ()

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell (also for screen readers)."""
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        return self.columns[index.column()].text(self.rows[index.row()])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The title of a column, standing as its cells do."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return say(self.columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _flags(self.columns[section])
        return None


class _Cells(QStyledItemDelegate):
    """Paints ground, shape and words of a cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
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
        place = rect.adjusted(_PAD, 0, -_PAD, 0)
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
        painter.drawText(place, int(_flags(column)) | Qt.TextFlag.TextSingleLine, words)
        painter.restore()


class Table(QTableView):
    """A list that keeps its place and its selection when it is refreshed.

    `key` tells rows apart over a refresh (a case number). Enter or a double click: `opened`;
    Space: `peeked`; moving: `moved` (the row, or None).
    """

    opened = Signal(object)
    peeked = Signal(object)
    moved = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column],
        key: Callable[[Any], Hashable],
        parent: QWidget | None = None,
        *,
        title: Text,
        empty: Text = Text("没有内容。", "Nothing here."),
        name: str = "rows",
        is_compact: bool = False,
    ) -> None:
        super().__init__(parent)
        self._key, self._empty = key, empty
        self._is_loading = False
        self._told: Hashable = None
        self.rows = RowsModel(columns, self)
        self.setModel(self.rows)
        self.setItemDelegate(_Cells(self))

        self.selectionModel().currentRowChanged.connect(self._on_moved)
        self.doubleClicked.connect(lambda index: self._emit(self.opened))

        self.setObjectName(name)
        self.setAccessibleName(say(title))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out(columns, COMPACT_ROW if is_compact else ROW)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show `rows`; the chosen row stays chosen and the list stays where it was."""
        chosen = self.current_key()
        old_row = self.currentIndex().row()
        self._is_loading = False
        # Unheard by the view, which would scroll to the row; the place stays under the eye.
        self.selectionModel().blockSignals(True)
        self.rows.show_rows(rows)
        if chosen is not None and not self.choose(chosen, may_scroll=False) and rows:
            # The chosen row has left the list: its neighbour takes its place under the eye.
            self._set_current(min(old_row, len(rows) - 1))
        self.selectionModel().blockSignals(False)
        self.viewport().update()
        if self.current_key() != self._told:
            self._told = self.current_key()
            self.moved.emit(self.current())

    def show_loading(self) -> None:
        """Grey bars where the rows will stand, if there are none yet."""
        self._is_loading = not self.rows.rows
        self.viewport().update()

    def current(self) -> Any:
        """The chosen row, or None."""
        row = self.currentIndex().row()
        return self.rows.rows[row] if 0 <= row < len(self.rows.rows) else None

    def current_key(self) -> Hashable:
        """The key of the chosen row, or None."""
        row = self.current()
        return None if row is None else self._key(row)

    def choose(self, key: Hashable, *, may_scroll: bool = True) -> bool:
        """Choose the row with this key; False where it is not listed."""
        for number, row in enumerate(self.rows.rows):
            if self._key(row) == key:
                self._set_current(number)
                if may_scroll:
                    self.scrollTo(self.currentIndex())
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space peeks; typing does not jump about in the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier
        ):
            self._emit(self.opened)
        elif event.key() == Qt.Key.Key_Space:
            self._emit(self.peeked)
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows; or what to say when there are none."""
        super().paintEvent(event)
        if self.rows.rows:
            return
        painter = QPainter(self.viewport())
        colours = theme.tokens()
        if self._is_loading:
            for number in range(3):
                top = number * ROW + (ROW - 12) // 2
                bar = QRect(_PAD, top, self.viewport().width() * (5 - number) // 8, 12)
                painter.fillRect(bar, QColor(colours.line))
            return
        painter.setFont(theme.face(14))
        painter.setPen(QColor(colours.muted))
        place = self.viewport().rect().adjusted(24, 24, -24, -24)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(place, int(flags) | Qt.TextFlag.TextWordWrap, say(self._empty))

    def _lay_out(self, columns: Sequence[Column], height: int) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(height)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(24)
        header.setFixedHeight(COMPACT_ROW)
        for number, column in enumerate(columns):
            if column.width:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(number, column.width)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    def _set_current(self, row: int) -> None:
        self.selectionModel().setCurrentIndex(
            self.rows.index(row, 0),
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )

    def _on_moved(self, now: QModelIndex) -> None:
        self._told = self.current_key()
        self.moved.emit(self.current())

    def _emit(self, signal: Any) -> None:
        if self.current() is not None:
            signal.emit(self.current())


def _flags(column: Column) -> Qt.AlignmentFlag:
    side = {
        "left": Qt.AlignmentFlag.AlignLeft,
        "right": Qt.AlignmentFlag.AlignRight,
        "centre": Qt.AlignmentFlag.AlignHCenter,
    }["right" if column.role == "number" else column.align]
    return side | Qt.AlignmentFlag.AlignVCenter
