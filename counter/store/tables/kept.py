"""Totals that are kept beside the journal's counts, and each case's milestones.

All of it can be made anew from the journal (`counter.store.keeping`, `counter.store.marking`); it
is there so that a year is a few thousand rows, however many cases it had.
"""

from __future__ import annotations

from peewee import BigIntegerField, CharField, CompositeKey, IntegerField, TextField

from counter.store.fields import DayField
from counter.store.tables.base import Table


class DayTotal(Table):
    """One figure of one day, in one view: `value` of `view`; the view '' is the whole."""

    view = CharField(max_length=20)
    figure = CharField(max_length=16)
    day = DayField()
    kind = CharField(max_length=24)
    value = CharField(max_length=80)
    units = IntegerField()
    cases = IntegerField()
    fen = BigIntegerField()

    class Meta:
        primary_key = CompositeKey("view", "figure", "day", "kind", "value")
        without_rowid = True


class MonthTotal(Table):
    """The same of one month (`2020-06`)."""

    view = CharField(max_length=20)
    figure = CharField(max_length=16)
    month = CharField(max_length=7)
    kind = CharField(max_length=24)
    value = CharField(max_length=80)
    units = IntegerField()
    cases = IntegerField()
    fen = BigIntegerField()

    class Meta:
        primary_key = CompositeKey("view", "figure", "month", "kind", "value")
        without_rowid = True


class CaseMark(Table):
    """When a case came, was accepted and was finished, as its journal entries say.

    `office` is the notary office of its pieces, `*` for several; `stops` the pauses of its clock
    as `2020-01-03/2020-01-09`, an open one without its end, apart by blanks.
    """

    case_no = CharField(max_length=32, primary_key=True)
    kind = CharField(max_length=24)
    received_on = DayField(null=True)
    accepted_on = DayField(null=True)
    finished_on = DayField(null=True)
    due_on = DayField(null=True)
    office = CharField(max_length=200, default="")
    stops = TextField(default="")

    class Meta:
        indexes = (
            (("accepted_on", "kind", "office", "received_on"), False),
            (("finished_on", "kind", "accepted_on", "due_on", "stops"), False),
        )
