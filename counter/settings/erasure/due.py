"""What is due for erasure, kind by kind, in numbers; nothing is changed here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from peewee import fn

from counter.desk import Desk
from counter.errors import Refused
from counter.outbox import PENDING
from counter.rules.retention import Keeping, keeping
from counter.store import shelf
from counter.store.tables.base import plain_rows
from counter.store.tables.cases import Case
from counter.store.tables.custody import Approval, Loan, Passport
from counter.store.tables.hall import Paper
from counter.store.tables.people import Agent, Notary
from counter.store.tables.prereviews import Prereview
from counter.text import Text
from counter.values.clerk import Right
from counter.values.days import SHANGHAI
from counter.values.erased import ERASED

# Day sheets name nobody but staff once their reasons are gone; certificates name nobody.
KEPT_PAPERS = ("day_sheet", "erasure_certificate")


@dataclass(frozen=True)
class Due:
    """One kind of record: how many are due, and the period with its source and doubts."""

    code: str
    title: Text
    count: int
    period: Text
    since: date
    source: str
    is_uncertain: bool


class TooEarly(Refused):
    """A day that is still to come: periods end when they end."""

    def __init__(self, up_to: date) -> None:
        self.up_to = up_to
        super().__init__(
            Text("{day} 还没有到，不能提前清除。请选择今天或以前的日期。",
                 "{day} is still to come; nothing is erased ahead. Choose today or a day before.")
            .fill(day=up_to.isoformat())
        )  # fmt: skip


def due_for_erasure(desk: Desk, up_to: date | None = None) -> tuple[Due, ...]:
    """Every kind of record with a period, and how many of it are over by `up_to` (today).

    Refuses `Forbidden` and `TooEarly`.
    """
    desk.clerk.must(Right.ERASE)
    with desk.reading():
        day = _not_ahead(desk.today, up_to)
        return tuple(
            Due(one.code, one.title, len(ids), one.length, one.since, one.source, one.is_uncertain)
            for one, ids in found(day)
        )


def _not_ahead(today: date, up_to: date | None) -> date:
    day = up_to or today
    if day > today:
        raise TooEarly(day)
    return day


def found(day: date) -> list[tuple[Keeping, list[int]]]:
    """Each period of the rules, with the ids of the records that are over by `day`."""
    edition = shelf.newest()
    asked = ((keeping(edition, code, day), find) for code, find in _FIND.items())
    return [(one, find(one.since)) for one, find in asked if one is not None]


def _cases(since: date) -> list[int]:
    return _ids(Case.select(Case.id).where(Case.ended_on <= since, Case.erased_on.is_null()))


def _papers(since: date) -> list[int]:
    return _ids(
        Paper.select(Paper.id).where(
            Paper.day <= since, Paper.state.not_in((*PENDING, "erased")),
            Paper.kind.not_in(KEPT_PAPERS),
        )
    )  # fmt: skip


def _prereviews(since: date) -> list[int]:
    told = fn.COALESCE(Prereview.answered_at, Prereview.changed_at)
    return _ids(
        Prereview.select(Prereview.id).where(
            fn.SUBSTR(told, 1, 10) <= since.isoformat(), Prereview.purged_on.is_null()
        )
    )


def _agents(since: date) -> list[int]:
    return _ids(Agent.select(Agent.id).where(Agent.changed_on <= since))


def _notaries(since: date) -> list[int]:
    """Only those who have left: one who is in office has no end."""
    return _ids(Notary.select(Notary.id).where(Notary.valid_until <= since))


def _custody(since: date) -> list[int]:
    ended = fn.COALESCE(Passport.cancelled_on, Passport.lost_on)
    out = Loan.select(Loan.passport).where(Loan.back_on.is_null(), Passport.lost_on.is_null())
    return _ids(
        Passport.select(Passport.id).where(
            ended <= since.isoformat(), Passport.holder != ERASED.zh, Passport.id.not_in(out)
        )
    )


def _approvals(since: date) -> list[int]:
    rows = Approval.select().where(Approval.recorded_at < end_of(since))
    return [
        row.id for row in rows
        if row.persons and row.persons[0] != ERASED.zh and _ended(row) <= since
    ]  # fmt: skip


def end_of(day: date) -> datetime:
    """The moment at which a day of the hall is over."""
    return datetime.combine(day + timedelta(days=1), time(), SHANGHAI)


def _ended(row: Approval) -> date:
    told: list[date] = [
        day for day in (row.called_off_on, row.valid_until, row.departs_on) if day is not None
    ]
    return max(told) if told else row.recorded_at.date()


def _ids(query: Any) -> list[int]:
    return sorted(number for (number,) in plain_rows(query))


_FIND: dict[str, Callable[[date], list[int]]] = {
    "case_person_data": _cases,
    "papers_queue": _papers,
    "prereview": _prereviews,
    "agent_file": _agents,
    "notary_file": _notaries,
    "custody": _custody,
    "approval": _approvals,
}
