"""Batches from notary offices (业务联办) and the rows that were taken in from them."""

from __future__ import annotations

from typing import Any

from peewee import AutoField, BooleanField, CharField, ForeignKeyField, IntegerField, TextField

from counter.store.fields import DayField, MomentField
from counter.store.tables.base import Table
from counter.store.tables.cases import Case


class NotaryBatch(Table):
    """What one notary office brought with one letter on one day.

    `handed_back` counts the rows of the sheet that were not taken in; they are in no other column,
    because their certificates never stayed here.
    """

    id = AutoField()
    lines: Any
    no = CharField(max_length=32, unique=True)
    tag = CharField(max_length=32, unique=True)
    office = CharField(max_length=200, index=True)
    letter_no = CharField(max_length=120, default="")
    is_sealed = BooleanField()
    grouping = CharField(max_length=12)  # a case for each applicant, or one for the whole batch
    taken_in = IntegerField()
    handed_back = IntegerField(default=0)
    day = DayField(index=True)
    received_at = MomentField()
    clerk = CharField(max_length=80)
    window = CharField(max_length=16)


class BatchRow(Table):
    """One certificate of a batch: accepted → returned to the notary office, with a reason.

    Whether it has left by post or over the counter stands on its piece. `fingerprint` tells the
    certificate and its destination apart from all others, so that a second import adds nothing.
    """

    id = AutoField()
    batch_id: int
    case_id: int
    batch = ForeignKeyField(NotaryBatch, backref="lines", on_delete="RESTRICT")
    row_no = IntegerField()
    fingerprint = CharField(max_length=64, index=True)
    state = CharField(max_length=12)
    case = ForeignKeyField(Case, backref="batch_rows", on_delete="RESTRICT")
    piece_no = IntegerField()
    reason = TextField(default="")
    changed_at = MomentField()
    changed_by = CharField(max_length=80)

    class Meta:
        indexes = ((("batch", "row_no"), True), (("case", "piece_no"), False))
