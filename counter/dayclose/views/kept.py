"""A counted figure divided one way: by kind, route, destination, channel, clerk, window, hour."""

from __future__ import annotations

from collections.abc import Callable

from counter.casetypes.register import CASE_TYPES, by_code
from counter.casetypes.vocabulary import CaseType
from counter.dayclose.sums import sums
from counter.dayclose.totals import FIGURES, title_of
from counter.dayclose.views.vocabulary import Row, Sheet, View
from counter.desk import Desk
from counter.rules import wording
from counter.store.keeping import BETWEEN, WHOLE
from counter.text import Text
from counter.values.days import Period

_HOUR = Text("{h}:00–{h}:59", "{h}:00–{h}:59")
_BY_NUMBER = ("hour", "window")  # in their own order; the others begin with the most


def kept_view(code: str, title: Text, dimension: str) -> View:
    """The view that divides a figure by this dimension of the kept totals."""

    def read(desk: Desk, period: Period, figure: str) -> Sheet:
        return Sheet(code, title, figure, rows_of(period, figure, dimension))

    return View(code, title, "accepted", read, FIGURES)


def rows_of(period: Period, figure: str, dimension: str) -> tuple[Row, ...]:
    """A figure of a period, kind by kind, divided by the dimension; '' is by kind alone."""
    found = sums(period, (dimension,), (figure,))
    rows = [
        (kind, value, units, cases)
        for (_, _, kind, value), (units, cases, _) in found.items()
        if units or cases
    ]
    order = [kind.code for kind in CASE_TYPES]
    by_value: Callable[[tuple[str, str, int, int]], object] = lambda row: (  # noqa: E731
        order.index(row[0]), 0 if dimension in _BY_NUMBER else -row[2], row[1],
    )  # fmt: skip
    return tuple(
        _row(by_code(kind), figure, dimension, value, units, cases)
        for kind, value, units, cases in sorted(rows, key=by_value)  # type: ignore[arg-type]
    )


def _row(
    kind: CaseType, figure: str, dimension: str, value: str, units: int, cases: int
) -> Row:  # fmt: skip
    behind = (("kind", kind.code), *(((dimension, value),) if dimension != WHOLE else ()))
    title = kind.title if dimension == WHOLE else _title(kind, dimension, value)
    return Row(
        value or kind.code, title, kind.code, figure, units, kind.measure.unit, cases, behind,
        figure,
    )  # fmt: skip


def _title(kind: CaseType, dimension: str, value: str) -> Text:
    if dimension == "hour":
        return _HOUR.fill(h=value)
    if dimension == "route_destination":
        route, _, country = value.partition(BETWEEN)
        return Text("{route}　{to}", "{route}, {to}").fill(
            route=wording.route(route), to=wording.country(country)
        )
    return title_of(kind, dimension, value)


KIND = kept_view("kind", Text("业务类别", "By kind"), WHOLE)
ROUTE = kept_view("route", Text("办理方式", "By route"), "route")
DESTINATION = kept_view("destination", Text("使用国", "By destination"), "destination")
ROUTE_DESTINATION = kept_view(
    "route_destination", Text("办理方式和使用国", "By route and destination"), "route_destination"
)
CHANNEL = kept_view("channel", Text("渠道", "By channel"), "channel")
CLERK = kept_view("clerk", Text("经办人", "By clerk"), "clerk")
WINDOW = kept_view("window", Text("窗口", "By window"), "window")
HOUR = kept_view("hour", Text("时段", "By hour"), "hour")
SPEED = kept_view("speed", Text("平急", "Ordinary and urgent"), "speed")
