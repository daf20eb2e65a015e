"""What was finished on time and what late."""

from __future__ import annotations

from peewee import fn

from counter.casetypes.register import CASE_TYPES
from counter.dayclose.marked import finished_in, is_late
from counter.dayclose.views.vocabulary import Row, Sheet, View
from counter.desk import Desk
from counter.store.tables.base import plain_rows
from counter.store.tables.kept import CaseMark
from counter.text import Text
from counter.values.days import Period

_TITLE = Text("按期和超期", "On time and late")
_WHICH = (("on_time", Text("{kind}　按期", "{kind}, on time")),
          ("overdue", Text("{kind}　超期", "{kind}, late")))  # fmt: skip


def _read(desk: Desk, period: Period, figure: str) -> Sheet:
    every = _by_kind(finished_in(period))
    late = _by_kind(finished_in(period) & is_late())
    rows = []
    for kind in CASE_TYPES:
        if kind.code not in every:
            continue
        for code, title in _WHICH:
            behind = late.get(kind.code, 0)
            cases = behind if code == "overdue" else every[kind.code] - behind
            rows.append(Row(code, title.fill(kind=kind.title), kind.code, code, cases,
                            kind.case_unit, cases, (("kind", kind.code),), code))  # fmt: skip
    return Sheet("punctual", _TITLE, "overdue", tuple(rows))


def _by_kind(within: object) -> dict[str, int]:
    rows = CaseMark.select(CaseMark.kind, fn.COUNT(CaseMark.kind)).where(within)
    return dict(plain_rows(rows.group_by(CaseMark.kind)))


PUNCTUAL = View("punctual", _TITLE, "overdue", _read)
