"""How each verb and read of the custody is done in a test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any

from counter.desk import Desk, new_act
from counter.progress.custody import (
    approvals,
    card,
    loans,
    made,
    overdue,
    stock,
    stocktaking,
    surrender,
)
from counter.progress.custody.approvals import Approved
from counter.progress.custody.trips import Trip
from counter.values.clerk import Right
from tests.conftest import Hall
from tests.counter import steps
from tests.counter.custody_steps import BOOKLET, TAKER, UNIT, kept, late, lent

Do = Callable[[Desk, str], Any]
Prepare = Callable[[Hall], Do]


_NUMBERS = count(2_000_000)


def _read(do: Callable[[Desk], object]) -> Prepare:
    return lambda hall: lambda desk, act: do(desk)


def _of(do: Callable[[Desk, str, int, str], object], *, is_out: bool = False) -> Prepare:
    """A verb on one booklet, in stock or out: desk, number, revision, act."""

    def prepare(hall: Hall) -> Do:
        # Several verbs may be prepared in one hall, and a booklet is taken in once.
        seen = kept(hall, f"PE{next(_NUMBERS):07d}")
        if is_out:
            seen = lent(hall, seen).card
        return lambda desk, act: do(desk, seen.row.no, seen.revision, act)

    return prepare


def _made(hall: Hall) -> tuple[str, int]:
    no = hall.accept("HZ").case_no
    return no, steps.bring_to(hall, no, "made").revision


def _register(hall: Hall) -> Do:
    no, revision = _made(hall)
    return lambda desk, act: made.register(desk, no, revision, 1, BOOKLET, act)


def _captured(hall: Hall) -> Do:
    no = hall.accept("HZ").case_no
    return lambda desk, act: made.captured(desk, no, 1, 1, act)


def _made_read(hall: Hall) -> Do:
    no, _ = _made(hall)
    return lambda desk, act: made.made(desk, no)


def _draw(hall: Hall) -> Do:
    late(hall, 9)
    return lambda desk, act: overdue.draw(desk, UNIT, act)


def _counting(do: Callable[[Desk, str, str], object]) -> Prepare:
    def prepare(hall: Hall) -> Do:
        kept(hall)
        no = stocktaking.start(hall.desk, "", new_act()).no
        return lambda desk, act: do(desk, no, act)

    return prepare


APPROVED = Approved("渝外批〔2026〕8号", "mission", UNIT, ("JP",), ("王略",), 5)
KEEP, READ = Right.KEEP_CUSTODY, Right.READ
VERBS: tuple[tuple[str, Right, Prepare, bool], ...] = (
    ("approvals.record", KEEP,
     lambda hall: lambda desk, act: approvals.record(desk, APPROVED, act), True),
    ("approvals.approval", READ, _read(lambda desk: approvals.approval(desk, "x")), False),
    ("stock.take_in", KEEP,
     lambda hall: lambda desk, act: stock.take_in(desk, replace(BOOKLET), act), True),
    ("stock.shelve", KEEP,
     _of(lambda desk, no, seen, act: stock.shelve(desk, no, seen, "乙柜1", act)), True),
    ("stock.report_loss", KEEP,
     _of(lambda desk, no, seen, act: stock.report_loss(desk, no, seen, "被盗", act)), True),
    ("stock.cancel", KEEP,
     _of(lambda desk, no, seen, act: stock.cancel(desk, no, seen, "到期", act)), True),
    ("loans.prospect", READ,
     _of(lambda desk, no, seen, act: loans.prospect(desk, no, Trip())), False),
    ("loans.lend", KEEP,
     _of(lambda desk, no, seen, act: loans.lend(desk, no, seen, Trip(), TAKER, act)), True),
    ("loans.set_trip", KEEP,
     _of(lambda desk, no, seen, act: loans.set_trip(desk, no, seen, Trip(), None, act),
         is_out=True), True),
    ("loans.give_back", KEEP,
     _of(lambda desk, no, seen, act: loans.give_back(desk, no, seen, "李娜", True, act),
         is_out=True), True),
    ("surrender.surrendered", KEEP,
     _of(lambda desk, no, seen, act: surrender.surrendered(desk, no, act)), True),
    ("card.listed", READ, _read(card.listed), False),
    ("card.counts", READ, _read(card.counts), False),
    ("card.find", READ, _read(lambda desk: card.find(desk, "PE1234567")), False),
    ("card.card", READ, _of(lambda desk, no, seen, act: card.card(desk, no)), False),
    ("made.made", READ, _made_read, False),
    ("made.register", KEEP, _register, True),
    ("made.captured", Right.ADVANCE, _captured, True),
    ("overdue.late_units", READ, _read(overdue.late_units), False),
    ("overdue.draw", KEEP, _draw, True),
    ("stocktaking.start", KEEP,
     lambda hall: lambda desk, act: stocktaking.start(desk, "", act), True),
    ("stocktaking.see", KEEP,
     _counting(lambda desk, no, act: stocktaking.see(desk, no, "PE1234567", "", act)), True),
    ("stocktaking.finish", KEEP,
     _counting(lambda desk, no, act: stocktaking.finish(desk, no, act)), True),
    ("stocktaking.running", READ, _read(stocktaking.running), False),
    ("stocktaking.last", READ, _read(stocktaking.last), False),
    ("stocktaking.next_on", READ, _read(stocktaking.next_on), False),
)  # fmt: skip
