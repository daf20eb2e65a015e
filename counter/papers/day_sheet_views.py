"""What was accepted in a period, split by view: how it came, by whom, where it goes.

Each kind of business stands under its own heading, because units are never added together; two
entries share a line, so that a day's countries take a dozen lines and not two pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from counter.dayclose.figures import KindFigures, Split, Totals
from counter.papers import words
from counter.papers.column import Column
from counter.papers.style import TwoLines
from counter.papers.table import Field, table
from counter.text import Text

_VIEWS = {
    "route": Text("办理方式", "Procedure"),
    "channel": Text("来件渠道", "Channel"),
    "clerk": Text("经办人", "Clerk"),
    "speed": Text("时限", "Service"),
    "window": Text("窗口", "Window"),
    "destination": Text("使用国", "Country of use"),
}
_TITLE = Text("受理分类：{kind}", "Accepted, by view: {kind}")
_LABEL, _FIGURE = 34.0, 26.0  # mm: a view's name, and 12345 份 with its cases behind
_WIDE = 150.0  # mm: below, a line holds one entry


def splits(body: Column, totals: Totals) -> None:
    """The views of each kind that was accepted, one below the other."""
    for kind in totals.kinds:
        own = [split for split in totals.splits if split.kind == kind.code]
        if own:
            body.heading(_TITLE.fill(kind=kind.title))
            _views(body, kind, own)


def _views(body: Column, kind: KindFigures, own: Sequence[Split]) -> None:
    across = 2 if body.room >= _WIDE else 1
    rows: list[tuple[Text | str, ...]] = []
    for view, found in groupby(own, lambda split: split.view):
        name: Text | str = _VIEWS.get(view, Text.same(view))
        entries = list(found)
        for start in range(0, len(entries), across):
            here = entries[start : start + across]
            cells = [cell for split in here for cell in (split.title, _accepted(split, kind))]
            rows.append((name, *cells, *([""] * (2 * (across - len(here))))))
            name = ""
    entry = (Field(share=1), Field(room=_FIGURE, align="right"))
    table(body, (Field(room=_LABEL), *entry * across), rows, gap=5)


def _accepted(split: Split, kind: KindFigures) -> Text:
    units = words.counted(split.accepted, split.unit)
    return TwoLines(units, words.counted(split.accepted_cases, kind.case_unit))
