"""Drawing a pack: so many numbered blanks with tags, and their log, before the power goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from counter import outbox
from counter.casetypes.register import CASE_TYPES
from counter.desk import Desk, Pen, read_office, tag_key
from counter.errors import BadAnswers, Fault
from counter.intake.continuity import words
from counter.intake.continuity.slips import BlankReceipt, ContinuityLog
from counter.outbox import PaperJob
from counter.store import serials
from counter.store.tables.spares import SpareSlip
from counter.text import Text
from counter.values import tag
from counter.values.clerk import Right
from counter.values.office import Office

MOST = 60  # of one pack: more than a window writes by hand in a day


@dataclass(frozen=True)
class Pack:
    """What was drawn: the receipts' numbers in order, and the papers to print, the log last."""

    slips: tuple[str, ...]
    papers: tuple[PaperJob, ...]


def draw_pack(desk: Desk, count: int, act: str) -> Pack:
    """Draw `count` blanks (1 to `MOST`, else `BadAnswers`); each has a page and a tag of its own.

    Their numbers are a series of their own for each day: a case that is typed in from one gets
    its kind's next number like every other case, so both series stay without gaps.
    """
    if not 1 <= count <= MOST:
        told = Text("一次可领 1 至 {most} 张，请改数量。", "Draw 1 to {most} at a time.")
        raise BadAnswers((Fault("count", told.fill(most=MOST)),))
    with desk.signed(Right.INTAKE, act) as pen:
        if pen.answer is not None:
            return _pack(pen.answer["slips"], pen.answer["papers"])
        office, key = read_office(), tag_key()
        run = serials.take_run(f"spare:{pen.day.isoformat()}", count)
        slips = [
            SpareSlip.create(
                no=slip_number(pen.day, serial), serial=serial, day=pen.day,
                tag=tag.mint(key, tag.Tag(tag.SPARE, office.hall_code, pen.day, serial)),
                drawn_at=pen.now, drawn_by=desk.clerk.name, state=words.OUT,
            )
            for serial in run
        ]  # fmt: skip
        papers = [
            outbox.queue(pen, "blank_receipt", slip.no, _blank(desk, pen, office, slip))
            for slip in slips
        ]
        numbers = tuple(slip.no for slip in slips)
        log = ContinuityLog(
            office, said_run(numbers), pen.day, numbers, desk.clerk.name, desk.window, pen.now
        )
        papers.append(outbox.queue(pen, "continuity_log", numbers[0], log))
        pen.write(
            "draw_spares", numbers[0],
            {"count": count, "first": numbers[0], "last": numbers[-1], "papers": papers},
        )  # fmt: skip
        pen.result = {"slips": list(numbers), "papers": papers}
        return _pack(numbers, papers)


def slip_number(day: date, serial: int) -> str:
    """How a spare receipt is numbered.

    >>> from datetime import date
    >>> slip_number(date(2026, 11, 23), 3)
    'BL20261123-003'
    """
    return f"BL{day:%Y%m%d}-{serial:03d}"


def said_run(numbers: Sequence[str]) -> str:
    """Numbers that follow each other, in short.

    >>> said_run(["BL20261123-004", "BL20261123-005", "BL20261123-006"])
    'BL20261123-004–006'
    """
    first, last = numbers[0], numbers[-1]
    return first if first == last else f"{first}–{last.rpartition('-')[2]}"


def _blank(desk: Desk, pen: Pen, office: Office, slip: SpareSlip) -> BlankReceipt:
    return BlankReceipt(
        office, slip.no, slip.tag, pen.day, tuple(kind.title for kind in CASE_TYPES),
        desk.clerk.name, desk.window, pen.now,
    )  # fmt: skip


def _pack(numbers: Sequence[str], papers: Sequence[int]) -> Pack:
    return Pack(tuple(numbers), tuple(outbox.job(paper) for paper in papers))
