"""The figures that come from cases' milestones: on time, late, waiting, handling, uncollected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from counter.rules import collecting
from counter.store import shelf, shelfbook
from counter.store.tables.base import plain_rows
from counter.store.tables.cases import Case
from counter.store.tables.kept import CaseMark
from counter.values.days import Period

FIGURES = ("on_time", "overdue", "handling_days", "waiting_days", "uncollected", "open")
_CLOSED = ("done", "ended")
_OF_MARK = ("kind", "office")
_OF_CASE = ("route", "channel", "speed", "destination")

Found = tuple[str, date, int | None, int, int]


def dimensions(figure: str) -> tuple[str, ...]:
    """The ways in which such a figure is divided."""
    own = (*_OF_MARK, *_OF_CASE)
    return (*own, "step") if figure == "uncollected" else own


def finished_in(period: Period) -> Any:
    """The condition: finished in the period."""
    return CaseMark.finished_on.between(period.since, period.until)


def accepted_in(period: Period) -> Any:
    """The condition: accepted in the period, and still so."""
    return CaseMark.accepted_on.between(period.since, period.until)


def is_late() -> Any:
    """The condition: finished after the day promised. What was promised nothing is on time."""
    return CaseMark.due_on.is_null(False) & (CaseMark.finished_on > CaseMark.due_on)


def is_on_time() -> Any:
    """The condition: finished no later than promised."""
    return CaseMark.due_on.is_null(True) | (CaseMark.finished_on <= CaseMark.due_on)


def numbers(
    period: Period, figure: str, dimensions: Mapping[str, str], today: date
) -> Iterator[Found]:  # fmt: skip
    """The cases behind such a figure: number, day, units (its own), 1 case, no money."""
    if figure == "uncollected":
        step = dimensions.get("step")
        for case, on in ready(dimensions):
            if step is None or step == str(level(today, on)):
                yield case.no, on, None, 1, 0
        return
    day: Any = CaseMark.finished_on
    if figure == "open":
        day, within = CaseMark.received_on, Case.stage.not_in(_CLOSED)
    elif figure == "waiting_days":
        day = CaseMark.accepted_on
        within = accepted_in(period) & CaseMark.received_on.is_null(False)
    else:
        within = finished_in(period)
        if figure == "handling_days":
            within &= CaseMark.accepted_on.is_null(False)
        else:
            within &= is_late() if figure == "overdue" else is_on_time()
    query = CaseMark.select(CaseMark.case_no, day).join(Case, on=(Case.no == CaseMark.case_no))
    narrowed = query.where(within & _narrowed(dimensions)).order_by(CaseMark.case_no)
    for no, on in plain_rows(narrowed):
        yield no, on, None, 1, 0


def ready(dimensions: Mapping[str, str]) -> tuple[tuple[Case, date], ...]:
    """The cases that are ready to be fetched or posted now, and since when, by number."""
    query = Case.select(Case).join(CaseMark, on=(Case.no == CaseMark.case_no))
    found = list(query.where((Case.stage == "ready") & _narrowed(dimensions)).order_by(Case.no))
    since = shelfbook.ready_since(found)
    return tuple((case, since[case.id]) for case in found)


def level(today: date, ready_on: date) -> int:
    """How many steps of reminding have begun for a case that is ready since that day."""
    return collecting.ageing(shelf.newest(), today).level((today - ready_on).days)


def _narrowed(dimensions: Mapping[str, str]) -> Any:
    within: Any = CaseMark.case_no != ""
    for name, value in dimensions.items():
        if name != "step":
            within &= getattr(CaseMark if name in _OF_MARK else Case, name) == value
    return within
