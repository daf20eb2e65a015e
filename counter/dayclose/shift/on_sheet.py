"""The till as the day sheet states it. Only inside a read or an act."""

from __future__ import annotations

from datetime import date

from counter.dayclose.shift import drawer, reading
from counter.dayclose.shift.counted import CASH
from counter.dayclose.shift.figures import TillFigures, TillLine, TillShift
from counter.store.tables.shifts import Shift
from counter.text import Text
from counter.values.methods import METHODS
from counter.values.money import Money


def of_day(day: date) -> TillFigures | None:
    """Expected, counted and variance by method; None on a day without money and shifts."""
    rows = list(Shift.select().where(Shift.day == day).order_by(Shift.id))
    outside = drawer.takings(None, day)
    if not rows and not any(found.payments or found.refunds for found in outside.values()):
        return None
    sums = [drawer.takings(row) for row in rows]
    cards = [reading.card_of(row) for row in rows]
    lines = []
    over_counter = sums or [outside]  # what nobody had a drawer for is not counted with the rest
    for method in dict.fromkeys(method for told in over_counter for method in told):
        found = [told[method] for told in over_counter if method in told]
        opening = Money.total(row.opening for row in rows) if method == CASH else Money(0)
        taken = Money.total(told.taken for told in found)
        refunded = Money.total(told.refunded for told in found)
        counted = Money.total(
            line.counted
            for card in cards if card.last is not None
            for line in card.last.lines if line.method == method
        )  # fmt: skip
        if not (opening or taken or refunded or counted):
            continue
        # nobody had a drawer for what came in before there were any
        known = counted if rows else None
        title = METHODS.get(method, Text.same(method))
        lines.append(TillLine(title, opening, taken, refunded, opening + taken - refunded, known))
    shifts = tuple(
        TillShift(
            card.clerk, card.window, card.opening,
            Money.total(line.expected for line in card.last.lines),
            Money.total(line.counted for line in card.last.lines),
            len(card.counts), card.last.counted_by, card.last.reason,
        )
        for card in cards if card.last is not None
    )  # fmt: skip
    return TillFigures(tuple(lines), shifts, Money.total(t.net for t in outside.values()))
