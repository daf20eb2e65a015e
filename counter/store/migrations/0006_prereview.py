"""Pre-reviews and their pictures.

Frozen: these models are a copy as of this step and are never changed afterwards.
"""

from __future__ import annotations

from peewee import BlobField, CharField, Database, ForeignKeyField, IntegerField, Model, TextField


class Case(Model):
    class Meta:
        table_name = "case"


class Prereview(Model):
    no = CharField(max_length=32, unique=True)
    tag = CharField(max_length=32, unique=True)
    letters = CharField(max_length=4)
    state = CharField(max_length=12, index=True)
    revision = IntegerField()
    channel = CharField(max_length=12)
    destination = CharField(max_length=2)
    sender = CharField(max_length=80)
    answers = TextField()
    pieces = TextField()
    told = TextField()
    clerk = CharField(max_length=80)
    received_at = CharField(max_length=32)
    changed_at = CharField(max_length=32)
    changed_by = CharField(max_length=80)
    answered_at = CharField(max_length=32, null=True)
    expires_on = CharField(max_length=10, null=True, index=True)
    purged_on = CharField(max_length=10, null=True)
    case = ForeignKeyField(Case, null=True, on_delete="RESTRICT")

    class Meta:
        table_name = "prereview"


class PrereviewPicture(Model):
    prereview = ForeignKeyField(Prereview, on_delete="RESTRICT")
    sha256 = CharField(max_length=72)
    name = TextField()
    kind = CharField(max_length=8)
    width = IntegerField()
    height = IntegerField()
    materials = TextField()
    body = BlobField(null=True)
    thumb = BlobField(null=True)
    added_at = CharField(max_length=32)

    class Meta:
        table_name = "prereview_picture"
        indexes = ((("prereview", "sha256"), True),)


TABLES = (Prereview, PrereviewPicture)


def up(migrator: object, db: Database) -> None:
    """Create both tables."""
    db.bind(TABLES, bind_refs=False, bind_backrefs=False)
    db.create_tables(TABLES, safe=False)
