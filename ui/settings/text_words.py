"""One language of a text: its title, a box of many lines, and what is wrong with them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from counter.casetypes.vocabulary import Question
from counter.text import Text
from ui.kit.arrange import vertical
from ui.kit.asking import mark_wrong
from ui.kit.editors import Lines
from ui.kit.label import FaultLine, Label
from ui.kit.language import say

_LEAST, _MOST = 72, 16777215


class _Box(Lines):
    """A letter may have empty lines, so Enter is nothing but a new line; Tab goes on."""

    def __init__(self, question: Question, parent: QWidget) -> None:
        super().__init__(question, parent)
        self.setMinimumHeight(_LEAST)
        self.setMaximumHeight(_MOST)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As in any editor."""
        QPlainTextEdit.keyPressEvent(self, event)


class Words(QWidget):
    """`changed`: something was typed."""

    changed = Signal()

    def __init__(self, title: Text, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.was_last = False  # typed in last: where a place goes
        self.is_wrong = False
        label = Label(title, "muted", self)
        self.box = _Box(Question(name, title, "address"), self)
        self.box.setObjectName(name)
        self.box.setAccessibleName(say(title))
        label.setBuddy(self.box)
        self.line = FaultLine(self, name=f"{name}-fault")
        self.box.textChanged.connect(self.changed)
        vertical(self, label, self.box, self.line, spacing=4).setStretch(1, 1)

    @property
    def words(self) -> str:
        """What is typed, without blanks at the end."""
        return self.box.toPlainText().rstrip()

    def set_words(self, words: str) -> None:
        """Show `words`; the cursor and what can be undone stay where nothing changes."""
        if words != self.box.toPlainText():
            self.box.setPlainText(words)

    def mark(self, wrong: Text | None) -> bool:
        """Say what is wrong below the box, or nothing; whether something is."""
        self.is_wrong = wrong is not None
        self.line.show_text("" if wrong is None else wrong)
        mark_wrong(self.box, self.is_wrong)
        self.box.setAccessibleDescription("" if wrong is None else say(wrong))
        return self.is_wrong
