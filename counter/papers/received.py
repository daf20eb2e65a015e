"""The list of papers that the hall holds, or gives back: originals and copies, each counted."""

from __future__ import annotations

from collections.abc import Sequence

from counter.papers.column import Column
from counter.papers.style import first
from counter.papers.table import Field, table
from counter.text import Text
from counter.values.lines import PaperLine

RECEIVED = Text("已收材料 {n}", "Papers received: {n}")
RETURNED = Text("随本通知书退还的材料 {n}", "Papers returned with this notice: {n}")


def received(body: Column, lines: Sequence[PaperLine], title: Text = RECEIVED) -> None:
    """One row a paper, its copies in two columns; empty where nobody has said, to be written in.

    One language, the hall's: in two the list alone would send a usual slip to a second page.
    """
    body.space(1.6)
    room = 13 if body.size.is_narrow else 18
    table(
        body,
        (
            Field(title.fill(n=len(lines)), share=1),
            Field(Text("原件", "Originals"), room=room, align="right"),
            Field(Text("复印件", "Copies"), room=room, align="right"),
        ),
        [(first(line.title), *_counts(line)) for line in lines],
    )


def _counts(line: PaperLine) -> tuple[str, str]:
    if not line.originals and not line.copies:
        return "", ""
    return str(line.originals or "–"), str(line.copies or "–")
