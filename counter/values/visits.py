"""The number of a visit: several cases that one person brought at once.

>>> visit_number(date(2026, 11, 23), 7)
'LF20261123-0007'
"""

from __future__ import annotations

from datetime import date


def visit_number(day: date, serial: int) -> str:
    """The number as it prints; `serial` counts the visits with several cases of the day."""
    return f"LF{day.year:04d}{day:%m%d}-{serial:04d}"
