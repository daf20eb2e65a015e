"""The verbs of a day's balance, for the table of all verbs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counter.dayclose.balance import settling
from counter.desk import Desk
from counter.values.clerk import Right
from tests.conftest import Hall
from tests.counter import steps
from tests.counter.dayclose.balance.losses import forget

Do = Callable[[Desk, str], Any]


def sign(hall: Hall) -> Do:
    """A certificate is missing; it is signed for."""
    no = steps.ready(hall)
    forget(hall.books, no)
    day = hall.desk.today
    return lambda desk, act: settling.sign_difference(
        desk, day, "piece", f"{no} 1", "正在查找", act
    )


def of_day(hall: Hall) -> Do:
    """The balance is looked at."""
    hall.accept()
    return lambda desk, act: settling.of_day(desk, hall.desk.today)


ROWS = (
    ("dayclose.balance.settling.sign_difference", Right.CLOSE_DAY, sign, True),
    ("dayclose.balance.settling.of_day", Right.READ, of_day, False),
)
