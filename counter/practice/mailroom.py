"""The mail room of the practice hall: a roll of waybill numbers as a carrier would bring it."""

from __future__ import annotations

from counter.desk import Desk, new_act
from counter.mailout import waybills

_FIRST, _LAST = "EA002000003CN", "EA002001998CN"  # 200 numbers, each with its check digit


def fill(desk: Desk) -> None:
    """One roll in the stock; a hall that has one gets no other."""
    if not waybills.rolls(desk):
        waybills.enter(desk, "EMS", _FIRST, _LAST, "练习交接单", new_act())
