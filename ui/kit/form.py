"""A form built from questions: label, editor, and what is wrong under it.

Enter goes on to the next field that is empty or wrong; a wrong field says so once it has been left,
never while one types in it. Questions come and go with their conditions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from counter.casetypes.vocabulary import Question
from counter.errors import Fault
from counter.text import Text
from ui.kit.address_box import AddressBox
from ui.kit.asking import editor, mark_wrong
from ui.kit.label import AsideLine, FaultLine, Label, NarrowLabel
from ui.kit.language import say

LABEL_WIDTH = 92
_ROW = 36
_OPTIONAL = Text("（选填）", " (optional)")
_PASTED = Text("由粘贴的地址填入，请核对", "from the pasted address: check it")
_PASTED_OTHER = Text("粘贴的是：{answer}", "pasted: {answer}")
_MISSING = Text("请填写{title}。", "Fill in: {title}.")


class Field(QWidget):
    """One question: label, editor, fault."""

    def __init__(
        self, question: Question, today: date, labels: Literal["left", "top"], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.question = question
        title = say(question.title) + ("" if question.required else say(_OPTIONAL))
        self.label = (
            NarrowLabel(title, "muted", self, LABEL_WIDTH)
            if labels == "left"
            else Label(title, "muted", self)
        )
        self.editor = editor(question, today, self)
        self.label.setBuddy(self.editor)
        self.line = FaultLine(self, name=f"{question.code}.fault")
        self.aside = AsideLine(self, name=f"{question.code}.aside")
        self.fault: Text | None = None
        self.was_left = False
        self.was_typed = False

        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setRowStretch(3, 1)  # a taller neighbour leaves room below, not between
        if labels == "left":
            self.label.setMinimumHeight(max(_ROW, self.label.minimumHeight()))
            grid.addWidget(self.label, 0, 0, Qt.AlignmentFlag.AlignTop)
            # a label of two lines stands beside its field, and the field beside its neighbour
            grid.addWidget(self.editor, 0, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self.line, 1, 1)
            grid.addWidget(self.aside, 2, 1)
            grid.setColumnStretch(1, 1)
        else:
            grid.addWidget(self.label, 0, 0)
            grid.addWidget(self.editor, 1, 0)
            grid.addWidget(self.line, 2, 0)
            grid.addWidget(self.aside, 3, 0)

    def settle(self) -> None:
        """Show the fault once the field has been left; take it away at once when it is mended."""
        shown = self.fault if self.was_left else None
        self.line.show_text("" if shown is None else shown)
        mark_wrong(self.editor, shown is not None)
        self.editor.setAccessibleDescription("" if shown is None else say(shown))

    @property
    def is_right(self) -> bool:
        """Whether Enter may pass it by."""
        if self.fault is not None:
            return False
        return not self.question.required or self.editor.answer() is not None


class Form(QWidget):
    """Fields for `questions`, under a heading for each group that has one.

    `changed`: an answer changed, or a question came or went. `completed`: Enter where nothing
    that follows is empty or wrong. With `stops_at_all` Enter also stops at what may be left empty:
    for forms whose optional answers are the matter itself.
    """

    changed = Signal()
    completed = Signal()

    def __init__(
        self,
        questions: tuple[Question, ...],
        parent: QWidget | None = None,
        *,
        today: date,
        headings: Mapping[str, Text] | None = None,
        columns: int = 1,
        labels: Literal["left", "top"] = "left",
        stops_at_all: bool = False,
    ) -> None:
        super().__init__(parent)
        self.questions, self._columns = questions, columns
        self._stops_at_all = stops_at_all
        self._around: dict[str, object] = {}
        self._is_filling = False
        self._fields = {
            question.code: Field(question, today, labels, self) for question in questions
        }
        self._headings: dict[str, Label] = {}

        for field in self._fields.values():
            field.editor.changed.connect(lambda field=field: self._on_typed(field))
            field.editor.left.connect(lambda field=field: self._on_left(field))
            field.editor.entered.connect(lambda field=field: self._on_entered(field))
            if isinstance(field.editor, AddressBox):
                field.editor.told.connect(self._on_told)

        for group, title in (headings or {}).items():
            self._headings[group] = Label(title, "emphasis", self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        if self._fields:
            self.setFocusProxy(next(iter(self._fields.values())).editor)
        self._placed: tuple[str, ...] | None = None
        self._settle_places()

    def answers(self) -> dict[str, Any]:
        """The answers to the questions that apply now; unanswered ones are left out."""
        return self._standing()[1]

    def set_answers(self, answers: Mapping[str, object]) -> None:
        """Show these answers, defaults for the others; nothing counts as wrong yet."""
        self._is_filling = True
        for code, field in self._fields.items():
            field.editor.set_answer(answers.get(code))
            field.fault, field.was_left, field.was_typed = None, False, code in answers
            field.settle()
            field.aside.show_text("")
        self._is_filling = False
        self._on_changed()

    def fill_in(self, answers: Mapping[str, object], mark: Text, typed_in: str = "") -> None:
        """Put `answers` into the fields that nobody touched, and `mark` them until somebody does.

        The field `typed_in` is completed where what stands in it is a part of its answer.
        """
        self._is_filling = True
        for code, answer in answers.items():
            field = self._fields.get(code)
            if field is None:
                continue
            now = str(field.editor.answer() or "")
            is_kept = field.was_typed and not (code == typed_in and now in str(answer))
            if is_kept or now == str(answer):
                continue
            field.editor.set_answer(answer)
            field.aside.show_text(mark)
        self._is_filling = False
        self._on_changed()

    def tell_beside(self, code: str, told: Text | str) -> None:
        """A quiet line under a field; an empty one goes away (a mark of `fill_in` too)."""
        self._fields[code].aside.show_text(told)

    def clear(self) -> None:
        """Begin anew with the defaults."""
        self.set_answers({})

    def set_around(self, answers: Mapping[str, object]) -> None:
        """Answers from elsewhere on which conditions depend (`route`)."""
        self._around = dict(answers)
        self._settle_places()

    def faults(self) -> tuple[Fault, ...]:
        """What the form itself can tell: required questions without an answer."""
        return tuple(
            Fault(code, _MISSING.fill(title=field.question.title))
            for code, field in self._fields.items()
            if code in self._shown() and field.question.required and field.editor.answer() is None
        )

    def show_faults(
        self, faults: Iterable[Fault], *, everywhere: bool = False
    ) -> tuple[Fault, ...]:
        """Keep `faults` of these questions, in place of all before; others are given back.

        Each shows once its field has been left; `everywhere` (after a press) shows all and goes to
        the first.
        """
        mine: dict[str, Text] = {}
        others = []
        for fault in faults:
            if fault.piece is None and fault.question in self._shown():
                mine.setdefault(fault.question, fault.text)
            else:
                others.append(fault)
        for code, field in self._fields.items():
            field.fault = mine.get(code)
            field.was_left = field.was_left or everywhere
            field.settle()
        if everywhere and mine:
            self.go_on()
        return tuple(others)

    def go_on(self, after: str | None = None, *, also_left: bool = False) -> bool:
        """Put the focus into the next empty or wrong field after `after` (None: from the top).

        `also_left`: one that may be left empty is stopped at too.
        """
        shown = list(self._shown())
        rest = shown[shown.index(after) + 1 :] if after in shown else shown
        for code in rest:
            field = self._fields[code]
            if not field.is_right or (also_left and field.editor.answer() is None):
                self._fields[code].editor.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def field(self, code: str) -> Field:
        """The field of a question (`KeyError` where it is not asked here)."""
        return self._fields[code]

    def _shown(self) -> tuple[str, ...]:
        return self._standing()[0]

    def _standing(self) -> tuple[tuple[str, ...], dict[str, Any]]:
        """Which questions apply, in order, and their answers; one may hang on one before it."""
        given = dict(self._around)
        answers: dict[str, Any] = {}
        shown = []
        for code, field in self._fields.items():
            if not field.question.when.holds(given):
                continue
            shown.append(code)
            answer = field.editor.answer()
            if answer is not None:
                answers[code] = given[code] = answer
        return tuple(shown), answers

    def _settle_places(self) -> None:
        shown = self._shown()
        if shown == self._placed:
            return
        self._placed = shown
        for part in (*self._fields.values(), *self._headings.values()):
            self._grid.removeWidget(part)
            part.hide()
        row = column = 0
        group = ""
        for code in shown:
            field = self._fields[code]
            is_wide = field.question.kind in ("address", "post_address")
            if column and (is_wide or field.question.group != group):
                row, column = row + 1, 0
            if field.question.group != group:
                group = field.question.group
                row = self._place_heading(group, row)
            span = self._columns if is_wide else 1
            self._grid.addWidget(field, row, column, 1, span)
            field.show()
            row, column = row + (column + span) // self._columns, (column + span) % self._columns

    def _place_heading(self, group: str, row: int) -> int:
        heading = self._headings.get(group)
        if heading is None:
            return row
        heading.setContentsMargins(0, 8 if row else 0, 0, 0)
        self._grid.addWidget(heading, row, 0, 1, self._columns)
        heading.show()
        return row + 1

    def _on_typed(self, field: Field) -> None:
        if not self._is_filling:
            field.was_typed = field.editor.answer() is not None
            field.aside.show_text("")
        self._on_changed()

    def _on_changed(self) -> None:
        if self._is_filling:
            return
        self._settle_places()
        self.changed.emit()

    def _on_told(self, answers: dict[str, str]) -> None:
        """A pasted address named its receiver too; what somebody typed there stays, and is told."""
        self.fill_in(answers, _PASTED)
        for code, answer in answers.items():
            field = self._fields.get(code)
            if field is not None and str(field.editor.answer() or "") != answer:
                field.aside.show_text(_PASTED_OTHER.fill(answer=answer))

    def _on_left(self, field: Field) -> None:
        field.was_left = True
        field.settle()

    def _on_entered(self, field: Field) -> None:
        field.was_left = True
        field.settle()
        if not self.go_on(field.question.code, also_left=self._stops_at_all):
            self.completed.emit()
