"""The verbs of checks, specimens and visits, for the table of verbs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from counter.dayclose import till
from counter.desk import Desk, new_act
from counter.intake import accept, visit
from counter.progress.checks import asked
from counter.progress.checks.record import all_in_order, examine, record
from counter.progress.specimens import filed, keeping
from counter.progress.specimens.keeping import NewSpecimen
from counter.queue import visit as together
from counter.queue.card import card
from counter.values.clerk import Right
from tests.conftest import Hall
from tests.counter.intake.prereview import bits

Do = Callable[[Desk, str], Any]
SEAL = NewSpecimen("重庆市公证处", "office_seal", date(2024, 1, 1), "备案函 1 号")


def _sheet(hall: Hall) -> Do:
    no = hall.accept().case_no
    return lambda desk, act: asked.sheet(desk, no)


def _record(hall: Hall) -> Do:
    no = hall.accept().case_no
    told = all_in_order(asked.sheet(hall.desk, no).lines)[:1]
    return lambda desk, act: record(desk, no, 1, told, act)


def _examine(hall: Hall) -> Do:
    no = hall.accept().case_no
    told = all_in_order(asked.sheet(hall.desk, no).lines)
    return lambda desk, act: examine(desk, no, 1, told, act)


def _file(hall: Hall) -> Do:
    return lambda desk, act: keeping.file_specimen(desk, SEAL, bits.picture(), act)


def _filed(hall: Hall) -> int:
    return keeping.file_specimen(hall.supervisor, SEAL, bits.picture(), new_act()).id


def _end(hall: Hall) -> Do:
    no = _filed(hall)
    return lambda desk, act: keeping.end_specimen(desk, no, date(2026, 1, 1), "换章", act)


def _specimen(hall: Hall) -> Do:
    no = _filed(hall)
    return lambda desk, act: filed.specimen(desk, no)


def _page(hall: Hall) -> Do:
    no = bits.all_seen(hall).pictures[0].id
    return lambda desk, act: asked.page(desk, no)


def _visit(hall: Hall) -> tuple[str, str]:
    """A case of a visit of two, and the visit's number."""
    first = hall.accept().case_no
    accept.accept(hall.desk, replace(hall.application(), beside=first))
    return first, card(hall.desk, first).visit


def _one_receipt(hall: Hall) -> Do:
    first, _ = _visit(hall)
    return lambda desk, act: visit.one_receipt(desk, first, act)


def _pay_visit(hall: Hall) -> Do:
    _, number = _visit(hall)
    owes = together.visit(hall.desk, number).owes
    return lambda desk, act: till.pay_visit(desk, number, owes, "cash", "", act)


def _together(hall: Hall) -> Do:
    _, number = _visit(hall)
    return lambda desk, act: together.visit(desk, number)


ROWS = (
    ("intake.visit.one_receipt", Right.INTAKE, _one_receipt),
    ("dayclose.till.pay_visit", Right.TAKE_MONEY, _pay_visit),
    ("queue.visit.visit", Right.READ, _together, False),
    ("progress.checks.asked.sheet", Right.READ, _sheet, False),
    ("progress.checks.asked.page", Right.READ, _page, False),
    ("progress.checks.record.record", Right.ADVANCE, _record),
    ("progress.checks.record.examine", Right.ADVANCE, _examine),
    ("progress.specimens.keeping.file_specimen", Right.KEEP_SPECIMENS, _file),
    ("progress.specimens.keeping.end_specimen", Right.KEEP_SPECIMENS, _end),
    ("progress.specimens.filed.specimens", Right.READ,
     lambda hall: lambda desk, act: filed.specimens(desk), False),
    ("progress.specimens.filed.specimen", Right.READ, _specimen, False),
)  # fmt: skip
