"""Open work that a day hands on to the next: how much of which kind, at which step, since when.

What a day carries on is what the next one begins with. The next day measures it before its first
act (`BusinessDay.opened_with`); nothing may have changed between, so a difference is an exception.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from peewee import fn

from counter.casetypes.register import CASE_TYPES
from counter.desk import open_cases
from counter.store.tables.base import plain_rows
from counter.store.tables.cases import Case
from counter.store.tables.hall import BusinessDay
from counter.text import Text


@dataclass(frozen=True)
class OpenLine:
    """Cases of one kind at one step: how many, and the one that is due first (or came first)."""

    kind: Text
    step: Text
    cases: int
    overdue: int
    oldest: str


def lines(day: date) -> tuple[OpenLine, ...]:
    """All open work by kind and step; only inside a read or an act."""
    # the letters of a case's number would sort a later kind's day first: its id came first
    rows = (
        Case.select(
            Case.letters,
            Case.step,
            fn.COUNT(Case.id),
            fn.MIN(Case.id),
            fn.SUM((Case.due_on < day.isoformat()).cast("integer")),
        )
        .where(Case.stage.not_in(("done", "ended")))
        .group_by(Case.letters, Case.step)
    )
    found = {(letters, step): told for letters, step, *told in plain_rows(rows)}
    first = [oldest for _, oldest, _ in found.values()]
    numbers = dict(plain_rows(Case.select(Case.id, Case.no).where(Case.id.in_(first))))
    return tuple(
        OpenLine(kind.title, step.title, int(told[0]), int(told[2] or 0), numbers[told[1]])
        for kind in CASE_TYPES
        for step in kind.workflow.steps
        if (told := found.get((kind.letters, step.code))) is not None
    )


def carried(day: date) -> int:
    """How many cases `day` hands on: what the next day began with, or what is open now."""
    following = (
        BusinessDay.select(BusinessDay.opened_with)
        .where(BusinessDay.day > day, BusinessDay.opened_with.is_null(False))
        .order_by(BusinessDay.day)
        .first()
    )
    return open_cases() if following is None else int(following.opened_with)


def handed_on(day: date) -> tuple[int, int | None, date | None]:
    """What the sheet before says was carried to `day`, what `day` began with, and of which day
    that sheet is; (0, None, None) where one of them is not known."""
    today = BusinessDay.get_or_none(BusinessDay.day == day)
    before = (
        BusinessDay.select()
        .where(BusinessDay.day < day, BusinessDay.close_no.is_null(False))
        .order_by(BusinessDay.day.desc())
        .first()
    )
    if today is None or today.opened_with is None or before is None:
        return 0, None, None
    if (
        BusinessDay.select()
        .where(BusinessDay.day > before.day, BusinessDay.day < day, BusinessDay.close_no.is_null())
        .exists()
    ):
        return 0, None, None  # a day between them is not closed: nothing was carried over it
    return int(before.sheet["open_cases"]), int(today.opened_with), before.day
