"""The register of results, and the stock of numbered blanks they are made on.

Rows are only ever added. A result is void where a spoiled blank names it; who holds a blank is
told by the latest issue that covers its number.
"""

from __future__ import annotations

from peewee import AutoField, BigIntegerField, CharField, ForeignKeyField, IntegerField

from counter.store.fields import DayField, MomentField
from counter.store.tables.base import Table
from counter.store.tables.cases import Case, Piece


class Result(Table):
    """One authentication or apostille as signed: its numbers, and what the register states.

    What it states is copied as it stood on that day. `making` counts how often this
    authentication number was used (2: made anew after the first was void).
    """

    id = AutoField()
    case = ForeignKeyField(Case, backref="results", on_delete="RESTRICT")
    piece = ForeignKeyField(Piece, backref="results", on_delete="RESTRICT")
    piece_id: int
    kind = CharField(max_length=16)  # apostille, legalisation
    authentication_no = CharField(max_length=40)
    small_no = CharField(max_length=40)
    making = IntegerField()
    sticker_no = CharField(max_length=40, unique=True)
    prefix = CharField(max_length=40)
    number = BigIntegerField()
    width = IntegerField()

    sender = CharField(max_length=200)
    destination = CharField(max_length=2)
    deed_kind = CharField(max_length=200)
    deed_signer = CharField(max_length=200)
    deed_office = CharField(max_length=200)
    deed_on = DayField(null=True)
    signer = CharField(max_length=80)
    signed_on = DayField(index=True)
    authority = CharField(max_length=200)
    place = CharField(max_length=80)

    day = DayField(index=True)
    recorded_at = MomentField()
    recorded_by = CharField(max_length=80)

    class Meta:
        indexes = (
            (("authentication_no", "small_no", "making"), True),
            (("prefix", "width", "number"), False),
        )


class BlankRange(Table):
    """A roll or box of blanks that came into the hall: from `first` to `last`."""

    id = AutoField()
    prefix = CharField(max_length=40)
    width = IntegerField()
    first = BigIntegerField()
    last = BigIntegerField()
    source = CharField(max_length=200)  # the delivery note
    day = DayField(index=True)
    received_at = MomentField()
    received_by = CharField(max_length=80)


class BlankIssue(Table):
    """Blanks given to a clerk; the latest row that covers a number tells who holds it."""

    id = AutoField()
    prefix = CharField(max_length=40)
    width = IntegerField()
    first = BigIntegerField()
    last = BigIntegerField()
    login = CharField(max_length=40)
    name = CharField(max_length=80)
    day = DayField(index=True)
    issued_at = MomentField()
    issued_by = CharField(max_length=80)


class BlankSpoiled(Table):
    """A blank that is void: spoiled before use, or with the `result` that stood on it."""

    id = AutoField()
    sticker_no = CharField(max_length=40, unique=True)
    prefix = CharField(max_length=40)
    number = BigIntegerField()
    width = IntegerField()
    result = ForeignKeyField(Result, null=True, unique=True, on_delete="RESTRICT")
    result_id: int | None
    reason = CharField(max_length=200)
    day = DayField(index=True)
    spoiled_at = MomentField()
    clerk = CharField(max_length=80)
    second = CharField(max_length=80)

    class Meta:
        indexes = ((("prefix", "width", "number"), False),)
