"""Which editor asks which kind of question. A new kind of question is one line here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from counter.casetypes.vocabulary import Question, QuestionKind
from ui.kit.address_box import AddressBox
from ui.kit.country import CountryLine
from ui.kit.editors import DayLine, Line, Lines, plain_code, plain_phone, plain_pinyin
from ui.kit.language import say
from ui.kit.pickers import Combo, Count
from ui.kit.segments import MOST, Segments

AnEditor = Line | Count | Combo | Lines | Segments | AddressBox
_LATIN = Qt.InputMethodHint.ImhPreferLatin
_DIGITS = Qt.InputMethodHint.ImhPreferNumbers


MOST_LETTERS = 36  # more would not stand side by side in half a form


def _choice(question: Question, is_narrow: bool) -> AnEditor:
    letters = sum(len(say(choice.title)) for choice in question.choices)
    if is_narrow or len(question.choices) > MOST or letters > MOST_LETTERS:
        return Combo(question)
    return Segments(question)


EDITORS: dict[str, Callable[[Question, date, bool], AnEditor]] = {
    "text": lambda question, today, is_narrow: Line(question),
    "name": lambda question, today, is_narrow: Line(question),
    "identity": lambda question, today, is_narrow: Line(question, clean=plain_code, hints=_LATIN),
    "uscc": lambda question, today, is_narrow: Line(question, clean=plain_code, hints=_LATIN),
    "phone": lambda question, today, is_narrow: Line(question, clean=plain_phone, hints=_DIGITS),
    "country": lambda question, today, is_narrow: CountryLine(question),
    "choice": lambda question, today, is_narrow: _choice(question, is_narrow),
    "count": lambda question, today, is_narrow: Count(question),
    "date": lambda question, today, is_narrow: DayLine(question, today),
    "day_ahead": lambda question, today, is_narrow: DayLine(question, today),
    "pinyin": lambda question, today, is_narrow: Line(question, clean=plain_pinyin, hints=_LATIN),
    "address": lambda question, today, is_narrow: Line(question) if is_narrow else Lines(question),
    "post_address": lambda question, today, is_narrow: (
        Line(question) if is_narrow else AddressBox(question)
    ),
}
assert set(EDITORS) == set(get_args(QuestionKind))  # noqa: S101 -- found at import, not at work


def editor(
    question: Question, today: date, parent: QWidget, *, is_narrow: bool = False
) -> AnEditor:
    """The editor of `question`, named by its code, showing its default."""
    made = EDITORS[question.kind](question, today, is_narrow)
    made.setParent(parent)
    made.setObjectName(question.code)
    made.setAccessibleName(say(question.title))
    if question.default is not None:
        made.set_answer(None)
    if is_narrow:
        made.setProperty("compact", "true")
    return made


def mark_wrong(editor: QWidget, is_wrong: bool) -> None:
    """A red frame around an editor, or none; around the field of one that has several parts."""
    editor = editor.focusProxy() or editor
    if bool(editor.property("wrong")) != is_wrong:
        editor.setProperty("wrong", is_wrong)
        editor.style().unpolish(editor)
        editor.style().polish(editor)
