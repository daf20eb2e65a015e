"""What should be in a drawer: float + takings − refunds, by method. Only inside a read or an act.

This is the figure that nobody may see before the count is saved: only `counting` (after it wrote
the count), the X report of a supervisor and the day sheet ask for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from peewee import fn

from counter.dayclose.shift.counted import CASH
from counter.store.tables.base import plain_rows
from counter.store.tables.money import Payment
from counter.store.tables.shifts import Shift
from counter.values.methods import METHODS
from counter.values.money import Money


@dataclass(frozen=True)
class Takings:
    """What went over one shift's counter by one method."""

    taken: Money
    refunded: Money
    payments: int
    refunds: int

    @property
    def net(self) -> Money:
        """What stayed."""
        return self.taken - self.refunded


def takings(shift: Shift | None, day: object = None) -> dict[str, Takings]:
    """By method, in order; `shift` None: what `day` took outside any shift (old books)."""
    where = (
        Payment.shift == shift
        if shift is not None
        else (Payment.shift.is_null() & (Payment.day == day))
    )
    came = _by_method(where, Payment.amount >= 0)
    went = _by_method(where, Payment.amount < 0)
    found = {}
    for method in (*METHODS, *sorted({*came, *went} - set(METHODS))):
        taken, payments = came.get(method, (0, 0))
        back, refunds = went.get(method, (0, 0))
        found[method] = Takings(Money(taken), Money(-back), payments, refunds)
    return found


def expected(shift: Shift) -> dict[str, Money]:
    """What should be there now, by method; the float lies in the cash."""
    return {
        method: found.net + (shift.opening if method == CASH else Money(0))
        for method, found in takings(shift).items()
    }


def _by_method(*where: Any) -> dict[str, tuple[int, int]]:
    """Fen and how many, by method."""
    rows = (
        Payment.select(Payment.method, fn.SUM(Payment.amount).coerce(False), fn.COUNT(Payment.id))
        .where(*where)
        .group_by(Payment.method)
    )
    # PostgreSQL answers SUM(bigint) with Decimal
    return {method: (int(fen), int(many)) for method, fen, many in plain_rows(rows)}
