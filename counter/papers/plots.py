"""A plot on paper: the same picture as in the window, in greys and patterns that a copier keeps."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from counter.papers import faces
from counter.papers.abreast import abreast
from counter.papers.column import Column
from counter.papers.lines import SMALL, Span
from counter.papers.pen import Pen
from counter.papers.strips import Strip, height, rows_of
from counter.papers.strips import draw as draw_rows
from counter.papers.style import first
from counter.text import Text
from counter.values.plot import Plot
from counter.values.plot_marks import PAPER, Box, Drawing, Scale, Stroke, laid_out

_INK, _SOFT = 0.35, 0.88  # how light the fills are: 0 is black
_TITLE = Text("{title}（{unit}）", "{title} ({unit})")
_AFTER, _BETWEEN = 2.0, 6.0
_ALONE = 110  # mm: a narrower plot has a neighbour


def plot(column: Column, described: Plot, scale: Scale = PAPER) -> None:
    """Put a plot below what is there, under its title and unit; an empty one is left out."""
    if described.is_empty:
        return
    _heading(column, _TITLE.fill(title=described.title, unit=described.unit))
    column.space(1)
    drawing = laid_out(described, column.room, faces.width, scale, first)

    def print_it(pen: Pen, top: float) -> None:
        draw(pen, drawing, column.left, top)

    column.add(Strip(drawing.down + _AFTER, print_it))


def _heading(column: Column, title: Text) -> None:
    """The title over a hairline; of several plots side by side all in two lines, or none."""
    rows = rows_of(title, column.room, SMALL, 4, bold=True, stacks=column.room < _ALONE)

    def print_it(pen: Pen, top: float) -> None:
        draw_rows(pen, rows, column.left, top + 1.4)
        pen.rule(column.left, column.right, top + height(rows) + 1.8)

    column.add(Strip(height(rows) + 2.6, print_it, stays_with_next=True))


def beside(column: Column, *groups: Sequence[Plot], scale: Scale = PAPER) -> None:
    """Groups of plots side by side, those of a group below each other."""
    shown = [found for group in groups if (found := [one for one in group if not one.is_empty])]

    def fill(group: Sequence[Plot], part: Column) -> None:
        for one in group:
            plot(part, one, scale)

    abreast(column, [partial(fill, group) for group in shown], _BETWEEN)


def draw(pen: Pen, drawing: Drawing, x: float, top: float) -> None:
    """The marks of a drawing, its upper left corner at `x`, `top` in mm."""
    for mark in drawing.marks:
        if isinstance(mark, Box):
            grey = {"ink": _INK, "soft": _SOFT, "none": None}[mark.shade]
            pen.box(x + mark.left, top + mark.top, mark.across, mark.down, grey)
        elif isinstance(mark, Stroke):
            pen.stroke(x + mark.x1, top + mark.y1, x + mark.x2, top + mark.y2, mark.weight)
        else:
            words = Span(mark.text, mark.size, mark.is_bold, mark.is_muted)
            pen.line(words, x + mark.x, top + mark.top, mark.row, mark.align)
