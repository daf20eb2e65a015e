"""Envelopes, what lies in them, and the manifests by which they left."""

from __future__ import annotations

from typing import Any

from peewee import AutoField, CharField, ForeignKeyField, IntegerField, TextField

from counter.store.fields import DayField, MomentField, MoneyField
from counter.store.tables.base import Table
from counter.store.tables.cases import Case

OPEN = ("labelled", "bound", "sealed")  # an envelope that is still here
ENDED = ("delivered", "came_back")


class Manifest(Table):
    """交寄清单: a numbered list of envelopes handed to the carrier."""

    id = AutoField()
    no = CharField(max_length=32, unique=True)
    tag = CharField(max_length=32, unique=True)
    day = DayField()
    drawn_at = MomentField()
    clerk = CharField(max_length=80)


class Envelope(Table):
    """One envelope to one receiver, on its way.

    labelled → bound (to a waybill) → sealed (three scans agree) → posted → delivered or came_back;
    or void before it left.
    """

    id = AutoField()
    contents: Any
    no = CharField(max_length=32, unique=True)
    tag = CharField(max_length=32, unique=True)
    state = CharField(max_length=12, index=True)
    receiver = CharField(max_length=200)
    phone = CharField(max_length=40)
    address = TextField()
    post_mode = CharField(max_length=12)
    postage = MoneyField(default=0)
    pieces = IntegerField()
    grams = IntegerField(null=True)  # as weighed, where it was
    waybill = CharField(max_length=40, null=True, unique=True)
    manifest = ForeignKeyField(Manifest, null=True, backref="envelopes", on_delete="RESTRICT")
    day = DayField()
    reason = TextField(default="")


class EnvelopeCase(Table):
    """A case in an envelope."""

    id = AutoField()
    envelope = ForeignKeyField(Envelope, backref="contents", on_delete="RESTRICT")
    case = ForeignKeyField(Case, on_delete="RESTRICT")

    class Meta:
        indexes = ((("envelope", "case"), True),)
