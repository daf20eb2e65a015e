"""Exactly which open cases a change of the rules touches, and how.

An accepted case is looked at on the day it was accepted: what was promised and charged stays, and
the list says so. One that is not accepted yet is looked at as if it were accepted today.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from peewee import prefetch

from counter.rules.calendar import Calendar
from counter.rules.changes import Change
from counter.rules.edition import Edition
from counter.rules.outcome import Difference, Outcome, differences, outcome
from counter.store.casebook import kind_of
from counter.store.tables.cases import Case, Piece
from counter.text import Text

# The tables that an application is worked out with; others touch no case.
_TELLING = frozenset({
    "parties", "routes", "embassies", "embassy_closures", "fees", "day_counts", "calendar",
    "materials",
})  # fmt: skip
_OVER = ("done", "ended")


@dataclass(frozen=True)
class Touched:
    """An open case that would come out differently.

    `takes_effect`: it is not accepted yet, so it will be taken by the new rules. Otherwise it was
    promised and charged already, and nothing of that changes.
    """

    case_no: str
    name: str
    step: Text
    accepted_on: date | None
    takes_effect: bool
    differs: tuple[Difference, ...]


def touched(
    before: Edition, after: Edition, changes: Iterable[Change], today: date
) -> tuple[Touched, ...]:
    """The open cases that differ, in the order they came; only inside a read."""
    if _TELLING.isdisjoint(change.table for change in changes):
        return ()
    old, new = (before, Calendar(before)), (after, Calendar(after))
    cases = Case.select().where(Case.stage.not_in(_OVER)).order_by(Case.id)
    pieces = Piece.select().order_by(Piece.case, Piece.no)
    found = []
    for case in prefetch(cases, pieces):
        on = case.accepted_on or today
        differs = tuple(differences(_outcome(case, old, on), _outcome(case, new, on)))
        if differs:
            step = kind_of(case).workflow.step(case.step).title
            found.append(
                Touched(case.no, case.name, step, case.accepted_on, case.accepted_on is None,
                        differs)
            )  # fmt: skip
    return tuple(found)


def _outcome(case: Case, rules: tuple[Edition, Calendar], on: date) -> Outcome:
    edition, calendar = rules
    pieces = tuple(piece.answers for piece in case.pieces)
    return outcome(edition, calendar, kind_of(case), case.answers, pieces, on)
