"""The journal: what was done, in order, chained; its typed counts; and the acts it answers for."""

from __future__ import annotations

from peewee import AutoField, BigIntegerField, CharField, IntegerField, TextField

from counter.store.fields import DayField
from counter.store.tables.base import Table


class Entry(Table):
    """One line. All columns are text or whole numbers and are hashed exactly as stored.

    `seq` is gapless because it is taken in the turn; `digest` = SHA-256 over all other columns,
    the previous entry's digest among them. `algorithm` 1 tells everything in `facts`; since 2,
    personal texts are stars there and lie in `EntrySecret` (`counter.store.sealing`).
    """

    seq = IntegerField(primary_key=True)
    at = CharField(max_length=32)
    day = CharField(max_length=10)
    window = CharField(max_length=16)
    clerk = CharField(max_length=80)
    verb = CharField(max_length=24)
    subject = CharField(max_length=32, index=True)
    act = CharField(max_length=40)
    facts = TextField()
    counts = TextField()
    algorithm = IntegerField()
    previous = CharField(max_length=64)
    digest = CharField(max_length=64)


class EntrySecret(Table):
    """The personal texts of an entry, as JSON. Only an erasure removes them; never changed."""

    seq = IntegerField(primary_key=True)
    salt = CharField(max_length=32)
    text = TextField()


class Count(Table):
    """What an entry adds to the figures of its day. Written with the entry, never changed."""

    id = AutoField()
    seq = IntegerField()
    day = DayField()
    clerk = CharField(max_length=80)
    window = CharField(max_length=16)
    kind = CharField(max_length=24)
    figure = CharField(max_length=16)
    route = CharField(max_length=24)
    channel = CharField(max_length=12)
    speed = CharField(max_length=12)
    destination = CharField(max_length=2)
    method = CharField(max_length=12)
    units = IntegerField()
    cases = IntegerField()
    fen = BigIntegerField()

    class Meta:
        indexes = ((("day", "kind", "figure"), False), (("seq",), False))


class Act(Table):
    """An act by its client-made id and what it answered, so that repeating it adds nothing."""

    id = CharField(max_length=40, primary_key=True)
    seq = IntegerField()
    answer = TextField()
