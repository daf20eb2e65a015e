"""Pretend shelves: finished papers get a place, one lies wrong, the old ones are asked for.

Chance comes from the numbers themselves, so that other pretend people stay as they were.
"""

from __future__ import annotations

from collections.abc import Callable

from counter.desk import Desk, new_act
from counter.outbox import PaperJob
from counter.progress.shelving import collecting, places, shelve, sweep

Printer = Callable[[Desk, PaperJob], object]
_RACKS = (("A", "取件窗口左侧"), ("B", "取件窗口右侧"))


def declare(supervisor: Desk, printer: Printer | None = None) -> None:
    """Two racks of three rows and four boxes, once in a hall; their labels."""
    if places.listed(supervisor):
        return
    for letter, title in _RACKS:
        places.declare(supervisor, letter, 3, 4, title, new_act())
    if printer is not None:
        for job in places.print_labels(supervisor, (), new_act()):
            printer(supervisor, job)


def put_away(desk: Desk) -> int:
    """Everything that is ready and lies nowhere is put into the place that its number chooses."""
    codes = [row.code for row in places.listed(desk) if row.is_active]
    waiting = shelve.waiting(desk) if codes else ()
    for row in waiting:
        shelve.shelve(desk, row.case_no, _place(codes, row.case_no), new_act())
    return len(waiting)


def fill(desk: Desk, supervisor: Desk) -> None:
    """Shelves with papers on them, three of them still in the tray beside."""
    declare(supervisor)
    codes = [row.code for row in places.listed(desk) if row.is_active]
    for row in shelve.waiting(desk)[3:]:
        shelve.shelve(desk, row.case_no, _place(codes, row.case_no), new_act())


def live(desk: Desk, supervisor: Desk, no: int, printer: Printer) -> None:
    """What happens on the `no`th day: papers put away; now and then a sweep, and reminders."""
    declare(supervisor, printer)
    put_away(desk)
    if no % 20 == 5:
        remind(desk, printer)
    if no % 60 == 30:
        look_over(desk)


def look_over(desk: Desk) -> sweep.Swept | None:
    """A sweep: all but the last paper is found, the first one in the place beside its own."""
    lying = shelve.lying(desk)
    if not lying:
        return None
    codes = [row.code for row in places.listed(desk) if row.is_active]
    begun = sweep.start(desk, "", new_act())
    for no, row in enumerate(lying[:-1]):
        beside = codes[(codes.index(row.place) + 1) % len(codes)]
        here = beside if no == 0 else row.place
        sweep.see(desk, begun.no, row.case_no, here, new_act())
        if no == 0:
            sweep.correct(desk, begun.no, row.case_no, new_act())
    return sweep.finish(desk, begun.no, new_act())


def remind(desk: Desk, printer: Printer) -> None:
    """Whoever has waited long is asked: first by telephone, then by letter."""
    for row in collecting.uncollected(desk):
        if row.level >= 3 or row.reminded > 1:
            for job in collecting.letters(desk, (row.case_no,), new_act()):
                printer(desk, job)
        else:
            collecting.remind(desk, (row.case_no,), "phone", new_act())


def _place(codes: list[str], case_no: str) -> str:
    return codes[sum(map(ord, case_no)) % len(codes)]
