"""The numbered blanks of a day on its sheet: counts, and which numbers they were."""

from __future__ import annotations

from counter.dayclose.figures import BlankFigures
from counter.papers.column import Column
from counter.papers.pairs import pair
from counter.text import Text


def blanks(body: Column, figures: BlankFigures | None) -> None:
    """One short section; nothing where no blank moved and no stock is kept."""
    if figures is None:
        return
    body.heading(Text("空白证", "Numbered blanks"))
    body.space(1)
    pair(body, Text("张数", "Sheets"), figures.said())
    for title, numbers in (
        (Text("使用号码", "Used"), figures.numbers),
        (Text("作废号码", "Void"), figures.void_numbers),
    ):
        if numbers:
            pair(body, title, "、".join(numbers))
