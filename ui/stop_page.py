"""Why the desk cannot begin: one sentence, and another try."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.text import Text
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.label import Label
from ui.kit.press import Key

WIDTH = 520


class StopPage(QWidget):
    """Shown where the books cannot be opened: nothing is lost, and nothing can be done yet."""

    again = Signal()
    away = Signal()

    def __init__(self, why: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        again = Key(Text("重试", "Try again"), "F5", self, look="primary", name="again")
        away = Key(Text("退出", "Quit"), "", self, name="quit")
        self.setFocusProxy(again)

        again.clicked.connect(self.again)
        away.clicked.connect(self.away)

        card = Surface(self)
        card.setFixedWidth(WIDTH)
        vertical(
            card,
            Label(Text("现在不能开始", "Cannot begin now"), "title"),
            Label(why, "body", wraps=True, selectable=True, name="why"),
            16,
            horizontal(None, away, None, again),
            margin=32,
        )
        vertical(self, None, horizontal(None, None, card, None), None)
