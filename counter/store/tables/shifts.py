"""Shifts: whose money is in which drawer on which day, how it was counted, and what differed."""

from __future__ import annotations

from peewee import AutoField, CharField, ForeignKeyField, IntegerField

from counter.store.fields import DayField, MomentField, MoneyField, PlainField
from counter.store.tables.base import Table


class Shift(Table):
    """One clerk's money at one window on one day, from `opening` (the float) on.

    `state`: open; counted, with a difference that nobody has explained yet; closed.
    """

    id = AutoField()
    clerk = CharField(max_length=80)
    window = CharField(max_length=16)
    day = DayField(index=True)
    opening = MoneyField()
    state = CharField(max_length=8, index=True)
    opened_at = MomentField()
    closed_at = MomentField(null=True)
    closed_by = CharField(max_length=80, default="")


class ShiftCount(Table):
    """A count of a shift; a recount is another one. Never changed."""

    id = AutoField()
    shift = ForeignKeyField(Shift, on_delete="RESTRICT")
    no = IntegerField()
    at = MomentField()
    counted_by = CharField(max_length=80)

    class Meta:
        indexes = ((("shift", "no"), True),)


class ShiftCounted(Table):
    """What one count found by one method, and what should have been there at that moment.

    `pieces` are notes and coins by their value, for cash. Never changed.
    """

    id = AutoField()
    count = ForeignKeyField(ShiftCount, on_delete="RESTRICT")
    method = CharField(max_length=12)
    expected = MoneyField()
    counted = MoneyField()
    pieces = PlainField(default=dict)


class CountReason(Table):
    """Why a count differs, in the words of whoever answers for it. Never changed."""

    id = AutoField()
    count = ForeignKeyField(ShiftCount, unique=True, on_delete="RESTRICT")
    reason = CharField(max_length=200)
    at = MomentField()
    told_by = CharField(max_length=80)
