"""A quiet line above the work: the first thing to know, and how many more there are.

It tells; it asks for nothing. Its key shows the others below each other, and hides them again.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from counter.text import Text
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.label import Label
from ui.kit.language import say
from ui.kit.press import Key

_MORE = Text("还有 {n} 条", "{n} more")
_FEWER = Text("收起", "Fewer")


class NoticeStrip(Surface):
    """Takes no room while there is nothing to tell."""

    def __init__(self, parent: QWidget | None = None, *, name: str = "notices") -> None:
        super().__init__(parent, "quiet")
        self.setObjectName(name)
        self._told: tuple[Text, ...] = ()
        self._is_open = False
        self._words = Label("", "caption", self, name=f"{name}-words", wraps=True)
        self._more = Key("", "", self, look="quiet", name=f"{name}-more")
        self._more.clicked.connect(self._on_more)
        row = horizontal(None, self._words, self._more)
        row.setStretch(0, 1)
        vertical(self, row).setContentsMargins(12, 4, 4, 4)
        self.hide()

    def show_notices(self, told: Sequence[Text]) -> None:
        """Tell these, the weightiest first; none: the strip goes."""
        self._told = tuple(told)
        self._settle()

    def words(self) -> str:
        """What can be read now."""
        return self._words.text()

    def _on_more(self) -> None:
        self._is_open = not self._is_open
        self._settle()

    def _settle(self) -> None:
        shown = self._told if self._is_open else self._told[:1]
        self._words.show_text("\n".join(f"● {say(each)}" for each in shown))
        more = len(self._told) - 1
        self._more.setVisible(more > 0)
        self._more.set_title(_FEWER if self._is_open else _MORE.fill(n=more))
        self.setVisible(bool(self._told))
