"""Visas of a group, person by person; notes verbales; papers that a consulate asked for later.

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


class Piece(Model):
    class Meta:
        table_name = "piece"


class Paper(Model):
    class Meta:
        table_name = "paper"


class VisaResult(Model):
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    piece = ForeignKeyField(Piece, on_delete="RESTRICT", unique=True)
    piece_no = IntegerField()
    outcome = CharField(max_length=12)
    day = CharField(max_length=10, null=True)
    visa_no = CharField(max_length=40)
    valid_from = CharField(max_length=10, null=True)
    valid_until = CharField(max_length=10, null=True)
    entries = CharField(max_length=12)
    days = IntegerField(null=True)
    reason = TextField()
    changed_at = CharField(max_length=32)
    changed_by = CharField(max_length=80)

    class Meta:
        table_name = "visa_result"


class VisaNote(Model):
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    no = CharField(max_length=60, unique=True)
    paper = ForeignKeyField(Paper, on_delete="RESTRICT")
    drawn_on = CharField(max_length=10)
    drawn_by = CharField(max_length=80)

    class Meta:
        table_name = "visa_note"


class VisaPapers(Model):
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    no = IntegerField()
    what = TextField()
    asked_on = CharField(max_length=10)
    due_on = CharField(max_length=10, null=True)
    is_in = BooleanField()
    in_on = CharField(max_length=10, null=True)
    noted_by = CharField(max_length=80)

    class Meta:
        table_name = "visa_papers"
        indexes = ((("case", "no"), True),)


TABLES = (VisaResult, VisaNote, VisaPapers)


def up(migrator: object, db: Database) -> None:
    """Create the three tables."""
    db.bind((Case, Piece, Paper, *TABLES), bind_refs=False, bind_backrefs=False)
    db.create_tables(TABLES, safe=False)
