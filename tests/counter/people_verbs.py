"""How each verb and read about persons is done in a test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counter.desk import Desk
from counter.intake import doubts, persons, proposals
from counter.settings import erasure, notaries, safekeeping
from counter.values.clerk import Right
from tests.conftest import Hall
from tests.counter import steps

Do = Callable[[Desk, str], Any]
SIX_YEARS = 6 * 366


def _known(hall: Hall) -> Do:
    hall.accept()
    return lambda desk, act: persons.known(desk, "张伟")


def _agents(hall: Hall) -> Do:
    hall.accept("SL")
    return lambda desk, act: persons.agents(desk, "李娜")


def _recall(hall: Hall) -> Do:
    no = hall.accept().case_no
    return lambda desk, act: persons.recall(desk, no, act)


def _doubts(hall: Hall) -> Do:
    form = hall.application()
    return lambda desk, act: doubts.doubts(desk, form)


def _proposals(hall: Hall) -> Do:
    return lambda desk, act: proposals.proposals(desk)


def _notaries(hall: Hall) -> Do:
    return lambda desk, act: notaries.notaries(desk)


def _keep_notary(hall: Hall) -> Do:
    line = notaries.NotaryLine("重庆市公证处", "周明")
    return lambda desk, act: notaries.keep_notary(desk, line, act)


def _due(hall: Hall) -> Do:
    return lambda desk, act: erasure.due_for_erasure(desk)


def _erase(hall: Hall) -> Do:
    steps.collect(hall, steps.ready(hall))
    hall.later(days=SIX_YEARS)
    safekeeping.trust_clock(hall.supervisor, "长假", f"clock-{hall.now:%Y%m%d}")

    def do(desk: Desk, act: str) -> Any:
        return erasure.erase(desk, desk.today, act, steps.beside(hall, desk))

    return do


VERBS = (
    ("intake.persons.known", Right.INTAKE, _known, False),
    ("intake.persons.agents", Right.INTAKE, _agents, False),
    ("intake.persons.recall", Right.INTAKE, _recall, True),
    ("intake.doubts.doubts", Right.READ, _doubts, False),
    ("intake.proposals.proposals", Right.INTAKE, _proposals, False),
    ("settings.notaries.notaries", Right.READ, _notaries, False),
    ("settings.notaries.keep_notary", Right.KEEP_SPECIMENS, _keep_notary, True),
    ("settings.erasure.due.due_for_erasure", Right.ERASE, _due, False),
    ("settings.erasure.erase.erase", Right.ERASE, _erase, True),
)  # fmt: skip
