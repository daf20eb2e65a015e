"""The verbs and reads of spare receipts, notices and tickets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from counter.desk import Desk, new_act
from counter.intake.continuity import drawing, ending, reading
from counter.queue import tickets
from counter.settings.announcing import keeping
from counter.settings.announcing.written import WrittenNotice
from counter.values.clerk import Right
from tests.conftest import Hall

Do = Callable[[Desk, str], Any]
Row = tuple[str, Right, Callable[[Hall], Do], bool]


def told(hall: Hall, **changes: Any) -> WrittenNotice:
    """A notice that holds from today for a week, everywhere."""
    today = hall.desk.today
    usual = {
        "title": "元旦闭馆", "body": "1月1日至3日不办理业务。", "since": today,
        "until": today + timedelta(days=7), "on_receipts": True,
    }  # fmt: skip
    return WrittenNotice(**{**usual, **changes})


def published(hall: Hall, **changes: Any) -> str:
    """The number of a notice that is out, with its wall paper printed."""
    done = keeping.publish(hall.supervisor, told(hall, **changes), new_act())
    if done.paper is not None:
        hall.print(done.paper)
    return done.no


def _take_back(hall: Hall) -> Do:
    slips = drawing.draw_pack(hall.desk, 3, new_act()).slips
    return lambda desk, act: ending.take_back(desk, slips[:2], "lost", "", act)


def _slip(hall: Hall) -> Do:
    no = drawing.draw_pack(hall.desk, 1, new_act()).slips[0]
    return lambda desk, _: reading.slip(desk, no)


def _change(hall: Hall) -> Do:
    no, new = published(hall), told(hall, title="改")
    return lambda desk, act: keeping.change(desk, no, 1, new, act)


def _withdraw(hall: Hall) -> Do:
    no = published(hall)
    return lambda desk, act: keeping.withdraw(desk, no, 1, "写错", act)


def _archive(hall: Hall) -> Do:
    no = published(hall)
    keeping.withdraw(hall.supervisor, no, 1, "写错", new_act())
    return lambda desk, act: keeping.archive(desk, no, 1, act)


def _ticket(hall: Hall) -> Do:
    no = tickets.take(hall.desk, "RZ", new_act()).no
    return lambda desk, _: tickets.ticket(desk, no)


def _read(do: Callable[[Desk], Any]) -> Callable[[Hall], Do]:
    return lambda hall: lambda desk, _: do(desk)


ROWS: tuple[Row, ...] = (
    ("intake.continuity.drawing.draw_pack", Right.INTAKE,
     lambda hall: lambda desk, act: drawing.draw_pack(desk, 3, act), True),
    ("intake.continuity.ending.take_back", Right.INTAKE, _take_back, True),
    ("intake.continuity.reading.slips", Right.READ, _read(reading.slips), False),
    ("intake.continuity.reading.slip", Right.READ, _slip, False),
    ("settings.announcing.keeping.publish", Right.KEEP_HALL,
     lambda hall: lambda desk, act: keeping.publish(desk, told(hall), act), True),
    ("settings.announcing.keeping.change", Right.KEEP_HALL, _change, True),
    ("settings.announcing.keeping.withdraw", Right.KEEP_HALL, _withdraw, True),
    ("settings.announcing.keeping.archive", Right.KEEP_HALL, _archive, True),
    ("settings.announcing.keeping.announcements", Right.READ,
     _read(keeping.announcements), False),
    ("queue.tickets.take", Right.INTAKE,
     lambda hall: lambda desk, act: tickets.take(desk, "RZ", act), True),
    ("queue.tickets.waiting", Right.READ, _read(tickets.waiting), False),
    ("queue.tickets.ticket", Right.READ, _ticket, False),
)  # fmt: skip
