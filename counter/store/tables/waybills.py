"""The stock of waybill numbers: rolls that the carrier gave, and each number of them.

A number is left until an envelope has it or it is spoiled. Which envelope had it last stands in
its row; whether that envelope still has it is seen from the envelope, so that one that was made
void gives no number back by itself: its printed label may still lie about.
"""

from __future__ import annotations

from peewee import AutoField, CharField, ForeignKeyField, IntegerField

from counter.store.fields import DayField, MomentField
from counter.store.tables.base import Table
from counter.store.tables.mail import Envelope


class WaybillRoll(Table):
    """Numbers that came together: a roll (`range`) from `first` to `last`, or a `file`."""

    id = AutoField()
    carrier = CharField(max_length=40)
    kind = CharField(max_length=8)
    first = CharField(max_length=40)
    last = CharField(max_length=40)
    count = IntegerField()
    source = CharField(max_length=200, default="")  # the delivery note, or the file's name
    day = DayField(index=True)
    entered_at = MomentField()
    entered_by = CharField(max_length=80)


class WaybillNumber(Table):
    """One number of a roll, in the roll's order; a `reason` says that it is spoiled."""

    id = AutoField()
    number = CharField(max_length=40, unique=True)
    roll = ForeignKeyField(WaybillRoll, backref="numbers", on_delete="RESTRICT")
    roll_id: int
    state = CharField(max_length=8, default="left", index=True)  # left, taken, spoiled
    envelope = ForeignKeyField(Envelope, null=True, on_delete="RESTRICT")
    envelope_id: int | None
    reason = CharField(max_length=200, default="")
    changed_at = MomentField()
    changed_by = CharField(max_length=80)
