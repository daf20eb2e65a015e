"""一次性通知: what the hall tells for a while, each version of it."""

from __future__ import annotations

from peewee import AutoField, BooleanField, CharField, IntegerField, TextField

from counter.store.fields import DayField, MomentField
from counter.store.tables.base import Table


class Announcement(Table):
    """One version of a notice. A change adds a version; the earlier ones stay as `replaced`."""

    id = AutoField()
    no = CharField(max_length=32)
    version = IntegerField()
    tag = CharField(max_length=32, index=True)
    state = CharField(max_length=12, index=True)  # published, replaced, withdrawn, archived
    title = CharField(max_length=60)
    title_en = CharField(max_length=120, default="")
    body = TextField()
    body_en = TextField(default="")
    since = DayField(index=True)
    until = DayField(index=True)
    on_wall = BooleanField()
    for_clerks = BooleanField()
    on_receipts = BooleanField()
    written_at = MomentField()
    written_by = CharField(max_length=80)
    ended_at = MomentField(null=True)
    ended_by = CharField(max_length=80, default="")
    reason = CharField(max_length=200, default="")

    class Meta:
        indexes = ((("no", "version"), True),)
