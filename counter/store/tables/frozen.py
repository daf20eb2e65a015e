"""Figures that were published: what they were, and by which definitions."""

from __future__ import annotations

from peewee import AutoField, CharField, IntegerField

from counter.store.fields import MomentField, PlainField
from counter.store.tables.base import Table


class FrozenFigures(Table):
    """The figures of a period as they were published. Never changed; publishing again adds one.

    `journal_last` is the last entry that they know of, `digest` SHA-256 over `body`: the totals
    and each definition's version.
    """

    id = AutoField()
    period = CharField(max_length=10, index=True)
    body = PlainField()
    digest = CharField(max_length=64)
    journal_last = IntegerField()
    at = MomentField()
    clerk = CharField(max_length=80)
