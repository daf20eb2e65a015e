"""What everybody at a window should know today: a year without calendar, rules about to change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from counter.desk import Desk
from counter.rules.calendar import Calendar
from counter.rules.coming import coming
from counter.rules.edition import Edition
from counter.text import Text

AHEAD = timedelta(days=60)  # promises of a few weeks reach into a year this far ahead
_NO_YEAR = Text(
    "日历缺 {year} 年：跨入该年的日期按周末估算，标为预计。请主管在“规则－工作日历”录入放假安排。",
    "The calendar lacks {year}: its days are counted by weekends and marked as estimates. A "
    "supervisor enters the holidays under Rules, Working days.",
)


@dataclass(frozen=True)
class Notice:
    """One line; `key` is what the rule is about (a country's code, a year)."""

    table: str
    key: str
    on: date
    text: Text


def notices(desk: Desk) -> tuple[Notice, ...]:
    """What to tell today, the missing calendar first, then changes of the next 30 days."""
    return said_on(desk.edition, desk.today)


def said_on(edition: Edition, today: date) -> tuple[Notice, ...]:
    """The same for these rules on that day. Pure."""
    unknown = Calendar(edition).unknown_years(today, today + AHEAD)
    missing = tuple(
        Notice("calendar", str(year), date(year, 1, 1), _NO_YEAR.fill(year=year))
        for year in unknown
    )
    changes = (Notice(one.table, one.key, one.on, one.text) for one in coming(edition, today))
    return (*missing, *changes)
