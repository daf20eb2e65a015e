"""The shelves of finished papers: places, what lies in them, sweeps, reminders to collect.

Frozen: these models are a copy as of this step and are never changed afterwards.
"""

from __future__ import annotations

from peewee import (
    BooleanField,
    CharField,
    Database,
    ForeignKeyField,
    Model,
    TextField,
)  # fmt: skip

from counter.store.append_only import forbid_changes


class Case(Model):
    class Meta:
        table_name = "case"


class ShelfPlace(Model):
    no = CharField(max_length=16, unique=True)
    tag = CharField(max_length=32, unique=True)
    title = CharField(max_length=80)
    is_active = BooleanField()
    made_on = CharField(max_length=10)
    made_by = CharField(max_length=80)

    class Meta:
        table_name = "shelf_place"


class Shelved(Model):
    case = ForeignKeyField(Case, unique=True, on_delete="RESTRICT")
    place = ForeignKeyField(ShelfPlace, on_delete="RESTRICT")
    at = CharField(max_length=32)
    clerk = CharField(max_length=80)

    class Meta:
        table_name = "shelved"


class Sweep(Model):
    no = CharField(max_length=32, unique=True)
    part = CharField(max_length=16)
    started_at = CharField(max_length=32)
    started_by = CharField(max_length=80)
    finished_at = CharField(max_length=32, null=True)
    finished_by = CharField(max_length=80)
    result = TextField()

    class Meta:
        table_name = "sweep"


class SweepLine(Model):
    sweep = ForeignKeyField(Sweep, on_delete="RESTRICT")
    case_no = CharField(max_length=32)
    place = CharField(max_length=16)
    on_record = CharField(max_length=16)
    at = CharField(max_length=32)
    clerk = CharField(max_length=80)

    class Meta:
        table_name = "sweep_line"
        indexes = ((("sweep", "case_no"), True),)


class CollectionReminder(Model):
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    channel = CharField(max_length=12)
    day = CharField(max_length=10)
    at = CharField(max_length=32)
    clerk = CharField(max_length=80)

    class Meta:
        table_name = "collection_reminder"


TABLES = (ShelfPlace, Shelved, Sweep, SweepLine, CollectionReminder)


def up(migrator: object, db: Database) -> None:
    """Create the five tables; a reminder that was given stays as it was written."""
    db.bind((Case, *TABLES), bind_refs=False, bind_backrefs=False)
    db.create_tables(TABLES, safe=False)
    forbid_changes(db, ("collection_reminder",))
