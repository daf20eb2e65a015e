"""How long each kind of record keeps its personal data, from the rule table `retention`.

>>> from counter.rules.edition import seed_edition
>>> keeping(seed_edition(), "case_person_data", date(2026, 11, 23)).since
datetime.date(2021, 11, 23)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from counter.rules.edition import Edition
from counter.text import Text

_YEARS = Text("{n} 年", "{n} {n:year|years}")
_DAYS = Text("{n} 天", "{n} {n:day|days}")

@dataclass(frozen=True)
class Keeping:
    """One period of the rules: what ended on or before `since` is over on the day asked about."""

    code: str
    title: Text
    length: Text
    since: date
    source: str
    is_uncertain: bool


def keeping(edition: Edition, code: str, on: date) -> Keeping | None:
    """The period `code` as the rules of the day `on` have it.

    None where there is no such row or length: what has no end by the rules is never erased.
    """
    row = edition.one("retention", code, on)
    if row is None:
        return None
    years, days = row.values.get("years", ""), row.values.get("days", "")
    if years:
        length, since = _YEARS.fill(n=years), _years_before(on, int(years))
    elif days:
        length, since = _DAYS.fill(n=days), on - timedelta(days=int(days))
    else:
        return None
    return Keeping(code, row.text("title"), length, since, row.source, row.is_uncertain)


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # the 29th of February: a day sooner keeps a day longer
        return day.replace(year=day.year - years, day=28)
