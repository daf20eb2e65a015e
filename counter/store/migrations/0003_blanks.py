"""The register of results and the stock of numbered blanks.

Frozen: these models are a copy as of this step and are never changed afterwards.
"""

from __future__ import annotations

from peewee import AutoField, BigIntegerField, CharField, Database, ForeignKeyField, IntegerField
from peewee import Model as Table

from counter.store.append_only import forbid_changes


class Case(Table):
    class Meta:
        table_name = "case"


class Piece(Table):
    class Meta:
        table_name = "piece"


class Result(Table):
    id = AutoField()
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    piece = ForeignKeyField(Piece, on_delete="RESTRICT")
    kind = CharField(max_length=16)
    authentication_no = CharField(max_length=40)
    small_no = CharField(max_length=40)
    making = IntegerField()
    sticker_no = CharField(max_length=40, unique=True)
    prefix = CharField(max_length=40)
    number = BigIntegerField()
    width = IntegerField()
    sender = CharField(max_length=200)
    destination = CharField(max_length=2)
    deed_kind = CharField(max_length=200)
    deed_signer = CharField(max_length=200)
    deed_office = CharField(max_length=200)
    deed_on = CharField(max_length=10, null=True)
    signer = CharField(max_length=80)
    signed_on = CharField(max_length=10, index=True)
    authority = CharField(max_length=200)
    place = CharField(max_length=80)
    day = CharField(max_length=10, index=True)
    recorded_at = CharField(max_length=32)
    recorded_by = CharField(max_length=80)

    class Meta:
        table_name = "result"
        indexes = (
            (("authentication_no", "small_no", "making"), True),
            (("prefix", "width", "number"), False),
        )


class BlankRange(Table):
    id = AutoField()
    prefix = CharField(max_length=40)
    width = IntegerField()
    first = BigIntegerField()
    last = BigIntegerField()
    source = CharField(max_length=200)
    day = CharField(max_length=10, index=True)
    received_at = CharField(max_length=32)
    received_by = CharField(max_length=80)

    class Meta:
        table_name = "blank_range"


class BlankIssue(Table):
    id = AutoField()
    prefix = CharField(max_length=40)
    width = IntegerField()
    first = BigIntegerField()
    last = BigIntegerField()
    login = CharField(max_length=40)
    name = CharField(max_length=80)
    day = CharField(max_length=10, index=True)
    issued_at = CharField(max_length=32)
    issued_by = CharField(max_length=80)

    class Meta:
        table_name = "blank_issue"


class BlankSpoiled(Table):
    id = AutoField()
    sticker_no = CharField(max_length=40, unique=True)
    prefix = CharField(max_length=40)
    number = BigIntegerField()
    width = IntegerField()
    result = ForeignKeyField(Result, null=True, unique=True, on_delete="RESTRICT")
    reason = CharField(max_length=200)
    day = CharField(max_length=10, index=True)
    spoiled_at = CharField(max_length=32)
    clerk = CharField(max_length=80)
    second = CharField(max_length=80)

    class Meta:
        table_name = "blank_spoiled"
        indexes = ((("prefix", "width", "number"), False),)


TABLES = (Result, BlankRange, BlankIssue, BlankSpoiled)


def up(migrator: object, db: Database) -> None:
    """Create the register and the stock; their rows can only be added."""
    db.bind((Case, Piece, *TABLES), bind_refs=False, bind_backrefs=False)
    db.create_tables(TABLES, safe=False)
    forbid_changes(db, tuple(table._meta.table_name for table in TABLES))
