"""The cases that came in one visit: where each stands, what each owes."""

from __future__ import annotations

from dataclasses import dataclass

from counter.desk import Desk
from counter.errors import NotFound
from counter.store.casebook import kind_of, owed
from counter.store.tables.cases import Case
from counter.store.visitbook import cases_of, has_total
from counter.text import Text
from counter.values.money import Money


@dataclass(frozen=True)
class VisitRow:
    """One case of the visit."""

    case_no: str
    kind: Text
    step: Text
    units: str
    owes: Money


@dataclass(frozen=True)
class VisitSheet:
    """A visit. `has_total`: one receipt stands in place of the cases' own."""

    number: str
    rows: tuple[VisitRow, ...]
    owes: Money
    has_total: bool


def visit(desk: Desk, number: str) -> VisitSheet:
    """The visit of this number (`NotFound`)."""
    with desk.reading():
        cases = cases_of(number)
        if not cases:
            raise NotFound(Text("来访 {no}", "visit {no}").fill(no=number))
        rows = tuple(map(_row, cases))
        return VisitSheet(
            number, rows, Money.total(max(row.owes, Money(0)) for row in rows), has_total(number)
        )


def _row(case: Case) -> VisitRow:
    kind = kind_of(case)
    units = f"{case.units}{kind.measure.unit.zh}"
    return VisitRow(case.no, kind.title, kind.workflow.step(case.step).title, units, owed(case))
