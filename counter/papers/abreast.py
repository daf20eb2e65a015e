"""Several columns side by side as one strip; on a narrow sheet one below the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from counter.papers.column import Column
from counter.papers.pen import Pen
from counter.papers.strips import GUTTER, Strip

Fill = Callable[[Column], None]


def abreast(column: Column, fills: Sequence[Fill], gutter: float = GUTTER) -> None:
    """Let each of `fills` write a column of its own, all of one width."""
    if column.size.is_narrow or len(fills) < 2:
        for fill in fills:
            fill(column)
        return
    room = (column.room - gutter * (len(fills) - 1)) / len(fills)
    parts = []
    for number, fill in enumerate(fills):
        part = Column(column.size, column.left + number * (room + gutter), room)
        fill(part)
        parts.append(part)

    def print_it(pen: Pen, top: float) -> None:
        for part in parts:
            below = top
            for strip in part.strips:
                strip.draw(pen, below)
                below += strip.height

    column.add(Strip(max(part.height for part in parts), print_it))
