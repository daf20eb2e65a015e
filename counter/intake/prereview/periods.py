"""How long things of a pre-review are kept, from the rule table `retention`.

>>> from counter.rules.edition import seed_edition
>>> end(seed_edition(), "prereview_pictures", date(2026, 1, 31))
datetime.date(2026, 3, 2)
"""

from __future__ import annotations

from datetime import date, timedelta

from counter.rules.edition import Edition


def end(edition: Edition, code: str, since: date) -> date | None:
    """The last day of the period `code` that began on `since`.

    None where the rules hold no such period: what has no end by the rules is not removed.
    """
    row = edition.one("retention", code, since)
    if row is None:
        return None
    if row.values["days"]:
        return since + timedelta(days=int(row.values["days"]))
    return _years_on(since, int(row.values["years"])) if row.values["years"] else None


def _years_on(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + years, day=28)
