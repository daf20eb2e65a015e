"""What everybody at a window should know today: the hall's notices, and what the rules bring."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from counter.desk import Desk
from counter.rules.calendar import Calendar
from counter.rules.coming import coming
from counter.rules.edition import Edition
from counter.store import announcing
from counter.store.tables.announcements import Announcement
from counter.text import Text

AHEAD = timedelta(days=60)  # promises of a few weeks reach into a year this far ahead
_NO_YEAR = Text(
    "日历缺 {year} 年：跨入该年的日期按周末估算，标为预计。请主管在“规则－工作日历”录入放假安排。",
    "The calendar lacks {year}: its days are counted by weekends and marked as estimates. A "
    "supervisor enters the holidays under Rules, Working days.",
)


@dataclass(frozen=True)
class Notice:
    """One line; `key` is what it is about (a country's code, a year), or a notice's number."""

    table: str
    key: str
    on: date
    text: Text


def notices(desk: Desk) -> tuple[Notice, ...]:
    """What to tell today: the hall's own notices, the missing calendar, then changes of the next
    30 days."""
    today = desk.today
    with desk.reading():
        told = tuple(
            Notice("announcements", row.no, row.since, _told(row))
            for row in announcing.running(today)
            if row.for_clerks
        )
    return (*told, *said_on(desk.edition, today))


def _told(row: Announcement) -> Text:
    title, body = announcing.headline(row), announcing.body_of(row)
    told = Text("{title}：{body}", "{title}: {body}")
    return told.fill(title=title, body=Text(_one_line(body.zh), _one_line(body.en or body.zh)))


def _one_line(told: str) -> str:
    return " ".join(told.splitlines())


def said_on(edition: Edition, today: date) -> tuple[Notice, ...]:
    """The same for these rules on that day. Pure."""
    unknown = Calendar(edition).unknown_years(today, today + AHEAD)
    missing = tuple(
        Notice("calendar", str(year), date(year, 1, 1), _NO_YEAR.fill(year=year))
        for year in unknown
    )
    changes = (Notice(one.table, one.key, one.on, one.text) for one in coming(edition, today))
    return (*missing, *changes)
