"""One application being typed: 人 · 事 · 件 and the materials."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.casetypes.vocabulary import CaseType
from counter.desk import new_act
from counter.errors import Fault
from counter.rules.materials import Material
from counter.text import Text
from ui.intake.checklist import Checklist
from ui.intake.drafts import Draft
from ui.kit.address_box import AddressBox
from ui.kit.arrange import hairline, horizontal, vertical
from ui.kit.country import CountryLine
from ui.kit.country_rows import Way
from ui.kit.form import Form
from ui.kit.label import Label
from ui.kit.pieces import Find, Pieces
from ui.kit.press import Key

_HEADINGS = {"who": Text("人", "People"), "matter": Text("事", "Matter")}


class IntakeSheet(QWidget):
    """The form of one kind, with the id of the act under which it will be filed.

    `changed`: something shown changed; `typed`: the clerk did it, so it is worth keeping;
    `completed`: Enter went through everything.
    """

    changed = Signal()
    typed = Signal()
    completed = Signal()
    back = Signal()

    def __init__(self, kind: CaseType, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.kind, self.act, self.is_touched = kind, new_act(), False
        self.prereview, self.in_copy = "", frozenset[str]()
        self.beside = ""  # the case that the same visitor brought before this one
        self._is_filling = False
        asked = tuple(question for question in kind.questions if question.group != "piece")

        # Parts
        self._form = Form(asked, self, today=today, headings=_HEADINGS, columns=2)
        self._pieces = Pieces(kind.asked("piece"), self, title=kind.piece, today=today)
        self._checklist = Checklist(self)
        other = Key(Text("换事项", "Another kind"), "", self, look="quiet", name="other-kind")

        # Wiring
        self._form.changed.connect(self._tell_pieces)  # also while a draft is filled in
        for part in (self._form, self._pieces, self._checklist):
            part.changed.connect(self._on_changed)
        self._form.completed.connect(self._on_form_completed)
        self._pieces.completed.connect(self._on_pieces_completed)
        other.clicked.connect(self.back)

        # Put together
        self._tell_pieces()
        title = Label(kind.title, "title", self, name="kind-title")
        vertical(
            self, horizontal(None, title, None, other), self._form, hairline(self),
            Label(Text("件", "Pieces"), "emphasis", self), self._pieces, hairline(self),
            self._checklist, None, spacing=8, margin=16,
        )  # fmt: skip

    def answers(self) -> dict[str, Any]:
        """The answers about people, matter and delivery."""
        return self._form.answers()

    def pieces(self) -> tuple[dict[str, Any], ...]:
        """The answers of each piece."""
        return self._pieces.answers()

    def ticked(self) -> frozenset[str]:
        """The materials that lie here."""
        return self._checklist.ticked()

    def tell_ways(self, way_of: Callable[[str], Way | None]) -> None:
        """Let the country box say which way each candidate goes, where this kind has one."""
        for question in self._form.questions:
            box = self._form.field(question.code).editor
            if isinstance(box, CountryLine):
                box.tell_ways(way_of)

    def know_hall(self, province: str) -> None:
        """Tell the box for a post address which namesakes are nearer."""
        for question in self._form.questions:
            box = self._form.field(question.code).editor
            if isinstance(box, AddressBox):
                box.know_hall(province)

    def propose(self, code: str, find: Find) -> None:
        """Let a column of the pieces propose while one types."""
        self._pieces.propose(code, find)

    def fill(self, draft: Draft) -> None:
        """Show a draft; from one of another kind only the people, under a new act."""
        self._is_filling = True
        if draft.letters == self.kind.letters:
            self.act = draft.act
            self._form.set_answers(draft.answers)
            self._pieces.set_answers(draft.pieces)
            self._checklist.tick(draft.materials)
            self.prereview, self.in_copy = draft.prereview, draft.in_copy
            self.beside = draft.beside
            self._checklist.show_copies(draft.in_copy)
        else:
            people = {question.code for question in self.kind.asked("who")}
            self._form.set_answers({c: a for c, a in draft.answers.items() if c in people})
        self._is_filling = False
        self.is_touched = True

    def carry_on(self, beside: str, answers: Mapping[str, object]) -> None:
        """The same visitor has another case: who he is and how it leaves, as before."""
        asked = {question.code for question in self._form.questions}
        self._form.set_answers({code: a for code, a in answers.items() if code in asked})
        self.beside, self.is_touched = beside, True

    def fill_empty(
        self, answers: Mapping[str, object], pieces: Sequence[Mapping[str, object]]
    ) -> None:
        """Put in what is known from elsewhere: answers still lacking, and pieces where given."""
        if pieces:
            self._pieces.set_answers(pieces)
        if answers:
            self._form.set_answers({**answers, **self._form.answers()})

    def fill_known(self, answers: Mapping[str, object], mark: Text, typed_in: str) -> None:
        """Put in who was here before, marked, where nobody has typed."""
        self._form.fill_in(answers, mark, typed_in)

    def offer(self, code: str, told: Text | str) -> None:
        """A quiet line under a field of the form."""
        self._form.tell_beside(code, told)

    def show_materials(self, materials: tuple[Material, ...]) -> None:
        """List what the applicant must bring, by the answers so far."""
        self._checklist.show_materials(materials)

    def show_faults(self, faults: tuple[Fault, ...], *, everywhere: bool = False) -> None:
        """Mark faults under their fields: those left, or after a press all of them."""
        others = self._form.show_faults(faults, everywhere=everywhere)
        self._pieces.show_faults(others, everywhere=everywhere)
        if everywhere and faults and len(others) == len(faults):
            self._pieces.go_on()

    @property
    def takes_zones(self) -> bool:
        """Whether this kind asks for documents with a machine-readable zone."""
        return self._pieces.takes_zones

    def take_zone(self, text: str) -> None:
        """A machine-readable zone was scanned while the form is open."""
        self._pieces.take_zone(text)

    def go_on(self) -> None:
        """Put the focus where the next answer is needed."""
        if not self._form.go_on():
            self._on_form_completed()

    def _tell_pieces(self) -> None:
        self._pieces.set_around(self._form.answers())

    def _on_changed(self) -> None:
        if self._is_filling:
            return
        self.is_touched = True
        self.changed.emit()
        self.typed.emit()

    def _on_form_completed(self) -> None:
        if not self._pieces.go_on():
            self._on_pieces_completed()

    def _on_pieces_completed(self) -> None:
        if not self._checklist.go_on():
            self.completed.emit()
