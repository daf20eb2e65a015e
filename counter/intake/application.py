"""What was asked for at the window, and what the desk can say about it at once.

`look` is pure and quick: the window calls it at every keystroke, the verbs call it once more
before they write, so what the clerk saw is what is recorded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from counter.casetypes.register import by_letters
from counter.casetypes.vocabulary import CaseType
from counter.errors import Fault
from counter.intake.answers import Answers, checked
from counter.rules.calendar import Calendar
from counter.rules.due import DueDay
from counter.rules.edition import Edition
from counter.rules.fees import Bill
from counter.rules.materials import Material
from counter.rules.outcome import outcome
from counter.rules.routes import Route
from counter.text import Text

STOPPED_ROUTES = ("none", "ask-supervisor")


@dataclass(frozen=True)
class Late:
    """An application that was taken in on paper while the power was off: which spare receipt,
    and the hour that stands on it."""

    slip_no: str
    written_at: datetime


@dataclass(frozen=True)
class Application:
    """What one applicant asks for: answers as typed, pieces, and the materials handed over.

    `act` is made when the form is opened and kept with its draft: sending the same application
    twice makes one case. `prereview` is the number of the pre-review that this began as; `beside`
    that of a case which the same visitor brought before this one; `late` where it is typed in
    afterwards from a spare receipt.
    """

    letters: str
    answers: Mapping[str, object]
    pieces: tuple[Mapping[str, object], ...]
    materials: frozenset[str]
    act: str
    prereview: str = ""
    beside: str = ""
    late: Late | None = None

    @property
    def kind(self) -> CaseType:
        """The kind of business asked for."""
        return by_letters(self.letters)


@dataclass(frozen=True)
class Look:
    """All that follows from an application on a day, under one edition of the rules."""

    answers: Answers
    pieces: tuple[Answers, ...]
    faults: tuple[Fault, ...]
    materials: tuple[Material, ...]
    missing_materials: tuple[Text, ...]
    route: Route | None
    bill: Bill
    due: DueDay | None
    units: int

    @property
    def is_stopped(self) -> bool:
        """Whether the route says that this must not be accepted here."""
        return self.route is not None and self.route.code in STOPPED_ROUTES

    @property
    def may_accept(self) -> bool:
        """Whether 受理 is possible now; 收件 needs only answers without faults."""
        return not (self.faults or self.missing_materials or self.is_stopped)


def look(edition: Edition, calendar: Calendar, application: Application, on: date) -> Look:
    """Everything that can be said about `application` if it is accepted on `on`. Never refuses."""
    kind = application.kind
    answers, pieces, faults = checked(kind, application.answers, application.pieces, on)
    seen = outcome(edition, calendar, kind, answers, pieces, on)
    missing = tuple(
        material.title
        for material in seen.materials
        if material.is_required and material.code not in application.materials
    )
    return Look(
        answers, pieces, faults, seen.materials, missing, seen.route, seen.bill, seen.due,
        units(kind, pieces),
    )  # fmt: skip


def units(kind: CaseType, pieces: tuple[Answers, ...]) -> int:
    """How much this is in the kind's own unit (份, 人次, 本)."""
    return sum(piece_units(kind, piece) for piece in pieces)


def piece_units(kind: CaseType, piece: Answers) -> int:
    """How much one piece counts."""
    counted = 1 if kind.measure.counts is None else piece.get(kind.measure.counts, 1)
    return counted if isinstance(counted, int) else 1
