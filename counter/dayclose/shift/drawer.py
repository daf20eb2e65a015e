"""What should be in a drawer: float + takings − refunds, by method. Only inside a read or an act.

This is the figure that nobody may see before the count is saved: only `counting` (after it wrote
the count), the X report of a supervisor and the day sheet ask for it.
"""

from __future__ import annotations

from dataclasses import dataclass

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
    found: dict[str, dict[bool, tuple[int, int]]] = {}
    rows = (
        Payment.select(Payment.method, Payment.amount < 0, fn.SUM(Payment.amount), fn.COUNT("*"))
        .where(where)
        .group_by(Payment.method, Payment.amount < 0)
    )
    for method, is_back, fen, many in plain_rows(rows):
        found.setdefault(method, {})[bool(is_back)] = (_fen(fen), int(many))
    told = {}
    for method in (*METHODS, *sorted(set(found) - set(METHODS))):
        taken, back = (found.get(method, {}).get(is_back, (0, 0)) for is_back in (False, True))
        told[method] = Takings(Money(taken[0]), Money(-back[0]), taken[1], back[1])
    return told


def expected(shift: Shift) -> dict[str, Money]:
    """What should be there now, by method; the float lies in the cash."""
    return {
        method: found.net + (shift.opening if method == CASH else Money(0))
        for method, found in takings(shift).items()
    }


def _fen(summed: object) -> int:
    # the field's own type comes back from SQLite, Decimal from PostgreSQL
    return summed.fen if isinstance(summed, Money) else int(summed)  # type: ignore[call-overload]
