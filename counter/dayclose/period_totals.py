"""Sums over closed days as they stand on a day sheet: this day, its month, its year, all days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter.text import Text
from counter.values.money import Money


@dataclass(frozen=True)
class RunningKind:
    """One kind so far, in its own unit."""

    code: str
    title: Text
    unit: Text
    accepted: int
    accepted_cases: int
    finished: int
    finished_cases: int


@dataclass(frozen=True)
class RunningTotals:
    """Sums over `days` closed days; `for_others` is the part of `paid` less `refunded` that is
    collected for embassies, the MFA and the post."""

    days: int
    kinds: tuple[RunningKind, ...]
    paid: Money
    refunded: Money
    for_others: Money


@dataclass(frozen=True)
class PeriodTotals:
    """Since the last sheet (this day), this month, this year, and since the books began.

    `last_close_no` and `last_day` name the sheet before this one.
    """

    day: RunningTotals
    month: RunningTotals
    year: RunningTotals
    ever: RunningTotals
    last_close_no: int | None
    last_day: date | None
