"""`replay`: closed days rebuilt from the journal and held against their sheets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from counter.dayclose.replay.book import Rebuilt, rebuilt
from counter.dayclose.replay.compare import ReplayedDay, compare, missing
from counter.dayclose.replay.entries import up_to
from counter.desk import Desk
from counter.errors import NotFound, Refused
from counter.store import journal
from counter.store.journal import JournalAltered
from counter.store.tables.hall import BusinessDay
from counter.text import Text
from counter.values.days import parse_period


class NoSuchPeriod(Refused):
    """Not a year, month or day."""

    def __init__(self, written: str) -> None:
        super().__init__(
            Text("{w} 不是年、月或日。请写成 2020、2020-06 或 2020-06-15。",
                 "{w} is not a year, month or day. Write 2020, 2020-06 or 2020-06-15.")
            .fill(w=written)
        )  # fmt: skip


@dataclass(frozen=True)
class Replay:
    """The closed days of a period, each against its sheet."""

    period: str
    days: tuple[ReplayedDay, ...]

    @property
    def is_equal(self) -> bool:
        """Whether every sheet says what the journal says."""
        return all(day.is_equal for day in self.days)


def replay(desk: Desk, period_text: str) -> Replay:
    """Rebuild every closed day of a day, month or year (`NoSuchPeriod`).

    Reads the whole journal up to the last of these closings. Refuses (`NotFound`) a period
    without a closed day.
    """
    try:
        period = parse_period(period_text)
    except ValueError as error:
        raise NoSuchPeriod(period_text) from error
    with desk.reading():
        rows = BusinessDay.select().where(
            BusinessDay.close_no.is_null(False),
            BusinessDay.day.between(period.since, period.until),
        )
        sheets = {row.day.isoformat(): row for row in rows}
        if not sheets:
            raise NotFound(Text("{p} 的日结", "a closed day in {p}").fill(p=period_text))
        days = sorted(_compared(sheets, period.since.isoformat(), period.until.isoformat()),
                      key=lambda day: (day.close_no, day.day))  # fmt: skip
        days = _named(days)
    return Replay(period.text, tuple(days))


def closing(day: date) -> Rebuilt | None:
    """One closed day from the journal; None where it tells of no such closing. Only inside a
    read."""
    wanted = day.isoformat()
    return next((again for again in rebuilt(up_to()) if again.day == wanted), None)


def _compared(sheets: dict[str, Any], since: str, until: str) -> Iterator[ReplayedDay]:
    left = dict(sheets)
    for again in rebuilt(up_to()):
        if since <= again.day <= until:
            row = left.pop(again.day, None)
            if row is None:
                yield missing(again.day, again.close_no, again.seq, "sheet")
            else:
                yield compare(again, row.sheet)
        if not left:
            return
    for day, row in left.items():
        yield missing(day, row.close_no, 0, "close_day")


def _named(days: list[ReplayedDay]) -> list[ReplayedDay]:
    """Where something differs and the chain itself is broken, that is the first entry."""
    if all(day.is_equal for day in days):
        return days
    try:
        journal.verify()
    except JournalAltered as altered:
        return [
            replace(day, differences=tuple(
                replace(one, seq=min(one.seq, altered.seq), said=_both(one.said, altered.text))
                for one in day.differences
            ))
            for day in days
        ]  # fmt: skip
    return days


def _both(said: Text, why: Text) -> Text:
    return Text(f"{said.zh}{why.zh}", f"{said.en} {why.en}")
