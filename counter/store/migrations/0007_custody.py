"""Custody of official passports: approvals, booklets, loans, stock-takings, overdue letters.

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


class Approval(Model):
    approval_no = CharField(max_length=120, unique=True)
    kind = CharField(max_length=12)
    unit = CharField(max_length=200)
    unit_key = CharField(max_length=200, index=True)
    countries = TextField()
    persons = TextField()
    days = IntegerField(null=True)
    departs_on = CharField(max_length=10, null=True)
    valid_until = CharField(max_length=10, null=True)
    called_off_on = CharField(max_length=10, null=True)
    revision = IntegerField()
    recorded_at = CharField(max_length=32)
    recorded_by = CharField(max_length=80)

    class Meta:
        table_name = "approval"


class Passport(Model):
    no = CharField(max_length=32, unique=True)
    passport_no = CharField(max_length=40, unique=True)
    kind = CharField(max_length=20)
    holder = CharField(max_length=200)
    pinyin = CharField(max_length=120)
    unit = CharField(max_length=200)
    unit_key = CharField(max_length=200, index=True)
    issued_on = CharField(max_length=10, null=True)
    expires_on = CharField(max_length=10, null=True)
    place = CharField(max_length=40)
    case_no = CharField(max_length=32, index=True)
    piece_no = IntegerField(null=True)
    taken_in_on = CharField(max_length=10)
    lost_on = CharField(max_length=10, null=True)
    cancelled_on = CharField(max_length=10, null=True)
    reason = TextField()
    revision = IntegerField()
    changed_at = CharField(max_length=32)
    changed_by = CharField(max_length=80)

    class Meta:
        table_name = "passport"


class Loan(Model):
    no = CharField(max_length=32, unique=True)
    tag = CharField(max_length=32, unique=True)
    passport = ForeignKeyField(Passport, backref="loans", on_delete="RESTRICT")
    approval_no = CharField(max_length=120)
    case_no = CharField(max_length=32)
    out_on = CharField(max_length=10, index=True)
    departs_on = CharField(max_length=10, null=True)
    days = IntegerField(null=True)
    due_on = CharField(max_length=10, null=True, index=True)
    due_facts = TextField()
    called_off_on = CharField(max_length=10, null=True)
    taken_by = CharField(max_length=200)
    taken_paper = CharField(max_length=40)
    back_on = CharField(max_length=10, null=True, index=True)
    brought_by = CharField(max_length=200)
    stamps_checked = BooleanField(null=True)
    lent_by = CharField(max_length=80)
    taken_back_by = CharField(max_length=80)

    class Meta:
        table_name = "loan"


class Stocktaking(Model):
    no = CharField(max_length=32, unique=True)
    place = CharField(max_length=40)
    started_at = CharField(max_length=32)
    started_by = CharField(max_length=80)
    finished_at = CharField(max_length=32, null=True)
    finished_by = CharField(max_length=80)
    result = TextField()

    class Meta:
        table_name = "stocktaking"


class StocktakingLine(Model):
    stocktaking = ForeignKeyField(Stocktaking, backref="seen", on_delete="RESTRICT")
    passport_no = CharField(max_length=40)
    place = CharField(max_length=40)
    at = CharField(max_length=32)
    clerk = CharField(max_length=80)

    class Meta:
        table_name = "stocktaking_line"
        indexes = ((("stocktaking", "passport_no"), True),)


class OverdueLetter(Model):
    no = CharField(max_length=32, unique=True)
    tag = CharField(max_length=32, unique=True)
    unit = CharField(max_length=200)
    unit_key = CharField(max_length=200, index=True)
    loans = TextField()
    day = CharField(max_length=10)
    clerk = CharField(max_length=80)

    class Meta:
        table_name = "overdue_letter"


TABLES = (Approval, Passport, Loan, Stocktaking, StocktakingLine, OverdueLetter)


def up(migrator: object, db: Database) -> None:
    """Create the six tables."""
    db.bind(TABLES, bind_refs=False, bind_backrefs=False)
    db.create_tables(TABLES, safe=False)
