"""What the card opens in itself when a move must first be told something.

A panel never lies over the work: it stands where the next step stood, and Esc takes it away.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter.casetypes.vocabulary import Question
from counter.errors import BadAnswers, CounterError
from counter.text import Text
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.form import Form
from ui.kit.label import FaultLine, Label
from ui.kit.press import Key, Press
from ui.kit.workbench import Workbench


class Inset(Surface):
    """What may stand in the card's one slot: a panel of questions, or a section of a case.

    `acted` carries the result of what was done in it and closes it (a result with a `paper`
    prints it); `refused` an error that it has already said; `closed` asks to be taken away.
    """

    revision = 0
    """The state of the case that the clerk has seen; what is pressed is pressed upon it."""
    done_words: Text | None = None
    """Said when it is done, where its result does not say it."""

    acted = Signal(object)
    refused = Signal(object)
    closed = Signal()
    place_wanted = Signal(str)
    """It asks for another place of the window, by its code."""
    revised = Signal(int)
    """Something was done and it stays open: the state in which the case is now."""
    grew = Signal()
    """What it shows came later than itself: its room is to be measured anew."""

    def width_wanted(self) -> int:
        """The width in which everything in it can be read."""
        return self.minimumSizeHint().width()

    def start(self) -> None:
        """Put the hand where one begins."""
        self.setFocus()

    def say(self, text: str) -> None:
        """Say why it opened by itself."""


class Panel(Inset):
    """A few questions, one primary act, one way back. `first` is where the hand begins.

    `work` reads the form and gives the journey's verb for the lane.
    """

    def __init__(
        self,
        bench: Workbench,
        title: Text,
        questions: tuple[Question, ...],
        work: Callable[[dict[str, Any]], Callable[[], Any]],
        act: Text,
        parent: QWidget | None = None,
        *,
        first: str | None = None,
        labels: Literal["left", "top"] = "top",
        headings: Mapping[str, Text] | None = None,
        stops_at_all: bool = False,
    ) -> None:
        super().__init__(parent, "accent")
        self._first = first
        self.form = Form(
            questions, today=bench.desk.today, labels=labels, headings=headings,
            stops_at_all=stops_at_all,
        )  # fmt: skip
        self._fault = FaultLine(self, name="panel_fault")
        self._press = Press(
            bench,
            act,
            "Ctrl+Enter",
            work=lambda: work(self._answered()),
            then=self.acted.emit,
            failed=self._on_refused,
            owner=self,
            look="primary",
            line=self._fault,
            name="panel_act",
        )
        back = Key(Text("返回", "Back"), "Esc", self, look="quiet", name="panel_back")

        back.clicked.connect(self.closed)
        self.form.completed.connect(self.complete)

        self.column: QVBoxLayout = vertical(
            self,
            Label(title, "emphasis"),
            self.form,
            self._fault,
            horizontal(None, self._press, back),
            margin=12,
        )

    def fill(self, **answers: object) -> None:
        """Put answers into the form; what else was typed stays."""
        self.form.set_answers({**self.form.answers(), **answers})

    def insert(self, part: QWidget) -> None:
        """Put something between the questions and the act: a row of ready-made reasons."""
        self.column.insertWidget(self.column.count() - 2, part)

    def start(self) -> None:
        """Put the cursor into the question that comes first, else into the first empty one."""
        if self._first is not None:
            self.form.field(self._first).editor.setFocus()
        elif not self.form.go_on():
            asked = self.form.questions
            (self.form.field(asked[0].code).editor if asked else self._press).setFocus()

    def complete(self) -> None:
        """Enter went through every question: do it."""
        self._press.press()

    def say(self, text: str) -> None:
        """Say why the panel opened by itself."""
        self._fault.show_text(text)

    def _answered(self) -> dict[str, Any]:
        """The answers, once nothing that must be told is missing."""
        faults = self.form.faults()
        if faults:
            raise BadAnswers(faults)
        return self.form.answers()

    def _on_refused(self, error: CounterError) -> None:
        if isinstance(error, BadAnswers):
            self.form.show_faults(error.faults, everywhere=True)
        self.refused.emit(error)
