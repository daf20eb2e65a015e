"""Working days between two days, for many cases at once; and the middle of many spans.

>>> spread([(3, 1), (0, 8), (10, 1)])
Spread(cases=10, median=0, ninth=3, average=Decimal('1.3'))
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import accumulate

from counter.rules.calendar import Calendar

_PAUSE = "/"


class WorkingDays:
    """The working days from `first` to `last`, counted once."""

    def __init__(self, calendar: Calendar, first: date, last: date) -> None:
        self._first, length = first, (last - first).days
        self._passed = list(accumulate(
            (calendar.is_working(first + timedelta(days=day)) for day in range(1, length + 1)),
            initial=0,
        ))  # fmt: skip

    def between(self, start: date, end: date) -> int:
        """How many lie after `start` up to and with `end`; 0 where it is not after."""
        return max(0, self._at(end) - self._at(start))

    def without(self, start: date, end: date, stops: str) -> int:
        """The same with the pauses (`CaseMark.stops`) left out."""
        paused = 0
        for stop in stops.split():
            since, _, until = stop.partition(_PAUSE)
            began, ended = date.fromisoformat(since), date.fromisoformat(until) if until else end
            if max(began, start) < min(ended, end):
                paused += self.between(max(began, start), min(ended, end))
        return self.between(start, end) - paused

    def _at(self, day: date) -> int:
        return self._passed[min(max((day - self._first).days, 0), len(self._passed) - 1)]


@dataclass(frozen=True)
class Spread:
    """How long the cases took: half of them at most `median`, nine in ten at most `ninth`."""

    cases: int
    median: int
    ninth: int
    average: Decimal


def spread(spans: Iterable[tuple[int, int]]) -> Spread | None:
    """The spread of (days, how many cases); None where there are none."""
    ordered = sorted(spans)
    cases = sum(number for _, number in ordered)
    if not cases:
        return None
    total = Decimal(sum(days * number for days, number in ordered)) / cases
    return Spread(
        cases, _rank(ordered, -(-cases // 2)), _rank(ordered, -(-cases * 9 // 10)),
        total.quantize(Decimal("0.1"), ROUND_HALF_UP),
    )  # fmt: skip


def _rank(ordered: list[tuple[int, int]], wanted: int) -> int:
    for days, number in ordered:
        wanted -= number
        if wanted <= 0:
            return days
    raise ValueError("more asked for than there are")
