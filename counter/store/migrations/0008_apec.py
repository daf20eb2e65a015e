"""Firms, economies' answers and travel cards; the order of a card case moves up to the case.

Until now each person of a case had an order of his own, and all went the same way. Frozen: these
models are a copy as of this step and are never changed afterwards.
"""

from __future__ import annotations

import json

from peewee import (
    AutoField,
    BooleanField,
    CharField,
    Database,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)  # fmt: skip


class Case(Model):
    id = AutoField()
    letters = CharField(max_length=4)
    answers = TextField()

    class Meta:
        table_name = "case"


class Piece(Model):
    case = ForeignKeyField(Case)
    no = IntegerField()
    answers = TextField()

    class Meta:
        table_name = "piece"


class Firm(Model):
    uscc = CharField(max_length=18, unique=True)
    name = CharField(max_length=200)
    district = CharField(max_length=120)
    valid_until = CharField(max_length=10, null=True)
    decision = CharField(max_length=12)
    decided_by = CharField(max_length=80)
    decided_on = CharField(max_length=10, null=True)
    reason = TextField()
    revision = IntegerField()
    changed_at = CharField(max_length=32)
    changed_by = CharField(max_length=80)

    class Meta:
        table_name = "firm"


class FirmCheck(Model):
    firm = ForeignKeyField(Firm, on_delete="RESTRICT")
    code = CharField(max_length=40)
    value = CharField(max_length=40)
    seen_on = CharField(max_length=10)
    seen_by = CharField(max_length=80)

    class Meta:
        table_name = "firm_check"
        indexes = ((("firm", "code"), True),)


class EconomyAnswer(Model):
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    piece_no = IntegerField()
    economy = CharField(max_length=2)
    status = CharField(max_length=12)
    day = CharField(max_length=10)
    note = TextField()
    changed_at = CharField(max_length=32)
    changed_by = CharField(max_length=80)

    class Meta:
        table_name = "economy_answer"
        indexes = ((("case", "piece_no", "economy"), True),)


class TravelCard(Model):
    case = ForeignKeyField(Case, null=True, on_delete="RESTRICT")
    piece_no = IntegerField(null=True)
    holder = CharField(max_length=200, index=True)
    passport_no = CharField(max_length=120, index=True)
    card_no = CharField(max_length=40, unique=True)
    issued_on = CharField(max_length=10, null=True)
    arrived_on = CharField(max_length=10, null=True)
    expires_on = CharField(max_length=10, null=True)
    economies = TextField()
    is_early = BooleanField()
    follows = ForeignKeyField("self", null=True, on_delete="RESTRICT")
    state = CharField(max_length=12)
    ended_on = CharField(max_length=10, null=True)
    reason = TextField()
    is_destroyed = BooleanField()
    new_passport_no = CharField(max_length=120)

    class Meta:
        table_name = "travel_card"


TABLES = (Firm, FirmCheck, EconomyAnswer, TravelCard)


def up(migrator: object, db: Database) -> None:
    """Create the four tables; tell each card case its order."""
    db.bind((Case, Piece, *TABLES), bind_refs=False, bind_backrefs=False)
    db.create_tables(TABLES, safe=False)
    for case in list(Case.select().where(Case.letters == "SL")):
        answers = json.loads(case.answers)
        if "order" in answers:
            continue
        asked = [
            json.loads(piece.answers).get("order", "new")
            for piece in Piece.select().where(Piece.case == case).order_by(Piece.no)
        ]
        # Mixed orders went the way of a new card: through the economies.
        answers["order"] = asked[0] if len(set(asked)) == 1 else "new"
        Case.update(
            answers=json.dumps(answers, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        ).where(Case.id == case.id).execute()
