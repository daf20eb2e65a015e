"""How each verb and read of the shelf is done in a test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counter.desk import Desk, new_act
from counter.progress.shelving import collecting, places, shelve, sweep
from counter.values.clerk import Right
from tests.conftest import Hall
from tests.counter import steps

Do = Callable[[Desk, str], Any]


def rack(hall: Hall, letter: str = "A", rows: int = 2, boxes: int = 2) -> None:
    """Places of a rack, declared once."""
    known = {row.code for row in places.listed(hall.supervisor)}
    if f"{letter}-01-1" not in known:
        places.declare(hall.supervisor, letter, rows, boxes, "窗口左侧", new_act())


def _read(do: Callable[[Desk], object]) -> Callable[[Hall], Do]:
    return lambda hall: lambda desk, act: do(desk)


def _declare(hall: Hall) -> Do:
    return lambda desk, act: places.declare(desk, "Z", 2, 1, "", act)


def _retire(hall: Hall) -> Do:
    rack(hall, "Y")
    return lambda desk, act: places.retire(desk, "Y-01-1", act)


def _print(hall: Hall) -> Do:
    rack(hall)
    return lambda desk, act: places.print_labels(desk, (), act)


def _meet(hall: Hall) -> Do:
    rack(hall)
    return lambda desk, act: shelve.meet(desk, "A-01-1")


def _shelve(hall: Hall) -> Do:
    rack(hall)
    no = steps.ready(hall)
    return lambda desk, act: shelve.shelve(desk, no, "A-01-1", act)


def _take_off(hall: Hall) -> Do:
    rack(hall)
    no = steps.ready(hall)
    shelve.shelve(hall.desk, no, "A-01-1", new_act())
    return lambda desk, act: shelve.take_off(desk, no, act)


def _start(hall: Hall) -> Do:
    rack(hall)
    return lambda desk, act: sweep.start(desk, "A", act)


def _sweeping(do: Callable[[Desk, str, str, str], object]) -> Callable[[Hall], Do]:
    def prepare(hall: Hall) -> Do:
        rack(hall)
        no = steps.ready(hall)
        shelve.shelve(hall.desk, no, "A-01-1", new_act())
        begun = sweep.start(hall.desk, "", new_act()).no
        sweep.see(hall.desk, begun, no, "A-01-2", new_act())
        return lambda desk, act: do(desk, begun, no, act)

    return prepare


def _waiting(do: Callable[[Desk, str, str], object]) -> Callable[[Hall], Do]:
    def prepare(hall: Hall) -> Do:
        no = steps.ready(hall)
        return lambda desk, act: do(desk, no, act)

    return prepare


ADVANCE, READ = Right.ADVANCE, Right.READ
VERBS: tuple[tuple[str, Right, Callable[[Hall], Do], bool], ...] = (
    ("places.declare", Right.KEEP_HALL, _declare, True),
    ("places.retire", Right.KEEP_HALL, _retire, True),
    ("places.listed", READ, _read(places.listed), False),
    ("places.print_labels", Right.PRINT, _print, True),
    ("shelve.meet", READ, _meet, False),
    ("shelve.shelve", ADVANCE, _shelve, True),
    ("shelve.take_off", ADVANCE, _take_off, True),
    ("shelve.waiting", READ, _read(shelve.waiting), False),
    ("shelve.lying", READ, _read(shelve.lying), False),
    ("sweep.start", ADVANCE, _start, True),
    ("sweep.see", ADVANCE,
     _sweeping(lambda desk, no, case, act: sweep.see(desk, no, case, "A-02-1", act)), True),
    ("sweep.correct", ADVANCE, _sweeping(sweep.correct), True),
    ("sweep.finish", ADVANCE,
     _sweeping(lambda desk, no, case, act: sweep.finish(desk, no, act)), True),
    ("sweep.running", READ, _read(sweep.running), False),
    ("sweep.last", READ, _read(sweep.last), False),
    ("collecting.uncollected", READ, _read(collecting.uncollected), False),
    ("collecting.counts", READ, _read(collecting.counts), False),
    ("collecting.message", Right.UNMASK, _waiting(collecting.message), True),
    ("collecting.remind", ADVANCE,
     _waiting(lambda desk, no, act: collecting.remind(desk, (no,), "phone", act)), True),
    ("collecting.letters", ADVANCE,
     _waiting(lambda desk, no, act: collecting.letters(desk, (no,), act)), True),
)  # fmt: skip
