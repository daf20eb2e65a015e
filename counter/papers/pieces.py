"""The certificates, travellers or cards of a case, as a table on several papers."""

from __future__ import annotations

from collections.abc import Sequence

from counter.intake.receipt import PieceLine
from counter.papers.column import Column
from counter.papers.table import Field, table
from counter.text import Text


def pieces(body: Column, title: Text, lines: Sequence[PieceLine]) -> None:
    """One row a piece; on a roll, name and particulars stand below each other."""
    body.heading(title)
    counted = [
        (number, line, f"{line.count} {line.unit.zh}") for number, line in enumerate(lines, 1)
    ]
    if body.size.height is None:
        fields = (Field(share=1), Field(room=16, align="right"))
        rows = [
            (f"{number}  {line.title}\n{line.detail}", count) for number, line, count in counted
        ]
        table(body, fields, rows)
        return
    fields = (Field(room=6), Field(share=2), Field(share=4), Field(room=16, align="right"))
    table(body, fields, [(str(no), line.title, line.detail, count) for no, line, count in counted])
