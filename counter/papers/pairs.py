"""Label and value: the label muted at the left, the value black at its right."""

from __future__ import annotations

from counter.papers.column import Column
from counter.papers.lines import SMALL, TEXT, Span, both, width
from counter.papers.pen import Pen
from counter.papers.strips import (
    GUTTER,
    ROW,
    Row,
    Strip,
    draw,
    height,
    rows_of,
    spoken,
    stack,
)
from counter.papers.style import said
from counter.text import Text

Pair = tuple[Text, Text | str]
_BETWEEN = 0.6  # white below a pair, mm
_TALLEST = 60.0  # mm; what is taller goes line by line, so that it may run over the page


def pair(column: Column, label: Text, value: Text | str, bold: bool = False) -> None:
    """One pair over the whole width."""
    labels, values = _laid(column, (label, value), column.room, bold)
    beyond = column.left + column.size.label
    if max(height(labels), height(values)) > _TALLEST:
        column.add(_strip(column.left, beyond, labels, values[:2]))
        column.add(*(stack((row,), beyond) for row in values[2:]))
    else:
        column.add(_strip(column.left, beyond, labels, values))


def pairs(column: Column, *given: Pair | None) -> None:
    """Pairs two by two where both are short, one by one where not; None is left out.

    Rolls, and large type on A5, are too narrow for two.
    """
    half = (column.room - GUTTER) / 2
    waiting: Pair | None = None
    for one in (one for one in given if one is not None):
        is_short = not column.size.is_narrow and _is_short(
            one, half - column.size.label, column.size.stacks
        )
        if waiting and is_short:
            _twins(column, waiting, one, half)
            waiting = None
            continue
        if waiting:
            pair(column, *waiting)
        waiting = one if is_short else None
        if not is_short:
            pair(column, *one)
    if waiting:
        pair(column, *waiting)


def _twins(column: Column, first: Pair, second: Pair, half: float) -> None:
    strips = [
        _strip(left, left + column.size.label, *_laid(column, one, half, bold=False))
        for left, one in ((column.left, first), (column.left + half + GUTTER, second))
    ]

    def print_it(pen: Pen, top: float) -> None:
        for strip in strips:
            strip.draw(pen, top)

    column.add(Strip(max(strip.height for strip in strips), print_it))


def _laid(
    column: Column, one: Pair, room: float, bold: bool
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    label, value = one
    size = column.size
    return (
        rows_of(label, size.label - 1.6, SMALL, ROW, muted=True, stacks=size.stacks),
        rows_of(value, room - size.label, bold=bold, stacks=size.stacks),
    )


def _strip(left: float, beyond: float, labels: tuple[Row, ...], values: tuple[Row, ...]) -> Strip:
    def print_it(pen: Pen, top: float) -> None:
        draw(pen, labels, left, top, beside=TEXT)
        draw(pen, values, beyond, top)

    return Strip(max(height(labels), height(values)) + _BETWEEN, print_it)


def _is_short(one: Pair, room: float, stacks: bool) -> bool:
    text = said(spoken(one[1]))
    lines = ((Span(text.zh),), (Span(text.en, SMALL),)) if stacks else (both(text),)
    return "\n" not in text.zh and all(width(line) <= room for line in lines)
