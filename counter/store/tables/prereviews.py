"""What was looked at before the visit: a pre-review, and the pictures that came with it."""

from __future__ import annotations

from typing import Any

from peewee import AutoField, BlobField, CharField, ForeignKeyField, IntegerField, TextField

from counter.store.fields import DayField, MomentField, PlainField
from counter.store.tables.base import Table
from counter.store.tables.cases import Case


class Prereview(Table):
    """One pre-review (微信预审). It has no legal effect; `case` is what it became.

    `sender` is an alias, never an account. At the purge `sender`, `answers`, `pieces` and `told`
    are emptied; numbers, days and the verdict stay, so that the counts still come out.
    """

    id = AutoField()
    pictures: Any
    no = CharField(max_length=32, unique=True)
    tag = CharField(max_length=32, unique=True)
    letters = CharField(max_length=4)
    state = CharField(max_length=12, index=True)
    revision = IntegerField(default=1)
    channel = CharField(max_length=12)
    destination = CharField(max_length=2, default="")
    sender = CharField(max_length=80, default="")
    answers = PlainField(default=dict)
    pieces = PlainField(default=list)
    told = PlainField(default=dict)
    clerk = CharField(max_length=80)
    received_at = MomentField()
    changed_at = MomentField()
    changed_by = CharField(max_length=80)
    answered_at = MomentField(null=True)
    expires_on = DayField(null=True, index=True)
    purged_on = DayField(null=True)
    case = ForeignKeyField(Case, null=True, on_delete="RESTRICT")


class PrereviewPicture(Table):
    """A picture that came; what is seen on it is ticked. After the purge only its hash is left."""

    id = AutoField()
    prereview = ForeignKeyField(Prereview, backref="pictures", on_delete="RESTRICT")
    sha256 = CharField(max_length=72)
    name = TextField(default="")
    kind = CharField(max_length=8)
    width = IntegerField()
    height = IntegerField()
    materials = PlainField(default=list)
    body = BlobField(null=True)
    thumb = BlobField(null=True)
    added_at = MomentField()

    class Meta:
        indexes = ((("prereview", "sha256"), True),)
