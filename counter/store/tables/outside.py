"""What is outside the hall: consignments to the MFA, embassies and consulates, and their pieces."""

from __future__ import annotations

from typing import Any

from peewee import AutoField, CharField, ForeignKeyField, IntegerField, TextField

from counter.store.fields import DayField, MomentField, MoneyField
from counter.store.tables.base import Table
from counter.store.tables.cases import Case, Piece


class Consignment(Table):
    """送外清单: a numbered batch to one office. out until the last piece is back, then settled."""

    id = AutoField()
    contents: Any
    no = CharField(max_length=32, unique=True)
    tag = CharField(max_length=32, unique=True)
    office_kind = CharField(max_length=12)  # mfa, embassy, consulate
    country = CharField(max_length=2)  # whose office; empty for the MFA
    office = CharField(max_length=120)
    state = CharField(max_length=12, index=True)
    sent_on = DayField()
    sent_at = MomentField()
    expected_on = DayField(null=True)
    settled_on = DayField(null=True)
    clerk = CharField(max_length=80)
    window = CharField(max_length=16)


class ConsignmentPiece(Table):
    """One piece of a case outside: out, back, or refused with the office's reason."""

    id = AutoField()
    consignment = ForeignKeyField(Consignment, backref="contents", on_delete="RESTRICT")
    consignment_id: int
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    case_id: int
    piece = ForeignKeyField(Piece, on_delete="RESTRICT")
    piece_no = IntegerField()
    outcome = CharField(max_length=12, index=True)
    reason = TextField(default="")
    returned_on = DayField(null=True)
    fee = MoneyField(null=True)  # what the office really took

    class Meta:
        indexes = ((("consignment", "piece"), True),)
