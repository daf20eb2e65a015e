"""Cases, their pieces (certificates, travellers), materials, and the search index."""

from __future__ import annotations

from typing import Any

from peewee import (
    AutoField,
    BooleanField,
    CharField,
    CompositeKey,
    ForeignKeyField,
    IntegerField,
    TextField,
)

from counter.store.fields import DayField, MomentField, PlainField
from counter.store.tables.base import Table


class Case(Table):
    """One case (办件). `revision` rises with every change; `route` is fixed at acceptance."""

    id = AutoField()
    # what refers to a case, as peewee calls it back
    pieces: Any
    materials: Any
    charges: Any
    payments: Any
    check_results: Any
    no = CharField(max_length=32, unique=True)
    tag = CharField(max_length=32, unique=True)
    letters = CharField(max_length=4)
    step = CharField(max_length=24)
    stage = CharField(max_length=12, index=True)
    revision = IntegerField(default=1)

    received_on = DayField(index=True)
    received_at = MomentField()
    accepted_on = DayField(null=True)
    due_on = DayField(null=True, index=True)
    due_is_estimate = BooleanField(default=False)
    due_facts = PlainField(default=dict)
    paused_on = DayField(null=True)
    ended_on = DayField(null=True)
    changed_at = MomentField()
    changed_by = CharField(max_length=80)
    window = CharField(max_length=16)

    applicant_kind = CharField(max_length=12)
    name = CharField(max_length=200)
    id_number = CharField(max_length=40, default="")
    phone = CharField(max_length=40, default="")
    agent_name = CharField(max_length=200, default="")
    destination = CharField(max_length=2, default="")
    route = CharField(max_length=24, default="")
    speed = CharField(max_length=12, default="")
    channel = CharField(max_length=12, default="")
    delivery = CharField(max_length=12, default="")
    approval_no = CharField(max_length=120, default="")
    visit = CharField(max_length=32, default="", index=True)  # what several cases came in

    units = IntegerField()
    edition = IntegerField()
    answers = PlainField()
    erased_on = DayField(null=True)


class Piece(Table):
    """One line of a case. Who took it, and when, stands here: a second hand-over is refused."""

    id = AutoField()
    case = ForeignKeyField(Case, backref="pieces", on_delete="RESTRICT")
    case_id: int
    no = IntegerField()
    number = CharField(max_length=120, default="")
    holder = CharField(max_length=200, default="")
    units = IntegerField(default=1)
    answers = PlainField()
    taken_by = CharField(max_length=200, default="")
    taken_at = MomentField(null=True)
    taken_paper = CharField(max_length=120, default="")

    class Meta:
        indexes = ((("case", "no"), True),)


class Material(Table):
    """A paper that this case must have, as the rules said when it came; and whether it is here."""

    id = AutoField()
    case = ForeignKeyField(Case, backref="materials", on_delete="RESTRICT")
    code = CharField(max_length=40)
    title_zh = TextField()
    title_en = TextField()
    is_required = BooleanField()
    is_handed_over = BooleanField()

    class Meta:
        indexes = ((("case", "code"), True),)


class Search(Table):
    """Every tail of everything a case can be found by, so that any part of it is a prefix."""

    term = CharField(max_length=64)
    case = ForeignKeyField(Case, on_delete="RESTRICT")

    class Meta:
        primary_key = CompositeKey("term", "case")
        without_rowid = True
