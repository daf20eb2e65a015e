"""Economies down, persons across: a cell says how one stands towards the other.

Arrows move, Shift+arrows take in more cells, 1 to 4 set what is taken in. What was set stands in
bold until it is saved.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from counter.progress.economies.answers import Grid, GridRow
from counter.rules.apec import STATUSES, Economy
from counter.text import Text
from ui.kit import theme
from ui.kit.language import say

Index = QModelIndex | QPersistentModelIndex
Cell = tuple[int, str]  # a person, an economy
STATUS_KEYS = ("approved", "refused", "unanswered", "pending")  # 1 to 4
_MARKS = {"approved": "✓", "refused": "✕", "unanswered": "–", "pending": "○"}
_TITLE = Text("经济体答复", "Economies' answers")
_DAYS = Text("{name} {days} 天", "{name}, {days} {days:day|days}")
_LINE, _PERSON, _NAMES = 24, 118, 172
_NAME = 7  # characters of a name
_SEEN = 3  # persons that are seen at once; more are scrolled to


class AnswerModel(QAbstractTableModel):
    """The grid as it is in the books, with what was set upon it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.people: tuple[GridRow, ...] = ()
        self.economies: tuple[Economy, ...] = ()
        self.today = date.min
        self.staged: dict[Cell, tuple[str, date]] = {}

    def show_grid(self, grid: Grid, today: date) -> None:
        """Show another grid; what was set is gone."""
        self.beginResetModel()
        self.people, self.economies = grid.rows, grid.economies
        self.today, self.staged = today, {}
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many economies."""
        return 0 if parent.isValid() else len(self.economies)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """How many persons."""
        return 0 if parent.isValid() else len(self.people)

    def cell(self, index: Index) -> Cell:
        """Which person and which economy."""
        row = self.people[index.column()]
        return row.piece_no, row.answers[index.row()].economy

    def standing(self, index: Index) -> tuple[str, date | None, bool]:
        """Status, its day, and whether it is only set and not saved."""
        if self.cell(index) in self.staged:
            return *self.staged[self.cell(index)], True
        answer = self.people[index.column()].answers[index.row()]
        return answer.status, answer.day, False

    def put(self, indexes: list[QModelIndex], status: str, day: date) -> None:
        """Set these cells; one that stands so already is not changed."""
        for index in indexes:
            answer = self.people[index.column()].answers[index.row()]
            if (answer.status, answer.day) == (status, day):
                self.staged.pop(self.cell(index), None)
            else:
                self.staged[self.cell(index)] = (status, day)
            self.dataChanged.emit(index, index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Mark, word and day of a cell; bold where it is not saved."""
        if not index.isValid():
            return None
        status, day, is_staged = self.standing(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{_MARKS[status]} {say(STATUSES[status])}{self._shown(status, day)}"
        if role == Qt.ItemDataRole.FontRole:
            return theme.face(13, is_bold=is_staged)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(_ink(status))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.people[index.column()].answers[index.row()].note or None
        return None

    def _shown(self, status: str, day: date | None) -> str:
        """The day beside the word; none where an economy was only asked."""
        if day is None or status == "pending":
            return ""
        return f" {day:%m-%d}" if day.year == self.today.year else f" {day:%Y-%m}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """A person and how many agreed; an economy and for how long it lets him stay."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            row = self.people[section]
            # A header cuts a long name at both ends; its beginning tells who it is.
            name = row.holder if len(row.holder) <= _NAME else f"{row.holder[: _NAME - 1]}…"
            return f"{name} {row.counts['approved']}/{len(row.answers)}"
        economy = self.economies[section]
        if economy.days is None:
            return say(economy.name)
        return say(_DAYS.fill(name=economy.name, days=economy.days))


def _ink(status: str) -> str:
    colours = theme.tokens()
    inks: Mapping[str, str] = {
        "approved": colours.done, "refused": colours.overdue, "unanswered": colours.today,
    }  # fmt: skip
    return inks.get(status, colours.muted)


class AnswerGrid(QTableView):
    """The table; `pressed_status` carries what a digit stands for."""

    pressed_status = Signal(str)

    def __init__(self, people: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._people = people
        self.answers = AnswerModel(self)
        self.setModel(self.answers)
        self.setObjectName("answer_grid")
        self.setAccessibleName(say(_TITLE))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCornerButtonEnabled(False)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setDefaultSectionSize(_PERSON)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setMinimumSectionSize(_PERSON)
        across.setHighlightSections(False)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(_LINE)
        down.setDefaultSectionSize(_LINE)
        down.setFixedWidth(_NAMES)
        down.setHighlightSections(False)

    def show_grid(self, grid: Grid, today: date) -> None:
        """Show `grid` in full height, the hand on its first cell."""
        self.answers.show_grid(grid, today)
        self._make_room()
        self.setCurrentIndex(self.answers.index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where not all persons have room, room for the bar that goes to them."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        has_bar = self._people * _PERSON > self.width() - _NAMES
        bar = self.horizontalScrollBar().sizeHint().height() if has_bar else 0
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + self.answers.rowCount() * _LINE + bar + 4)

    def width_wanted(self) -> int:
        """Room for three persons."""
        return _NAMES + min(self._people, _SEEN) * _PERSON + 4

    def put(self, status: str, day: date) -> None:
        """Set every cell that is taken in."""
        self.answers.put(self.selectedIndexes(), status, day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 4 set what is taken in; all else moves."""
        digit = event.key() - Qt.Key.Key_1
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and 0 <= digit < len(STATUS_KEYS):
            self.pressed_status.emit(STATUS_KEYS[digit])
        else:
            super().keyPressEvent(event)
