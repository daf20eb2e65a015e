"""Typing a spare receipt in afterwards (事后补录). Only inside the act that files its case.

The case is received when it is typed, under that moment's number: books are never written into
the past, and a day that was closed stays closed. What the applicant was promised counts from the
day that stands on the paper: rules, fees and the promised day are those of that day, and the
case counts as accepted on it.
"""

from __future__ import annotations

from datetime import datetime

from counter.desk import Pen
from counter.intake.application import Late
from counter.intake.continuity import words
from counter.intake.continuity.ending import out
from counter.intake.continuity.words import NotWrittenThen
from counter.store import search
from counter.store.tables.cases import Case
from counter.store.tables.spares import SpareSlip
from counter.text import Text

_STANDS_FOR = Text(
    "替代停电备用单 {no}，纸面时间 {at:%Y-%m-%d %H:%M}",
    "for spare receipt {no}, written {at:%Y-%m-%d %H:%M}",
)


def must_be_right(pen: Pen, late: Late) -> SpareSlip:
    """The receipt that is typed in.

    Refuses `SlipUsed`, `SlipEnded`, `NotFound`, and `NotWrittenThen`: papers are written after
    they were drawn and before now, to the minute.
    """
    slip = out(late.slip_no)
    if not _minute(slip.drawn_at) <= late.written_at <= pen.now:
        raise NotWrittenThen(late.written_at, slip.drawn_at, pen.now)
    return slip


def link(pen: Pen, slip: SpareSlip, case: Case, late: Late, clerk: str) -> None:
    """Tie receipt and case to each other: either number finds the case."""
    slip.case, slip.state, slip.written_at = case, words.USED, late.written_at
    slip.ended_at, slip.ended_by = pen.now, clerk
    slip.save()
    search.note(case.id, [slip.no, slip.tag])
    pen.write(
        "late_entry", case.no,
        {"slip": slip.no, "written_at": late.written_at,
         "reason": f"{slip.no} {late.written_at:%Y-%m-%d %H:%M}"},
    )  # fmt: skip


def stands_for(case: Case) -> Text | None:
    """Which spare receipt the case's own stands in place of, as the papers say it."""
    slip = SpareSlip.get_or_none(SpareSlip.case == case)
    return None if slip is None else _STANDS_FOR.fill(no=slip.no, at=slip.written_at)


def _minute(moment: datetime) -> datetime:
    """Papers are written by the minute."""
    return moment.replace(second=0, microsecond=0)
