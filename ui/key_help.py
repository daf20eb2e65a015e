"""F1: the keys of this place, over the window until the next key.

What a view, panel or form in front offers besides is read off the keys that can be seen, so that
the help is never behind the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from counter.text import Text
from ui.kit.arrange import Surface, vertical
from ui.kit.label import Label
from ui.kit.press import Key
from ui.pages import EVERYWHERE, Hint, Place

_GENERAL: tuple[Hint, ...] = (
    ("Alt+1…0 - =", Text("换地方", "go to a place")),
    ("Ctrl+K", Text("查找或命令", "find or command")),
    ("Esc", Text("返回", "back")),
)
_MOST_ROWS = 16  # below each other; more stand beside
_RANGE = re.compile(r"(.*?)(\d)[–…](\d)$")
_MORE = Text("", "")
_EVERYWHERE = Text("随处可用", "Everywhere")


def keys_of(place: Place, page: QWidget) -> tuple[tuple[str, Text | str], ...]:
    """The keys of a place, then those of `page` that can be seen now and were not named yet."""
    told = {one for combination, _ in place.keys for one in _each(combination)}
    seen = {
        key.combination: key.accessibleName()
        for key in page.findChildren(Key)
        if key.combination and key.isVisible() and key.combination not in told
    }
    return (*place.keys, *seen.items())


def _each(combination: str) -> tuple[str, ...]:
    """Each key that a hint means: `Ctrl+1–3` is three, `Ctrl+D / W` two."""
    if found := _RANGE.match(combination):
        return tuple(f"{found[1]}{n}" for n in range(int(found[2]), int(found[3]) + 1))
    first, *others = combination.split(" / ")
    return (first, *(f"{first.rpartition('+')[0]}+{other}" for other in others))


class KeyHelp(Surface):
    """This place's keys, then those that work everywhere; any key or a click takes it away."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        self._title = Label("", "title", self)
        self.setObjectName("key_help")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        vertical(self, self._title, 8, self._grid, margin=24)
        self.hide()

    def toggle(self, place: Place, page: QWidget) -> None:
        """Show the keys of `place`, of which `page` is in front, or hide them."""
        if self.isVisible():
            self._away()
            return
        while self._grid.count():
            item = self._grid.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.deleteLater()
        self._title.show_text(Text("按键", "Keys"))
        here = keys_of(place, page)
        columns = -(-len(here) // _MOST_ROWS)
        rows = -(-len(here) // max(columns, 1))
        parts: list[tuple[Text, Sequence[tuple[str, Text | str]]]] = [
            (place.title if at == 0 else _MORE, here[at : at + rows])
            for at in range(0, len(here), max(rows, 1))
        ]
        parts.append((_EVERYWHERE, (*EVERYWHERE, *_GENERAL)))
        for at, (heading, keys) in enumerate(parts):
            self._show_part(3 * at, heading, keys)
        self.adjustSize()
        middle = self._over.rect().center()
        self.move(middle.x() - self.width() // 2, middle.y() - self.height() // 2)
        self.show()
        self.raise_()
        self.setFocus()

    def _show_part(self, left: int, heading: Text, keys: Sequence[tuple[str, Text | str]]) -> None:
        """One heading with its keys below, from this column on."""
        self._grid.setColumnMinimumWidth(left + 2, 8)
        self._grid.addWidget(Label(heading, "muted"), 0, left, 1, 2)
        for number, (key, title) in enumerate(keys, start=1):
            self._grid.addWidget(Label(key, "emphasis"), number, left)
            self._grid.addWidget(Label(title), number, left + 1)
        self._grid.setRowStretch(_MOST_ROWS + 1, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key."""
        self._away()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click."""
        self._away()

    def _away(self) -> None:
        self.hide()
        self._over.setFocus()
