"""From a figure to exactly its cases: who stands behind a number of a period.

What comes back sums up to the figure: a case that was taken out of it in the period stands there
with -1, one that was told twice what is missing with 2, and one that came and went with nothing
is left out. Names are masked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import fn

from counter.casetypes.register import by_letters
from counter.dayclose import gaps, marked
from counter.dayclose.totals import MONEY, read_period
from counter.desk import Desk
from counter.errors import Refused
from counter.store.keeping import BETWEEN
from counter.store.tables.base import plain_rows
from counter.store.tables.cases import Case
from counter.store.tables.journal import Count, Entry
from counter.store.tables.kept import CaseMark
from counter.text import Text
from counter.values.days import Period
from counter.values.identity import mask_name
from counter.values.money import Money
from counter.values.shares import PAYEES

IN_JOURNAL = (
    "received", "accepted", "finished", "handed_over", "posted", "corrections", "rejected",
    "refused", "withdrawn", "cards", "rated", *MONEY,
    *(f"{figure}:{payee}" for figure in MONEY for payee in PAYEES),
)  # fmt: skip
DIMENSIONS = (
    "kind", "route", "channel", "clerk", "speed", "destination", "window", "method", "hour",
    "route_destination", "office",
)  # fmt: skip
_COLUMNS = DIMENSIONS[:8]
_REASON = "reason"  # of a notice of missing papers: read from the entries themselves
_PART = 500  # numbers in one question to the engine


class NoSuchFigure(Refused):
    """A figure behind which no cases can be shown."""

    def __init__(self, figure: str) -> None:
        self.figure = figure
        super().__init__(
            Text("没有“{f}”这个统计项，或该项不能展开到办件。请从统计页选取。",
                 "There is no figure '{f}', or it has no cases behind it. Choose one of the page.")
            .fill(f=figure)
        )  # fmt: skip


class NoSuchView(Refused):
    """A way in which this figure is not divided."""

    def __init__(self, view: str, known: tuple[str, ...]) -> None:
        self.view, self.known = view, known
        super().__init__(
            Text("该项不能按“{v}”划分。可用：{all}。",
                 "This figure is not divided by '{v}'. Use: {all}.")
            .fill(v=view, all=", ".join(known))
        )  # fmt: skip


@dataclass(frozen=True)
class CaseBehind:
    """One case behind a figure, and what it adds to it: units, cases (times), money."""

    case_no: str
    kind: str
    kind_title: Text
    name: str
    destination: str
    step: Text
    day: date
    units: int
    unit: Text
    cases: int
    money: Money


def cases(
    desk: Desk, period_text: str, figure: str, **dimensions: str
) -> tuple[CaseBehind, ...]:
    """The cases behind a figure of a period, by number; their sums are the figure's.

    `dimensions` narrow it as the views divide it (`DIMENSIONS`): kind="authentication",
    destination="EG". Refuses `BadPeriod`, `NoSuchFigure`, `NoSuchView`.
    """
    period = read_period(period_text)
    known = divided_by(figure)
    for name in dimensions:
        if name not in known:
            raise NoSuchView(name, known)
    with desk.reading():
        if figure in marked.FIGURES:
            found = list(marked.numbers(period, figure, dimensions, desk.today))
        else:
            found = _in_journal(period, figure, dimensions)
        return tuple(_rows(found))


Found = tuple[str, date, int | None, int, int]  # number, day, units (None: its own), cases, fen


def _in_journal(period: Period, figure: str, dimensions: Mapping[str, str]) -> list[Found]:
    within: Any = (Count.figure == figure) & Count.day.between(period.since, period.until)
    query = Count.select(
        Entry.subject, fn.MIN(Count.day), fn.SUM(Count.units), fn.SUM(Count.cases),
        fn.SUM(Count.fen),
    ).join(Entry, on=(Entry.seq == Count.seq))  # fmt: skip
    for name, value in dimensions.items():
        if name in _COLUMNS:
            within &= getattr(Count, name) == value
        elif name == "hour":
            within &= fn.SUBSTR(Entry.at, 12, 2) == value
        elif name == "route_destination":
            route, _, destination = value.partition(BETWEEN)
            within &= (Count.route == route) & (Count.destination == destination)
        elif name == _REASON:
            within &= Entry.seq.in_(gaps.seqs_of(period, value))
        else:
            of_office = CaseMark.select(CaseMark.case_no).where(CaseMark.office == value)
            within &= Entry.subject.in_(of_office)
    rows = plain_rows(query.where(within).group_by(Entry.subject).order_by(Entry.subject))
    # PostgreSQL answers SUM with Decimal, hence int
    return [
        (no, day if isinstance(day, date) else date.fromisoformat(day), int(units), int(number),
         int(fen))
        for no, day, units, number, fen in rows
        if units or number or fen
    ]  # fmt: skip


def _rows(found: list[Found]) -> Iterator[CaseBehind]:
    known = _cases(no for no, *_ in found)
    for no, day, units, number, fen in found:
        case = known[no]
        kind = by_letters(case.letters)
        yield CaseBehind(
            no, kind.code, kind.title, mask_name(case.name), case.destination,
            kind.workflow.step(case.step).title, day, case.units if units is None else units,
            kind.measure.unit, number, Money(fen),
        )  # fmt: skip


def _cases(numbers: Iterable[str]) -> dict[str, Any]:
    asked = list(numbers)
    found: dict[str, Any] = {}
    for start in range(0, len(asked), _PART):
        rows = Case.select(
            Case.no, Case.letters, Case.name, Case.destination, Case.step, Case.units
        ).where(Case.no.in_(asked[start : start + _PART]))
        found.update((row.no, row) for row in rows)
    return found


def divided_by(figure: str) -> tuple[str, ...]:
    """The ways in which a figure can be narrowed (`NoSuchFigure`: no cases are behind it)."""
    if figure in marked.FIGURES:
        return marked.dimensions(figure)
    if figure not in IN_JOURNAL:
        raise NoSuchFigure(figure)
    return (*DIMENSIONS, _REASON) if figure == "corrections" else DIMENSIONS

