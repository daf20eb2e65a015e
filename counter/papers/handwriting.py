"""Lines and boxes to be filled in by hand, where no computer writes."""

from __future__ import annotations

from collections.abc import Sequence

from counter.papers.column import Column
from counter.papers.lines import SMALL, TEXT, Span, both, width
from counter.papers.pen import Pen
from counter.papers.strips import GUTTER, LOW_ROW, ROW, Row, Strip, draw, height, rows_of
from counter.text import Text

LINE = 7.6  # what a hand needs, mm
_BOX = 3.0
_WORDS = 4.4  # where the words begin behind a box


def lines(column: Column, *labels: Text) -> None:
    """Labels side by side, each with an empty line behind it."""
    room = (column.room - GUTTER * (len(labels) - 1)) / len(labels)

    def print_it(pen: Pen, top: float) -> None:
        for number, label in enumerate(labels):
            left = column.left + number * (room + GUTTER)
            words = both(label, SMALL, muted=True)
            pen.line(words, left, top + LINE - ROW - 0.6, ROW)
            pen.rule(left + width(words) + 1.5, left + room, top + LINE - 0.6, 0.2)

    column.add(Strip(LINE, print_it))


def choices(column: Column, label: Text, options: Sequence[Text], across: int) -> None:
    """A label, then boxes to tick, `across` in a row; English below where it does not fit."""
    room = (column.room - GUTTER * (across - 1)) / across
    head = rows_of(label, column.room, SMALL, LOW_ROW, muted=True)
    column.add(Strip(height(head) + 1.4, lambda pen, top: draw(pen, head, column.left, top + 1.4)))
    for start in range(0, len(options), across):
        cells = [_words(one, room - _WORDS) for one in options[start : start + across]]

        def print_it(pen: Pen, top: float, cells: list[tuple[Row, ...]] = cells) -> None:
            for number, rows in enumerate(cells):
                left = column.left + number * (room + GUTTER)
                pen.frame(left + 0.2, top + 0.8, _BOX, _BOX)
                draw(pen, rows, left + _WORDS, top)

        column.add(Strip(max(map(height, cells)) + 1, print_it))


def empty_rows(
    column: Column, titles: Sequence[tuple[Text, float]], first: Sequence[str], tall: float = LINE
) -> None:
    """A table that is still to be written: what stands in the first column of each row, maybe
    nothing; each title with its share of the width."""
    whole = sum(share for _, share in titles)
    rooms = [column.room * share / whole for _, share in titles]
    places = [column.left + sum(rooms[:number]) for number in range(len(rooms))]
    # Titles stand alike: each in one line, or each with its English below.
    stacks = any(
        width(both(title, SMALL)) > room - 2 for (title, _), room in zip(titles, rooms, strict=True)
    )
    heads = [
        rows_of(title, room - 2, SMALL, LOW_ROW, muted=True, stacks=stacks)
        for (title, _), room in zip(titles, rooms, strict=True)
    ]
    tallest = max(map(height, heads)) + 1

    def print_head(pen: Pen, top: float) -> None:
        for place, rows in zip(places, heads, strict=True):
            draw(pen, rows, place, top + 0.4)
        pen.rule(column.left, column.right, top + tallest)

    head = Strip(tallest, print_head, stays_with_next=True)
    column.add(head)
    for word in first:

        def print_it(pen: Pen, top: float, word: str = word) -> None:
            pen.line(Span(word), column.left, top + tall - ROW - 0.6, ROW)
            pen.rule(column.left, column.right, top + tall, 0.2)
            for place in places[1:]:
                pen.frame(place - 1.2, top + tall - 2.4, 0, 2.4)

        column.add(Strip(tall, print_it, head=head))


def _words(text: Text, room: float) -> tuple[Row, ...]:
    if width(both(text, TEXT)) <= room:
        return (Row(both(text, TEXT), ROW),)
    return rows_of(text, room, TEXT, ROW, stacks=True)
