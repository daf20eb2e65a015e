"""The numbered blanks of a day: what was used, spoiled and left, and which numbers they were."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from counter.dayclose.figures import BlankFigures
from counter.store.tables.blanks import BlankRange, BlankSpoiled, Result
from counter.values.serial import SerialNo


def of_day(day: date) -> BlankFigures | None:
    """The blanks of `day`; None where none moved and the hall keeps no stock."""
    spoiled = list(BlankSpoiled.select().where(BlankSpoiled.day == day))
    made = list(Result.select().where(Result.day == day))
    void = {row.result_id for row in spoiled if row.result_id is not None}
    used = [row for row in made if row.id not in void]
    today = {row.id for row in made}
    fresh = [row for row in spoiled if row.result_id is None or row.result_id in today]
    rolls = list(BlankRange.select().where(BlankRange.day <= day))
    if not (rolls or made or spoiled):
        return None
    return BlankFigures(
        received=sum(roll.last - roll.first + 1 for roll in rolls if roll.day == day),
        used=len(used), spoiled=len(fresh), revoked=len(spoiled) - len(fresh),
        left=sum(_left(roll, day) for roll in rolls) if rolls else None,
        numbers=runs(map(_number, used)), void_numbers=runs(map(_number, spoiled)),
    )  # fmt: skip


def _left(roll: BlankRange, day: date) -> int:
    """What was blank of the roll that evening: no result had stood on it, nothing spoiled it."""
    gone = Result.select().where(_of(Result, roll), Result.day <= day).count()
    spoiled = BlankSpoiled.select().where(
        _of(BlankSpoiled, roll), BlankSpoiled.day <= day, BlankSpoiled.result.is_null()
    )
    return int(roll.last - roll.first + 1 - gone - spoiled.count())


def _of(table: type[Result] | type[BlankSpoiled], roll: BlankRange) -> object:
    return (
        (table.prefix == roll.prefix) & (table.width == roll.width)
        & table.number.between(roll.first, roll.last)
    )  # fmt: skip


def _number(row: Result | BlankSpoiled) -> SerialNo:
    return SerialNo(row.prefix, row.number, row.width)


def runs(numbers: Iterable[SerialNo]) -> tuple[str, ...]:
    """Numbers in order, those that follow each other as one: first–last.

    >>> from counter.values.serial import read_serial
    >>> runs(map(read_serial, ["CQ07", "CQ02", "CQ01", "CQ03"]))
    ('CQ01–CQ03', 'CQ07')
    """
    found: list[list[SerialNo]] = []
    for no in sorted(set(numbers), key=lambda no: (*no.series, no.number)):
        last = found[-1][-1] if found else None
        if last is not None and (*last.series, last.number + 1) == (*no.series, no.number):
            found[-1].append(no)
        else:
            found.append([no])
    return tuple(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in found)
