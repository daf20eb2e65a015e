"""Visas: what each person of a group got, the notes that were drawn, papers asked for later."""

from __future__ import annotations

from peewee import AutoField, BooleanField, CharField, ForeignKeyField, IntegerField, TextField

from counter.store.fields import DayField, MomentField
from counter.store.tables.base import Table
from counter.store.tables.cases import Case, Piece
from counter.store.tables.hall import Paper


class VisaResult(Table):
    """What the consulate answered to one person; no row: pending."""

    id = AutoField()
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    piece = ForeignKeyField(Piece, on_delete="RESTRICT", unique=True)
    piece_no = IntegerField()
    outcome = CharField(max_length=12)
    day = DayField(null=True)
    visa_no = CharField(max_length=40, default="")
    valid_from = DayField(null=True)
    valid_until = DayField(null=True)
    entries = CharField(max_length=12, default="")
    days = IntegerField(null=True)
    reason = TextField(default="")
    changed_at = MomentField()
    changed_by = CharField(max_length=80)


class VisaNote(Table):
    """照会: a number given out, and the paper that holds its words as they were drawn. The last
    one of a case is the one that goes out."""

    id = AutoField()
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    no = CharField(max_length=60, unique=True)
    paper = ForeignKeyField(Paper, on_delete="RESTRICT")
    paper_id: int
    drawn_on = DayField()
    drawn_by = CharField(max_length=80)


class VisaPapers(Table):
    """补充材料: what the consulate asked for after the papers were with it, and until when."""

    id = AutoField()
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    no = IntegerField()
    what = TextField()
    asked_on = DayField()
    due_on = DayField(null=True)
    is_in = BooleanField(default=False)
    in_on = DayField(null=True)
    noted_by = CharField(max_length=80)

    class Meta:
        indexes = ((("case", "no"), True),)
