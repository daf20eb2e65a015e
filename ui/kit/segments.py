"""A closed question with a few choices: keys side by side, chosen by digit, arrow or mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from counter.casetypes.vocabulary import Question
from ui.kit import theme
from ui.kit.arrange import horizontal
from ui.kit.editors import is_plain_enter, was_left
from ui.kit.language import say

MOST = 5
_PADDING = 28


class Segments(QWidget):
    """The keys; each is named `question.choice` (`delivery.post`)."""

    changed = Signal()
    left = Signal()
    entered = Signal()

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self._group = QButtonGroup(self)
        self._keys: list[QPushButton] = []
        last = len(question.choices) - 1
        for number, choice in enumerate(question.choices):
            key = QPushButton(say(choice.title).replace("&", "&&"), self)
            key.setObjectName(f"{question.code}.{choice.code}")
            key.setAccessibleName(f"{say(question.title)} {say(choice.title)}")
            key.setToolTip(str(number + 1))
            key.setCheckable(True)
            key.setAutoDefault(False)
            key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            key.setProperty("segment", _place(number, last))
            # The chosen key is bold: room for that, so that nothing moves when it is chosen.
            bold = QFontMetrics(theme.face(14, is_bold=True))
            key.setMinimumWidth(bold.horizontalAdvance(key.text()) + _PADDING)
            self._group.addButton(key, number)
            self._keys.append(key)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_answer(None)

        self._group.idToggled.connect(self._on_toggled)

        horizontal(self, *self._keys, None, spacing=0)

    def answer(self) -> object:
        """The code of what is chosen, or None."""
        number = self._group.checkedId()
        return self.question.choices[number].code if number >= 0 else None

    def set_answer(self, answer: object) -> None:
        """Choose it, or the question's default."""
        wanted = self.question.default if answer is None else answer
        for choice, key in zip(self.question.choices, self._keys, strict=True):
            if choice.code == wanted:
                key.setChecked(True)
                return
        self._group.setExclusive(False)
        for key in self._keys:
            key.setChecked(False)
        self._group.setExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses, arrows move, Enter goes on."""
        digit = event.key() - Qt.Key.Key_1
        now = self._group.checkedId()
        if is_plain_enter(event):
            self.entered.emit()
        elif 0 <= digit < len(self._keys):
            self._keys[digit].setChecked(True)
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            self._keys[max(0, min(now + step, len(self._keys) - 1))].setChecked(True)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go."""
        super().focusInEvent(event)
        self._mark(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the clerk went on."""
        super().focusOutEvent(event)
        self._mark(False)
        if was_left(event):
            self.left.emit()

    def _on_toggled(self, number: int, is_on: bool) -> None:
        if is_on:
            self._mark(self.hasFocus())
            self.changed.emit()

    def _mark(self, has_focus: bool) -> None:
        """A frame around the chosen key (the first where none is chosen) while keys go here."""
        aim = max(self._group.checkedId(), 0)
        for number, key in enumerate(self._keys):
            is_aim = has_focus and number == aim
            if bool(key.property("aim")) != is_aim:
                key.setProperty("aim", is_aim)
                key.style().unpolish(key)
                key.style().polish(key)
            if number == aim:
                key.raise_()


def _place(number: int, last: int) -> str:
    if last == 0:
        return "only"
    return {0: "first", last: "last"}.get(number, "middle")
