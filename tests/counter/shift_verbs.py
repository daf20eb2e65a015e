"""The verbs and reads of shifts, and what tests do at a drawer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counter.dayclose import till
from counter.dayclose.shift import counting, opening, reading, x_report
from counter.dayclose.shift.counted import Counted
from counter.dayclose.shift.figures import ShiftCard
from counter.desk import Desk, new_act
from counter.values.clerk import Right
from counter.values.money import Money
from tests.conftest import Hall

Row = tuple[str, Right, Callable[[Hall], Callable[[Desk, str], Any]], bool]
THREE_HUNDRED = Counted({"100": 3})


def opened(desk: Desk, yuan: int = 200) -> ShiftCard:
    """A shift opened by key."""
    return opening.open_shift(desk, Money.yuan(yuan), new_act())


def take(hall: Hall, desk: Desk, yuan: int, method: str = "cash") -> str:
    """Money for a new case; its number."""
    no = hall.accept(pieces=_dear()).case_no
    till.pay(desk, no, Money.yuan(yuan), method, "", new_act())
    return no


def _dear() -> list[dict[str, object]]:
    """A certificate of twenty matters, so that there is something to pay."""
    from tests.conftest import default_pieces

    return [{**default_pieces("RZ")[0], "matters": 20}]


def _count(hall: Hall) -> Callable[[Desk, str], Any]:
    no = opened(hall.desk, 300).id
    return lambda desk, act: counting.count_shift(desk, no, THREE_HUNDRED, act)


def _explain(hall: Hall) -> Callable[[Desk, str], Any]:
    no = opened(hall.desk, 301).id
    counting.count_shift(hall.desk, no, THREE_HUNDRED, new_act())
    return lambda desk, act: counting.explain(desk, no, "少找", act)


def _x(hall: Hall) -> Callable[[Desk, str], Any]:
    no = opened(hall.desk).id
    return lambda desk, act: x_report.x_report(desk, no)


def _read(do: Callable[[Desk], Any]) -> Callable[[Hall], Callable[[Desk, str], Any]]:
    return lambda hall: lambda desk, act: do(desk)


ROWS: tuple[Row, ...] = (
    ("dayclose.shift.opening.open_shift", Right.TAKE_MONEY,
     lambda hall: lambda desk, act: opening.open_shift(desk, Money.yuan(200), act), True),
    ("dayclose.shift.counting.count_shift", Right.CLOSE_DAY, _count, True),
    ("dayclose.shift.counting.explain", Right.CLOSE_DAY, _explain, True),
    ("dayclose.shift.x_report.x_report", Right.CLOSE_DAY, _x, False),
    ("dayclose.shift.reading.shifts", Right.READ,
     _read(lambda desk: reading.shifts(desk, desk.today)), False),
    ("dayclose.shift.reading.to_count", Right.READ, _read(reading.to_count), False),
    ("dayclose.shift.reading.usual_float", Right.READ, _read(reading.usual_float), False),
    ("dayclose.shift.reading.is_blind", Right.READ,
     _read(lambda desk: reading.is_blind(desk, desk.today, desk.today)), False),
)  # fmt: skip
