"""A list under a line while one types in it; it proposes and decides nothing.

Nothing is lit until Down is pressed, so Enter goes on with what was typed. Only a row that was lit
or clicked replaces it. Down in a line without a list opens one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView

from ui.kit.editors import Line, is_plain_enter

_ANSWER = Qt.ItemDataRole.UserRole + 1
_MOST = 7
_NARROWEST = 240  # a cell of a piece line is narrower than the name of an office


@dataclass(frozen=True)
class Proposal:
    """What a row says, and what it puts into the line."""

    answer: str
    words: str


class Proposing(QObject):
    """Hangs on a line; `find` gives the rows for what is typed."""

    def __init__(self, line: Line, find: Callable[[str], Sequence[Proposal]]) -> None:
        super().__init__(line)
        self._line, self._find = line, find
        self._listed: QListView | None = None
        line.textEdited.connect(self._show)
        line.entered.connect(self._hide)
        line.left.connect(self._hide)
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down opens the list; Enter takes the row that is lit; Esc closes the list alone."""
        if not isinstance(event, QKeyEvent):
            return False
        is_of_list = self._listed is not None and watched is self._listed
        if is_of_list and event.key() == Qt.Key.Key_Escape:
            event.accept()  # the page's own Esc would leave the form
            if event.type() == QEvent.Type.KeyPress:
                self._hide()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if watched is self._line:
            is_down = event.key() == Qt.Key.Key_Down and not event.modifiers() & ~(
                Qt.KeyboardModifier.KeypadModifier
            )
            return is_down and self._show(self._line.text())
        if self._listed is not None and is_of_list and is_plain_enter(event):
            lit = self._listed.currentIndex()
            if lit.isValid():
                self._take(lit)
                return True
        return False

    def _show(self, typed: str) -> bool:
        """List what fits; False where nothing does."""
        found = self._find(typed)
        if not found or not self._line.isVisible():
            self._hide()
            return False
        if self._listed is None:
            self._listed = self._made()
        self._rows.clear()
        for one in found:
            row = QStandardItem(one.words)
            row.setData(one.answer, _ANSWER)
            self._rows.appendRow(row)
        self._listed.setMinimumWidth(max(_NARROWEST, self._line.width()))
        self._listed.setAccessibleName(self._line.accessibleName())
        self._completer.complete()
        self._listed.setCurrentIndex(QModelIndex())
        return True

    def _made(self) -> QListView:
        """The list, made when it is first needed: a group has hundreds of lines."""
        self._rows = QStandardItemModel(self)
        self._completer = QCompleter(self._rows, self)
        listed = QListView()
        listed.setObjectName("completions")
        self._completer.setPopup(listed)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_MOST)
        self._completer.setWidget(self._line)
        listed.installEventFilter(self)  # after the completer's, so it is asked first
        # The signal has two shapes; PySide's stubs know one.
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        return listed

    def _take(self, index: QModelIndex) -> None:
        self._hide()
        self._line.set_answer(str(index.data(_ANSWER)))
        self._line.entered.emit()

    def _hide(self) -> None:
        if self._listed is not None:
            self._listed.hide()
