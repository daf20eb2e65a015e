"""Shifts, their counts and the reasons of differences; how many cases a day began with.

Frozen: these models are a copy as of this step and are never changed afterwards.
"""

from __future__ import annotations

from peewee import (
    AutoField,
    BigIntegerField,
    CharField,
    Database,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

from counter.store.append_only import forbid_changes


class Shift(Model):
    id = AutoField()
    clerk = CharField(max_length=80)
    window = CharField(max_length=16)
    day = CharField(max_length=10, index=True)
    opening = BigIntegerField()
    state = CharField(max_length=8, index=True)
    opened_at = CharField(max_length=32)
    closed_at = CharField(max_length=32, null=True)
    closed_by = CharField(max_length=80)

    class Meta:
        table_name = "shift"


class ShiftCount(Model):
    id = AutoField()
    shift = ForeignKeyField(Shift, on_delete="RESTRICT")
    no = IntegerField()
    at = CharField(max_length=32)
    counted_by = CharField(max_length=80)

    class Meta:
        table_name = "shift_count"
        indexes = ((("shift", "no"), True),)


class ShiftCounted(Model):
    id = AutoField()
    count = ForeignKeyField(ShiftCount, on_delete="RESTRICT")
    method = CharField(max_length=12)
    expected = BigIntegerField()
    counted = BigIntegerField()
    pieces = TextField()

    class Meta:
        table_name = "shift_counted"


class CountReason(Model):
    id = AutoField()
    count = ForeignKeyField(ShiftCount, unique=True, on_delete="RESTRICT")
    reason = CharField(max_length=200)
    at = CharField(max_length=32)
    told_by = CharField(max_length=80)

    class Meta:
        table_name = "count_reason"


TABLES = (Shift, ShiftCount, ShiftCounted, CountReason)


def up(migrator: object, db: Database) -> None:
    """Create the tables; earlier payments belong to no shift, earlier days were not measured."""
    db.bind(TABLES, bind_refs=False, bind_backrefs=False)
    db.create_tables(TABLES, safe=False)
    forbid_changes(db, ("shift_count", "shift_counted", "count_reason"))
    db.execute_sql(
        "ALTER TABLE payment ADD COLUMN shift_id INTEGER REFERENCES shift (id) ON DELETE RESTRICT"
    )
    db.execute_sql('CREATE INDEX "payment_shift_id" ON payment (shift_id)')
    db.execute_sql("ALTER TABLE business_day ADD COLUMN opened_with INTEGER")
