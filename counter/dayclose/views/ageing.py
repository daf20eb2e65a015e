"""What is ready and has not been fetched, by how long it has lain there."""

from __future__ import annotations

from collections import Counter

from counter.casetypes.register import by_code
from counter.dayclose.marked import ready
from counter.dayclose.views.vocabulary import Row, Sheet, View
from counter.desk import Desk
from counter.rules.collecting import ageing
from counter.store import shelf
from counter.store.casebook import kind_of
from counter.text import Text
from counter.values.days import Period

_TITLE = Text("待领取", "Uncollected")
_UNDER = Text("{kind}　不满 {n} 天", "{kind}, under {n} days")
_BETWEEN = Text("{kind}　{a}–{b} 天", "{kind}, {a} to {b} days")
_OVER = Text("{kind}　满 {n} 天", "{kind}, {n} days and more")
_UNSURE = Text("分段天数待核实", "the steps are to be verified")


def _read(desk: Desk, period: Period, figure: str) -> Sheet:
    steps = ageing(shelf.newest(), desk.today)
    counted = Counter(
        (kind_of(case).code, steps.level((desk.today - since).days)) for case, since in ready({})
    )
    rows = tuple(
        Row(
            str(level), _title(by_code(kind).title, steps.steps, level), kind, figure,
            cases, by_code(kind).case_unit, cases, (("kind", kind), ("step", str(level))), figure,
        )
        for (kind, level), cases in sorted(counted.items())
    )  # fmt: skip
    return Sheet("ageing", _TITLE, figure, rows, _UNSURE if steps.is_uncertain else None)


def _title(kind: Text, steps: tuple[int, ...], level: int) -> Text:
    if not steps:
        return kind
    if level == 0:
        return _UNDER.fill(kind=kind, n=steps[0])
    if level == len(steps):
        return _OVER.fill(kind=kind, n=steps[-1])
    return _BETWEEN.fill(kind=kind, a=steps[level - 1], b=steps[level] - 1)


AGEING = View("ageing", _TITLE, "uncollected", _read, is_now=True)
