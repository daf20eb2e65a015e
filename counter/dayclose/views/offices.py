"""Which notary offices the accepted cases came from."""

from __future__ import annotations

from peewee import fn

from counter.casetypes.register import by_code
from counter.dayclose.marked import accepted_in
from counter.dayclose.views.vocabulary import Row, Sheet, View
from counter.desk import Desk
from counter.store.marking import SEVERAL
from counter.store.tables.base import plain_rows
from counter.store.tables.kept import CaseMark
from counter.text import Text
from counter.values.days import Period

_TITLE = Text("公证处", "By notary office")
_SEVERAL = Text("多家公证处", "several offices")


def _read(desk: Desk, period: Period, figure: str) -> Sheet:
    number = fn.COUNT(CaseMark.office)
    found = (
        CaseMark.select(CaseMark.kind, CaseMark.office, number)
        .where(accepted_in(period), CaseMark.office != "")
        .group_by(CaseMark.kind, CaseMark.office)
    )
    rows = tuple(
        Row(
            office, _SEVERAL if office == SEVERAL else Text.same(office), kind, figure, cases,
            by_code(kind).case_unit, cases, (("kind", kind), ("office", office)), figure,
        )
        for kind, office, cases in sorted(
            plain_rows(found), key=lambda row: (row[0], -row[2], row[1])
        )
    )  # fmt: skip
    return Sheet("office", _TITLE, figure, rows)


OFFICE = View("office", _TITLE, "accepted", _read)
