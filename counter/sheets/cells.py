"""A cell as it came, with what a spreadsheet may have done to it, and as text, number or day.

>>> Cell(13812345678.0).text, Cell(500103198503072333.0).is_damaged
('13812345678', True)
>>> Cell("2026年6月5日").day, Cell(46178.0).day
(datetime.date(2026, 6, 5), datetime.date(2026, 6, 5))
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from counter.text import Text

Value = str | int | float | bool | date | datetime | time | None

_EXACT = 10**15  # a spreadsheet keeps 15 digits; a number of more has lost its last ones
_POWER = re.compile(r"-?[0-9](\.[0-9]+)?[eE]\+?([0-9]{2,3})")  # 5.00103E+17, as CSV shows it
_DAY = re.compile(
    r"([0-9]{4})(?:[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?|([0-9]{2})([0-9]{2}))"
    r"(?:[ T]\d\d?:\d\d(?::\d\d)?(?:\.0+)?)?"
)
_FIRST_SERIAL = date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)  # 1954 to 2119: a bare number in a column of days
_BLANKS = "\u200b\ufeff\u2060"  # zero-width; other blanks str.strip knows


@dataclass(frozen=True)
class Cell:
    """One field. `value` is what the file holds: a formula's is its last result.

    `is_damaged`: a number with more digits than a spreadsheet keeps. `is_formula`: the value was
    worked out (None: no result is stored). `is_error`: the spreadsheet shows #REF! or the like.
    """

    value: Value = None
    is_formula: bool = False
    is_error: bool = False

    @property
    def is_damaged(self) -> bool:
        """Whether digits were lost: such a number must be typed again, as text."""
        if isinstance(self.value, str):
            power = _POWER.fullmatch(self.text)
            return power is not None and int(power[2]) >= 15
        is_number = isinstance(self.value, int | float) and not isinstance(self.value, bool)
        return is_number and abs(float(self.value)) >= _EXACT  # type: ignore[arg-type]

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be seen in it."""
        return not self.text and not self.is_error

    @property
    def text(self) -> str:
        """As one would type it; blanks around it gone, whole numbers without a point."""
        value = self.value
        match value:
            case None:
                return ""
            case bool():
                return "TRUE" if value else "FALSE"
            case float() if value.is_integer() and abs(value) < _EXACT:
                return str(int(value))
            case datetime():
                return value.isoformat(" ", "minutes")
            case date() | time():
                return value.isoformat()
        return str(value).strip().strip(_BLANKS).strip()

    @property
    def day(self) -> date | None:
        """The day that it says: a date, a serial number, 2026-06-15, 2026/6/15, 2026年6月15日."""
        if isinstance(self.value, datetime):
            return self.value.date()
        if isinstance(self.value, date):
            return self.value
        text = self.text
        if len(text) == 5 and text.isascii() and text.isdigit() and int(text) in _SERIALS:
            return _FIRST_SERIAL + timedelta(days=int(text))
        found = _DAY.fullmatch(text)
        if found is None:
            return None
        try:
            return date(int(found[1]), int(found[2] or found[4]), int(found[3] or found[5]))
        except ValueError:
            return None


@dataclass(frozen=True)
class Area:
    """Merged fields, both corners included, counted from 0; the value is in the first."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """Rows of one width from A1 on, empty ones at the end left out.

    `name` is empty for a text file and for pasted rows.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[Area, ...] = ()
    is_hidden: bool = False

    def said(self, row: int, column: int | None = None) -> Text:
        """Where that is, for people: 工作表“费用”第 3 行 C 列; both are counted from 0."""
        sheet = Text(f"工作表“{self.name}”", f"sheet '{self.name}', ") if self.name else None
        place = Text(f"第 {row + 1} 行", f"row {row + 1}")
        if column is not None:
            name = letters(column)
            place = Text(f"{place.zh} {name} 列", f"{place.en}, column {name}")
        return place if sheet is None else Text(sheet.zh + place.zh, sheet.en + place.en)

    def merged_at(self, row: int, column: int) -> Area | None:
        """The merged area that this field is part of."""
        for area in self.merged:
            if area.top <= row <= area.bottom and area.left <= column <= area.right:
                return area
        return None


def letters(column: int) -> str:
    """The name of a column counted from 0: A, Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def whole(name: str, rows: list[list[Cell]], merged: tuple[Area, ...] = (),
          is_hidden: bool = False) -> Sheet:  # fmt: skip
    """A sheet of these rows: empty ones at the end dropped, all of one width.

    Refuses (`ValueError`) merged areas that overlap, which no spreadsheet writes: a thousand of
    them over one large sheet would take hours to look through.
    """
    while rows and all(cell.is_empty for cell in rows[-1]):
        rows.pop()
    width = max((len(row) for row in rows), default=0)
    blank = Cell()
    squared = tuple(tuple(row) + (blank,) * (width - len(row)) for row in rows)
    inside = tuple(area for area in merged if area.top < len(rows) and area.left < width)
    covered = sum(
        (min(area.bottom + 1, len(rows)) - area.top) * (min(area.right + 1, width) - area.left)
        for area in inside
    )
    if covered > len(rows) * width:
        raise ValueError("merged areas overlap")
    return Sheet(name, squared, inside, is_hidden)
