"""停电备用单: numbered blank receipts for hours without power, drawn before they are needed."""

from __future__ import annotations

from peewee import AutoField, CharField, ForeignKeyField, IntegerField

from counter.store.fields import DayField, MomentField
from counter.store.tables.base import Table
from counter.store.tables.cases import Case


class SpareSlip(Table):
    """One blank receipt: out, then once and for all used, returned, spoiled or lost.

    `case` is what was typed in from it, `written_at` the hour that stands on the paper,
    `ended_at` when it was used up here or taken back. No person stands in it.
    """

    id = AutoField()
    no = CharField(max_length=32, unique=True)
    tag = CharField(max_length=32, unique=True)
    serial = IntegerField()
    day = DayField(index=True)
    drawn_at = MomentField()
    drawn_by = CharField(max_length=80)
    state = CharField(max_length=12, index=True)
    case = ForeignKeyField(Case, null=True, unique=True, on_delete="RESTRICT")
    written_at = MomentField(null=True)
    ended_at = MomentField(null=True)
    ended_by = CharField(max_length=80, default="")
    reason = CharField(max_length=200, default="")

    class Meta:
        indexes = ((("day", "serial"), True),)
