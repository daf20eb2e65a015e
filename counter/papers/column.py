"""What a paper says, from top to bottom; the page then places its strips."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from counter.papers import words
from counter.papers.lines import BIG, NUMBER, SMALL, Span, both, broken, width
from counter.papers.pen import Pen
from counter.papers.sizes import Size
from counter.papers.strips import GUTTER, LOW_ROW, ROW, Row, Strip, draw, height, rows_of, stack
from counter.papers.style import first
from counter.text import Text

_BESIDE = 56.0  # mm: narrower, a line beside its label is too short to sign on
_PEN = 8.0  # the white above such a line, which then stands below its label
_TICK = 5.0  # where the words begin behind a square


class Column:
    """Strips of one width. Longer texts give a strip a line, so that pages break between lines."""

    def __init__(self, size: Size, left: float | None = None, room: float | None = None) -> None:
        self.size = size
        self.left = size.margin if left is None else left
        self.room = size.inner if room is None else room
        self.strips: list[Strip] = []
        self._longest = 0.0  # of the labels of signatures: their lines begin at one x

    @property
    def right(self) -> float:
        """Where the column ends."""
        return self.left + self.room

    @property
    def height(self) -> float:
        """All strips together, in mm."""
        return sum(strip.height for strip in self.strips)

    def add(self, *strips: Strip) -> None:
        """Put strips below what is there."""
        self.strips.extend(strips)

    def space(self, tall: float) -> None:
        """White space; it stays with what follows, so that no page ends in it."""
        self.add(Strip(tall, lambda pen, top: None, stays_with_next=True))

    def heading(self, title: Text) -> None:
        """The title of a group, small and bold over a hairline."""
        rows = rows_of(title, self.room, SMALL, 4, bold=True)
        tall = height(rows)

        def print_it(pen: Pen, top: float) -> None:
            draw(pen, rows, self.left, top + 1.4)
            pen.rule(self.left, self.right, top + tall + 1.8)

        self.add(Strip(tall + 2.6, print_it, stays_with_next=True))

    def headline(self, label: Text, value: Text, note: Text | None = None) -> None:
        """The one thing to remember, in the largest size; the note says why."""
        # A value that would break is set a step smaller, so that it breaks less.
        told = first(value).splitlines()
        fits = all(Span(line, BIG, bold=True).width <= self.room for line in told)
        rows = (
            *rows_of(label, self.room, SMALL, 4, muted=True),
            *rows_of(value, self.room, *((BIG, 9) if fits else (NUMBER, 7)), bold=True),
            *(rows_of(note, self.room, SMALL, 4) if note else ()),
        )
        self.add(stack(rows, self.left, after=2.4))

    def paragraph(self, spans: Iterable[Span], row: float = 6) -> None:
        """Running text; neither its first nor its last line stands alone on a page."""
        lines = broken(spans, self.room)
        kept = {0, len(lines) - 2} - {len(lines) - 1}
        for number, line in enumerate(lines):
            self.add(stack((Row(line, row),), self.left, stays=number in kept))

    def remark(self, said: Text) -> None:
        """A sentence in small type, Chinese first."""
        for row in rows_of(said, self.room, SMALL, LOW_ROW):
            self.add(stack((row,), self.left))

    def tick(self, thing: Text) -> None:
        """Something to bring or to mend, with a square to tick."""
        rows = rows_of(thing, self.room - _TICK)

        def print_it(pen: Pen, top: float) -> None:
            pen.frame(self.left + 0.2, top + 0.8, 3, 3)
            draw(pen, rows, self.left + _TICK, top)

        self.add(Strip(height(rows) + 0.6, print_it))

    def signatures(self, *whose: Text) -> None:
        """Lines to sign on, side by side; on a roll one below the other.

        They never stand alone on a page: the last line above goes with them.
        """
        self._keep_last()
        if self.size.height is None and len(whose) > 1:
            for one in whose:
                self.signatures(one)
            return
        room = (self.room - GUTTER * (len(whose) - 1)) / len(whose)
        labels = [rows_of(one, room, SMALL, ROW, muted=True, stacks=True) for one in whose]
        tall = max(map(height, labels))
        if room < _BESIDE:
            self.add(self._signed_below(labels, room, tall))
            return
        widest = max(width(row.line) for label in labels for row in label)
        self._longest = max(self._longest, widest)

        def print_it(pen: Pen, top: float) -> None:
            for number, label in enumerate(labels):
                left = self.left + number * (room + GUTTER)
                draw(pen, label, left, top + 2)
                begin = left + self._longest + 2
                pen.rule(begin, left + room, top + 2 + ROW)

        self.add(Strip(2 + max(tall, ROW + LOW_ROW), print_it))

    def _signed_below(self, labels: Sequence[tuple[Row, ...]], room: float, tall: float) -> Strip:
        """Lines below their labels, where beside them they would be too short for a hand."""

        def print_it(pen: Pen, top: float) -> None:
            for number, label in enumerate(labels):
                left = self.left + number * (room + GUTTER)
                draw(pen, label, left, top + 1)
                pen.rule(left, left + room, top + 1 + tall + _PEN)

        return Strip(1 + tall + _PEN + 1, print_it)

    def _keep_last(self) -> None:
        """Let the last line, and the white below it, move on with what comes next."""
        for number in range(len(self.strips) - 1, -1, -1):
            if not self.strips[number].stays_with_next:
                self.strips[number] = replace(self.strips[number], stays_with_next=True)
                break

    def subscription(self, who: str, on: Text) -> None:
        """Who decided and when, at the right, with room for the seal that is set upon it.

        It never stands alone on a page: the last line above goes with it.
        """
        self._keep_last()
        above = 8 if self.size.is_narrow else 16  # mm
        lines = (*broken((Span(who),), self.room), both(on), both(words.SEAL, SMALL, muted=True))

        def print_it(pen: Pen, top: float) -> None:
            for number, line in enumerate(lines):
                pen.line(line, self.right, top + above + 6 * number, 6, "right")

        self.add(Strip(above + 6 * len(lines) + above / 2, print_it))
