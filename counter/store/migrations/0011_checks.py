"""Specimens, results of checks, and the visit that several cases share.

Frozen: these models are a copy as of this step and are never changed afterwards.
"""

from __future__ import annotations

from peewee import (
    BlobField,
    CharField,
    Database,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

from counter.store.append_only import forbid_changes


class Case(Model):
    class Meta:
        table_name = "case"


class Specimen(Model):
    office = CharField(max_length=200, index=True)
    person = CharField(max_length=200)
    kind = CharField(max_length=16)
    sha256 = CharField(max_length=72)
    width = IntegerField()
    height = IntegerField()
    body = BlobField()
    thumb = BlobField()
    valid_from = CharField(max_length=10)
    valid_until = CharField(max_length=10, null=True)
    source = CharField(max_length=200)
    replaces = ForeignKeyField("self", null=True, on_delete="RESTRICT")
    added_at = CharField(max_length=32)
    added_by = CharField(max_length=80)

    class Meta:
        table_name = "specimen"


class SpecimenEnd(Model):
    specimen = ForeignKeyField(Specimen, on_delete="RESTRICT")
    until = CharField(max_length=10)
    reason = CharField(max_length=200)
    told_at = CharField(max_length=32)
    told_by = CharField(max_length=80)

    class Meta:
        table_name = "specimen_end"


class CheckResult(Model):
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    code = CharField(max_length=60)
    piece_no = IntegerField()
    verdict = CharField(max_length=12)
    remark = TextField()
    specimen = ForeignKeyField(Specimen, null=True, on_delete="RESTRICT")
    specimen_sha = CharField(max_length=72)
    page_sha = CharField(max_length=72)
    day = CharField(max_length=10)
    at = CharField(max_length=32)
    clerk = CharField(max_length=80)

    class Meta:
        table_name = "check_result"


TABLES = (Specimen, SpecimenEnd, CheckResult)


def up(migrator: object, db: Database) -> None:
    """Create the tables, whose rows can only be added; let a case name its visit."""
    db.bind((Case, *TABLES), bind_refs=False, bind_backrefs=False)
    db.create_tables(TABLES, safe=False)
    forbid_changes(db, tuple(table._meta.table_name for table in TABLES))
    db.execute_sql('ALTER TABLE "case" ADD COLUMN visit VARCHAR(32) NOT NULL DEFAULT \'\'')
    db.execute_sql('CREATE INDEX case_visit ON "case" (visit)')
