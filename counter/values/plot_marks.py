"""Laying a plot out: from its description to boxes, strokes and words at exact places.

Whoever draws needs three things only (a box, a stroke, a word), and draws the same picture on
paper and in the window; lengths are in the drawer's own unit, downwards from the upper left.

>>> from counter.values.plot import Bar, Plot
>>> plot = Plot(Text("按渠道", "By channel"), Text("份", "matters"), (
...     Bar(Text("窗口", "Window"), (12,)), Bar(Text("邮寄", "Post"), (3,))))
>>> drawing = laid_out(plot, 100, lambda words, size, _: len(words) * size, PAPER, lambda t: t.zh)
>>> [mark.text for mark in drawing.marks if isinstance(mark, Words)]
['窗口', '12', '邮寄', '3']
>>> boxes = [mark for mark in drawing.marks if isinstance(mark, Box)]
>>> round(boxes[0].across / boxes[1].across, 6)
4.0
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from counter.text import Text
from counter.values.plot import Bar, Plot

Measure = Callable[[str, float, bool], float]
"""How wide words are in a size, bold or not."""
Shade = Literal["ink", "soft", "none"]


@dataclass(frozen=True)
class Box:
    """A rectangle, filled or with an outline only; `key` is that of its bar, for the mouse."""

    left: float
    top: float
    across: float
    down: float
    shade: Shade
    key: str = ""


@dataclass(frozen=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float


@dataclass(frozen=True)
class Words:
    """One line of words in a row of the height `row`; `x` is its left end, middle or right end."""

    text: str
    x: float
    top: float
    row: float
    size: float
    align: Literal["left", "centre", "right"] = "left"
    is_muted: bool = False
    is_bold: bool = False


Mark = Box | Stroke | Words


@dataclass(frozen=True)
class Scale:
    """The sizes of one drawing surface: type, rows, the thickness of lines."""

    text: float
    small: float
    row: float
    bar: float
    gap: float
    tall: float  # how high the highest column stands
    hair: float
    hatch: float  # between the lines of a pattern


_CROWD = 14  # more columns than that: noughts are not written above nothing

PAPER = Scale(8, 7, 4.8, 3.1, 1.6, 26, 0.12, 0.9)  # type in points, all else in mm
WINDOW = Scale(13, 11, 24, 14, 8, 104, 1, 5)  # pixels


@dataclass(frozen=True)
class Drawing:
    """What is to be drawn, and how much room it takes."""

    marks: tuple[Mark, ...]
    across: float
    down: float


def laid_out(
    plot: Plot, across: float, measure: Measure, scale: Scale, say: Callable[[Text], str]
) -> Drawing:
    """`plot` in a space `across` wide; it is as high as it needs to be."""
    legend, top = _legend(plot, across, measure, scale, say)
    draw = _bars if plot.form == "bars" else _columns
    marks, down = draw(plot, across, top, measure, scale, say)
    return Drawing((*legend, *marks), across, down)


def _legend(
    plot: Plot, across: float, measure: Measure, scale: Scale, say: Callable[[Text], str]
) -> tuple[list[Mark], float]:
    """Which pattern is which series; in as many rows as they need."""
    if not plot.series:
        return [], 0
    marks: list[Mark] = []
    x, top = 0.0, 0.0
    for number, title in enumerate(plot.series):
        words = say(title)
        room = scale.bar * 1.6 + scale.gap + measure(words, scale.small, False) + 2 * scale.gap
        if x and x + room > across:
            x, top = 0.0, top + scale.row
        marks += _patterned(
            x, top + (scale.row - scale.bar * 0.8) / 2, scale.bar * 1.6, scale.bar * 0.8, number,
            scale,
        )  # fmt: skip
        left = x + scale.bar * 1.6 + scale.gap / 2
        marks.append(Words(words, left, top, scale.row, scale.small, is_muted=True))
        x += room
    return marks, top + scale.row + scale.gap / 2


def _bars(
    plot: Plot, across: float, top: float, measure: Measure, scale: Scale,
    say: Callable[[Text], str],
) -> tuple[list[Mark], float]:  # fmt: skip
    """Rows below each other: the title at the left, its bar, its number at the bar's end."""
    titles = [say(bar.title) for bar in plot.bars]
    named = min(
        max((measure(title, scale.text, False) for title in titles), default=0), across * 0.4
    )
    begin = named + scale.gap
    told = max((measure(bar.written, scale.text, True) for bar in plot.bars), default=0)
    room = max(across - begin - told - scale.gap, 0)
    marks: list[Mark] = []
    first = top
    row = scale.row * (1.55 if plot.is_beside else 1)
    for bar, title in zip(plot.bars, titles, strict=True):
        words = _shortened(title, named, scale.text, measure)
        marks.append(Words(words, named, top, row, scale.text, "right"))
        lying = _beside if plot.is_beside else _behind
        marks += lying(plot, bar, begin, top, row, room, scale)
        top += row
    marks.append(Stroke(begin, first, begin, top, scale.hair * 2))
    return marks, top


def _behind(
    plot: Plot, bar: Bar, begin: float, top: float, row: float, room: float, scale: Scale
) -> Iterator[Mark]:
    """The values of a bar one behind the other, their sum at the end."""
    x, below = begin, top + (row - scale.bar) / 2
    for number, value in enumerate(bar.values):
        length = room * value / plot.greatest if plot.greatest else 0
        if length:
            yield from _patterned(x, below, length, scale.bar, number, scale, bar.key)
        x += length
    yield Words(bar.written, x + scale.gap / 2, top, row, scale.text, is_bold=True)


def _beside(
    plot: Plot, bar: Bar, begin: float, top: float, row: float, room: float, scale: Scale
) -> Iterator[Mark]:
    """The values of a bar below each other, each with its number: this year, and last year."""
    each = row * 0.8 / len(bar.values)
    below = top + row * 0.1
    for number, value in enumerate(bar.values):
        length = room * value / plot.greatest if plot.greatest else 0
        if length:
            yield from _patterned(begin, below, length, each * 0.85, number, scale, bar.key)
        is_first = number == 0
        words = plot.written(bar, number)
        size = scale.text if is_first else scale.small
        yield Words(words, begin + length + scale.gap / 2, below, each * 0.85, size,
                    is_muted=not is_first, is_bold=is_first)  # fmt: skip
        below += each


def _columns(
    plot: Plot, across: float, top: float, measure: Measure, scale: Scale,
    say: Callable[[Text], str],
) -> tuple[list[Mark], float]:  # fmt: skip
    """Columns in the order of time: numbers above, names below; a second series' numbers below."""
    marks: list[Mark] = []
    slot = across / max(1, len(plot.bars))
    base = top + scale.row + scale.tall
    titles = [say(bar.title) for bar in plot.bars]
    named = max((measure(title, scale.small, False) for title in titles), default=0)
    # thirty days do not all have room for their names; every second or third has
    every = next((step for step in range(1, 4) if named <= slot * step * 0.9), 5)
    is_crowded = len(plot.bars) > _CROWD
    for place, bar in enumerate(plot.bars):
        left = place * slot
        middle = left + slot / 2
        highest = 0.0
        for number, (x, bottom, wide, tall) in enumerate(
            _stood(plot, bar, left, slot, scale, base)
        ):
            if tall:
                marks += _patterned(x, bottom - tall, wide, tall, number, scale, bar.key)
            highest = max(highest, base - (bottom - tall))
        label = _label(plot, bar)
        size = _fitting(label, slot, scale, measure)
        over = base - highest - scale.row
        if (bar.values[0] if plot.is_beside else any(bar.values)) or not is_crowded:
            marks.append(Words(label, middle, over, scale.row, size, "centre", is_bold=True))
        if place % every == 0:
            words = _shortened(titles[place], slot * every, scale.small, measure)
            marks.append(Words(words, middle, base, scale.row, scale.small, "centre"))
        if plot.is_beside:
            for number, value in enumerate(bar.values[1:], start=1):
                if is_crowded and not value:
                    continue
                below = base + scale.row * (0.2 + 0.8 * number)
                told = plot.written(bar, number)
                size = _fitting(told, slot, scale, measure)
                marks.append(Words(told, middle, below, scale.row, size, "centre", is_muted=True))
    marks.append(Stroke(0, base, across, base, scale.hair * 2))
    rows = 1 + (0.8 * (len(plot.series) - 1) + 0.2 if plot.is_beside else 0)
    return marks, base + scale.row * rows


def _label(plot: Plot, bar: Bar) -> str:
    """What stands above a column: its sum, or where series stand beside each other, the first."""
    return plot.written(bar, 0) if plot.is_beside else bar.written


def _stood(
    plot: Plot, bar: Bar, left: float, slot: float, scale: Scale, base: float
) -> Iterator[tuple[float, float, float, float]]:
    """Left, bottom, width and height of each value of a column."""
    greatest = plot.greatest or 1
    wide = min(slot * 0.62, scale.bar * 3)
    if plot.is_beside:
        each = wide / len(bar.values)
        for number, value in enumerate(bar.values):
            x = left + (slot - wide) / 2 + number * each
            yield x, base, each * 0.92, scale.tall * value / greatest
        return
    bottom = base
    for value in bar.values:
        tall = scale.tall * value / greatest
        yield left + (slot - wide) / 2, bottom, wide, tall
        bottom -= tall


def _patterned(
    left: float, top: float, across: float, down: float, number: int, scale: Scale, key: str = ""
) -> Iterator[Mark]:
    """A box in the pattern of a series: full, empty, hatched, level lines, hatched both ways."""
    if number == 0:
        yield Box(left, top, across, down, "ink", key)
        return
    yield Box(left, top, across, down, "soft" if number == 2 else "none", key)
    if number in (2, 4):
        yield from _slanted(left, top, across, down, scale, rises=True)
    if number == 4:
        yield from _slanted(left, top, across, down, scale, rises=False)
    if number == 3:
        y = top + scale.hatch
        while y < top + down:
            yield Stroke(left, y, left + across, y, scale.hair)
            y += scale.hatch


def _slanted(
    left: float, top: float, across: float, down: float, scale: Scale, *, rises: bool
) -> Iterator[Stroke]:
    """Lines at 45 degrees, cut at the edges of the box."""
    reach = scale.hatch
    while reach < across + down:
        # the line x + y = reach within the box, seen from its upper left (or right) corner
        x1, y1 = max(0.0, reach - down), min(reach, down)
        x2, y2 = min(reach, across), max(0.0, reach - across)
        if rises:
            yield Stroke(left + x1, top + y1, left + x2, top + y2, scale.hair)
        else:
            right = left + across
            yield Stroke(right - x1, top + y1, right - x2, top + y2, scale.hair)
        reach += scale.hatch * 1.4


def _shortened(words: str, room: float, size: float, measure: Measure) -> str:
    """`words`, or as many of them as fit and an ellipsis."""
    if measure(words, size, False) <= room + 0.01:
        return words
    kept = words
    while kept and measure(f"{kept}…", size, False) > room:
        kept = kept[:-1]
    return f"{kept}…"


def _fitting(words: str, room: float, scale: Scale, measure: Measure) -> float:
    """The size of type in which a number has room; numbers are never cut off."""
    size = scale.text
    while size > scale.small * 0.7 and measure(words, size, True) > room * 0.9:
        size -= 0.5
    return size
