"""The sealing of an envelope, its hand-over to the carrier, and how its journey ended.

An envelope that was bound before this step has been checked by eye only: it is to be sealed by
three scans like any other before it leaves.

Frozen: these models are a copy as of this step and are never changed afterwards.
"""

from __future__ import annotations

from peewee import AutoField, CharField, Database, ForeignKeyField, IntegerField, Model

from counter.store.append_only import forbid_changes, let_erase


class Envelope(Model):
    class Meta:
        table_name = "envelope"


class Manifest(Model):
    class Meta:
        table_name = "manifest"


class Sealing(Model):
    id = AutoField()
    envelope = ForeignKeyField(Envelope, unique=True, on_delete="RESTRICT")
    sealed_at = CharField(max_length=32)
    clerk = CharField(max_length=80)
    window = CharField(max_length=20)

    class Meta:
        table_name = "sealing"


class CarrierHandover(Model):
    id = AutoField()
    manifest = ForeignKeyField(Manifest, unique=True, on_delete="RESTRICT")
    carrier_person = CharField(max_length=80)
    carrier_no = CharField(max_length=40)
    envelopes = IntegerField()
    day = CharField(max_length=10)
    taken_at = CharField(max_length=32)
    clerk = CharField(max_length=80)

    class Meta:
        table_name = "carrier_handover"


class PostOutcome(Model):
    id = AutoField()
    envelope = ForeignKeyField(Envelope, on_delete="RESTRICT")
    state = CharField(max_length=12)
    on = CharField(max_length=10)
    signer = CharField(max_length=200)
    reason = CharField(max_length=200)
    source = CharField(max_length=8)
    day = CharField(max_length=10, index=True)
    told_at = CharField(max_length=32)
    clerk = CharField(max_length=80)

    class Meta:
        table_name = "post_outcome"
        indexes = ((("envelope", "state"), True),)


TABLES = (Sealing, CarrierHandover, PostOutcome)


def up(migrator: object, db: Database) -> None:
    """Create the tables; rows are only added, and the persons in them can be erased."""
    db.bind((Envelope, Manifest, *TABLES), bind_refs=False, bind_backrefs=False)
    db.create_tables(TABLES, safe=False)
    forbid_changes(db, tuple(table._meta.table_name for table in TABLES))
    let_erase(db, "post_outcome", ("signer", "reason"))
    let_erase(db, "carrier_handover", ("carrier_person", "carrier_no"))
