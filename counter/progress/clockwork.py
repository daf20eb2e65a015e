"""What a move does to the promised day: pause, run on, stop. A promise is never moved otherwise."""

from __future__ import annotations

from datetime import date

from counter.casetypes.vocabulary import Move
from counter.rules.calendar import Calendar
from counter.rules.due import DueDay, add_pause
from counter.store import shelf
from counter.store.tables.cases import Case
from counter.values import facts


def turn(case: Case, move: Move, day: date) -> None:
    """Apply the move's effect on the clock of `case` (not saved here)."""
    if move.clock == "pause":
        case.paused_on = day
    elif move.clock == "resume" and case.paused_on is not None:
        _run_on(case, day)


def _run_on(case: Case, day: date) -> None:
    """The promised day moves on by the working days on which the clock stood still."""
    if case.due_on is not None:
        # The calendar of today: a year that was unknown at acceptance may be known by now.
        calendar = Calendar(shelf.newest())
        before = facts.read(DueDay, case.due_facts)
        after = add_pause(calendar, before, case.paused_on, day)
        case.due_on, case.due_is_estimate = after.on, after.is_estimate
        case.due_facts = facts.plain(after)
    case.paused_on = None
