"""What is drawn of a period: each kind over time, and how its work divides.

>>> ranked(Text("渠道", "Channel"), Text("份", "copies"), [("post", Text("邮寄", "Post"), 3),
...        ("window", Text("窗口", "Window"), 9)]).bars[0].written
'9'
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from counter.casetypes.register import CASE_TYPES, by_code
from counter.dayclose.figures import KindFigures, Totals
from counter.dayclose.report import over_time
from counter.dayclose.views.vocabulary import Sheet
from counter.text import Text
from counter.values import spans
from counter.values.days import Period
from counter.values.plot import MOST_SERIES, Bar, Form, Plot

MOST = 10
"""How many bars a ranking shows; the others are told together."""
MOST_SHOWN = 40
VIEWS: dict[str, Text] = {
    "destination": Text("{kind}前 {most} 位使用国", "{kind}: the {most} countries most used"),
    "route": Text("{kind}按办理方式", "{kind} by procedure"),
    "channel": Text("{kind}按来件渠道", "{kind} by channel"),
}
_MONTHLY = Text("{kind}分月受理", "{kind}, by month")
_DAILY = Text("{kind}分日受理", "{kind}, by day")
_OTHERS = Text("其他 {n} 项", "{n} others")
_SUM = Text("{title} {n}", "{title} {n}")


def by_time(
    period: Period, is_compared: bool, other: Period | None = None
) -> tuple[Plot, ...]:  # fmt: skip
    """A plot for each kind that had work: its months (or days), those of `other` beside them.

    `other` is the year before where none is given. Only inside a read or an act.
    """
    inner = spans.parts(period)
    now = over_time.accepted(period)
    before: dict[over_time.Key, int] = {}
    beside: tuple[Period, ...] = ()
    series: tuple[Text, ...] = ()
    if is_compared:
        earlier = other or spans.year_before(period)
        whole = spans.widened(earlier, spans.span_of(period))
        before, beside = over_time.accepted(earlier), spans.parts(whole)
        series = (spans.said(period), spans.said(whole))
    named = _DAILY if spans.span_of(period) == "month" else _MONTHLY
    plots = []
    for kind in CASE_TYPES:
        bars = []
        for number, part in enumerate(inner):
            values = [max(0, now.get((part.text, kind.code, ""), 0))]
            if is_compared:  # months differ in length: the 31st may have no day beside it
                that = beside[number].text if number < len(beside) else ""
                values.append(max(0, before.get((that, kind.code, ""), 0)))
            bars.append(Bar(spans.short(part), tuple(values), part.text))
        plot = Plot(
            named.fill(kind=kind.title), kind.measure.unit, tuple(bars), "columns", series,
            is_beside=is_compared,
        )  # fmt: skip
        if not plot.is_empty:
            plots.append(plot)
    return tuple(plots)


def divided_by_time(figures: Totals, period: Period, view: str) -> tuple[Plot, ...]:
    """The largest kind over time, each column divided by one view; the legend tells the sums.

    Only inside a read or an act. What is beyond the patterns that can be told apart is one.
    """
    kind = max(figures.kinds, key=lambda one: one.accepted)
    rows = [one for one in figures.splits if one.view == view and one.kind == kind.code]
    rows = sorted(rows, key=lambda one: -one.accepted)
    shown = rows if len(rows) <= MOST_SERIES else rows[: MOST_SERIES - 1]
    rest = rows[len(shown) :]
    named = [_SUM.fill(title=one.title, n=f"{one.accepted:,}") for one in shown]
    if rest:
        others = sum(one.accepted for one in rest)
        named.append(_SUM.fill(title=_OTHERS.fill(n=len(rest)), n=f"{others:,}"))
    if len(named) < 2:
        return ()
    found = over_time.accepted(period, view)
    bars = []
    for part in spans.parts(period):
        values = [found.get((part.text, kind.code, one.code), 0) for one in shown]
        if rest:
            values.append(sum(found.get((part.text, kind.code, one.code), 0) for one in rest))
        bars.append(Bar(spans.short(part), tuple(max(0, value) for value in values), part.text))
    title = VIEWS[view].fill(kind=kind.title)
    return (Plot(title, kind.unit, tuple(bars), "columns", tuple(named)),)


def of_sheet(sheet: Sheet, kind: str, before: Sheet | None, named: tuple[Text, ...]) -> Plot:
    """What is drawn of one kind's rows of a view; `named` are this period and the other one."""
    rows = [row for row in sheet.rows if row.kind == kind]
    if sheet.code == "rated":  # the grades; how many there were, and shares, stand in the table
        rows = [row for row in rows if row.code.isdigit()]
    unit = rows[0].unit if rows else Text("", "")
    tenths = any(isinstance(row.value, Decimal) for row in rows)
    was = {} if before is None else {row.code: row for row in before.rows if row.kind == kind}
    is_beside = bool(was) and len(named) > 1
    bars = []
    for row in rows[:MOST_SHOWN]:
        values, others = [_drawn(row.value, tenths)], []
        if is_beside:
            earlier = was.get(row.code)
            values.append(0 if earlier is None else _drawn(earlier.value, tenths))
            others.append("0" if earlier is None else f"{earlier.value:,}")
        title = without_kind(row.title)
        bars.append(Bar(title, tuple(values), row.code, f"{row.value:,}", tuple(others)))
    form: Form = "columns" if sheet.code == "hour" else "bars"
    title = kind_title(kind) if kind else sheet.title
    return Plot(
        title, unit, tuple(bars), form, named if is_beside else (), is_beside, tenths
    )  # fmt: skip


def kind_title(code: str) -> Text:
    """A kind of business by its code; of all kinds together, nothing."""
    return by_code(code).title if code else Text("", "")


def _drawn(value: int | Decimal, tenths: bool) -> int:
    """What has been taken back in the period is not drawn below nought; the table tells it."""
    return max(0, int(value * 10) if tenths else int(value))


def without_kind(title: Text) -> Text:
    """A row of one kind need not say which: what stands before the wide blank is left out.

    >>> without_kind(Text("因公护照　按期", "Official passport, on time")).en
    'on time'
    """
    zh, en = title.zh.rpartition("　")[2], title.en.rpartition(", ")[2]
    return title if zh == title.zh else Text(zh, en)


def by_view(figures: Totals) -> tuple[Plot, ...]:
    """How the largest kind divides: by destination and by route."""
    kind = max(figures.kinds, key=lambda one: one.accepted)
    found = (divided(figures, kind, view) for view in ("destination", "route"))
    return tuple(plot for plot in found if not plot.is_empty)


def divided(figures: Totals, kind: KindFigures, view: str) -> Plot:
    """One kind's accepted units by one view, ranked."""
    rows = [
        (split.code, split.title, split.accepted)
        for split in figures.splits
        if split.view == view and split.kind == kind.code
    ]
    title = VIEWS.get(view, Text("{kind}", "{kind}"))
    shown = min(MOST, len(rows))
    return ranked(title.fill(kind=kind.title, most=shown), kind.unit, rows)


def ranked(
    title: Text, unit: Text, rows: Iterable[tuple[str, Text, int]], most: int = MOST
) -> Plot:
    """Bars from the longest to the shortest; what is beyond `most` is told together."""
    ordered = sorted(rows, key=lambda row: (-row[2], row[0]))
    bars = [Bar(name, (value,), key) for key, name, value in ordered[:most]]
    rest = ordered[most:]
    if rest:
        bars.append(Bar(_OTHERS.fill(n=len(rest)), (sum(value for *_, value in rest),)))
    return Plot(title, unit, tuple(bars))
