"""好差评: what people said of how they were served."""

from __future__ import annotations

from peewee import AutoField, CharField, ForeignKeyField, IntegerField

from counter.store.fields import DayField
from counter.store.tables.base import Table
from counter.store.tables.cases import Case


class Rating(Table):
    """One rating of one case, 5 (非常满意) to 1 (非常不满意). Never changed.

    The clerk is not told here. The journal holds `seal` and not the grade: whoever looks at the
    case's history learns that it was rated and not how, and an altered grade is still found.
    """

    id = AutoField()
    case = ForeignKeyField(Case, unique=True, on_delete="RESTRICT")
    kind = CharField(max_length=24)
    grade = IntegerField()
    day = DayField()
    salt = CharField(max_length=32)
    seal = CharField(max_length=64)

    class Meta:
        indexes = ((("day", "kind", "grade"), False),)
