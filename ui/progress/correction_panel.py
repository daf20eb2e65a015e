"""更正: every answer of a case as it was recorded, to be mended, and why.

Only what was changed goes to the books, so that a correction which another window made
meanwhile is not undone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from counter.casetypes.register import by_letters
from counter.casetypes.vocabulary import Question
from counter.desk import new_act
from counter.errors import BadAnswers, CounterError, Fault, Refused
from counter.intake import correction
from counter.intake.correction import Corrected, Present
from counter.text import Text
from ui.kit.arrange import hairline
from ui.kit.form import Form
from ui.kit.label import Label
from ui.kit.workbench import Workbench
from ui.progress.panel import Panel
from ui.progress.reason_list import ReasonList
from ui.progress.reasons import CORRECTION

_WIDTH = 490
REASON = Question("reason", Text("更正原因", "Why it is corrected"), "text")
_HEADINGS = {
    "who": Text("人", "People"),
    "matter": Text("事", "Matter"),
    "delivery": Text("领取", "Delivery"),
}
_PIECE = Text("件 {no}", "Piece {no}")


class Unchanged(Refused):
    """A correction that corrects nothing."""

    def __init__(self) -> None:
        super().__init__(Text("还没有改动，不必更正。", "Nothing has been changed yet."))


class CorrectionPanel(Panel):
    """The questions of the intake again, answered; the reason stands last."""

    def __init__(self, bench: Workbench, now: Present, parent: QWidget | None = None) -> None:
        kind, today = by_letters(now.letters), bench.desk.today
        self._bench, self._now, self._act = bench, now, new_act()
        asked = tuple(question for question in kind.questions if question.group != "piece")
        super().__init__(
            bench, Text("更正 {no}", "Correct {no}").fill(no=now.case_no), asked, self._work,
            Text("更正", "Correct"), parent, labels="left", headings=_HEADINGS,
        )  # fmt: skip
        self.revision = now.revision
        self.done_words = Text("{no} 已更正", "{no} is corrected").fill(no=now.case_no)
        self.pieces = {no: Form(kind.asked("piece"), self, today=today) for no in now.pieces}
        self.reason = Form((REASON,), self, today=today)

        self.form.changed.connect(self._on_answered)
        for form in (*self.pieces.values(), self.reason):
            form.completed.connect(self.complete)
        self.refused.connect(self._on_faults)

        self.form.set_answers(now.answers)
        for no, form in self.pieces.items():
            form.set_answers(now.pieces[no])
            self.insert(hairline(self))
            self.insert(Label(_PIECE.fill(no=no), "emphasis", self))
            self.insert(form)
        self.insert(hairline(self))
        self.insert(self.reason)
        self.insert(ReasonList(self, "reason", CORRECTION))

    def width_wanted(self) -> int:
        """Room for labels beside their fields, where the list can spare it."""
        return max(_WIDTH, super().width_wanted())

    def fill(self, **answers: object) -> None:
        """Put answers into the case's form, the reason into its own."""
        if "reason" in answers:
            self.reason.set_answers({"reason": answers.pop("reason")})
        super().fill(**answers)

    def complete(self) -> None:
        """Enter: on to the reason; where it is given, it is done."""
        if not self.reason.go_on():
            super().complete()

    def _on_answered(self) -> None:
        for form in self.pieces.values():
            form.set_around(self.form.answers())

    def _answered(self) -> dict[str, Any]:
        """The reason and the case's answers, once no form lacks one."""
        faults = [*self.form.faults(), *self.reason.faults()]
        for number, form in enumerate(self.pieces.values()):
            faults += [Fault(fault.question, fault.text, number) for fault in form.faults()]
        if faults:
            raise BadAnswers(tuple(faults))
        return {**self.form.answers(), **self.reason.answers()}

    def _work(self, answers: dict[str, Any]) -> Callable[[], Corrected]:
        reason = str(answers.pop("reason"))
        changed = _changes(self.form, answers, self._now.answers)
        pieces = {
            no: changes
            for no, form in self.pieces.items()
            if (changes := _changes(form, form.answers(), self._now.pieces[no]))
        }
        if not changed and not pieces:
            raise Unchanged
        desk, no, revision, act = self._bench.desk, self._now.case_no, self.revision, self._act
        return lambda: correction.correct(desk, no, revision, changed, pieces, reason, act)

    def _on_faults(self, error: CounterError) -> None:
        """What is wrong in a piece, or with the reason, stands under its own field."""
        if not isinstance(error, BadAnswers):
            return
        for number, form in enumerate(self.pieces.values()):
            mine = (fault for fault in error.faults if fault.piece == number)
            form.show_faults((Fault(f.question, f.text) for f in mine), everywhere=True)
        self.reason.show_faults(error.faults, everywhere=True)
        any(form.go_on() for form in (self.form, *self.pieces.values(), self.reason))


def _changes(
    form: Form, told: Mapping[str, object], before: Mapping[str, object]
) -> dict[str, object]:
    """What differs now; None takes an answer away."""
    codes = [question.code for question in form.questions]
    return {code: told.get(code) for code in codes if told.get(code) != before.get(code)}
