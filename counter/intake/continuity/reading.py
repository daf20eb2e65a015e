"""The spare receipts of a day: where each one is, and that none is unaccounted for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from peewee import JOIN

from counter.desk import Desk
from counter.errors import NotFound
from counter.intake.continuity import words
from counter.store.tables.cases import Case
from counter.store.tables.spares import SpareSlip
from counter.text import Text


@dataclass(frozen=True)
class SlipLine:
    """One spare receipt; `case_no` and `written_at` once it is typed in."""

    no: str
    day: date
    drawn_at: datetime
    drawn_by: str
    state: str
    case_no: str
    written_at: datetime | None
    ended_at: datetime | None
    ended_by: str
    reason: str

    @property
    def is_out(self) -> bool:
        """Whether it still waits to be typed in or taken back."""
        return self.state == words.OUT


@dataclass(frozen=True)
class Account:
    """Spare receipts, counted: drawn = used + returned + void + out, always."""

    drawn: int
    used: int
    returned: int
    void: int
    out: int

    @classmethod
    def of(cls, lines: Iterable[SlipLine]) -> Account:
        """The account of these receipts."""
        states = [line.state for line in lines]
        return cls(
            len(states), states.count(words.USED), states.count(words.RETURNED),
            sum(states.count(state) for state in words.VOID), states.count(words.OUT),
        )  # fmt: skip


def slips(desk: Desk) -> tuple[SlipLine, ...]:
    """Today's receipts and those of earlier days that are still out, by number."""
    with desk.reading():
        rows = (
            _rows()
            .where((SpareSlip.day == desk.today) | (SpareSlip.state == words.OUT))
            .order_by(SpareSlip.day, SpareSlip.serial)
        )
        return tuple(map(_line, rows))


def slip(desk: Desk, no: str) -> SlipLine:
    """One receipt by its number (`NotFound`)."""
    with desk.reading():
        for row in _rows().where(SpareSlip.no == no):
            return _line(row)
    raise NotFound(Text("停电备用单 {no}", "spare receipt {no}").fill(no=no))


def _rows() -> Any:
    return SpareSlip.select(SpareSlip, Case).join(Case, JOIN.LEFT_OUTER)


def _line(row: SpareSlip) -> SlipLine:
    return SlipLine(
        row.no, row.day, row.drawn_at, row.drawn_by, row.state,
        "" if row.case is None else row.case.no, row.written_at, row.ended_at, row.ended_by,
        row.reason,
    )  # fmt: skip
