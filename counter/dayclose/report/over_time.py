"""What was accepted in each month of a year, each day of a month: one question for all of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from peewee import fn

from counter.store.keeping import WHOLE
from counter.store.tables.base import plain_rows
from counter.store.tables.kept import DayTotal, MonthTotal
from counter.values import spans
from counter.values.days import Period

Key = tuple[str, str, str]  # the part's text, the kind, the value of the view


def accepted(period: Period, view: str = WHOLE) -> dict[Key, int]:
    """Units by part, kind and value of a view; only inside a read or an act."""
    table: Any
    when: Any
    if spans.span_of(period) in ("month", "day"):
        table, when = DayTotal, DayTotal.day
        within = DayTotal.day.between(period.since, period.until)
    else:
        table, when = MonthTotal, MonthTotal.month
        within = MonthTotal.month.between(f"{period.since:%Y-%m}", f"{period.until:%Y-%m}")
    rows = (
        table.select(when, table.kind, table.value, fn.SUM(table.units))
        .where(table.view == view, table.figure == "accepted", within)
        .group_by(when, table.kind, table.value)
    )
    return {
        (part.isoformat() if isinstance(part, date) else part, kind, value): int(units)
        for part, kind, value, units in plain_rows(rows)
    }
