"""Shifts read: a day's, one's own. None tells what should be in it before it is counted."""

from __future__ import annotations

from datetime import date

from counter.dayclose.shift.figures import MethodCount, ShiftCard, ShiftCounting
from counter.desk import Desk
from counter.errors import NotFound
from counter.store import shiftbook
from counter.store.tables.shifts import CountReason, Shift, ShiftCount, ShiftCounted
from counter.text import Text
from counter.values.methods import METHODS
from counter.values.money import Money


def shifts(desk: Desk, day: date) -> tuple[ShiftCard, ...]:
    """The shifts of a day, in the order in which they were opened."""
    with desk.reading():
        return of_day(day)


def to_count(desk: Desk) -> tuple[ShiftCard, ...]:
    """This clerk's own shifts that are not settled: those at this window first, then the oldest."""
    with desk.reading():
        rows = Shift.select().where(Shift.clerk == desk.clerk.name, Shift.state != shiftbook.CLOSED)
        found = sorted(rows, key=lambda row: (row.window != desk.window, row.day, row.id))
        return tuple(map(card_of, found))


def usual_float(desk: Desk) -> Money:
    """What this clerk's next shift at this window begins with, if nobody says otherwise."""
    with desk.reading():
        return shiftbook.usual(desk.clerk.name, desk.window)


def is_blind(desk: Desk, since: date, until: date) -> bool:
    """Whether a shift of these days is still to be counted: then no page shows their money."""
    with desk.reading():
        return (
            Shift.select()
            .where(Shift.day.between(since, until), Shift.state == shiftbook.OPEN)
            .exists()
        )


def of_day(day: date) -> tuple[ShiftCard, ...]:
    """As `shifts`; only inside a read or an act."""
    return tuple(map(card_of, Shift.select().where(Shift.day == day).order_by(Shift.id)))


def get(shift_id: int) -> Shift:
    """The shift's row (`NotFound`)."""
    found: Shift | None = Shift.get_or_none(Shift.id == shift_id)
    if found is None:
        raise NotFound(Text("班次 {no}", "shift {no}").fill(no=shift_id))
    return found


def no_of(shift: Shift) -> str:
    """How the journal names a shift."""
    return f"S{shift.day:%Y%m%d}-{shift.id}"


def card_of(shift: Shift) -> ShiftCard:
    """A shift as it is seen; only inside a read or an act."""
    return ShiftCard(
        shift.id, no_of(shift), shift.clerk, shift.window, shift.day, shift.opening, shift.state,
        shift.opened_at, countings(shift),
    )  # fmt: skip


def countings(shift: Shift) -> tuple[ShiftCounting, ...]:
    """All counts of a shift, the first first."""
    counts = ShiftCount.select().where(ShiftCount.shift == shift).order_by(ShiftCount.no)
    return tuple(map(_counting, counts))


def _counting(count: ShiftCount) -> ShiftCounting:
    rows = ShiftCounted.select().where(ShiftCounted.count == count).order_by(ShiftCounted.id)
    reason = CountReason.get_or_none(CountReason.count == count)
    lines = tuple(
        MethodCount(row.method, METHODS.get(row.method, Text.same(row.method)), row.expected,
                    row.counted)
        for row in rows
    )  # fmt: skip
    return ShiftCounting(
        count.no, count.at, count.counted_by, lines, "" if reason is None else reason.reason
    )
