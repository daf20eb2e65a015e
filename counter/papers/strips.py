"""Strips: pieces of a page that stand one below the other and are never broken inside.

Every strip knows its height before anything is drawn, so a page breaks where it should and a roll
is cut to its length.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from counter.papers.lines import TEXT, Line, Span, both, broken, english, width
from counter.papers.pen import Pen
from counter.papers.style import begun
from counter.text import Text

ROW = 4.6  # a line of text, mm
LOW_ROW = 3.4  # a line of small type; the two together are two cells of the 4 mm grid
GUTTER = 4.0  # between things side by side


@dataclass(frozen=True)
class Strip:
    """What `draw` puts below a given height; `head` comes again where a page begins with it."""

    height: float
    draw: Callable[[Pen, float], None]
    stays_with_next: bool = False
    head: Strip | None = None


@dataclass(frozen=True)
class Row:
    """One line of words and the height that it takes."""

    line: Line
    height: float = ROW


def height(rows: Sequence[Row]) -> float:
    """All rows together, in mm."""
    return sum(row.height for row in rows)


def spoken(value: Text | str) -> Text:
    """A plain string reads alike in both languages."""
    return Text.same(value) if isinstance(value, str) else value


def rows_of(
    value: Text | str,
    room: float,
    size: float = TEXT,
    row: float = ROW,
    bold: bool = False,
    muted: bool = False,
    stacks: bool = False,
) -> tuple[Row, ...]:
    """A value in lines: Chinese, then English small and muted; both in one line where they fit.

    `stacks` puts the English below the Chinese in any case.
    """
    text = begun(spoken(value))
    line = both(text, size, bold, muted)
    if not stacks and "\n" not in text.zh and width(line) <= room:
        return (Row(line, row),)
    chinese = broken((Span(text.zh, size, bold, muted),), room)
    below = () if text.en in ("", text.zh) else broken((english(text),), room)
    return (*(Row(line, row) for line in chinese), *(Row(line, LOW_ROW) for line in below))


def draw(pen: Pen, rows: Sequence[Row], x: float, top: float, beside: float = 0) -> None:
    """Print rows below `top`, beginning at `x`."""
    for number, row in enumerate(rows):
        pen.line(row.line, x, top, row.height, beside=beside if number == 0 else 0)
        top += row.height


def stack(rows: Sequence[Row], x: float, after: float = 0, stays: bool = False) -> Strip:
    """Rows as one strip, with white space of `after` mm below."""
    return Strip(height(rows) + after, lambda pen, top: draw(pen, rows, x, top), stays)
