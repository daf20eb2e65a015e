"""The days on which an embassy is closed besides China's: its own holidays, a move, a strike.

A row of the table `embassy_closures` is about one country and is in force on the closed days.
Nothing is known of most: an embassy's time is an estimate with or without these rows.
"""

from __future__ import annotations

from datetime import date, timedelta

from counter.rules.edition import Edition
from counter.text import Text

_CLOSED = Text("使领馆闭馆：{why}", "embassy closed: {why}")


def closures(edition: Edition, country: str) -> dict[date, Text]:
    """The days, each with its reason, on which that country's embassy is known to be closed."""
    closed: dict[date, Text] = {}
    for rule in edition.about("embassy_closures", country):
        last = rule.until or rule.since  # nobody closes until further notice
        for passed in range((last - rule.since).days + 1):
            closed[rule.since + timedelta(days=passed)] = _CLOSED.fill(why=rule.text("title"))
    return closed
