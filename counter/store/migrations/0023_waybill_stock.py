"""The stock of waybill numbers, and what an envelope weighs.

Frozen: these models are a copy as of this step and are never changed afterwards.
"""

from __future__ import annotations

from peewee import AutoField, CharField, Database, ForeignKeyField, IntegerField, Model

from counter.store.append_only import forbid_changes


class Envelope(Model):
    class Meta:
        table_name = "envelope"


class WaybillRoll(Model):
    id = AutoField()
    carrier = CharField(max_length=40)
    kind = CharField(max_length=8)
    first = CharField(max_length=40)
    last = CharField(max_length=40)
    count = IntegerField()
    source = CharField(max_length=200)
    day = CharField(max_length=10, index=True)
    entered_at = CharField(max_length=32)
    entered_by = CharField(max_length=80)

    class Meta:
        table_name = "waybill_roll"


class WaybillNumber(Model):
    id = AutoField()
    number = CharField(max_length=40, unique=True)
    roll = ForeignKeyField(WaybillRoll, on_delete="RESTRICT")
    state = CharField(max_length=8, index=True)
    envelope = ForeignKeyField(Envelope, null=True, on_delete="RESTRICT")
    reason = CharField(max_length=200)
    changed_at = CharField(max_length=32)
    changed_by = CharField(max_length=80)

    class Meta:
        table_name = "waybill_number"


TABLES = (WaybillRoll, WaybillNumber)


def up(migrator: object, db: Database) -> None:
    """Create the stock (its rolls can only be added) and the column of the weight."""
    db.bind((Envelope, *TABLES), bind_refs=False, bind_backrefs=False)
    db.create_tables(TABLES, safe=False)
    forbid_changes(db, ("waybill_roll",))
    db.execute_sql("ALTER TABLE envelope ADD COLUMN grams INTEGER")
