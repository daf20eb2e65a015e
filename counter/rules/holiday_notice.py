"""A year's holidays read from the State Council's notice as it is printed, for pasting.

One sentence a holiday: days off, then the weekends that are worked. The notice says its weekdays
and sums itself, so a wrong year or a lost line is found before anybody is promised a wrong day.

>>> days = read("一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。", 2026)
>>> [(day.on.isoformat(), day.is_working, day.title) for day in days][2:]
[('2026-01-03', False, '元旦'), ('2026-01-04', True, '元旦调休')]
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from counter.errors import Refused
from counter.rules.changes import Edit, Put
from counter.rules.edition import Edition
from counter.rules.rule import Rule
from counter.text import Text

_WEEKDAYS = "一二三四五六日"
_HOLIDAY = re.compile(r"([^:。]{2,12}):(.*)")
_DAY = re.compile(
    r"(?:(?P<year>\d{4})年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日"
    r"(?:\((?P<said>[^)]*)\))?"
)
_SUM = re.compile(r"共(\d+)天")
_LONGEST = timedelta(days=15)


@dataclass(frozen=True)
class NoticeDay:
    """One day of the notice: off, or a weekend that is worked; `title` names the holiday."""

    on: date
    is_working: bool
    title: str


class BadNotice(Refused):
    """A notice that cannot be right as it was pasted."""


def read(text: str, year: int) -> tuple[NoticeDay, ...]:
    """The days that the notice for `year` names, in order; refuses (`BadNotice`) what is unclear.

    Checked: every weekday that it says, every sum (共7天), and that a day is named once.
    """
    found: dict[date, NoticeDay] = {}
    for title, told in _holidays(text):
        for day in _days_of(title, told, year):
            if found.setdefault(day.on, day) != day:
                raise _bad(f"{day.on} 出现了两次", f"{day.on} is named twice")
    if not any(not day.is_working for day in found.values()):
        raise _bad("没有读到放假日期", "no day off was found")
    return tuple(found[on] for on in sorted(found))


def edits(
    edition: Edition, year: int, days: tuple[NoticeDay, ...], source: str
) -> tuple[Edit, ...]:
    """The rows of the calendar that this notice makes: the year itself, and each of its days.

    A row that is there already about the same day takes the new words.
    """
    rows = [Rule("calendar", str(year), date(year, 1, 1), None, source, False, _values(False, ""))]
    rows += [
        Rule("calendar", day.on.isoformat(), date(year, 1, 1), None, source, False,
             _values(day.is_working, day.title))
        for day in days
    ]  # fmt: skip
    return tuple(_put(edition, row) for row in rows)


def _put(edition: Edition, row: Rule) -> Put:
    there = edition.about(row.table, row.key)
    return Put(row, replaces=there[-1].since if there else None)


def _values(is_working: bool, title: str) -> dict[str, str]:
    return {"is_working": "yes" if is_working else "", "title_zh": title, "title_en": title}


def _holidays(text: str) -> Iterator[tuple[str, str]]:
    """Each holiday's name and what is said of it."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    for part in re.split(r"(?:^|[\n。])[一二三四五六七八九十]{1,3}、", plain):
        match = _HOLIDAY.match(part.replace("\n", ""))
        if match is not None and "放假" in match[2]:
            yield match[1], match[2]


def _days_of(title: str, told: str, year: int) -> Iterator[NoticeDay]:
    last: date | None = None
    for sentence in re.split(r"[。;]", told):
        works = "上班" in sentence and "放假" not in sentence
        spans, last = _spans(sentence.split("放假")[0] if not works else sentence, year, last)
        days = [day for first, end in spans for day in _through(first, end)]
        stated = _SUM.search(sentence)
        if stated is not None and not works and len(days) != int(stated[1]):
            raise _bad(f"{title}写明共{stated[1]}天，读到 {len(days)} 天",
                       f"{title}: {stated[1]} days are stated, {len(days)} were found")  # fmt: skip
        for day in days:
            yield NoticeDay(day, works, f"{title}调休" if works else title)


def _spans(
    sentence: str, year: int, last: date | None
) -> tuple[list[tuple[date, date]], date | None]:
    """First and last day of each span; `last` gives the month where only a day is said."""
    spans: list[tuple[date, date]] = []
    before = 0
    for match in _DAY.finditer(sentence):
        last = _day(match, year, last)
        if spans and sentence[before : match.start()] in ("至", "到", "-", "—", "~"):
            first = spans[-1][0]
            if not first <= last <= first + _LONGEST:
                raise _bad(f"{first} 至 {last} 不合理", f"{first} to {last} cannot be right")
            spans[-1] = (first, last)
        else:
            spans.append((last, last))
        before = match.end()
    return spans, last


def _day(match: re.Match[str], year: int, last: date | None) -> date:
    try:
        month = int(match["month"]) if match["month"] else (last.month if last else 0)
        day = date(int(match["year"] or year), month, int(match["day"]))
    except ValueError as error:
        raise _bad(f"“{match[0]}”不是日期", f"'{match[0]}' is no day") from error
    said = re.search(r"周([一二三四五六日])", match["said"] or "")
    if said is not None and _WEEKDAYS[day.weekday()] != said[1]:
        raise _bad(
            f"{day} 是周{_WEEKDAYS[day.weekday()]}，通知写周{said[1]}：年份可能不对",
            f"{day} is no {said[0]}: is it the right year?",
        )
    return day


def _through(first: date, last: date) -> Iterator[date]:
    for passed in range((last - first).days + 1):
        yield first + timedelta(days=passed)


def _bad(zh: str, en: str) -> BadNotice:
    return BadNotice(
        Text(f"通知没有读懂：{zh}。请核对粘贴的内容。",
             f"The notice cannot be read: {en}. Look at what was pasted.")
    )  # fmt: skip
