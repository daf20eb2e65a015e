"""Periods beside a period: the one before, the same a year earlier, its parts, its words.

>>> year, quarter = parse_period("2020"), parse_period("2020-Q1")
>>> before(quarter).text, after(quarter).text, year_before(quarter).text
('2019-Q4', '2020-Q2', '2019-Q1')
>>> [part.text for part in parts(quarter)]
['2020-01', '2020-02', '2020-03']
>>> widened(parse_period("2020-06-15"), "quarter").text
'2020-Q2'
>>> said(quarter)
Text(zh='2020年第1季度', en='1st quarter of 2020')
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from counter.text import Text
from counter.values.days import Period, parse_period

Span = Literal["day", "month", "quarter", "year"]
SPANS: dict[Span, Text] = {
    "day": Text("日", "Day"), "month": Text("月", "Month"), "quarter": Text("季", "Quarter"),
    "year": Text("年", "Year"),
}  # fmt: skip
_NTH = ("1st", "2nd", "3rd", "4th")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def span_of(period: Period) -> Span:
    """How long a period is."""
    days = (period.until - period.since).days
    if days == 0:
        return "day"
    if days < 31:
        return "month"
    return "quarter" if days < 100 else "year"


def period_of(span: Span, day: date) -> Period:
    """The day, month, quarter or year in which `day` lies."""
    return parse_period({
        "day": day.isoformat(),
        "month": f"{day:%Y-%m}",
        "quarter": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "year": f"{day.year:04}",
    }[span])  # fmt: skip


def widened(period: Period, span: Span) -> Period:
    """The period of another length in which the first day of `period` lies."""
    return period_of(span, period.since)


def before(period: Period) -> Period:
    """The period of the same length that ends where this one begins."""
    return period_of(span_of(period), period.since - timedelta(days=1))


def after(period: Period) -> Period:
    """The period of the same length that begins where this one ends."""
    return period_of(span_of(period), period.until + timedelta(days=1))


def year_before(period: Period) -> Period:
    """The same period a year earlier; of 29 February, the 28th."""
    since = period.since
    day = 28 if (since.month, since.day) == (2, 29) else since.day
    return period_of(span_of(period), since.replace(year=since.year - 1, day=day))


def parts(period: Period) -> tuple[Period, ...]:
    """What a period is made of: the months of a year or quarter, the days of a month."""
    span = span_of(period)
    if span == "day":
        return (period,)
    inner: Span = "day" if span == "month" else "month"
    found = [period_of(inner, period.since)]
    while found[-1].until < period.until:
        found.append(after(found[-1]))
    return tuple(found)


def said(period: Period) -> Text:
    """A period as a report names it."""
    since, span = period.since, span_of(period)
    year, month = since.year, since.month
    if span == "year":
        return Text(f"{year}年", str(year))
    if span == "quarter":
        number = (month + 2) // 3
        return Text(f"{year}年第{number}季度", f"{_NTH[number - 1]} quarter of {year}")
    if span == "month":
        return Text(f"{year}年{month}月", f"{_MONTHS[month - 1]} {year}")
    return Text(f"{year}年{month}月{since.day}日", f"{since.day} {_MONTHS[month - 1]} {year}")


def short(period: Period) -> Text:
    """A period as it stands below a column of a plot."""
    span = span_of(period)
    if span == "month":
        return Text(f"{period.since.month}月", _MONTHS[period.since.month - 1][:3])
    return Text.same(str(period.since.day)) if span == "day" else said(period)
