"""The hall: particulars, staff, business days, running numbers, papers that must exist."""

from __future__ import annotations

from peewee import AutoField, BooleanField, CharField, IntegerField, TextField

from counter.store.fields import DayField, MomentField, PlainField
from counter.store.tables.base import Table


class Fact(Table):
    """One particular of the hall, by name."""

    name = CharField(max_length=40, primary_key=True)
    value = PlainField()


class Serial(Table):
    """The last number given out in a scope, such as `case:RZ:2026-11-23`."""

    scope = CharField(max_length=60, primary_key=True)
    value = IntegerField()


class Person(Table):
    """A member of staff. Five wrong passwords lock the account for a growing time."""

    id = AutoField()
    login = CharField(max_length=40, unique=True)
    name = CharField(max_length=80)
    role = CharField(max_length=16)
    password = CharField(max_length=200)
    is_active = BooleanField(default=True)
    failures = IntegerField(default=0)
    locked_until = MomentField(null=True)


class BusinessDay(Table):
    """A day on which something was done; closed once, with everything its sheet states.

    `opened_with`: cases open before its first act (None: it was opened to be closed, or is old).
    """

    day = DayField(primary_key=True)
    opened_at = MomentField()
    opened_by = CharField(max_length=80)
    close_no = IntegerField(null=True, unique=True)
    closed_at = MomentField(null=True)
    closed_by = CharField(max_length=80, default="")
    sheet = PlainField(null=True)
    opened_with = IntegerField(null=True)


class Paper(Table):
    """A paper that must exist (outbox): queued → sending → handed → confirmed, or failed with a
    reason. `mark` names its last sending at the spooler, since `sent_at`, by window `sent_from`."""

    id = AutoField()
    kind = CharField(max_length=24)
    subject = CharField(max_length=32, index=True)  # case, envelope, manifest or day
    original = IntegerField(null=True)
    copy = IntegerField(default=0)
    state = CharField(max_length=12, index=True)
    facts = PlainField()
    printer = CharField(max_length=120, default="")
    reason = TextField(default="")
    queued_at = MomentField()
    day = DayField(index=True)
    changed_at = MomentField()
    mark = CharField(max_length=16, default="")
    sent_from = CharField(max_length=16, default="")
    sent_at = MomentField(null=True)

    class Meta:
        indexes = ((("original", "copy"), True),)
