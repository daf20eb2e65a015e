"""Spare receipts for power cuts, one-off notices, and the numbers of those who wait.

Frozen: these models are a copy as of this step and are never changed afterwards.
"""

from __future__ import annotations

from peewee import (
    BooleanField,
    CharField,
    Database,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)


class Case(Model):
    class Meta:
        table_name = "case"


class SpareSlip(Model):
    no = CharField(max_length=32, unique=True)
    tag = CharField(max_length=32, unique=True)
    serial = IntegerField()
    day = CharField(max_length=10, index=True)
    drawn_at = CharField(max_length=32)
    drawn_by = CharField(max_length=80)
    state = CharField(max_length=12, index=True)
    case = ForeignKeyField(Case, null=True, unique=True, on_delete="RESTRICT")
    written_at = CharField(max_length=32, null=True)
    ended_at = CharField(max_length=32, null=True)
    ended_by = CharField(max_length=80)
    reason = CharField(max_length=200)

    class Meta:
        table_name = "spare_slip"
        indexes = ((("day", "serial"), True),)


class Announcement(Model):
    no = CharField(max_length=32)
    version = IntegerField()
    tag = CharField(max_length=32, index=True)
    state = CharField(max_length=12, index=True)
    title = CharField(max_length=60)
    title_en = CharField(max_length=120)
    body = TextField()
    body_en = TextField()
    since = CharField(max_length=10, index=True)
    until = CharField(max_length=10, index=True)
    on_wall = BooleanField()
    for_clerks = BooleanField()
    on_receipts = BooleanField()
    written_at = CharField(max_length=32)
    written_by = CharField(max_length=80)
    ended_at = CharField(max_length=32, null=True)
    ended_by = CharField(max_length=80)
    reason = CharField(max_length=200)

    class Meta:
        table_name = "announcement"
        indexes = ((("no", "version"), True),)


class QueueTicket(Model):
    no = CharField(max_length=32, unique=True)
    tag = CharField(max_length=32, unique=True)
    called = CharField(max_length=8)
    business = CharField(max_length=12)
    day = CharField(max_length=10)
    taken_at = CharField(max_length=32)
    window = CharField(max_length=16)
    state = CharField(max_length=12)

    class Meta:
        table_name = "queue_ticket"
        indexes = ((("day", "business", "state"), False),)


TABLES = (SpareSlip, Announcement, QueueTicket)


def up(migrator: object, db: Database) -> None:
    """Create the tables."""
    db.bind((Case, *TABLES), bind_refs=False, bind_backrefs=False)
    db.create_tables(TABLES, safe=False)
