"""What the place 统计 shows: one view of a period, beside it the same of another time.

Who may not decide on exceptions sees no figures by clerk: they are for those who answer for the
hall, not for colleagues.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from counter.dayclose import totals
from counter.dayclose.behind import NoSuchFigure, NoSuchView
from counter.dayclose.figures import Totals
from counter.dayclose.report import comparison, pictures
from counter.dayclose.report.making import beside, headlines
from counter.dayclose.report.paragraph import paragraph
from counter.dayclose.report.sheets import Headline
from counter.dayclose.views import register
from counter.dayclose.views.vocabulary import Row, Sheet, View
from counter.desk import Desk
from counter.text import Text
from counter.values import spans
from counter.values.clerk import Right
from counter.values.days import Period
from counter.values.plot import Plot

Against = Literal["year", "span", ""]
AGAINST: dict[Against, Text] = {
    "year": Text("比上年同期", "vs last year"),
    "span": Text("比上期", "vs period before"),
    "": Text("不比较", "no comparison"),
}
OF_PERSONS = {"clerk": Right.DECIDE}
"""Views that tell of one clerk, and the right that they need."""
KIND = "kind"


@dataclass(frozen=True)
class Line:
    """A row of the view as the table tells it: `share` of its kind, the other time's value."""

    row: Row
    title: Text
    kind: Text
    share: str
    before: str
    change: str

    @property
    def key(self) -> tuple[str, str]:
        """What tells rows apart."""
        return self.row.kind, self.row.code


@dataclass(frozen=True)
class Seen:
    """What is shown of a period; `other` is what it is compared with, None: with nothing."""

    period: Period
    until: date
    other: Period | None
    has_other: bool
    view: View
    figure: str
    headlines: tuple[Headline, ...]
    lines: tuple[Line, ...]
    plots: tuple[Plot, ...]
    sentence: Text
    note: Text | None


def views_for(desk: Desk) -> tuple[View, ...]:
    """The views that this clerk may open, in the order of the page."""
    return tuple(
        view for view in register.ALL
        if view.code not in OF_PERSONS or desk.clerk.may(OF_PERSONS[view.code])
    )  # fmt: skip


def look(
    desk: Desk, period_text: str, view_code: str = KIND, figure: str = "",
    against: Against = "year",
) -> Seen:  # fmt: skip
    """One view of a period beside another time (`BadPeriod`, `NoSuchView`, `Forbidden`)."""
    view = register.BY_CODE.get(view_code)
    if view is None:
        raise NoSuchView(view_code, tuple(register.BY_CODE))
    if view_code in OF_PERSONS:
        desk.clerk.must(OF_PERSONS[view_code])
    asked = figure or view.figure
    if asked != view.figure and asked not in view.figures:
        raise NoSuchFigure(asked)
    period = totals.read_period(period_text)
    with desk.reading():
        now = totals.count(period)
        until = max(min(period.until, desk.today), period.since)
        last_year = _worked(beside(period, until, spans.year_before(period)))
        other, was = None, None
        if against:
            other = beside(
                period, until,
                spans.year_before(period) if against == "year" else spans.before(period),
            )  # fmt: skip
            was = _worked(other)
        is_compared = other is not None and was is not None and not view.is_now
        sheet = view.read(desk, period, asked)
        before = view.read(desk, other, asked) if is_compared and other is not None else None
        return Seen(
            period, until, other, was is not None, view, asked, headlines(now, was),
            _lines(sheet, before), _plots(now, period, other, sheet, before),
            paragraph(now, last_year, period, until), sheet.note,
        )  # fmt: skip


def _worked(period: Period) -> Totals | None:
    figures = totals.count(period)
    return figures if figures.days_with_work else None


def _lines(sheet: Sheet, before: Sheet | None) -> tuple[Line, ...]:
    was = {} if before is None else {(row.kind, row.code): row for row in before.rows}
    sums: dict[str, int] = {}
    for row in sheet.rows:
        sums[row.kind] = sums.get(row.kind, 0) + max(0, int(row.value))
    lines = []
    told = None
    for row in sheet.rows:
        earlier = was.get((row.kind, row.code))
        is_whole = isinstance(row.value, int) and sheet.code in _DIVIDED
        share = f"{comparison.share(int(row.value), sums[row.kind])}%" if (
            is_whole and sums[row.kind]
        ) else ""  # fmt: skip
        title = row.title if sheet.code == KIND else pictures.without_kind(row.title)
        kind = pictures.kind_title(row.kind) if row.kind != told else Text("", "")
        told = row.kind
        lines.append(Line(
            row, title, kind, share, "" if before is None else _value(earlier),
            "" if before is None else _change(row, earlier),
        ))  # fmt: skip
    return tuple(lines)


_DIVIDED = (
    "route", "destination", "route_destination", "office", "channel", "clerk", "window", "hour",
    "speed", "punctual", "ageing",
)  # fmt: skip


def _value(row: Row | None) -> str:
    return "0" if row is None else f"{row.value:,}"


def _change(row: Row, earlier: Row | None) -> str:
    if isinstance(row.value, Decimal) or (earlier and isinstance(earlier.value, Decimal)):
        return ""  # a rate or an average: the two stand beside each other
    return comparison.sign(int(row.value), 0 if earlier is None else int(earlier.value))


def _plots(
    now: Totals, period: Period, other: Period | None, sheet: Sheet, before: Sheet | None
) -> tuple[Plot, ...]:
    named = (spans.said(period),) if other is None else (spans.said(period), spans.said(other))
    if sheet.code == KIND:
        if spans.span_of(period) == "day":
            return ()
        over_time = pictures.by_time(period, before is not None, other)
        return (*over_time[:1], *pictures.divided_by_time(now, period, "channel"), *over_time[1:])
    kinds = dict.fromkeys(row.kind for row in sheet.rows)
    plots = (pictures.of_sheet(sheet, kind, before, named) for kind in kinds)
    return tuple(plot for plot in plots if not plot.is_empty)
