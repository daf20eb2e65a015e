"""What is drawn of a period: each kind over time, and how its work divides.

>>> ranked(Text("渠道", "Channel"), Text("份", "copies"), [("post", Text("邮寄", "Post"), 3),
...        ("window", Text("窗口", "Window"), 9)]).bars[0].written
'9'
"""

from __future__ import annotations

from collections.abc import Iterable

from counter.dayclose import totals
from counter.dayclose.figures import KindFigures, Totals
from counter.text import Text
from counter.values import spans
from counter.values.days import Period
from counter.values.plot import Bar, Plot

MOST = 10
"""How many bars a ranking shows; the others are told together."""
VIEWS: dict[str, Text] = {
    "destination": Text("{kind}前 {most} 位使用国", "{kind}: the {most} countries most used"),
    "route": Text("{kind}按办理方式", "{kind} by procedure"),
    "channel": Text("{kind}按来件渠道", "{kind} by channel"),
}
_MONTHLY = Text("{kind}分月受理", "{kind} accepted, by month")
_DAILY = Text("{kind}分日受理", "{kind} accepted, by day")
_OTHERS = Text("其他 {n} 项", "{n} others")


def by_time(period: Period, is_compared: bool) -> tuple[Plot, ...]:
    """A plot for each kind that had work: its months (or days), last year's beside them.

    Only inside a read or an act.
    """
    inner = spans.parts(period)
    now = [totals.count(part) for part in inner]
    before = [totals.count(spans.year_before(part)) for part in inner] if is_compared else None
    series: tuple[Text, ...] = ()
    if before is not None:
        earlier = spans.year_before(period)
        series = (spans.said(period), spans.said(earlier))
    named = _DAILY if spans.span_of(period) == "month" else _MONTHLY
    plots = []
    for place, kind in enumerate(now[0].kinds):
        bars = tuple(
            Bar(spans.short(part), _values(place, figures, before, number), part.text)
            for number, (part, figures) in enumerate(zip(inner, now, strict=True))
        )
        plot = Plot(
            named.fill(kind=kind.title), kind.unit, bars, "columns", series,
            is_beside=before is not None,
        )  # fmt: skip
        if not plot.is_empty:
            plots.append(plot)
    return tuple(plots)


def _values(
    place: int, figures: Totals, before: list[Totals] | None, number: int
) -> tuple[int, ...]:
    own = figures.kinds[place].accepted
    return (own,) if before is None else (own, before[number].kinds[place].accepted)


def by_view(figures: Totals) -> tuple[Plot, ...]:
    """How the largest kind divides: by destination, route and channel."""
    kind = max(figures.kinds, key=lambda one: one.accepted)
    found = (divided(figures, kind, view) for view in VIEWS)
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
