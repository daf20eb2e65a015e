"""How each verb of addresses in the mail room is done in a test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counter.desk import Desk, new_act
from counter.mailout import address
from counter.values.clerk import Right
from tests.conftest import BY_POST, Hall
from tests.counter import steps

Do = Callable[[Desk, str], Any]


def _address_of(hall: Hall) -> Do:
    no = steps.ready(hall, **BY_POST)
    return lambda desk, act: address.address_of(desk, (no,), act)


def _readdress(hall: Hall) -> Do:
    seen = address.address_of(hall.desk, (steps.ready(hall, **BY_POST),), new_act())
    told = {**seen.answers, "receiver": "李四"}
    return lambda desk, act: address.readdress(desk, seen, told, act)


def _address_slip(hall: Hall) -> Do:
    no = steps.packed(hall, steps.ready(hall, **BY_POST)).envelope_no
    return lambda desk, act: address.address_slip(desk, no, act)


ROWS: tuple[tuple[str, Right, Callable[[Hall], Do]], ...] = (
    ("mailout.address.address_of", Right.UNMASK, _address_of),
    ("mailout.address.readdress", Right.POST, _readdress),
    ("mailout.address.address_slip", Right.UNMASK, _address_slip),
)
