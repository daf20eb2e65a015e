"""All views, in the order of the page. A new one is a file beside this one and a line here."""

from __future__ import annotations

from dataclasses import replace

from counter.dayclose.behind import NoSuchFigure, NoSuchView
from counter.dayclose.totals import read_period
from counter.dayclose.views import ageing, correcting, kept, offices, punctual, rated, times
from counter.dayclose.views.vocabulary import Row, Sheet, View
from counter.desk import Desk
from counter.text import Text
from counter.values.days import Period

ALL: tuple[View, ...] = (
    kept.KIND, kept.ROUTE, kept.DESTINATION, kept.ROUTE_DESTINATION, offices.OFFICE, kept.CHANNEL,
    kept.CLERK, kept.WINDOW, kept.HOUR, kept.SPEED, punctual.PUNCTUAL, times.WAITING,
    times.HANDLING, rated.RATED, ageing.AGEING, correcting.CORRECTING,
)  # fmt: skip
BY_CODE = {view.code: view for view in ALL}
_REST = Text("其他 {n} 项", "{n} others")
REST = "*rest"


def read(desk: Desk, code: str, period_text: str, figure: str = "", top: int = 0) -> Sheet:
    """One view of a year, quarter, month or day.

    `figure` chooses what a counted view divides (accepted where none is given); `top` keeps the
    first n of each kind and sums up the rest. Refuses `BadPeriod`, `NoSuchView`, `NoSuchFigure`.
    """
    view = BY_CODE.get(code)
    if view is None:
        raise NoSuchView(code, tuple(BY_CODE))
    if figure and figure != view.figure and figure not in view.figures:
        raise NoSuchFigure(figure)
    period = read_period(period_text)
    with desk.reading():
        return first(_read(desk, view, period, figure or view.figure), top)


def every(desk: Desk, period_text: str) -> tuple[Sheet, ...]:
    """Every view of a period, in the order of the page."""
    period = read_period(period_text)
    with desk.reading():
        return tuple(_read(desk, view, period, view.figure) for view in ALL)


def first(sheet: Sheet, top: int) -> Sheet:
    """The first `top` rows of each kind, the rest in one row (0: all of them)."""
    if not top:
        return sheet
    rows: list[Row] = []
    for kind in dict.fromkeys(row.kind for row in sheet.rows):
        own = [row for row in sheet.rows if row.kind == kind]
        rows += own[:top]
        rest = own[top:]
        if rest:
            rows.append(replace(
                rest[0], code=REST, title=_REST.fill(n=len(rest)),
                value=sum(row.value for row in rest), cases=sum(row.cases for row in rest),
                behind=None,
            ))  # fmt: skip
    return replace(sheet, rows=tuple(rows))


def _read(desk: Desk, view: View, period: Period, figure: str) -> Sheet:
    return view.read(desk, period, figure)
