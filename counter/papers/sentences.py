"""The hall's own sentences on a paper: Chinese in full size, English small below, line by line."""

from __future__ import annotations

from counter.papers.column import Column
from counter.papers.lines import SMALL, Span
from counter.papers.strips import LOW_ROW, rows_of, stack
from counter.papers.style import versions
from counter.text import Text


def sentences(body: Column, told: Text) -> None:
    """Put `told` below what is there; in one language alone it stands in full size."""
    for number, version in enumerate(versions(told)):
        for line in filter(None, map(str.strip, version.splitlines())):
            if number:
                for row in rows_of(line, body.room, SMALL, LOW_ROW, muted=True):
                    body.add(stack((row,), body.left))
            else:
                body.paragraph((Span(line),))
