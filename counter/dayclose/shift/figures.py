"""Shifts as they are seen, and the till on the day sheet.

A shift that is not counted yet says nothing of what should be in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter.text import Text
from counter.values.money import Money

STATES = {
    "open": Text("未清点", "not counted"),
    "counted": Text("差额待说明", "difference to be explained"),
    "closed": Text("已清点", "counted"),
}


@dataclass(frozen=True)
class MethodCount:
    """One method of one count: what should have been there, what was."""

    method: str
    title: Text
    expected: Money
    counted: Money

    @property
    def difference(self) -> Money:
        """Above nothing: too much was there."""
        return self.counted - self.expected


@dataclass(frozen=True)
class ShiftCounting:
    """One count of a shift; `lines` only of methods with something to say."""

    no: int
    at: datetime
    counted_by: str
    lines: tuple[MethodCount, ...]
    reason: str = ""

    @property
    def is_even(self) -> bool:
        """Whether everything was there, method by method."""
        return not any(line.difference for line in self.lines)

    @property
    def difference(self) -> Money:
        """All methods together."""
        return Money.total(line.difference for line in self.lines)


@dataclass(frozen=True)
class ShiftCard:
    """A shift: whose, where, since when, with which float, and its counts so far."""

    id: int
    no: str
    clerk: str
    window: str
    day: date
    opening: Money
    state: str
    opened_at: datetime
    counts: tuple[ShiftCounting, ...] = ()

    @property
    def last(self) -> ShiftCounting | None:
        """The count that stands."""
        return self.counts[-1] if self.counts else None

    @property
    def is_blind(self) -> bool:
        """Whether what should be in it must not be shown."""
        return not self.counts


@dataclass(frozen=True)
class TillLine:
    """One method on the day sheet. `counted` None: nobody had a drawer for it (old books)."""

    title: Text
    opening: Money
    taken: Money
    refunded: Money
    expected: Money
    counted: Money | None

    @property
    def variance(self) -> Money | None:
        """Counted less expected."""
        return None if self.counted is None else self.counted - self.expected


@dataclass(frozen=True)
class TillShift:
    """One shift on the day sheet: whose, how often counted, what differed and why."""

    clerk: str
    window: str
    opening: Money
    expected: Money
    counted: Money
    counts: int
    counted_by: str
    reason: str = ""


@dataclass(frozen=True)
class TillFigures:
    """The money of a closed day: expected, counted, variance by method, and its shifts.

    `outside` went over the counter in no shift (books from before there were any).
    """

    lines: tuple[TillLine, ...]
    shifts: tuple[TillShift, ...]
    outside: Money

    @property
    def variance(self) -> Money:
        """All methods together."""
        return Money.total(line.variance or Money(0) for line in self.lines)
