"""The list of changes: edits set aside for one saving, as for a year's calendar of many days."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.rules.changes import Edit
from counter.text import Text
from ui.kit.arrange import Surface, horizontal
from ui.kit.label import Label
from ui.kit.press import Key

_HELD = Text("改动单：{n} 处，尚未保存", "set aside, not saved yet: {n}")


class RuleBasket(Surface):
    """Takes no room while it is empty."""

    review_wanted = Signal()
    emptied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "accent")
        self.edits: tuple[Edit, ...] = ()
        self._count = 0  # as the supervisor counts: a new rule and the old one's end are one
        self._words = Label("", "body", self, name="basket")
        review = Key(Text("查看影响", "What they touch"), "Ctrl+R", self, name="basket-review")
        empty = Key(Text("清空", "Empty"), "", self, look="quiet", name="basket-empty")
        review.clicked.connect(self.review_wanted)
        empty.clicked.connect(self._on_empty)
        horizontal(self, self._words, None, review, empty, margin=8)
        self._settle()

    def add(self, edits: tuple[Edit, ...]) -> None:
        """Set these aside too."""
        self.edits = (*self.edits, *edits)
        self._count += 1
        self._settle()

    def clear(self) -> None:
        """They are saved."""
        self.edits, self._count = (), 0
        self._settle()

    def _on_empty(self) -> None:
        self.clear()
        self.emptied.emit()

    def _settle(self) -> None:
        self._words.show_text(_HELD.fill(n=self._count))
        self.setVisible(bool(self.edits))
