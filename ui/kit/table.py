"""Lists: columns declared, rows as frozen dataclasses, the place kept over a refresh."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from counter.text import Text
from ui.kit import theme
from ui.kit.cells import PAD, Cells
from ui.kit.language import say
from ui.kit.rows import Column, RowsModel

__all__ = ["COMPACT_ROW", "ROW", "Column", "RowsModel", "Table"]
ROW = 40
COMPACT_ROW = 32


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
        self.setItemDelegate(Cells(self))

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
                bar = QRect(PAD, top, self.viewport().width() * (5 - number) // 8, 12)
                painter.fillRect(bar, QColor(colours.line))
            return
        painter.setFont(theme.face(14))
        painter.setPen(QColor(colours.muted))
        is_low = self.viewport().height() < 3 * COMPACT_ROW  # no air to spare above the words
        place = self.viewport().rect().adjusted(24, 0 if is_low else 24, -24, 0 if is_low else -24)
        flags = Qt.AlignmentFlag.AlignHCenter | (
            Qt.AlignmentFlag.AlignVCenter if is_low else Qt.AlignmentFlag.AlignTop
        )
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
