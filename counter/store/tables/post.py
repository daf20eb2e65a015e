"""What becomes of an envelope: who sealed it, who took it away, how its journey ended.

Rows are only added. An envelope that came back is done with; its cases go into a new one.
"""

from __future__ import annotations

from peewee import AutoField, CharField, ForeignKeyField, IntegerField

from counter.store.fields import DayField, MomentField
from counter.store.tables.base import Table
from counter.store.tables.mail import Envelope, Manifest


class Sealing(Table):
    """Paper, label and waybill of an envelope were scanned and agreed."""

    id = AutoField()
    envelope = ForeignKeyField(Envelope, backref="sealings", unique=True, on_delete="RESTRICT")
    sealed_at = MomentField()
    clerk = CharField(max_length=80)
    window = CharField(max_length=20)


class CarrierHandover(Table):
    """The carrier's person counted the envelopes of a manifest and took them away."""

    id = AutoField()
    manifest = ForeignKeyField(Manifest, backref="handovers", unique=True, on_delete="RESTRICT")
    manifest_id: int
    carrier_person = CharField(max_length=80)
    carrier_no = CharField(max_length=40, default="")  # the number on his badge
    envelopes = IntegerField()
    day = DayField()
    taken_at = MomentField()
    clerk = CharField(max_length=80)


class PostOutcome(Table):
    """How a journey ended: `state` is delivered or came_back, on the day `on`.

    `signer` is who signed for it; `source` is scan or file. What was first said to be delivered
    may still come back; the latest row counts.
    """

    id = AutoField()
    envelope = ForeignKeyField(Envelope, backref="outcomes", on_delete="RESTRICT")
    envelope_id: int
    state = CharField(max_length=12)
    on = DayField()
    signer = CharField(max_length=200, default="")
    reason = CharField(max_length=200, default="")
    source = CharField(max_length=8)
    day = DayField(index=True)
    told_at = MomentField()
    clerk = CharField(max_length=80)

    class Meta:
        indexes = ((("envelope", "state"), True),)
