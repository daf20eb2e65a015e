"""Rows under declared columns: the model of every list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from counter.text import Text
from ui.kit.colours import Urgency
from ui.kit.language import say

Index = QModelIndex | QPersistentModelIndex


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
    state: Callable[[Any], Urgency] | None = None


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

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
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
            return flags(self.columns[section])
        return None


def flags(column: Column) -> Qt.AlignmentFlag:
    """Where the words of a column stand in their cells."""
    side = {
        "left": Qt.AlignmentFlag.AlignLeft,
        "right": Qt.AlignmentFlag.AlignRight,
        "centre": Qt.AlignmentFlag.AlignHCenter,
    }["right" if column.role == "number" else column.align]
    return side | Qt.AlignmentFlag.AlignVCenter
