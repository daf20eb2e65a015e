"""Editors in which one writes: a line, a day, several lines. All editors are alike to the form.

An editor bears the question's code as its object name, gives its answer in the form that the
intake reads (or None), and cleans what was typed when it is left: full-width digits, spaces,
small letters. Whether an answer is *right* the journey says, not the editor.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any, Protocol

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from counter.casetypes.vocabulary import Question
from ui.kit.language import say
from ui.kit.typed_day import read_day

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NOT_LEFT = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_PAGE_KEYS = (Qt.Key.Key_D, Qt.Key.Key_K)


class Editor(Protocol):
    """What a form knows of an editor; every editor is a `QWidget`."""

    changed: Any
    left: Any
    entered: Any

    def answer(self) -> object:
        """The answer, cleaned; None while there is none."""

    def set_answer(self, answer: object) -> None:
        """Show `answer`; None empties it or chooses the question's default."""


def is_plain_enter(event: QKeyEvent) -> bool:
    """Enter without Ctrl, Alt or Shift."""
    others = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in _ENTER and others == Qt.KeyboardModifier.NoModifier


def was_left(event: QFocusEvent) -> bool:
    """Whether the clerk went on, rather than another window or a pop-up taking the keys."""
    return event.reason() not in _NOT_LEFT


def belongs_to_page(event: QEvent) -> bool:
    """Ctrl+D and Ctrl+K, which Qt on Linux would take for deleting inside a field."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.ShortcutOverride
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        and event.key() in _PAGE_KEYS
    )


class Line(QLineEdit):
    """One line; `clean` puts what was typed in order."""

    changed = Signal()
    left = Signal()
    entered = Signal()

    def __init__(
        self,
        question: Question,
        parent: QWidget | None = None,
        *,
        clean: Callable[[str], str] = str.strip,
        hints: Qt.InputMethodHint = Qt.InputMethodHint.ImhNone,
    ) -> None:
        super().__init__(parent)
        self.question, self._clean = question, clean
        self.setInputMethodHints(hints)
        if question.hint is not None:
            self.setPlaceholderText(say(question.hint))
            self.setToolTip(say(question.hint))
        self.textChanged.connect(self.changed)

    def answer(self) -> object:
        """The cleaned line, or None."""
        return self._clean(self.text()) or None

    def set_answer(self, answer: object) -> None:
        """Show it from its beginning."""
        given = self.question.default if answer is None else answer
        self.setText("" if given is None else str(given))
        self.setCursorPosition(0)

    def event(self, event: QEvent) -> bool:
        """Leave the keys of the page to the page."""
        if belongs_to_page(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on."""
        if is_plain_enter(event):
            self._tidy()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the cleaned line when the clerk goes on."""
        super().focusOutEvent(event)
        if was_left(event):
            self._tidy()
            self.left.emit()

    def _tidy(self) -> None:
        clean = self._clean(self.text())
        if clean != self.text():
            self.setText(clean)


class DayLine(Line):
    """A day, typed as 20260615, 2026-06-15 or 0615; the answer is `2026-06-15`.

    What cannot be read stays as it was typed, for the journey to refuse.
    """

    def __init__(self, question: Question, today: date, parent: QWidget | None = None) -> None:
        def clean(typed: str) -> str:
            day = read_day(typed, today, may_be_ahead=question.kind == "day_ahead")
            return typed.strip() if day is None else day.isoformat()

        super().__init__(question, parent, clean=clean, hints=Qt.InputMethodHint.ImhPreferNumbers)
        if not self.placeholderText():
            self.setPlaceholderText("20260615")


class Lines(QPlainTextEdit):
    """Several lines. Enter begins a new one; Enter on an empty last line, or Tab, goes on."""

    changed = Signal()
    left = Signal()
    entered = Signal()

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.setTabChangesFocus(True)
        self.setFixedHeight(64)
        if question.hint is not None:
            self.setPlaceholderText(say(question.hint))
        self.textChanged.connect(self.changed)

    def answer(self) -> object:
        """The lines without empty ones, or None."""
        lines = (line.strip() for line in self.toPlainText().splitlines())
        return "\n".join(line for line in lines if line) or None

    def set_answer(self, answer: object) -> None:
        """Show it."""
        given = self.question.default if answer is None else answer
        self.setPlainText("" if given is None else str(given))

    def event(self, event: QEvent) -> bool:
        """Leave the keys of the page to the page."""
        if belongs_to_page(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on an empty last line goes on."""
        at_end = self.textCursor().atEnd() and not self.textCursor().block().text().strip()
        if is_plain_enter(event) and at_end:
            self.setPlainText(str(self.answer() or ""))
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the clerk went on."""
        super().focusOutEvent(event)
        if was_left(event):
            self.left.emit()


def plain_code(typed: str) -> str:
    """Letters and digits of a number as the books hold it.

    >>> plain_code("１１０１０１ 19900307 123x")
    '11010119900307123X'
    """
    return "".join(unicodedata.normalize("NFKC", typed).split()).upper()


def plain_phone(typed: str) -> str:
    """The digits of a phone number, with a leading + where there is one.

    >>> plain_phone("138-0013 8000")
    '13800138000'
    """
    bare = plain_code(typed)
    return "".join(sign for sign in bare if sign not in "-()（）—")


def plain_pinyin(typed: str) -> str:
    """Capitals with single spaces between them.

    >>> plain_pinyin(" lyu  qiang")
    'LYU QIANG'
    """
    return " ".join(unicodedata.normalize("NFKC", typed).split()).upper()
