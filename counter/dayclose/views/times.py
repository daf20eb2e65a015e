"""How long people wait for acceptance, and how long the work then takes, in working days."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

from peewee import fn

from counter.casetypes.register import by_code
from counter.dayclose.marked import accepted_in, finished_in
from counter.dayclose.views.spans import Spread, WorkingDays, spread
from counter.dayclose.views.vocabulary import Row, Sheet, View
from counter.desk import Desk
from counter.rules.calendar import Calendar
from counter.store import shelf
from counter.store.tables.base import plain_rows
from counter.store.tables.kept import CaseMark
from counter.text import Text
from counter.values.days import Period

_WAITING = Text("等候受理时长", "Waiting time")
_HANDLING = Text("办理时长", "Handling time")
_DAYS = Text("个工作日", "working days")
_STATS = (
    ("median", Text("{kind}　中位数", "{kind}, median")),
    ("ninth", Text("{kind}　90% 不超过", "{kind}, 90% within")),
    ("average", Text("{kind}　平均", "{kind}, average")),
)
_MARK = CaseMark
Group = tuple[str, date, date, str, int]  # kind, from, to, pauses, cases


def _waiting(desk: Desk, period: Period, figure: str) -> Sheet:
    groups = (
        _MARK.select(_MARK.kind, _MARK.received_on, _MARK.accepted_on, fn.COUNT(_MARK.kind))
        .where(accepted_in(period), _MARK.received_on.is_null(False))
        .group_by(_MARK.kind, _MARK.received_on, _MARK.accepted_on)
    )
    rows = [(kind, since, until, "", cases) for kind, since, until, cases in plain_rows(groups)]
    return Sheet("waiting", _WAITING, figure, _rows(figure, rows))


def _handling(desk: Desk, period: Period, figure: str) -> Sheet:
    groups = (
        _MARK.select(
            _MARK.kind, _MARK.accepted_on, _MARK.finished_on, _MARK.stops, fn.COUNT(_MARK.kind)
        )
        .where(finished_in(period), _MARK.accepted_on.is_null(False))
        .group_by(_MARK.kind, _MARK.accepted_on, _MARK.finished_on, _MARK.stops)
    )
    rows = [(kind, since, until, stops, cases)
            for kind, since, until, stops, cases in plain_rows(groups)]  # fmt: skip
    return Sheet("handling", _HANDLING, figure, _rows(figure, rows))


def _rows(figure: str, groups: list[Group]) -> tuple[Row, ...]:
    rows = []
    for kind, told in _by_kind(groups):
        for code, title in _STATS:
            value = getattr(told, code)
            rows.append(Row(
                code, title.fill(kind=by_code(kind).title), kind,
                "average_days" if code == "average" and figure == "handling_days" else figure,
                value if isinstance(value, Decimal) else int(value), _DAYS, told.cases,
                (("kind", kind),), figure,
            ))  # fmt: skip
    return tuple(rows)


def _by_kind(groups: list[Group]) -> Iterable[tuple[str, Spread]]:
    if not groups:
        return
    first, last = min(group[1] for group in groups), max(group[2] for group in groups)
    days = WorkingDays(Calendar(shelf.newest()), first, last)
    for kind in sorted({group[0] for group in groups}):
        told = spread(
            (days.without(since, until, stops), cases)
            for code, since, until, stops, cases in groups
            if code == kind
        )
        if told is not None:
            yield kind, told


Read = Callable[[Desk, Period, str], Sheet]
WAITING = View("waiting", _WAITING, "waiting_days", _waiting)
HANDLING = View("handling", _HANDLING, "handling_days", _handling)
