"""The certificates, travellers or cards of a case, as a table on several papers."""

from __future__ import annotations

from collections.abc import Sequence

from counter.papers.column import Column
from counter.papers.table import Field, table
from counter.text import Text
from counter.values.lines import PieceLine


def pieces(body: Column, title: Text, lines: Sequence[PieceLine]) -> None:
    """One row a piece; on a roll, name and particulars stand below each other."""
    body.heading(title)
    counted = [
        (number, line, f"{line.count} {line.unit.zh}") for number, line in enumerate(lines, 1)
    ]
    if body.size.height is None:
        below = [(_stacked(no, line), count) for no, line, count in counted]
        table(body, (Field(share=1), Field(room=16, align="right")), below)
        return
    has_stickers = any(line.sticker for line in lines)
    sheet = (Field(room=38),) if has_stickers else ()
    beside = [
        (str(no), line.title, line.detail, *((_sheet(line),) if has_stickers else ()), count)
        for no, line, count in counted
    ]
    fields = (Field(room=6), Field(share=2), Field(share=4), *sheet, Field(room=16, align="right"))
    table(body, fields, beside)


def _stacked(no: int, line: PieceLine) -> str:
    below = f"\n{_sheet(line)}" if line.sticker else ""
    return f"{no}  {line.title}\n{line.detail}{below}"


def _sheet(line: PieceLine) -> str:
    return f"纸号 {line.sticker}" if line.sticker else ""
