"""How each verb and read of the rule book is done in a test."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from counter.desk import Desk
from counter.rules.changes import Edit, from_day
from counter.rules.edition import Edition
from counter.settings import rulekeeping
from counter.settings.rulekeeping import workbook
from counter.values.clerk import Right
from tests.conftest import Hall

Do = Callable[[Desk, str], Any]
FIRST_DAY = date(2020, 1, 1)  # before every case of a test


def dearer(edition: Edition, day: date, yuan: str = "60") -> tuple[Edit, ...]:
    """The civil apostille costs more from that day."""
    return from_day(edition, "fees", "apostille-civil", day, {"yuan": yuan}, source="a notice")


def keep_now(hall: Hall, edits: tuple[Edit, ...], act: str) -> rulekeeping.Kept:
    """A supervisor keeps them on the newest edition."""
    base = hall.supervisor.edition.number
    return rulekeeping.keep(hall.supervisor, base, edits, "通知", act)


def _keep(hall: Hall) -> Do:
    edition, today = hall.desk.edition, hall.desk.today
    edits = dearer(edition, today)
    return lambda desk, act: rulekeeping.keep(desk, edition.number, edits, "通知", act)


def _propose(hall: Hall) -> Do:
    edits = dearer(hall.desk.edition, hall.desk.today)
    return lambda desk, act: rulekeeping.propose(desk, edits)


def _proposed_by(hall: Hall) -> Do:
    assert hall.books.folder is not None
    file = Path(hall.books.folder) / "rules.json"
    file.write_bytes(workbook.write_json(hall.desk.edition))
    return lambda desk, act: rulekeeping.proposed_by(desk, file)


def _history(hall: Hall) -> Do:
    return lambda desk, act: rulekeeping.history(desk, "fees", "apostille-civil")


def _editions(hall: Hall) -> Do:
    return lambda desk, act: rulekeeping.editions(desk)


_AT = "settings.rulekeeping"
ROWS: tuple[tuple[str, Right, Callable[[Hall], Do], bool], ...] = (
    (f"{_AT}.keeping.keep", Right.KEEP_RULES, _keep, True),
    (f"{_AT}.proposal.propose", Right.READ, _propose, False),
    (f"{_AT}.importing.proposed_by", Right.READ, _proposed_by, False),
    (f"{_AT}.history.history", Right.READ, _history, False),
    (f"{_AT}.history.editions", Right.READ, _editions, False),
)
