"""Consignments outside the hall; for whom a payment is; fiscal receipts.

Payments made before this step have no shares: they are attributed when the case next pays.
Frozen: these models are a copy as of this step and are never changed afterwards.
"""

from __future__ import annotations

from peewee import (
    BigIntegerField,
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


class Piece(Model):
    class Meta:
        table_name = "piece"


class Payment(Model):
    class Meta:
        table_name = "payment"


class Consignment(Model):
    no = CharField(max_length=32, unique=True)
    tag = CharField(max_length=32, unique=True)
    office_kind = CharField(max_length=12)
    country = CharField(max_length=2)
    office = CharField(max_length=120)
    state = CharField(max_length=12, index=True)
    sent_on = CharField(max_length=10)
    sent_at = CharField(max_length=32)
    expected_on = CharField(max_length=10, null=True)
    settled_on = CharField(max_length=10, null=True)
    clerk = CharField(max_length=80)
    window = CharField(max_length=16)

    class Meta:
        table_name = "consignment"


class ConsignmentPiece(Model):
    consignment = ForeignKeyField(Consignment, on_delete="RESTRICT")
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    piece = ForeignKeyField(Piece, on_delete="RESTRICT")
    piece_no = IntegerField()
    outcome = CharField(max_length=12, index=True)
    reason = TextField()
    returned_on = CharField(max_length=10, null=True)
    fee = BigIntegerField(null=True)

    class Meta:
        table_name = "consignment_piece"
        indexes = ((("consignment", "piece"), True),)


class PaymentShare(Model):
    payment = ForeignKeyField(Payment, on_delete="RESTRICT")
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    payee = CharField(max_length=12)
    amount = BigIntegerField()

    class Meta:
        table_name = "payment_share"


class FiscalReceipt(Model):
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    payment = ForeignKeyField(Payment, null=True, on_delete="RESTRICT")
    code = CharField(max_length=8)
    number = CharField(max_length=10)
    pay_code = CharField(max_length=40)
    amount = BigIntegerField()
    state = CharField(max_length=12)
    reason = TextField()
    day = CharField(max_length=10, index=True)
    changed_on = CharField(max_length=10, index=True)
    changed_at = CharField(max_length=32)
    changed_by = CharField(max_length=80)

    class Meta:
        table_name = "fiscal_receipt"
        indexes = ((("code", "number"), True),)


TABLES = (Consignment, ConsignmentPiece, PaymentShare, FiscalReceipt)


def up(migrator: object, db: Database) -> None:
    """Create the four tables; what was shared out stays as it was."""
    db.bind((Case, Piece, Payment, *TABLES), bind_refs=False, bind_backrefs=False)
    db.create_tables(TABLES, safe=False)
    forbid_changes(db, ("payment_share",))
