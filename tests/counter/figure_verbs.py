"""How each verb and read of the figures is done in a test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counter.dayclose import behind, freezing, rating, recounting
from counter.dayclose.views import register
from counter.desk import Desk, new_act
from counter.values.clerk import Right
from tests.conftest import Hall
from tests.counter import steps

Do = Callable[[Desk, str], Any]


def done(hall: Hall) -> str:
    """A case whose result has been handed over."""
    no = steps.ready(hall)
    steps.collect(hall, no)
    return no


def _read(do: Callable[[Desk], object]) -> Callable[[Hall], Do]:
    return lambda hall: lambda desk, act: do(desk)


def _rate(hall: Hall) -> Do:
    no = done(hall)
    return lambda desk, act: rating.rate(desk, no, 5, act)


def _may_rate(hall: Hall) -> Do:
    no = done(hall)
    return lambda desk, act: rating.may_rate(desk, no)


def _freeze(hall: Hall) -> Do:
    hall.accept()
    return lambda desk, act: freezing.freeze(desk, "2026", act)


def _compare(hall: Hall) -> Do:
    frozen = freezing.freeze(hall.supervisor, "2026", new_act())
    return lambda desk, act: freezing.compare(desk, frozen.id)


def _cases(hall: Hall) -> Do:
    hall.accept()
    return lambda desk, act: behind.cases(desk, "2026", "accepted", destination="DE")


VERBS: tuple[tuple[str, Right, Callable[[Hall], Do], bool], ...] = (
    ("recounting.check", Right.READ, _read(recounting.check), False),
    ("recounting.renew", Right.CLOSE_DAY,
     lambda hall: lambda desk, act: recounting.renew(desk, act), True),
    ("behind.cases", Right.READ, _cases, False),
    ("views.register.read", Right.READ,
     _read(lambda desk: register.read(desk, "destination", "2026-Q4", top=5)), False),
    ("views.register.every", Right.READ,
     _read(lambda desk: register.every(desk, "2026")), False),
    ("rating.rate", Right.HAND_OVER, _rate, True),
    ("rating.may_rate", Right.READ, _may_rate, False),
    ("freezing.freeze", Right.EXPORT, _freeze, True),
    ("freezing.frozen", Right.READ, _read(lambda desk: freezing.frozen(desk, "2026")), False),
    ("freezing.compare", Right.READ, _compare, False),
)  # fmt: skip
