"""How each verb and read of the reports is done in a test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counter.dayclose.report import looking, making
from counter.desk import Desk
from counter.values.clerk import Right
from tests.conftest import Hall

Do = Callable[[Desk, str], Any]


def _worked(do: Do) -> Callable[[Hall], Do]:
    def prepare(hall: Hall) -> Do:
        hall.accept()
        return do

    return prepare


VERBS: tuple[tuple[str, Right, Callable[[Hall], Do], bool], ...] = (
    ("report.making.compared", Right.READ,
     _worked(lambda desk, act: making.compared(desk, "2026-11")), False),
    ("report.making.sentence", Right.READ,
     _worked(lambda desk, act: making.sentence(desk, "2026")), False),
    ("report.making.year_sheet", Right.EXPORT,
     _worked(lambda desk, act: making.year_sheet(desk, "2026")), False),
    ("report.making.proof", Right.EXPORT,
     _worked(lambda desk, act: making.proof(desk, "2026-Q4", with_cases=True)), False),
    ("report.making.publish", Right.EXPORT,
     _worked(lambda desk, act: making.publish(desk, "2026", act)), True),
    ("report.making.print_year_sheet", Right.EXPORT,
     _worked(lambda desk, act: making.print_year_sheet(desk, "2026", act)), True),
    ("report.making.print_proof", Right.EXPORT,
     _worked(lambda desk, act: making.print_proof(desk, "2026", act)), True),
    ("report.looking.look", Right.READ,
     _worked(lambda desk, act: looking.look(desk, "2026-11", "destination")), False),
    ("report.looking.views_for", Right.READ,
     _worked(lambda desk, act: looking.views_for(desk)), False),
)  # fmt: skip
