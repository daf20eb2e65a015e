"""The verbs and reads about notary batches, for the table of all verbs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counter.desk import Desk
from counter.intake.notary.accept import accept, look_over
from counter.intake.notary.hand_back import hand_back
from counter.intake.notary.send_back import send_back
from counter.queue import batches
from counter.values.clerk import Right
from tests.conftest import Hall
from tests.counter.intake.notary.batch import LETTER, changed, looked, table, taken

Do = Callable[[Desk, str], Any]


def _accept(hall: Hall) -> Do:
    seen = looked(hall)
    return lambda desk, act: accept(desk, seen, seen.proposed, "applicant", "each", act)


def _hand_back(hall: Hall) -> Do:
    seen = looked(hall, changed(0, "使用国", "亚特兰蒂斯"))

    def do(desk: Desk, act: str) -> int:
        # The file carries its moment, so two of them differ by some bytes.
        return len(hand_back(desk, seen, seen.faulty, act)) // 100

    return do


def _send_back(hall: Hall) -> Do:
    number = taken(hall).batch_no
    return lambda desk, act: send_back(desk, number, (2,), "公证处要求取回", act)


def _batch(hall: Hall) -> Do:
    number = taken(hall).batch_no
    return lambda desk, act: batches.batch(desk, number)


VERBS: tuple[tuple[str, Right, Callable[[Hall], Do]], ...] = (
    ("intake.notary.accept.accept", Right.INTAKE, _accept),
    ("intake.notary.hand_back.hand_back", Right.INTAKE, _hand_back),
    ("intake.notary.send_back.send_back", Right.ADVANCE, _send_back),
)
READS: tuple[tuple[str, Right, Callable[[Hall], Do]], ...] = (
    ("intake.notary.accept.look_over", Right.READ,
     lambda hall: lambda desk, act: look_over(desk, table(), LETTER)),
    ("queue.batches.batches", Right.READ, lambda hall: lambda desk, act: batches.batches(desk)),
    ("queue.batches.batch", Right.READ, _batch),
)  # fmt: skip
