"""F1: the keys of this place, over the window until the next key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from counter.text import Text
from ui.kit.arrange import Surface, vertical
from ui.kit.label import Label
from ui.pages import EVERYWHERE, Hint, Place

_GENERAL: tuple[Hint, ...] = (
    ("Alt+1…0 - =", Text("换地方", "go to a place")),
    ("Ctrl+K", Text("查找或命令", "find or command")),
    ("Esc", Text("返回", "back")),
)
_EVERYWHERE = Text("随处可用", "Everywhere")


class KeyHelp(Surface):
    """This place's keys, then those that work everywhere; any key or a click takes it away."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setColumnMinimumWidth(2, 8)
        self._grid.setVerticalSpacing(8)
        self._title = Label("", "title", self)
        self.setObjectName("key_help")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        vertical(self, self._title, 8, self._grid, margin=24)
        self.hide()

    def toggle(self, place: Place) -> None:
        """Show the keys of `place`, or hide them."""
        if self.isVisible():
            self._away()
            return
        while self._grid.count():
            item = self._grid.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.deleteLater()
        self._title.show_text(Text("按键", "Keys"))
        halves = [(place.title, place.keys), (_EVERYWHERE, (*EVERYWHERE, *_GENERAL))]
        for half, (heading, keys) in enumerate(each for each in halves if each[1]):
            left = 3 * half
            self._grid.addWidget(Label(heading, "muted"), 0, left, 1, 2)
            for number, (key, title) in enumerate(keys, start=1):
                self._grid.addWidget(Label(key, "emphasis"), number, left)
                self._grid.addWidget(Label(title), number, left + 1)
        self.adjustSize()
        middle = self._over.rect().center()
        self.move(middle.x() - self.width() // 2, middle.y() - self.height() // 2)
        self.show()
        self.raise_()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key."""
        self._away()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click."""
        self._away()

    def _away(self) -> None:
        self.hide()
        self._over.setFocus()
