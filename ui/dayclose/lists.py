"""One list at a time: a row of keys that name the lists and how much stands in each."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QWidget

from counter.text import Text
from ui.kit import theme
from ui.kit.arrange import horizontal, vertical
from ui.kit.language import say

_PADDING = 12
_COUNTED = Text("{title} {n}", "{title} {n}")
_STANDS_IN_THE_WAY = Text("▲{title} {n}", "▲{title} {n}")


@dataclass(frozen=True)
class _Page:
    code: str
    title: Text
    key: QPushButton


class Lists(QWidget):
    """Lists that share one place; the keys are reached by Tab and pressed with Space."""

    chosen = Signal(str)
    """The code of the list that a person has asked for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages: list[_Page] = []
        self._keys = QButtonGroup(self)
        self._stack = QStackedWidget(self)
        self._row = horizontal(None, spacing=0)
        self._row.addStretch(1)
        self._keys.idClicked.connect(lambda number: self._on_clicked(number))
        column = vertical(self, spacing=8)
        column.addLayout(self._row)
        column.addWidget(self._stack, 1)

    def add(self, code: str, title: Text, page: QWidget) -> None:
        """Another list, right of those that are there."""
        key = QPushButton(say(title), self)
        key.setObjectName(f"list-{code}")
        key.setCheckable(True)
        key.setAutoDefault(False)
        # The style's usual room at both sides is too much where four stand in a narrow column.
        key.setStyleSheet(f"padding: 0 {_PADDING // 2}px;")
        self._keys.addButton(key, len(self._pages))
        self._pages.append(_Page(code, title, key))
        self._stack.addWidget(page)
        self._row.insertWidget(len(self._pages) - 1, key)
        self._shape()

    def tell(self, code: str, many: int | None, *, is_in_the_way: bool = False) -> None:
        """How much stands in a list; None: there is no such list now."""
        page = self._page(code)
        words = _STANDS_IN_THE_WAY if is_in_the_way else _COUNTED
        page.key.setText(say(words.fill(title=page.title, n=many) if many else page.title))
        page.key.setAccessibleName(page.key.text())
        bold = QFontMetrics(theme.face(14, is_bold=True))  # the chosen one is bold
        page.key.setMinimumWidth(bold.horizontalAdvance(page.key.text()) + _PADDING + 4)
        page.key.setVisible(many is not None)
        self._shape()

    def choose(self, code: str) -> None:
        """Show this list."""
        page = self._page(code)
        page.key.setChecked(True)
        self._stack.setCurrentIndex(self._pages.index(page))

    @property
    def code(self) -> str:
        """Which list is shown."""
        return self._pages[self._stack.currentIndex()].code

    def _on_clicked(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.chosen.emit(self._pages[number].code)

    def _page(self, code: str) -> _Page:
        return next(page for page in self._pages if page.code == code)

    def _shape(self) -> None:
        """Round corners at both ends of what is to be seen."""
        seen = [page.key for page in self._pages if not page.key.isHidden()]
        for number, key in enumerate(seen):
            place = {0: "first", len(seen) - 1: "last"}.get(number, "middle")
            place = "only" if len(seen) == 1 else place
            if key.property("segment") != place:
                key.setProperty("segment", place)
                key.style().unpolish(key)
                key.style().polish(key)
