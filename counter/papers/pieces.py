"""The certificates, travellers or cards of a case, as a table on several papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counter.papers import words
from counter.papers.column import Column
from counter.papers.lines import Span
from counter.papers.style import current, first
from counter.papers.table import Field, table
from counter.text import Text
from counter.values.lines import PieceLine

_SHEET_ROOM = 38.0  # mm at most for a sheet number
_SHEET = Text("纸号", "Sheet")
_ISSUED = Text("{title}（出证机构：{office}）", "{title} (issued by {office})")


def pieces(body: Column, title: Text, lines: Sequence[PieceLine]) -> None:
    """One row a piece; on a roll, name and particulars stand below each other.

    Who issued them is told once, where it is one office for all.
    """
    offices = {line.office for line in lines}
    alike = offices.pop() if len(offices) == 1 else ""
    body.heading(_headed(title, alike))
    counted = [
        (number, _in_full(line, alike), words.counted(line.count, line.unit))
        for number, line in enumerate(lines, 1)
    ]
    if body.size.is_narrow:
        below = [(_stacked(no, line), count) for no, line, count in counted]
        table(body, (Field(share=1), Field(room=16, align="right")), below)
        return
    has_stickers = any(line.sticker for line in lines)
    # As wide as the longest number: what is left is for the names, which are longer.
    sheet_room = min(
        _SHEET_ROOM, max((Span(_sheet(line)).width for line in lines), default=0) + 0.2
    )
    sheet = (Field(room=sheet_room),) if has_stickers else ()
    beside = [
        (str(no), line.title, line.detail, *((_sheet(line),) if has_stickers else ()), count)
        for no, line, count in counted
    ]
    fields = (Field(room=6), Field(share=2), Field(share=4), *sheet, Field(room=16, align="right"))
    table(body, fields, beside)


def _headed(title: Text, office: str) -> Text:
    """Who issued all of them stands once in the heading, however many languages it has."""
    if not office:
        return title
    issued = _ISSUED.fill(title=title, office=office)
    return Text(issued.zh, title.en) if current().language == "both" else issued


def _in_full(line: PieceLine, alike: str) -> PieceLine:
    """The line with who issued it behind its particulars, unless that stands above."""
    if not line.office or line.office == alike:
        return line
    return replace(line, detail=f"{line.detail}　{line.office}".strip())


def _stacked(no: int, line: PieceLine) -> str:
    below = f"\n{_sheet(line)}" if line.sticker else ""
    return f"{no}  {line.title}\n{line.detail}{below}"


def _sheet(line: PieceLine) -> str:
    return f"{first(_SHEET)} {line.sticker}" if line.sticker else ""
