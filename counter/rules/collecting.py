"""How long a finished case has waited for its owner, in the hall's own steps.

The steps are rows of the table `return_periods`; no source says how long is too long, so each is a
cautious default (待核实).

>>> from counter.rules.edition import seed_edition
>>> ages = ageing(seed_edition(), date(2026, 11, 23))
>>> [ages.level(days) for days in (14, 15, 30, 60)]
[0, 1, 2, 3]
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter.rules.edition import Edition
from counter.rules.return_day import length

_STEPS = ("uncollected_days", "uncollected_again_days", "uncollected_long_days")
TEMPLATE = "collect_reminder"


@dataclass(frozen=True)
class Ageing:
    """After how many days each step begins, the first step first; no row, no step."""

    steps: tuple[int, ...]
    is_uncertain: bool

    def level(self, days: int) -> int:
        """How many steps have begun after `days`: 0 is not yet to be reminded."""
        return sum(days >= step for step in self.steps)


def ageing(edition: Edition, on: date) -> Ageing:
    """The steps in force on the day `on`."""
    rows = [row for row in (edition.one("return_periods", code, on) for code in _STEPS) if row]
    return Ageing(tuple(sorted(map(length, rows))), any(row.is_uncertain for row in rows))
