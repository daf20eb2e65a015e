"""Sheets of self-adhesive labels: how many stand on an A4 sheet, and where. Lengths in mm.

The rows are in resources/label_sheets.csv; another office adds a line there. Sizes are those that
are printed on the packets of common makers (待核实: measure a sheet before the first run).

>>> one = SHEETS["3x8"]
>>> one.holds, one.next_start(3, 7), one.next_start(20, 7), one.next_start(24, 1)
(24, 10, 3, 1)
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from counter.text import Text
from resources import data


@dataclass(frozen=True)
class LabelSheet:
    """One type of sheet. `left` and `top` are white; `across` and `down` the gaps between."""

    code: str
    title: Text
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    across: float
    down: float

    @property
    def holds(self) -> int:
        """How many labels a whole sheet has."""
        return self.columns * self.rows

    def corner(self, place: int) -> tuple[float, float]:
        """The upper left corner of a place, counted from 1 along the rows.

        >>> SHEETS["3x8"].corner(5)
        (70.0, 37.5)
        """
        row, column = divmod(place - 1, self.columns)
        return (
            round(self.left + column * (self.width + self.across), 3),
            round(self.top + row * (self.height + self.down), 3),
        )

    def next_start(self, start: int, printed: int) -> int:
        """Which place of a sheet is free after `printed` labels from `start` on."""
        return (start - 1 + printed) % self.holds + 1

    def sheets(self, start: int, labels: int) -> int:
        """How many sheets a run takes.

        >>> SHEETS["3x8"].sheets(20, 7)
        2
        """
        return -(-(start - 1 + labels) // self.holds)


def _read() -> dict[str, LabelSheet]:
    lines = csv.DictReader(io.StringIO(data("label_sheets.csv").decode("utf-8"), newline=""))
    return {
        row["code"]: LabelSheet(
            row["code"], Text(row["zh"], row["en"]), int(row["columns"]), int(row["rows"]),
            *(float(row[name]) for name in ("width", "height", "left", "top", "across", "down")),
        )
        for row in lines
    }  # fmt: skip


SHEETS = _read()
