"""Which shift a payment belongs to. Call only inside a signed act.

A shift is one clerk's money at one window on one day: two clerks at a window have two drawers,
and one clerk at two windows has two as well. The first money opens it, if no key did.
"""

from __future__ import annotations

from datetime import date, datetime

from counter.store.tables.shifts import Shift
from counter.values.money import Money

OPEN, COUNTED, CLOSED = "open", "counted", "closed"


def shift_for(clerk: str, window: str, day: date, at: datetime) -> Shift:
    """The open shift of this clerk at this window today; opened now where there is none."""
    return open_one(clerk, window, day) or begin(clerk, window, day, at, usual(clerk, window))


def open_one(clerk: str, window: str, day: date) -> Shift | None:
    """The shift into which money goes; one that was counted takes no more."""
    found: Shift | None = Shift.get_or_none(
        Shift.clerk == clerk, Shift.window == window, Shift.day == day, Shift.state == OPEN
    )
    return found


def begin(clerk: str, window: str, day: date, at: datetime, opening: Money) -> Shift:
    """Open a shift with this float."""
    begun: Shift = Shift.create(
        clerk=clerk, window=window, day=day, opening=opening, state=OPEN, opened_at=at
    )
    return begun


def usual(clerk: str, window: str) -> Money:
    """The float of this clerk's last shift at this window; nothing before the first."""
    last = (
        Shift.select(Shift.opening)
        .where(Shift.clerk == clerk, Shift.window == window)
        .order_by(Shift.id.desc())
        .first()
    )
    return Money(0) if last is None else last.opening
