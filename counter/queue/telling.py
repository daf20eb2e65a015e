"""Cases that were taken in but not accepted: by when their people must be told what is missing.

Counted anew at each look by the newest rules: it is the hall's own duty, not a promise to anyone.
After a completed correction (已补齐) the papers are new, and the days begin again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from peewee import fn

from counter.rules.calendar import Calendar
from counter.rules.telling import days_left, tell_by
from counter.store import shelf
from counter.store.tables.base import plain_rows
from counter.store.tables.cases import Case
from counter.store.tables.journal import Entry

_PART = 500


@dataclass(frozen=True)
class Telling:
    """The last day for telling of each case (by its id) that waits to be accepted."""

    calendar: Calendar
    by: Mapping[int, date]

    def left(self, case_id: int, today: date) -> int | None:
        """Working days left, negative when late; None for a case that nobody waits for so."""
        by = self.by.get(case_id)
        return None if by is None else days_left(self.calendar, by, today)

    def numbers(self, first: date | None, last: date) -> list[int]:
        """The cases whose last day lies between both, `first` None: any day before."""
        return [id for id, by in self.by.items() if by <= last and (first is None or first <= by)]


def all_telling() -> Telling:
    """Every case in the hall that waits to be accepted; only inside a read."""
    return telling(Case.select().where(Case.stage == "received"))


def telling(cases: Iterable[Case]) -> Telling:
    """Those of `cases` that wait to be accepted; only inside a read."""
    waiting = [case for case in cases if case.stage == "received"]
    edition = shelf.newest()
    calendar = Calendar(edition)
    completed = _completed([case.no for case in waiting])
    found = {
        case.id: tell_by(edition, calendar, completed.get(case.no, case.received_on))
        for case in waiting
    }
    return Telling(calendar, {id: by for id, by in found.items() if by is not None})


def _completed(numbers: list[str]) -> dict[str, date]:
    """The day on which the papers of a case were last completed."""
    days: dict[str, date] = {}
    for start in range(0, len(numbers), _PART):
        lines = (
            Entry.select(Entry.subject, fn.MAX(Entry.day))
            .where(Entry.subject.in_(numbers[start : start + _PART]), Entry.verb == "completed")
            .group_by(Entry.subject)
        )
        days |= {no: date.fromisoformat(day) for no, day in plain_rows(lines)}
    return days
