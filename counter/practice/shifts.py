"""Drawers of the practice hall: a float in the morning, a blind count in the evening.

The pretend clerk counts what a real one would find in the drawer; now and then he miscounts a
note, sees the difference, and counts again.
"""

from __future__ import annotations

from datetime import date

from counter.dayclose.shift import counting, drawer, opening, reading
from counter.dayclose.shift.counted import CASH, DENOMINATIONS, Counted
from counter.dayclose.shift.figures import ShiftCard
from counter.desk import Desk, new_act
from counter.values.money import Money

FLOAT = Money.yuan(200)
MISCOUNTS = 23  # every so many shifts a note sticks to another


def begin(desk: Desk) -> None:
    """The float lies in the drawer before the first applicant comes."""
    opening.open_shift(desk, FLOAT, new_act())


def settle(supervisor: Desk, day: date) -> int:
    """Every drawer of the day is counted; how many there were."""
    cards = reading.shifts(supervisor, day)
    for card in cards:
        if card.state != "closed":
            _count(supervisor, card)
    return len(cards)


def _count(supervisor: Desk, card: ShiftCard) -> None:
    with supervisor.reading():
        there = drawer.expected(reading.get(card.id))
    others = {method: amount for method, amount in there.items() if method != CASH}
    found = pieces(there[CASH])
    seen = len(card.counts)
    if card.id % MISCOUNTS == 0 and found["10"]:
        short = {**found, "10": found["10"] - 1}
        counting.count_shift(supervisor, card.id, Counted(short, others), new_act(), seen)
        seen += 1
    told = Counted(found, others)
    counting.count_shift(supervisor, card.id, told, new_act(), seen, "零钱不足一角")


def pieces(amount: Money) -> dict[str, int]:
    """Notes and coins that come to `amount`; less than the smallest coin stays over."""
    left, found = max(amount.fen, 0), {}
    for value, worth in DENOMINATIONS.items():
        found[value], left = divmod(left, worth.fen)
    return found
