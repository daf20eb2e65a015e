"""What is charged and what was paid. Rows are never changed: a mistake is a new, contrary row."""

from __future__ import annotations

from peewee import AutoField, BooleanField, CharField, ForeignKeyField, IntegerField, TextField

from counter.store.fields import DayField, MomentField, MoneyField
from counter.store.tables.base import Table
from counter.store.tables.cases import Case
from counter.store.tables.shifts import Shift


class Charge(Table):
    """A line of the bill as charged; later price lists do not touch it."""

    id = AutoField()
    case = ForeignKeyField(Case, backref="charges", on_delete="RESTRICT")
    code = CharField(max_length=40)
    title_zh = TextField()
    title_en = TextField()
    unit_price = MoneyField()
    quantity = IntegerField()
    amount = MoneyField()
    payee = CharField(max_length=12)
    is_collected = BooleanField()
    charged_on = DayField()


class Payment(Table):
    """Money in (positive) or back (negative), by one method, on one day, at one window.

    Its shift is whose drawer it went into; there were none in the first books.
    """

    id = AutoField()
    case = ForeignKeyField(Case, backref="payments", on_delete="RESTRICT")
    amount = MoneyField()
    method = CharField(max_length=12)
    fiscal_no = CharField(max_length=40, default="")
    reason = TextField(default="")
    day = DayField(index=True)
    at = MomentField()
    clerk = CharField(max_length=80)
    window = CharField(max_length=16)
    shift = ForeignKeyField(Shift, null=True, backref="payments", on_delete="RESTRICT")
    shift_id: int | None
