"""What was checked on a case's certificates, and the specimens they are compared with."""

from __future__ import annotations

from peewee import AutoField, BlobField, CharField, ForeignKeyField, IntegerField, TextField

from counter.store.fields import DayField, MomentField
from counter.store.tables.base import Table
from counter.store.tables.cases import Case


class Specimen(Table):
    """A filed signature or seal (备案印鉴). A newer version names the one that it replaces."""

    id = AutoField()
    office = CharField(max_length=200, index=True)
    person = CharField(max_length=200, default="")  # empty: the office's own seal
    kind = CharField(max_length=16)
    sha256 = CharField(max_length=72)
    width = IntegerField()
    height = IntegerField()
    body = BlobField()
    thumb = BlobField()
    valid_from = DayField()
    valid_until = DayField(null=True)
    source = CharField(max_length=200)
    replaces = ForeignKeyField("self", null=True, on_delete="RESTRICT")
    added_at = MomentField()
    added_by = CharField(max_length=80)


class SpecimenEnd(Table):
    """The last day on which a specimen holds, told after it was filed; the latest row counts."""

    id = AutoField()
    specimen = ForeignKeyField(Specimen, backref="ends", on_delete="RESTRICT")
    specimen_id: int
    until = DayField()
    reason = CharField(max_length=200, default="")
    told_at = MomentField()
    told_by = CharField(max_length=80)


class CheckResult(Table):
    """What became of one check: of the whole case (`piece_no` 0) or of one certificate.

    Rows are only added; the latest of a check counts. `specimen` is the version that was compared
    and `specimen_sha` its picture; `page_sha` the scanned page, which itself is not kept.
    """

    id = AutoField()
    case = ForeignKeyField(Case, backref="check_results", on_delete="RESTRICT")
    code = CharField(max_length=60)
    piece_no = IntegerField(default=0)
    verdict = CharField(max_length=12)
    remark = TextField(default="")
    specimen = ForeignKeyField(Specimen, null=True, on_delete="RESTRICT")
    specimen_id: int | None
    specimen_sha = CharField(max_length=72, default="")
    page_sha = CharField(max_length=72, default="")
    day = DayField()
    at = MomentField()
    clerk = CharField(max_length=80)
