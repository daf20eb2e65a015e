"""The certificates, travellers or cards of a case, as a table on several papers."""

from __future__ import annotations

from collections.abc import Sequence

from counter.intake.receipt import PieceLine
from counter.papers import words
from counter.papers.column import Column
from counter.papers.table import Field, table
from counter.text import Text

_ITEM = Text("名称", "Item")


def pieces(body: Column, title: Text, lines: Sequence[PieceLine]) -> None:
    """One row a piece; on a roll, name and particulars stand below each other."""
    body.heading(title)
    counted = [
        (number, line, f"{line.count} {line.unit.zh}") for number, line in enumerate(lines, 1)
    ]
    if body.size.height is None:
        table(
            body,
            (Field(_ITEM, share=1), Field(words.COUNT, room=16, align="right")),
            [(f"{number}  {line.title}\n{line.detail}", count) for number, line, count in counted],
        )
        return
    table(
        body,
        (
            Field(words.NO, room=8),
            Field(_ITEM, share=2),
            Field(Text("编号与持有人", "Number and holder"), share=4),
            Field(words.COUNT, room=18, align="right"),
        ),
        [(str(number), line.title, line.detail, count) for number, line, count in counted],
    )
