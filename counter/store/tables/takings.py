"""For whom each payment was taken, and the fiscal receipts that were given for it."""

from __future__ import annotations

from peewee import AutoField, CharField, ForeignKeyField, TextField

from counter.store.fields import DayField, MomentField, MoneyField
from counter.store.tables.base import Table
from counter.store.tables.cases import Case
from counter.store.tables.money import Payment


class PaymentShare(Table):
    """What part of a payment (negative: of money given back) is whose. Never changed."""

    id = AutoField()
    payment = ForeignKeyField(Payment, backref="shares", on_delete="RESTRICT")
    case = ForeignKeyField(Case, backref="shares", on_delete="RESTRICT")
    payee = CharField(max_length=12)
    amount = MoneyField()


class FiscalReceipt(Table):
    """财政电子票据: code and number as the fiscal system gave them, and where it stands.

    `state`: issued 开具, paid 已缴, void 作废, reversed 冲红, returned 退付.
    """

    id = AutoField()
    case = ForeignKeyField(Case, backref="fiscal_receipts", on_delete="RESTRICT")
    payment = ForeignKeyField(Payment, null=True, on_delete="RESTRICT")
    code = CharField(max_length=8)
    number = CharField(max_length=10)
    pay_code = CharField(max_length=40, default="")
    amount = MoneyField()
    state = CharField(max_length=12)
    reason = TextField(default="")
    day = DayField(index=True)
    changed_on = DayField(index=True)
    changed_at = MomentField()
    changed_by = CharField(max_length=80)

    class Meta:
        indexes = ((("code", "number"), True),)
