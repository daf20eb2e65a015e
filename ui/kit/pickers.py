"""Editors in which one picks: a number within bounds, one of many choices."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from counter.casetypes.vocabulary import Question
from ui.kit.editors import is_plain_enter, was_left
from ui.kit.language import say


class Count(QSpinBox):
    """A whole number from 1 to the question's most."""

    changed = Signal()
    left = Signal()
    entered = Signal()

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.setRange(1, question.most)
        self.lineEdit().setTextMargins(6, 0, 6, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if question.hint is not None:
            self.setToolTip(say(question.hint))
        self.set_answer(None)
        self.valueChanged.connect(self.changed)

    def answer(self) -> object:
        """The number."""
        return self.value()

    def set_answer(self, answer: object) -> None:
        """Show the number, or the question's default, or 1."""
        given = self.question.default if answer is None else answer
        self.setValue(given if isinstance(given, int) else int(str(given or 1)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A number changes only under a field that has the focus, never in passing."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on."""
        if is_plain_enter(event):
            self.interpretText()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing replaces the number."""
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the clerk went on."""
        super().focusOutEvent(event)
        if was_left(event):
            self.left.emit()


class Picker(QComboBox):
    """A list that opens, with its arrow (a style sheet could take one only from a file)."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and its arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().placeholderText().color(), 1.6))
        x, y = self.width() - 14.0, self.height() / 2
        painter.drawPolyline([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Never changed in passing."""
        event.ignore()


class Combo(Picker):
    """A closed question with many choices, or in a narrow place."""

    changed = Signal()
    left = Signal()
    entered = Signal()

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for choice in question.choices:
            self.addItem(say(choice.title), choice.code)
        self.set_answer(None)
        self.currentIndexChanged.connect(self.changed)

    def answer(self) -> object:
        """The code of what is chosen, or None."""
        return self.currentData()

    def set_answer(self, answer: object) -> None:
        """Choose it, or the question's default."""
        self.setCurrentIndex(self.findData(self.question.default if answer is None else answer))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; a digit chooses."""
        digit = event.key() - Qt.Key.Key_1
        if is_plain_enter(event):
            self.entered.emit()
        elif 0 <= digit < min(self.count(), 9):
            self.setCurrentIndex(digit)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the clerk went on."""
        super().focusOutEvent(event)
        if was_left(event):
            self.left.emit()
