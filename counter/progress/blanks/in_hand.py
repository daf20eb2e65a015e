"""The blanks that a clerk takes next: his own first, then those in the cupboard."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from counter.desk import Desk
from counter.store import blankbook
from counter.store.blankbook import Span
from counter.store.tables.blanks import BlankRange, BlankSpoiled, Result
from counter.values.serial import BadSerial, SerialNo, read_serial


def next_blanks(desk: Desk, count: int) -> tuple[str, ...]:
    """The next `count` numbers, or as many as there are.

    A hall that keeps no stock: those after the last that this clerk used.
    """
    with desk.reading():
        if not blankbook.is_stock_kept():
            return _after_the_last(desk, count)
        held = [
            span
            for roll in BlankRange.select().order_by(BlankRange.id)
            for span in blankbook.spans(roll)
            if span.login in (desk.clerk.login, "")
        ]
        held.sort(key=lambda span: not span.login)
        blank = (number for span in held for number in _blank(span))
        return tuple(map(str, islice(blank, count)))


def _blank(span: Span) -> Iterator[SerialNo]:
    """The numbers of the span that are neither used nor spoiled, from the lowest."""
    first = span.first
    gone: set[int] = set()
    for table in (Result, BlankSpoiled):
        rows = table.select(table.number).where(
            table.prefix == first.prefix, table.width == first.width,
            table.number.between(first.number, span.last.number),
        )  # fmt: skip
        gone |= {row.number for row in rows}
    numbers = range(first.number, span.last.number + 1)
    return (SerialNo(first.prefix, no, first.width) for no in numbers if no not in gone)


def _after_the_last(desk: Desk, count: int) -> tuple[str, ...]:
    last = (
        Result.select()
        .where(Result.recorded_by == desk.clerk.name)
        .order_by(Result.id.desc())
        .first()
    )
    if last is None:
        return ()
    paper = read_serial(last.sticker_no)
    try:
        return tuple(str(paper.plus(step)) for step in range(1, count + 1))
    except BadSerial:
        return ()
