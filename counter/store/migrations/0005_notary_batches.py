"""Batches from notary offices: what came with which letter, and each certificate of it.

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
)  # fmt: skip


class Case(Model):
    class Meta:
        table_name = "case"


class NotaryBatch(Model):
    no = CharField(max_length=32, unique=True)
    tag = CharField(max_length=32, unique=True)
    office = CharField(max_length=200, index=True)
    letter_no = CharField(max_length=120)
    is_sealed = BooleanField()
    grouping = CharField(max_length=12)
    taken_in = IntegerField()
    handed_back = IntegerField()
    day = CharField(max_length=10, index=True)
    received_at = CharField(max_length=32)
    clerk = CharField(max_length=80)
    window = CharField(max_length=16)

    class Meta:
        table_name = "notary_batch"


class BatchRow(Model):
    batch = ForeignKeyField(NotaryBatch, on_delete="RESTRICT")
    row_no = IntegerField()
    fingerprint = CharField(max_length=64, index=True)
    state = CharField(max_length=12)
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    piece_no = IntegerField()
    reason = TextField()
    changed_at = CharField(max_length=32)
    changed_by = CharField(max_length=80)

    class Meta:
        table_name = "batch_row"
        indexes = ((("batch", "row_no"), True), (("case", "piece_no"), False))


TABLES = (NotaryBatch, BatchRow)


def up(migrator: object, db: Database) -> None:
    """Create both tables."""
    db.bind(TABLES, bind_refs=False, bind_backrefs=False)
    db.create_tables(TABLES, safe=False)
