"""How a closed day is rebuilt and proven in a test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counter.dayclose import proving
from counter.dayclose.anchor import Anchor
from counter.dayclose.replay import replay
from counter.desk import Desk
from counter.values import facts
from counter.values.clerk import Right
from tests.conftest import Hall
from tests.counter import steps

Do = Callable[[Desk, str], Any]


def _day(hall: Hall) -> Anchor:
    hall.accept()
    anchor = facts.read(Anchor, steps.close_today(hall).facts["anchor"])
    hall.later(days=1)  # others who are prepared in this hall need an open day
    return anchor


def _replay(hall: Hall) -> Do:
    day = _day(hall).day.isoformat()
    return lambda desk, act: replay.replay(desk, day)


def _prove(hall: Hall) -> Do:
    anchor = _day(hall)
    return lambda desk, act: proving.prove(desk, anchor)


def _prove_stored(hall: Hall) -> Do:
    number = str(_day(hall).close_no)
    return lambda desk, act: proving.prove_stored(desk, number)


def _sheet_of(hall: Hall) -> Do:
    anchor = _day(hall)
    return lambda desk, act: proving.sheet_of(desk, anchor)


ROWS = (
    ("dayclose.replay.replay.replay", Right.READ, _replay, False),
    ("dayclose.proving.prove", Right.READ, _prove, False),
    ("dayclose.proving.prove_stored", Right.READ, _prove_stored, False),
    ("dayclose.proving.sheet_of", Right.READ, _sheet_of, False),
)
