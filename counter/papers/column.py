"""What a paper says, from top to bottom; the page then places its strips."""

from __future__ import annotations

from collections.abc import Iterable

from counter.papers.lines import BIG, SMALL, TEXT, Span, both, broken, width
from counter.papers.pen import Pen
from counter.papers.sizes import Size
from counter.papers.strips import GUTTER, LOW_ROW, ROW, Row, Strip, draw, height, rows_of, stack
from counter.text import Text

_TICK = 5.0  # where the words begin behind a square


class Column:
    """Strips of one width. Longer texts give a strip a line, so that pages break between lines."""

    def __init__(self, size: Size, left: float | None = None, room: float | None = None) -> None:
        self.size = size
        self.left = size.margin if left is None else left
        self.room = size.inner if room is None else room
        self.strips: list[Strip] = []

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

    def space(self, height: float) -> None:
        """White space; it stays with what follows, so that no page ends in it."""
        self.add(Strip(height, lambda pen, top: None, stays_with_next=True))

    def heading(self, words: Text) -> None:
        """The title of a group, small and bold over a hairline."""
        line = both(words, SMALL, bold=True)

        def print_it(pen: Pen, top: float) -> None:
            pen.line(line, self.left, top + 1.6, 4)
            pen.rule(self.left, self.right, top + 6)

        self.add(Strip(7.2, print_it, stays_with_next=True))

    def headline(self, label: Text, value: Text, note: Text | None = None) -> None:
        """The one thing to remember, in the largest size; the note says why."""
        rows = (
            Row(both(label, SMALL), 4),
            *(Row(line, 9) for line in broken((Span(value.zh, BIG, bold=True),), self.room)),
            *(Row(line) for line in broken((Span(value.en, TEXT),), self.room)),
            *(rows_of(note, self.room, SMALL, LOW_ROW) if note else ()),
        )
        self.add(stack(rows, self.left, after=1.6))

    def paragraph(self, spans: Iterable[Span], row: float = 6) -> None:
        """Running text; the first line does not stand alone at the foot of a page."""
        lines = broken(spans, self.room)
        for number, line in enumerate(lines):
            self.add(stack((Row(line, row),), self.left, stays=number == 0 and len(lines) > 1))

    def remark(self, words: Text) -> None:
        """A sentence in small type, Chinese first."""
        for row in rows_of(words, self.room, SMALL, LOW_ROW):
            self.add(stack((row,), self.left))

    def tick(self, words: Text) -> None:
        """Something to bring or to mend, with a square to tick."""
        rows = rows_of(words, self.room - _TICK)

        def print_it(pen: Pen, top: float) -> None:
            pen.frame(self.left + 0.2, top + 0.8, 3, 3)
            draw(pen, rows, self.left + _TICK, top)

        self.add(Strip(height(rows) + 0.6, print_it))

    def signatures(self, *whose: Text) -> None:
        """Lines to sign on, side by side; on a roll one below the other."""
        if self.size.height is None and len(whose) > 1:
            for words in whose:
                self.signatures(words)
            return
        room = (self.room - GUTTER * (len(whose) - 1)) / len(whose)

        def print_it(pen: Pen, top: float) -> None:
            for number, words in enumerate(whose):
                left = self.left + number * (room + GUTTER)
                label = rows_of(words, room, SMALL, ROW, muted=True)
                draw(pen, label, left, top + 4)
                begin = left + max(width(row.line) for row in label) + 2
                pen.rule(begin, left + room, top + 4 + ROW)

        self.add(Strip(12.8, print_it))
