"""The words in which a view is declared and told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from counter.dayclose.definitions import Definition, of
from counter.desk import Desk
from counter.text import Text
from counter.values.days import Period

Dimensions = tuple[tuple[str, str], ...]
EVERY_KIND = ""


@dataclass(frozen=True)
class Row:
    """One line of a view: what it is called, its value in its unit, and the cases behind it.

    `kind` is a kind of business, or '' where all are counted in cases. `figure` names the
    definition; `behind` what opens exactly its cases
    (`behind.cases(desk, period, row.behind_figure, **dict(row.behind))`), None: nothing does.
    """

    code: str
    title: Text
    kind: str
    figure: str
    value: int | Decimal
    unit: Text
    cases: int
    behind: Dimensions | None = None
    behind_figure: str = ""

    @property
    def definition(self) -> Definition:
        """What the figure counts."""
        return of(self.figure)


@dataclass(frozen=True)
class Sheet:
    """A view as it was read: its rows, and a note where something must be said beside them."""

    code: str
    title: Text
    figure: str
    rows: tuple[Row, ...]
    note: Text | None = None


@dataclass(frozen=True)
class View:
    """One view; `read` is asked inside a read. `is_now`: it tells of today, not of the period."""

    code: str
    title: Text
    figure: str
    read: Callable[[Desk, Period, str], Sheet]
    figures: tuple[str, ...] = ()
    is_now: bool = False
