"""The files of people who come again and again for others: agents, and notaries."""

from __future__ import annotations

from peewee import AutoField, CharField, TextField

from counter.store.fields import DayField, MomentField, PlainField
from counter.store.tables.base import Table


class Agent(Table):
    """经办人: who they are and for which organisations they came, the last one first.

    Written with each case that an agent brought; `id_number` tells two of one name apart.
    """

    id = AutoField()
    name = CharField(max_length=200)
    id_number = CharField(max_length=40, unique=True)
    phone = CharField(max_length=40, default="", index=True)
    organisations = PlainField(default=list)
    changed_on = DayField(index=True)

    class Meta:
        indexes = ((("name",), False),)


class Notary(Table):
    """公证员: at which office, and from when to when. Specimens of hand and seal refer to this."""

    id = AutoField()
    office = CharField(max_length=200, index=True)
    name = CharField(max_length=200)
    valid_from = DayField(null=True)
    valid_until = DayField(null=True)
    note = TextField(default="")
    changed_at = MomentField()
    changed_by = CharField(max_length=80)

    class Meta:
        indexes = ((("office", "name"), True),)
