"""Official passports in custody: approvals, booklets, their loans, stock-takings, letters.

No row says whether a booklet is in stock, due, overdue or locked: that follows from these dates
and the rules of the day (`counter.rules.return_day`), and so is never stored a second time.
"""

from __future__ import annotations

from typing import Any

from peewee import AutoField, BooleanField, CharField, ForeignKeyField, IntegerField, TextField

from counter.store.fields import DayField, MomentField, PlainField
from counter.store.tables.base import Table


class Approval(Table):
    """任务批件: who of which unit may travel, for how many days. Never what for."""

    id = AutoField()
    approval_no = CharField(max_length=120, unique=True)
    kind = CharField(max_length=12)
    unit = CharField(max_length=200)
    unit_key = CharField(max_length=200, index=True)
    countries = PlainField(default=list)
    persons = PlainField(default=list)
    days = IntegerField(null=True)
    departs_on = DayField(null=True)
    valid_until = DayField(null=True)
    called_off_on = DayField(null=True)
    revision = IntegerField(default=1)
    recorded_at = MomentField()
    recorded_by = CharField(max_length=80)


class Passport(Table):
    """One booklet. It is in stock unless it is lent, lost or cancelled."""

    id = AutoField()
    loans: Any
    no = CharField(max_length=32, unique=True)
    passport_no = CharField(max_length=40, unique=True)
    kind = CharField(max_length=20)
    holder = CharField(max_length=200)
    pinyin = CharField(max_length=120, default="")
    unit = CharField(max_length=200)
    unit_key = CharField(max_length=200, index=True)
    issued_on = DayField(null=True)
    expires_on = DayField(null=True)
    place = CharField(max_length=40, default="")
    case_no = CharField(max_length=32, default="", index=True)
    piece_no = IntegerField(null=True)
    taken_in_on = DayField()
    lost_on = DayField(null=True)
    cancelled_on = DayField(null=True)
    reason = TextField(default="")
    revision = IntegerField(default=1)
    changed_at = MomentField()
    changed_by = CharField(max_length=80)


class Loan(Table):
    """领用: one way out and back. `due_on` is the day that was promised on the slip.

    Without a day of departure there is no such day yet; the trip is entered as soon as it is known.
    """

    id = AutoField()
    no = CharField(max_length=32, unique=True)
    tag = CharField(max_length=32, unique=True)
    passport = ForeignKeyField(Passport, backref="loans", on_delete="RESTRICT")
    approval_no = CharField(max_length=120, default="")
    case_no = CharField(max_length=32, default="")
    out_on = DayField(index=True)
    departs_on = DayField(null=True)
    days = IntegerField(null=True)
    due_on = DayField(null=True, index=True)
    due_facts = PlainField(default=dict)
    called_off_on = DayField(null=True)
    taken_by = CharField(max_length=200)
    taken_paper = CharField(max_length=40, default="")
    back_on = DayField(null=True, index=True)
    brought_by = CharField(max_length=200, default="")
    stamps_checked = BooleanField(null=True)
    lent_by = CharField(max_length=80)
    taken_back_by = CharField(max_length=80, default="")


class Stocktaking(Table):
    """盘点: one count of what lies on the shelves (`place` empty: of all); `result` when done."""

    id = AutoField()
    seen: Any
    no = CharField(max_length=32, unique=True)
    place = CharField(max_length=40, default="")
    started_at = MomentField()
    started_by = CharField(max_length=80)
    finished_at = MomentField(null=True)
    finished_by = CharField(max_length=80, default="")
    result = PlainField(default=dict)


class StocktakingLine(Table):
    """One booklet that was held in the hand during a count, and where."""

    id = AutoField()
    stocktaking = ForeignKeyField(Stocktaking, backref="seen", on_delete="RESTRICT")
    passport_no = CharField(max_length=40)
    place = CharField(max_length=40, default="")
    at = MomentField()
    clerk = CharField(max_length=80)

    class Meta:
        indexes = ((("stocktaking", "passport_no"), True),)


class OverdueLetter(Table):
    """催缴单: one letter to one unit, with the loans it named."""

    id = AutoField()
    no = CharField(max_length=32, unique=True)
    tag = CharField(max_length=32, unique=True)
    unit = CharField(max_length=200)
    unit_key = CharField(max_length=200, index=True)
    loans = PlainField(default=list)
    day = DayField()
    clerk = CharField(max_length=80)
