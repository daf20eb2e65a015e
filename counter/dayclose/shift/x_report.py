"""X report: a shift or the whole day as it stands now. A pure read: nothing is stored or numbered.

Sums of a shift that is still to be counted are for those who may close the day; its own clerk
sees how many payments and refunds there were by each method, and counts blind.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter.dayclose.shift import drawer, reading
from counter.dayclose.shift.drawer import Takings
from counter.desk import Desk, read_office
from counter.store.tables.money import Payment
from counter.store.tables.shifts import Shift
from counter.text import Text
from counter.values.clerk import Right
from counter.values.methods import METHODS
from counter.values.money import Money
from counter.values.office import Office


@dataclass(frozen=True)
class XLine:
    """One method so far; the sums are None where they are not to be seen yet."""

    title: Text
    payments: int
    refunds: int
    taken: Money | None
    refunded: Money | None
    expected: Money | None


@dataclass(frozen=True)
class XReport:
    """X 报表: a shift as it stands at `made_at`, not a closing of anything."""

    office: Office
    shift_no: str
    clerk: str
    window: str
    day: date
    opening: Money
    opened_at: datetime
    lines: tuple[XLine, ...]
    first_case_no: str
    last_case_no: str
    made_by: str
    made_at: datetime

    @property
    def is_blind(self) -> bool:
        """Whether the sums are kept back until the count is saved."""
        return any(line.expected is None for line in self.lines)


def x_report(desk: Desk, shift_id: int) -> XReport:
    """The shift as it stands now (`NotFound`; another's shift: `Forbidden` without the right)."""
    with desk.reading():
        shift = reading.get(shift_id)
        is_own = shift.clerk == desk.clerk.name
        if not is_own:
            desk.clerk.must(Right.CLOSE_DAY)
        # Nobody sees what should lie in a drawer that he has still to count himself.
        is_seen = not is_own or not reading.card_of(shift).is_blind
        found = drawer.takings(shift)
        should_be = drawer.expected(shift)
        lines = tuple(
            _line(METHODS.get(method, Text.same(method)), told, should_be[method], is_seen)
            for method, told in found.items()
            if told.payments or told.refunds or should_be[method]
        )
        first, last = _cases(shift)
        return XReport(
            read_office(), reading.no_of(shift), shift.clerk, shift.window, shift.day,
            shift.opening, shift.opened_at, lines, first, last, desk.clerk.name, desk.now,
        )  # fmt: skip


def _line(title: Text, told: Takings, should_be: Money, is_seen: bool) -> XLine:
    if not is_seen:
        return XLine(title, told.payments, told.refunds, None, None, None)
    return XLine(title, told.payments, told.refunds, told.taken, told.refunded, should_be)


def _cases(shift: Shift) -> tuple[str, str]:
    """The first and the last case whose money went into this shift."""
    rows = Payment.select().where(Payment.shift == shift).order_by(Payment.id)
    numbers = [row.case.no for row in (rows.first(), rows.order_by(Payment.id.desc()).first())
               if row is not None]  # fmt: skip
    return (numbers[0], numbers[-1]) if numbers else ("", "")
