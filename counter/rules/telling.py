"""By when a person whose papers were taken in must be told everything that is missing; by when he
is asked to answer, or to pay.

One rule row says how many working days (`day_counts`, key `tell_missing`; 5 by analogy with art.
32 of the Licensing Act, where silence counts as acceptance). The day of receipt is not counted.

>>> from counter.rules.edition import Edition
>>> from counter.rules.rule import Rule
>>> five = Rule("day_counts", "tell_missing", date(2000, 1, 1), None, "art. 32", False,
...             {"working_days": "5", "counts_first": ""})
>>> edition = Edition.of(1, [five])
>>> told = tell_by(edition, Calendar(edition), date(2026, 3, 23))
>>> told
datetime.date(2026, 3, 30)
>>> days_left(Calendar(edition), told, date(2026, 3, 27))
1
"""

from __future__ import annotations

from datetime import date

from counter.rules.calendar import Calendar
from counter.rules.edition import Edition


def tell_by(edition: Edition, calendar: Calendar, received_on: date) -> date | None:
    """The last day for telling; None where the rules set no such day."""
    return _days_from(edition, calendar, "tell_missing", received_on)


def answer_by(edition: Edition, calendar: Calendar, told_on: date) -> date | None:
    """The day by which the applicant is asked to bring what is missing (row `answer_missing`): a
    request and no bar; None where the rules ask for none."""
    return _days_from(edition, calendar, "answer_missing", told_on)


def pay_by(edition: Edition, calendar: Calendar, told_on: date) -> date | None:
    """The day by which a notice asks for what is owed (row `pay_within`); None: no day is set."""
    return _days_from(edition, calendar, "pay_within", told_on)


def days_left(calendar: Calendar, by: date, today: date) -> int:
    """Working days left after `today` up to `by`; 0 on the last day, negative when late."""
    if by < today:
        return -calendar.working_days_between(by, today)
    return calendar.working_days_between(today, by)


def _days_from(edition: Edition, calendar: Calendar, key: str, day: date) -> date | None:
    rule = edition.one("day_counts", key, day)
    if rule is None or not rule.values["working_days"]:
        return None
    days = int(rule.values["working_days"])
    return calendar.nth_working_day(day, days, rule.values["counts_first"] == "yes")
