"""The lines of a form: one for each certificate, passport or traveller, edited like a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from counter.casetypes.vocabulary import Question
from counter.errors import Fault
from counter.text import Text
from counter.values import mrz
from counter.values.names import NoReading, passport_pinyin
from ui.kit import theme, zone
from ui.kit.arrange import horizontal, vertical
from ui.kit.asking import editor, mark_wrong
from ui.kit.editors import Line as LineEditor
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.press import Key
from ui.kit.proposing import Proposal, Proposing

Find = Callable[[str, Mapping[str, object]], Sequence[Proposal]]
_NUMBER_WIDTH, _REMOVE_WIDTH, _GAP = 24, 32, 6
_WIDTHS = {"count": 48, "date": 94, "day_ahead": 94}
_CHOICE = 38  # what a list needs beside its words
_SHARES = {"number": 4, "holder": 2}  # a certificate's number is the longest thing in the line
_LINE = Text("第{number}行 {title}", "line {number}: {title}")
_ADD = Text("加一行", "Add a line")
_REPEAT = Text("重复上一行", "Repeat last line")
_REMOVE = Text("删除此行", "Remove this line")


class Line(QWidget):
    """One piece."""

    changed = Signal()
    completed = Signal()
    unwanted = Signal()

    def __init__(self, questions: Sequence[Question], today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._questions, self._today = questions, today
        self._left: set[str] = set()
        self._faults: dict[str, Text] = {}
        self._proposed = ""
        self.around: Mapping[str, object] = {}
        self.number = Label("", "caption", self)
        self.editors = {
            question.code: editor(question, today, self, is_narrow=True) for question in questions
        }
        self.remove = Key("×", "", self, look="quiet", name="remove")
        self.remove.setAccessibleName(say(_REMOVE))
        self.remove.setToolTip(f"{say(_REMOVE)}  Ctrl+Del")
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.faults = FaultLine(self)

        for code, cell in self.editors.items():
            cell.changed.connect(self.changed)
            cell.left.connect(lambda code=code: self._on_left(code))
            cell.entered.connect(lambda code=code: self._on_entered(code))
        self.remove.clicked.connect(self.unwanted)
        if {"holder", "pinyin"} <= set(self.editors):
            self.editors["holder"].changed.connect(self._propose_pinyin)
        if self.takes_zones:
            for cell in self.editors.values():
                if isinstance(cell, QLineEdit):
                    zone.hear_typed(cell, self.take_zone)

        row = QHBoxLayout()
        _spread(row, self.number, list(self.editors.values()), self.remove, questions)
        below = horizontal(None, _NUMBER_WIDTH + _GAP, self.faults, spacing=0)
        vertical(self, row, below, spacing=2)

    def set_number(self, number: int) -> None:
        """Say to eyes and screen readers which line this is."""
        self.setObjectName(f"piece.{number}")
        self.number.show_text(str(number))
        for question in self._questions:
            words = _LINE.fill(number=number, title=question.title)
            self.editors[question.code].setAccessibleName(say(words))

    def answers(self) -> dict[str, Any]:
        """The answers of this piece to what applies now; unanswered questions are left out."""
        return self._standing()[1]

    def propose(self, code: str, find: Find) -> None:
        """List under a cell what `find` gives for its words and this line's answers."""
        cell = self.editors[code]
        if isinstance(cell, LineEditor):
            Proposing(cell, lambda typed: find(typed, self.answers()))

    @property
    def asked(self) -> frozenset[str]:
        """The questions that apply, by the answers of the form and of this line."""
        return frozenset(self._standing()[0])

    def show_columns(self, codes: frozenset[str]) -> None:
        """Show the cells of these columns; one that this line is not asked takes no answer."""
        asked = self.asked
        for code, cell in self.editors.items():
            cell.setVisible(code in codes)
            cell.setEnabled(code in asked)

    def _standing(self) -> tuple[list[str], dict[str, Any]]:
        """Which questions apply, in order, and their answers; one may hang on one before it."""
        asked: list[str] = []
        answers: dict[str, Any] = {}
        for question in self._questions:
            if not question.when.holds({**self.around, **answers}):
                continue
            asked.append(question.code)
            answer = self.editors[question.code].answer()
            if answer is not None:
                answers[question.code] = answer
        return asked, answers

    def set_answers(self, answers: Mapping[str, object]) -> None:
        """Show these answers; pinyin that is none of them is proposed from the holder."""
        self._proposed = ""
        for code in sorted(self.editors, key=lambda code: code == "holder"):  # the holder last
            self.editors[code].set_answer(answers.get(code))

    @property
    def takes_zones(self) -> bool:
        """Whether a machine-readable zone can fill cells of this line."""
        return "passport_no" in self.editors

    def take_zone(self, text: str) -> None:
        """Fill pinyin, number and expiry from a machine-readable zone, or say which part of it
        was misread; what the document shows goes before what was proposed."""
        try:
            seen = mrz.read(text, self._today)
        except mrz.BadMrz as bad:
            self.faults.show_text(bad.text)
            return
        told = {
            "pinyin": seen.pinyin, "passport_no": seen.document_no,
            "expires_on": seen.expires_on.isoformat(),
        }  # fmt: skip
        for code, answer in told.items():
            if code in self.editors:
                self.editors[code].set_answer(answer)
        self._settle()
        self.changed.emit()
        self.go_on()

    def _propose_pinyin(self) -> None:
        """Spell the holder's name while nobody has spelt it otherwise."""
        cell = self.editors["pinyin"]
        before, here = self._proposed, cell.answer() or ""
        try:
            self._proposed = passport_pinyin(str(self.editors["holder"].answer() or ""))
        except NoReading:
            self._proposed = ""
        if here == before:  # else the hand, or the document, goes before the rule
            cell.set_answer(self._proposed or None)

    def show_faults(self, faults: dict[str, Text], everywhere: bool) -> None:
        """Keep these faults; show those of cells that have been left."""
        self._faults = faults
        if everywhere:
            self._left = set(self.editors)
        self._settle()

    def go_on(self, after: str | None = None) -> bool:
        """Put the focus into the next cell that is empty or wrong."""
        codes, asked = list(self.editors), self.asked
        for code in codes[codes.index(after) + 1 :] if after else codes:
            if code not in asked:
                continue
            question = next(each for each in self._questions if each.code == code)
            is_empty = question.required and self.editors[code].answer() is None
            if is_empty or code in self._faults:
                self.editors[code].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def _on_left(self, code: str) -> None:
        self._left.add(code)
        self._settle()

    def _on_entered(self, code: str) -> None:
        self._on_left(code)
        if not self.go_on(code):
            self.completed.emit()

    def _settle(self) -> None:
        shown = {code: text for code, text in self._faults.items() if code in self._left}
        for code, cell in self.editors.items():
            mark_wrong(cell, code in shown)
            cell.setAccessibleDescription(say(shown[code]) if code in shown else "")
        self.faults.show_text("  ".join(say(text) for text in shown.values()))


class Pieces(QWidget):
    """The lines; there is always at least one.

    Ctrl+D repeats the last line without its number, which is never the same twice; Ctrl+L adds an
    empty one; Ctrl+Del removes the line in which the focus is.
    """

    changed = Signal()
    completed = Signal()

    def __init__(
        self,
        questions: Sequence[Question],
        parent: QWidget | None = None,
        *,
        title: Text,
        today: date,
    ) -> None:
        super().__init__(parent)
        self._questions, self._today = tuple(questions), today
        self._lines: list[Line] = []
        self.setAccessibleName(say(title))
        head = QHBoxLayout()
        self._around: Mapping[str, object] = {}
        self._finds: dict[str, Find] = {}
        self._titles = {
            question.code: Label(question.title, "caption", self) for question in self._questions
        }
        titles = list(self._titles.values())
        _spread(head, QWidget(self), titles, QWidget(self), self._questions)
        self._rows = vertical(None, spacing=4)
        self.add = Key(_ADD, "Ctrl+L", self, look="quiet", name="add_line")
        self.repeat = Key(_REPEAT, "Ctrl+D", self, look="quiet", name="repeat_line")
        removal = QShortcut(QKeySequence("Ctrl+Del"), self)
        removal.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

        self.add.clicked.connect(lambda: self.add_line())
        self.repeat.clicked.connect(lambda: self.repeat_last())
        removal.activated.connect(self._on_remove_here)

        vertical(self, head, self._rows, horizontal(None, self.add, self.repeat, None), spacing=4)
        self._append({})

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines as they stand."""
        return tuple(self._lines)

    def answers(self) -> tuple[dict[str, Any], ...]:
        """The answers of each piece."""
        return tuple(line.answers() for line in self._lines)

    def set_answers(self, pieces: Sequence[Mapping[str, object]]) -> None:
        """Show these pieces, or one empty line."""
        for line in self._lines:
            self._drop(line)
        self._lines = []
        for piece in pieces or ({},):
            self._append(piece)
        self.changed.emit()

    def set_around(self, answers: Mapping[str, object]) -> None:
        """Answers of the form above on which questions of the lines depend."""
        self._around = dict(answers)
        self._settle_columns()

    def propose(self, code: str, find: Find) -> None:
        """Let the cells of a column propose, in the lines that stand and those to come."""
        if code in self._titles:
            self._finds[code] = find
            for line in self._lines:
                line.propose(code, find)

    def clear(self) -> None:
        """Begin anew with one line."""
        self.set_answers(())

    def add_line(self) -> None:
        """One more line, with the defaults; the focus goes to its first empty cell."""
        self._append({}).go_on()
        self.changed.emit()

    def repeat_last(self) -> None:
        """One more line like the last, without what is one of a kind."""
        unique = {question.code for question in self._questions if question.keep == "number"}
        last = self._lines[-1].answers()
        made = self._append({code: last[code] for code in last if code not in unique})
        if not made.go_on():
            next(iter(made.editors.values())).setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def remove_line(self, number: int) -> None:
        """Remove the line at `number` (from 0); the only one is emptied instead."""
        self._drop(self._lines.pop(number))
        if not self._lines:
            self._append({})
        self._renumber()
        self._settle_columns()
        self._lines[min(number, len(self._lines) - 1)].setFocus()
        self.changed.emit()

    def show_faults(
        self, faults: Iterable[Fault], *, everywhere: bool = False
    ) -> tuple[Fault, ...]:
        """Keep the faults of these lines; others are given back."""
        by_line: list[dict[str, Text]] = [{} for _ in self._lines]
        others = []
        for fault in faults:
            if fault.piece is not None and fault.piece < len(by_line):
                by_line[fault.piece].setdefault(fault.question, fault.text)
            else:
                others.append(fault)
        for line, mine in zip(self._lines, by_line, strict=True):
            line.show_faults(mine, everywhere)
        return tuple(others)

    @property
    def takes_zones(self) -> bool:
        """Whether a machine-readable zone can fill a line."""
        return self._lines[0].takes_zones

    def take_zone(self, text: str) -> None:
        """A machine-readable zone goes into the line of the cursor, else into the first without a
        number, else into a new one."""
        focus = self.window().focusWidget() or self
        here = [line for line in self._lines if line.isAncestorOf(focus)]
        empty = [line for line in self._lines if line.editors["passport_no"].answer() is None]
        line = next(iter(here + empty), None) or self._append({})
        line.take_zone(text)

    def go_on(self) -> bool:
        """Put the focus into the first cell that is empty or wrong."""
        return any(line.go_on() for line in self._lines)

    def _append(self, answers: Mapping[str, object]) -> Line:
        line = Line(self._questions, self._today, self)
        line.set_answers(answers)
        for code, find in self._finds.items():
            line.propose(code, find)
        line.changed.connect(self._settle_columns)
        line.changed.connect(self.changed)
        line.completed.connect(lambda: self._on_completed(line))
        line.unwanted.connect(lambda: self.remove_line(self._lines.index(line)))
        self._lines.append(line)
        self._rows.addWidget(line)
        line.setFocusProxy(next(iter(line.editors.values())))
        self._renumber()
        self._settle_columns()
        return line

    def _settle_columns(self) -> None:
        """A column that no line is asked about takes no room and no key."""
        for line in self._lines:
            line.around = self._around
        shown = frozenset[str]().union(*(line.asked for line in self._lines))
        for code, title in self._titles.items():
            title.setVisible(code in shown)
        for line in self._lines:
            line.show_columns(shown)

    def _drop(self, line: Line) -> None:
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _renumber(self) -> None:
        for number, line in enumerate(self._lines, 1):
            line.set_number(number)

    def _on_completed(self, line: Line) -> None:
        following = self._lines[self._lines.index(line) + 1 :]
        if not any(each.go_on() for each in following):
            self.completed.emit()

    def _on_remove_here(self) -> None:
        for number, line in enumerate(self._lines):
            if line.isAncestorOf(self.window().focusWidget() or line):
                self.remove_line(number)
                return


def _spread(
    row: QHBoxLayout,
    first: QWidget,
    cells: Sequence[QWidget],
    last: QWidget,
    questions: Sequence[Question],
) -> None:
    """The same widths for the head and for every line."""
    row.setSpacing(_GAP)
    row.setContentsMargins(0, 0, 0, 0)
    first.setFixedWidth(_NUMBER_WIDTH)
    row.addWidget(first)
    for cell, question in zip(cells, questions, strict=True):
        width = _width_of(question)
        if width:
            cell.setFixedWidth(width)
            row.addWidget(cell)
        else:
            cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            row.addWidget(cell, _SHARES.get(question.keep or "", 3))
    last.setFixedWidth(_REMOVE_WIDTH)
    row.addWidget(last)


def _width_of(question: Question) -> int:
    """What an answer of a known length needs; 0 for those that share what is left."""
    if question.kind != "choice":
        return _WIDTHS.get(question.kind, 0)
    measure = QFontMetrics(theme.face(14))
    words = (say(choice.title) for choice in question.choices)
    return max(measure.horizontalAdvance(each) for each in words) + _CHOICE
