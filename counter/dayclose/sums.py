"""Sums over the kept totals: whole months from the month's rows, what is over from the days'.

>>> parts(date(2020, 1, 15), date(2020, 3, 31))
(('2020-02', '2020-03'), ((datetime.date(2020, 1, 15), datetime.date(2020, 1, 31)),))
>>> parts(date(2020, 6, 15), date(2020, 6, 15))
(None, ((datetime.date(2020, 6, 15), datetime.date(2020, 6, 15)),))
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from counter.store.tables.base import PROXY
from counter.values.days import Period

Key = tuple[str, str, str, str]  # view, figure, kind, value
Sums = tuple[int, int, int]  # units, cases, fen
Months = tuple[str, str]
Days = tuple[date, date]

NOTHING: Sums = (0, 0, 0)
# Written out: building it by peewee takes longer than answering it. Every figure is named, so that
# the engine goes straight to its days and reads no others.
_ASKED = (
    "SELECT view, figure, kind, value, SUM(units), SUM(cases), SUM(fen) FROM {table} "
    "WHERE view IN ({views}) AND figure IN ({figures}) AND {span} BETWEEN {sign} AND {sign} "
    "GROUP BY view, figure, kind, value"
)
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
    period: Period, views: Collection[str], figures: Collection[str]
) -> dict[Key, Sums]:
    """By view, figure, kind and value: units, cases and fen of these figures.

    A day, a month, a quarter and a year are the same question. Only inside a read or an act.
    """
    months, beside = parts(period.since, period.until)
    found: dict[Key, Sums] = {}
    if months is not None:
        _add(found, "month_total", "month", months, views, figures)
    for since, until in beside:
        _add(found, "day_total", "day", (since.isoformat(), until.isoformat()), views, figures)
    return found


def _add(
    found: dict[Key, Sums], table: str, span: str, within: tuple[str, str],
    views: Collection[str], figures: Collection[str],
) -> None:  # fmt: skip
    sign = str(PROXY.param)
    question = _ASKED.format(
        table=table, span=span, sign=sign, views=", ".join([sign] * len(views)),
        figures=", ".join([sign] * len(figures)),
    )  # fmt: skip
    rows = PROXY.execute_sql(question, (*views, *figures, *within))
    for view, figure, kind, value, units, cases, fen in rows:
        before = found.get((view, figure, kind, value), NOTHING)
        # PostgreSQL answers SUM with Decimal, hence int
        found[view, figure, kind, value] = (
            before[0] + int(units), before[1] + int(cases), before[2] + int(fen)
        )  # fmt: skip


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
