"""Tables with hairlines only: a title row that comes again on each page, money to the right.

Where a sheet is too narrow for the columns (a roll, large type), each row is told in pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from counter.papers.column import Column
from counter.papers.lines import SMALL, TEXT, both, width
from counter.papers.pairs import Pair, pair, pairs
from counter.papers.pen import Pen
from counter.papers.strips import LOW_ROW, ROW, Row, Strip, height, rows_of, spoken
from counter.papers.style import said
from counter.text import Text

_LEAST = 13.0  # mm that a column of a share must have: four Chinese characters


@dataclass(frozen=True)
class Field:
    """A column of a table: a `share` of what the fixed widths leave, or a fixed `room` in mm.

    A table whose columns have no titles has no title row.
    """

    title: Text | None = None
    share: float = 0
    room: float = 0
    align: Literal["left", "right"] = "left"
    size: float = TEXT
    stacks: bool = False  # the English below the Chinese, for figures that are to stand alike


def table(
    column: Column,
    fields: Sequence[Field],
    rows: Sequence[Sequence[Text | str]],
    bold_rows: frozenset[int] = frozenset(),
    gap: float = 2,
) -> None:
    """Put a table below what is there; each row is one strip, however many lines it has.

    `gap` parts neighbouring columns, in mm.
    """
    if not rows:
        return
    if _is_crowded(column, fields, gap):
        for number, row in enumerate(rows):
            _told(column, fields, row, bold=number in bold_rows)
        return
    places = _places(column, fields, rows, gap)
    titles = [field.title or "" for field in fields]
    head = _strip(column, fields, places, titles, is_head=True) if any(titles) else None
    if head is not None:
        column.add(head)
    for number, row in enumerate(rows):
        strip = _strip(column, fields, places, row, bold=number in bold_rows)
        column.add(Strip(strip.height, strip.draw, head=head))


def _is_crowded(column: Column, fields: Sequence[Field], gap: float) -> bool:
    """Whether the columns do not fit; a table without titles has no words to tell it in pairs."""
    if not any(field.title for field in fields):
        return False
    least = sum(field.room or _LEAST for field in fields) + gap * (len(fields) - 1)
    return least > column.room


def _told(column: Column, fields: Sequence[Field], row: Sequence[Text | str], bold: bool) -> None:
    """One row as pairs of title and cell; it stays together and ends with a hairline."""
    own = Column(column.size, column.left, column.room)
    told: list[Pair] = []
    for field, cell in zip(fields, row, strict=True):
        if not said(spoken(cell)).zh:
            continue
        title = field.title or Text.same("")
        if bold:
            pair(own, title, cell, bold=True)
        else:
            told.append((title, cell))
    pairs(own, *told)
    own.add(Strip(1.6, lambda pen, top: pen.rule(column.left, column.right, top + 0.6, 0.2)))
    *upper, last = own.strips
    column.add(*(replace(strip, stays_with_next=True) for strip in upper), last)


def _rooms(
    column: Column, fields: Sequence[Field], rows: Sequence[Sequence[Text | str]]
) -> list[float]:
    """The fixed widths; on a narrow sheet figures take no more than they need."""
    rooms = [field.room for field in fields]
    if column.size.is_narrow:
        for number, field in enumerate(fields):
            if field.room and field.align == "right":
                cells = [row[number] for row in rows] + ([field.title] if field.title else [])
                widest = max(width(both(spoken(cell), field.size, bold=True)) for cell in cells)
                rooms[number] = min(field.room, widest + 0.2)
    return rooms


def _places(
    column: Column,
    fields: Sequence[Field],
    rows: Sequence[Sequence[Text | str]],
    gap: float,
) -> list[tuple[float, float]]:
    """Left edge and width of each field."""
    fixed = _rooms(column, fields, rows)
    spare = column.room - sum(fixed) - gap * (len(fields) - 1)
    shares = sum(field.share for field in fields) or 1
    places, left = [], column.left
    for field, own in zip(fields, fixed, strict=True):
        room = own or spare * field.share / shares
        places.append((left, room))
        left += room + gap
    return places


def _strip(
    column: Column,
    fields: Sequence[Field],
    places: Sequence[tuple[float, float]],
    cells: Sequence[Text | str],
    is_head: bool = False,
    bold: bool = False,
) -> Strip:
    laid: list[tuple[Row, ...]] = []
    # Titles stand alike: all of them in one line, or none.
    stacks = is_head and any(
        width(both(spoken(cell), SMALL)) > room
        for (_, room), cell in zip(places, cells, strict=True)
    )
    for field, (_, room), cell in zip(fields, places, cells, strict=True):
        if is_head:
            laid.append(rows_of(cell, room, SMALL, LOW_ROW, muted=True, stacks=stacks))
        else:
            laid.append(rows_of(cell, room, field.size, ROW, bold=bold, stacks=field.stacks))
    tallest = max(height(rows) for rows in laid) + 1.4

    def print_it(pen: Pen, top: float) -> None:
        for field, (left, room), rows in zip(fields, places, laid, strict=True):
            below = top + 0.6
            for row in rows:
                x = left + room - width(row.line) if field.align == "right" else left
                pen.line(row.line, x, below, row.height)
                below += row.height
        pen.rule(column.left, column.right, top + tallest - 0.2, 0.35 if is_head else 0.2)

    return Strip(tallest, print_it, stays_with_next=is_head)
