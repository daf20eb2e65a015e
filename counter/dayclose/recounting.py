"""Whether the kept totals are what the journal's counts come to; asked at the day's close, by the
command `check`, and by whoever doubts.

The journal is what counts: where they differ, the kept totals are wrong, and `renew` makes them
anew from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter.desk import Desk
from counter.errors import Refused
from counter.store import keeping
from counter.store.keeping import Sums
from counter.text import Text
from counter.values.clerk import Right
from counter.values.days import Period

EVER = (date(1900, 1, 1), date(9999, 12, 31))
_NONE: Sums = (0, 0, 0)


@dataclass(frozen=True)
class Difference:
    """One kept row that is not what a recount gives."""

    span: str
    view: str
    figure: str
    when: str
    kind: str
    value: str
    kept: Sums
    recounted: Sums


class TotalsDiffer(Refused):
    """Kept totals are not what the journal says; `differences` names them, at most the first 20."""

    def __init__(self, differences: tuple[Difference, ...]) -> None:
        self.differences = differences
        first = differences[0]
        super().__init__(
            Text("统计表与流水不符（{when} {figure} 等 {n} 处）。"
                 "请主管运行 check --renew 重建统计表。",
                 "The kept totals differ from the journal ({when} {figure}; {n} in all). "
                 "Let a supervisor run check --renew.")
            .fill(when=first.when, figure=first.figure, n=len(differences))
        )  # fmt: skip


def differences(
    since: date, until: date, spans: tuple[str, ...] = ("day", "month")
) -> tuple[Difference, ...]:
    """Where kept and recounted differ, days first; months are compared whole. In a read."""
    found = []
    for span in spans:
        first, last = (since, until) if span == "day" else _whole_months(since, until)
        kept, anew = keeping.kept(span, first, last), keeping.recounted(span, first, last)
        found += [
            Difference(span, *key, kept.get(key, _NONE), anew.get(key, _NONE))
            for key in sorted({*kept, *anew})
            if kept.get(key, _NONE) != anew.get(key, _NONE)
        ]
    return tuple(found)


def must_agree(day: date) -> None:
    """Refuse (`TotalsDiffer`) where the day's kept totals differ; inside a read or the turn."""
    wrong = differences(day, day, ("day",))
    if wrong:
        raise TotalsDiffer(wrong)


def check(desk: Desk, period: Period | None = None) -> int:
    """How many kept rows were compared and found right; `TotalsDiffer` where one is wrong."""
    since, until = EVER if period is None else (period.since, period.until)
    with desk.reading():
        wrong = differences(since, until)
        if wrong:
            raise TotalsDiffer(wrong)
        first, last = _whole_months(since, until)
        return len(keeping.kept("day", since, until)) + len(keeping.kept("month", first, last))


def renew(desk: Desk, act: str) -> int:
    """Make the kept totals anew from the journal; how many rows were wrong."""
    with desk.signed(Right.CLOSE_DAY, act, dated=False) as pen:
        if pen.answer is not None:
            return int(pen.answer["wrong"])
        wrong = differences(*EVER)
        if wrong:
            keeping.renew()
        pen.write("renew_totals", "totals", {"wrong": len(wrong)})
        pen.result = {"wrong": len(wrong)}
        return len(wrong)


def _whole_months(since: date, until: date) -> tuple[date, date]:
    if (since, until) == EVER:
        return EVER
    last = date(until.year, until.month, 28)
    while (following := date.fromordinal(last.toordinal() + 1)).month == last.month:
        last = following
    return since.replace(day=1), last
