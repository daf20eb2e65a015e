"""The balance of closed days: what the next day opens with, and differences that were signed."""

from __future__ import annotations

from peewee import AutoField, BlobField, CharField, IntegerField

from counter.store.fields import DayField, MomentField
from counter.store.tables.base import Table


class BalanceStock(Table):
    """What was on hand in the evening of a closed day, as the journal tells it up to entry `seq`.
    No person stands in it: cases by number, pieces by number. Never changed."""

    day = DayField(primary_key=True)
    seq = IntegerField()
    body = BlobField()


class BalanceDifference(Table):
    """Something that journal and tables did not agree on, signed by the supervisor for `day`.

    `expected` and `found` are codes of where it was, `seq` the journal's last entry about it.
    Never changed; the reason is taken out with the person of its case.
    """

    id = AutoField()
    day = DayField(index=True)
    thing = CharField(max_length=16)
    key = CharField(max_length=64)
    expected = CharField(max_length=200)
    found = CharField(max_length=200)
    seq = IntegerField()
    reason = CharField(max_length=200)
    signed_at = MomentField()
    signed_by = CharField(max_length=80)

    class Meta:
        indexes = ((("day", "thing", "key"), False),)
