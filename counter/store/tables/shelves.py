"""The shelves of finished papers: places, what lies in them, sweeps, reminders to collect.

No row names a person: a case is told by its number, so an erasure has nothing to take out here.
"""

from __future__ import annotations

from typing import Any

from peewee import AutoField, BooleanField, CharField, ForeignKeyField

from counter.store.fields import DayField, MomentField, PlainField
from counter.store.tables.base import Table
from counter.store.tables.cases import Case


class ShelfPlace(Table):
    """One place: its code (`no`, as in A-03-2), and whether papers may still be put there."""

    id = AutoField()
    no = CharField(max_length=16, unique=True)
    tag = CharField(max_length=32, unique=True)
    title = CharField(max_length=80, default="")
    is_active = BooleanField(default=True)
    made_on = DayField()
    made_by = CharField(max_length=80)


class Shelved(Table):
    """Where the papers of a case lie. The row goes when they leave."""

    id = AutoField()
    case = ForeignKeyField(Case, unique=True, on_delete="RESTRICT")
    case_id: int
    place = ForeignKeyField(ShelfPlace, backref="lying", on_delete="RESTRICT")
    place_id: int
    at = MomentField()
    clerk = CharField(max_length=80)


class Sweep(Table):
    """One sweep over the shelves, or over a part of them; `result` when it is finished."""

    id = AutoField()
    seen: Any
    no = CharField(max_length=32, unique=True)
    part = CharField(max_length=16, default="")
    started_at = MomentField()
    started_by = CharField(max_length=80)
    finished_at = MomentField(null=True)
    finished_by = CharField(max_length=80, default="")
    result = PlainField(default=dict)


class SweepLine(Table):
    """One paper that was held in the hand: where it lay, and where it should have lain."""

    id = AutoField()
    sweep = ForeignKeyField(Sweep, backref="seen", on_delete="RESTRICT")
    case_no = CharField(max_length=32)
    place = CharField(max_length=16)
    on_record = CharField(max_length=16, default="")
    at = MomentField()
    clerk = CharField(max_length=80)

    class Meta:
        indexes = ((("sweep", "case_no"), True),)


class CollectionReminder(Table):
    """催领: somebody was asked to collect, by which channel. Never changed."""

    id = AutoField()
    case = ForeignKeyField(Case, backref="reminders", on_delete="RESTRICT")
    case_id: int
    channel = CharField(max_length=12)
    day = DayField()
    at = MomentField()
    clerk = CharField(max_length=80)
