"""A shift is opened by a key, with the float that lies in the drawer, or by the first money."""

from __future__ import annotations

from counter.dayclose.shift import reading
from counter.dayclose.shift.figures import ShiftCard
from counter.desk import Desk
from counter.errors import BadAnswers, Fault
from counter.store import shiftbook
from counter.text import Text
from counter.values.clerk import Right
from counter.values.money import Money

MOST_FLOAT = Money.yuan(100_000)
_WRONG = Text("备用金应在 0 到 {most} 之间。", "The float is from nothing to {most}.")


def open_shift(desk: Desk, opening: Money | None, act: str) -> ShiftCard:
    """Open this clerk's shift at this window with this float (None: that of his last one).

    One that the first money opened with the usual float is put right by it: the change is on
    record. Refuses a float below nothing or beyond `MOST_FLOAT` (`BadAnswers`).
    """
    if opening is not None and not Money(0) <= opening <= MOST_FLOAT:
        raise BadAnswers((Fault("opening", _WRONG.fill(most=MOST_FLOAT)),))
    with desk.signed(Right.TAKE_MONEY, act) as pen:
        if pen.answer is not None:
            return reading.card_of(reading.get(pen.answer["shift"]))
        clerk = desk.clerk.name
        usual = shiftbook.usual(clerk, desk.window) if opening is None else opening
        shift = shiftbook.open_one(clerk, desk.window, pen.day)
        if shift is None:
            shift = shiftbook.begin(clerk, desk.window, pen.day, pen.now, usual)
            pen.write("open_shift", reading.no_of(shift), {"opening": usual})
        elif opening is not None and opening != shift.opening:
            told = {"from": shift.opening, "to": opening}
            shift.opening = opening
            shift.save()
            pen.write("change_float", reading.no_of(shift), told)
        pen.result = {"shift": shift.id}
        return reading.card_of(reading.get(shift.id))
