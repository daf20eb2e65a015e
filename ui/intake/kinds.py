"""Which kind of business: four large keys, or the digits 1 to 4."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from counter.casetypes.register import CASE_TYPES
from counter.text import Text
from ui.kit.arrange import vertical
from ui.kit.label import Label
from ui.kit.language import say

_HEIGHT = 58


class KindChooser(QWidget):
    """One key for each kind that the register knows; `chosen` carries its letters."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = [_key(no, kind.title, self) for no, kind in enumerate(CASE_TYPES, start=1)]
        for key, kind in zip(self._keys, CASE_TYPES, strict=True):
            key.setObjectName(f"kind-{kind.letters}")
            key.clicked.connect(lambda _, letters=kind.letters: self.chosen.emit(letters))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        vertical(
            self,
            Label(Text("办理什么事项？", "What is it about?"), "title", self),
            Label(
                Text("按数字键，或用方向键和回车选择。", "Press the digit, or arrows and Enter."),
                "muted",
                self,
            ),
            8,
            *self._keys,
            None,
            spacing=12,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses; Down and Enter begin at the first key."""
        digit = event.key() - Qt.Key.Key_1
        if 0 <= digit < len(CASE_TYPES) and not event.modifiers() & ~_KEYPAD:
            self.chosen.emit(CASE_TYPES[digit].letters)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keys[0].setFocus()
        else:
            super().keyPressEvent(event)


_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def _key(digit: int, title: Text, parent: QWidget) -> QPushButton:
    key = QPushButton(f"{digit}    {say(title)}".replace("&", "&&"), parent)
    key.setStyleSheet(
        f"min-height: {_HEIGHT}px; text-align: left; padding-left: 20px; font-size: 16px;"
    )
    key.setAccessibleName(say(title))
    key.setAutoDefault(False)
    return key
