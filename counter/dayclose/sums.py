"""Sums over the kept totals: whole months from the month's rows, what is over from the days'.

>>> parts(date(2020, 1, 15), date(2020, 3, 31))
(('2020-02', '2020-03'), ((datetime.date(2020, 1, 15), datetime.date(2020, 1, 31)),))
>>> parts(date(2020, 6, 15), date(2020, 6, 15))
(None, ((datetime.date(2020, 6, 15), datetime.date(2020, 6, 15)),))
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from peewee import fn

from counter.store.keeping import WHOLE
from counter.store.tables.base import plain_rows
from counter.store.tables.kept import DayTotal, MonthTotal
from counter.values.days import Period

Key = tuple[str, str, str, str]  # view, figure, kind, value
Sums = tuple[int, int, int]  # units, cases, fen
Months = tuple[str, str]
Days = tuple[date, date]

_ONE_DAY = timedelta(days=1)


def parts(since: date, until: date) -> tuple[Months | None, tuple[Days, ...]]:
    """The whole months between two days (both counted), and the runs of days beside them."""
    first = since if since.day == 1 else _next_month(since)
    after = until + _ONE_DAY
    last = after.replace(day=1)  # the first day that no whole month reaches
    if first >= last:
        return None, ((since, until),)
    beside = []
    if since < first:
        beside.append((since, first - _ONE_DAY))
    if last < after:
        beside.append((last, until))
    return (f"{first:%Y-%m}", f"{last - _ONE_DAY:%Y-%m}"), tuple(beside)


def sums(
    period: Period, views: Collection[str] = (WHOLE,), figures: Collection[str] = ()
) -> dict[Key, Sums]:
    """By view, figure, kind and value: units, cases and fen; no `figures`: every one.

    A day, a month, a quarter and a year are the same question. Only inside a read or an act.
    """
    months, beside = parts(period.since, period.until)
    found: dict[Key, Sums] = {}
    if months is not None:
        _add(found, MonthTotal, MonthTotal.month.between(*months), views, figures)
    for since, until in beside:
        _add(found, DayTotal, DayTotal.day.between(since, until), views, figures)
    return found


def _add(
    found: dict[Key, Sums], table: Any, within: Any, views: Collection[str],
    figures: Collection[str],
) -> None:  # fmt: skip
    wanted = within & table.view.in_(tuple(views))
    if figures:
        wanted &= table.figure.in_(tuple(figures))
    rows = (
        table.select(
            table.view, table.figure, table.kind, table.value,
            fn.SUM(table.units), fn.SUM(table.cases), fn.SUM(table.fen),
        )
        .where(wanted)
        .group_by(table.view, table.figure, table.kind, table.value)
    )  # fmt: skip
    for view, figure, kind, value, units, cases, fen in plain_rows(rows):
        before = found.get((view, figure, kind, value), (0, 0, 0))
        # PostgreSQL answers SUM with Decimal, hence int
        found[view, figure, kind, value] = (
            before[0] + int(units), before[1] + int(cases), before[2] + int(fen)
        )  # fmt: skip


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
