"""The APEC card: the file of a firm, the economies' answers, the cards that were made."""

from __future__ import annotations

from typing import Any

from peewee import AutoField, BooleanField, CharField, ForeignKeyField, IntegerField, TextField

from counter.store.fields import DayField, MomentField, PlainField
from counter.store.tables.base import Table
from counter.store.tables.cases import Case


class Firm(Table):
    """A firm whose people may hold the card; `decision` is a supervisor's word on what is not met:
    empty, accepted or refused."""

    id = AutoField()
    checks: Any
    uscc = CharField(max_length=18, unique=True)
    name = CharField(max_length=200)
    district = CharField(max_length=120, default="")
    valid_until = DayField(null=True)
    decision = CharField(max_length=12, default="")
    decided_by = CharField(max_length=80, default="")
    decided_on = DayField(null=True)
    reason = TextField(default="")
    revision = IntegerField(default=1)
    changed_at = MomentField()
    changed_by = CharField(max_length=80)


class FirmCheck(Table):
    """What a firm showed for one threshold, when it was seen, and by whom."""

    id = AutoField()
    firm = ForeignKeyField(Firm, backref="checks", on_delete="RESTRICT")
    code = CharField(max_length=40)
    value = CharField(max_length=40)
    seen_on = DayField()
    seen_by = CharField(max_length=80)

    class Meta:
        indexes = ((("firm", "code"), True),)


class EconomyAnswer(Table):
    """How one economy stands towards one person of a case; no row: 待批 since it was asked."""

    id = AutoField()
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    case_id: int
    piece_no = IntegerField()
    economy = CharField(max_length=2)
    status = CharField(max_length=12)
    day = DayField()
    note = TextField(default="")
    changed_at = MomentField()
    changed_by = CharField(max_length=80)

    class Meta:
        indexes = ((("case", "piece_no", "economy"), True),)


class TravelCard(Table):
    """A card that came from the MFA, or an older one that only its end made known here.

    `state` is made, replaced, lost or cancelled; in use and expired follow from the hand-over and
    the day. `follows` is the card that this one took the place of.
    """

    id = AutoField()
    case = ForeignKeyField(Case, null=True, on_delete="RESTRICT")
    case_id: Any
    piece_no = IntegerField(null=True)
    holder = CharField(max_length=200, index=True)
    passport_no = CharField(max_length=120, index=True)
    card_no = CharField(max_length=40, unique=True)
    issued_on = DayField(null=True)
    arrived_on = DayField(null=True)
    expires_on = DayField(null=True)
    economies = PlainField(default=list)
    is_early = BooleanField(default=False)
    follows = ForeignKeyField("self", null=True, on_delete="RESTRICT")
    state = CharField(max_length=12)
    ended_on = DayField(null=True)
    reason = TextField(default="")
    is_destroyed = BooleanField(default=False)
    new_passport_no = CharField(max_length=120, default="")
