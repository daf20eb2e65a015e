"""Months from a day: the same day of another month, or that month's last day where it has none.

>>> months_on(date(2026, 8, 31), 6), months_on(date(2027, 8, 31), -6)
(datetime.date(2027, 2, 28), datetime.date(2027, 2, 28))
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def months_on(day: date, months: int) -> date:
    """`day` so many months later; before it where `months` is negative.

    >>> months_on(date(2028, 2, 29), 12)
    datetime.date(2029, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
