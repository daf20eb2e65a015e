"""A day as it is typed at a window.

>>> read_day("20260615", date(2026, 11, 23)) == read_day("0615", date(2026, 11, 23))
True
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_PARTS = re.compile(r"(?:(\d{4})\D+)?(\d{1,2})\D+(\d{1,2})\D?")


def read_day(typed: str, today: date, *, may_be_ahead: bool = False) -> date | None:
    """The day meant by 20260615, 2026-06-15, 2026年6月15日, 0615 or 6.15; None for anything else.

    Without a year it is the latest such day up to `today`: papers brought to a window have been
    issued.

    >>> read_day("1224", date(2026, 11, 23))
    datetime.date(2025, 12, 24)

    Where it may lie ahead (a departure) it is the one nearest to `today`.

    >>> read_day("1224", date(2026, 11, 23), may_be_ahead=True)
    datetime.date(2026, 12, 24)
    >>> read_day("20260231", date(2026, 11, 23)) is None
    True
    """
    words = unicodedata.normalize("NFKC", typed).strip()
    if words.isdigit() and len(words) in (4, 8):
        year, month, day = words[:-4], words[-4:-2], words[-2:]
    else:
        found = _PARTS.fullmatch(words)
        if found is None:
            return None
        year, month, day = found[1] or "", found[2], found[3]
    if year:
        return _day(int(year), month, day)
    if may_be_ahead:
        near = (_day(today.year + more, month, day) for more in (-1, 0, 1))
        found_days = [made for made in near if made is not None]
        return min(found_days, key=lambda made: abs((made - today).days), default=None)
    for candidate in range(today.year, today.year - 5, -1):  # 29 February: up to four years back
        made = _day(candidate, month, day)
        if made is not None and made <= today:
            return made
    return None


def _day(year: int, month: str, day: str) -> date | None:
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None
