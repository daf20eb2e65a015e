"""Editions of the rule book. A row is written once; a case names the edition it was taken under."""

from __future__ import annotations

from peewee import CharField, IntegerField, TextField

from counter.store.fields import MomentField
from counter.store.tables.base import Table


class RuleEdition(Table):
    """One whole edition as canonical JSON, with its SHA-256."""

    number = IntegerField(primary_key=True)
    digest = CharField(max_length=64)
    body = TextField()
    entered_at = MomentField()
    entered_by = CharField(max_length=80)
    note = TextField(default="")
