"""Which closing a case stands in: a change that comes later names it, and does not touch it.

Only inside a read or an act.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from counter.store.tables.base import plain_rows
from counter.store.tables.cases import Case
from counter.store.tables.hall import BusinessDay
from counter.store.tables.journal import Entry
from counter.text import Text

CHANGES = frozenset({
    "correct", "refund", "waive", "type_fee", "settle", "remake", "void_result", "withdraw",
    "change_speed", "change_route", "post_back", "fiscal_mark",
})  # fmt: skip
"""What changes a figure, or what stands behind one, of a day that may be closed by then."""
_NAMED = Text("{what}（原日结第 {no} 号，{day}）", "{what} (closed as no. {no}, {day})")
_PART = 400  # numbers in one question to the engine


def earlier(rows: Iterable[Entry]) -> dict[int, tuple[int, date]]:
    """By entry, the closing (number and day) in which its case was counted, where the entry
    changes the case after that closing."""
    changes = [row for row in rows if row.verb in CHANGES]
    counted = _counted_on({row.subject for row in changes})
    closed = _closed(set(counted.values()))
    found = {}
    for row in changes:
        day = counted.get(row.subject)
        if day is None or day not in closed or row.day <= day.isoformat():
            continue
        close_no, at = closed[day]
        if at <= datetime.fromisoformat(row.at):
            found[row.seq] = (close_no, day)
    return found


def named(what: Text, closing: tuple[int, date] | None) -> Text:
    """`what` with the closing that it comes after, if there is one."""
    if closing is None:
        return what
    return _NAMED.fill(what=what, no=closing[0], day=closing[1].isoformat())


def _counted_on(numbers: set[str]) -> dict[str, date]:
    """By case, the day on which it was accepted, or received where it is not yet."""
    wanted = sorted(numbers)
    found: dict[str, date] = {}
    for start in range(0, len(wanted), _PART):
        rows = Case.select(Case.no, Case.accepted_on, Case.received_on).where(
            Case.no.in_(wanted[start : start + _PART])
        )
        found.update((no, accepted or received) for no, accepted, received in plain_rows(rows))
    return found


def _closed(days: set[date]) -> dict[date, tuple[int, datetime]]:
    wanted = sorted(days)
    found: dict[date, tuple[int, datetime]] = {}
    for start in range(0, len(wanted), _PART):
        rows = BusinessDay.select(BusinessDay.day, BusinessDay.close_no, BusinessDay.closed_at)
        rows = rows.where(
            BusinessDay.day.in_(wanted[start : start + _PART]), BusinessDay.close_no.is_null(False)
        )
        found.update((day, (int(no), at)) for day, no, at in plain_rows(rows))
    return found
