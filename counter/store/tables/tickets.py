"""叫号: who waits in the hall, by number only."""

from __future__ import annotations

from peewee import AutoField, CharField

from counter.store.fields import DayField, MomentField
from counter.store.tables.base import Table


class QueueTicket(Table):
    """One number taken: `called` is what is called out (A001), `no` the same with its day."""

    id = AutoField()
    no = CharField(max_length=32, unique=True)
    tag = CharField(max_length=32, unique=True)
    called = CharField(max_length=8)
    business = CharField(max_length=12)
    day = DayField()
    taken_at = MomentField()
    window = CharField(max_length=16)
    state = CharField(max_length=12)

    class Meta:
        indexes = ((("day", "business", "state"), False),)
