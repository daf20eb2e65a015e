"""Days of the hall, all in Shanghai time.

>>> parse_period("2020-02")
Period(text='2020-02', since=datetime.date(2020, 2, 1), until=datetime.date(2020, 2, 29))
>>> parse_period("2020-Q1").until
datetime.date(2020, 3, 31)
>>> said(date(2026, 11, 27))
Text(zh='11月27日 周五', en='Fri 27 Nov')
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from counter.errors import Refused
from counter.text import Text

SHANGHAI = ZoneInfo("Asia/Shanghai")

_PERIOD = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_QUARTER = re.compile(r"([0-9]{4})-Q([1-4])")
_QUARTER = re.compile(r"([0-9]{4})-Q([1-4])")
_WEEKDAYS_ZH = "一二三四五六日"
# strftime would follow the locale of the machine, and a paper must not.
_WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTHS_EN = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip


class NotAPeriod(Refused, ValueError):
    """A period that is neither a year, a quarter, a month nor a day."""

    def __init__(self, written: str) -> None:
        self.written = written
        super().__init__(
            Text(
                "“{written}”不是年、季、月或日。请写成 2020、2020-Q2、2020-06 或 2020-06-15。",
                "'{written}' is no year, quarter, month or day. "
                "Write 2020, 2020-Q2, 2020-06 or 2020-06-15.",
            ).fill(written=written)
        )


@dataclass(frozen=True)
class Period:
    """A year, a quarter, a month or one day: `since` to `until`, both counted; `text` as asked."""

    text: str
    since: date
    until: date

    def __contains__(self, day: date) -> bool:
        return self.since <= day <= self.until


def day_of(moment: datetime) -> date:
    """The hall's calendar day at `moment`; `ValueError` where the moment names no time zone."""
    if moment.tzinfo is None:
        raise ValueError(f"a moment without a time zone has no day: {moment}")
    return moment.astimezone(SHANGHAI).date()


def parse_period(written: str) -> Period:
    """The period that `2020`, `2020-Q2`, `2020-06` or `2020-06-15` names.

    `NotAPeriod` for anything else.
    """
    text = written.strip()
    quarter = _QUARTER.fullmatch(text)
    match = _PERIOD.fullmatch(text)
    try:
        if quarter is not None:
            last = int(quarter[2]) * 3
            since, until = date(int(quarter[1]), last - 2, 1), _last_day(int(quarter[1]), last)
        elif match is not None:
            month, day = (int(part) if part else None for part in match.groups()[1:])
            since, until = _bounds(int(match[1]), month, day)
        else:
            raise NotAPeriod(written)
    except ValueError as impossible:
        raise NotAPeriod(written) from impossible
    return Period(text, since, until)


def _bounds(year: int, month: int | None, day: int | None) -> tuple[date, date]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), _last_day(year, month)
    return date(year, month, day), date(year, month, day)


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def weekday(day: date) -> Text:
    """The day of the week in one short word."""
    return Text(f"周{_WEEKDAYS_ZH[day.weekday()]}", _WEEKDAYS_EN[day.weekday()])


def in_full(day: date) -> Text:
    """`day` inside a sentence of a letter or a notice.

    >>> in_full(date(2026, 11, 30))
    Text(zh='2026年11月30日', en='30 November 2026')
    """
    return Text(
        f"{day.year}年{day.month}月{day.day}日", f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    )


def said(day: date) -> Text:
    """`day` as one says it at the counter, with its weekday and without its year."""
    return Text(
        f"{day.month}月{day.day}日 周{_WEEKDAYS_ZH[day.weekday()]}",
        f"{_WEEKDAYS_EN[day.weekday()]} {day.day} {_MONTHS_EN[day.month - 1]}",
    )
