"""The number of a case as people read, say and type it.

Kind, day of receipt, running number of the day, check character (ISO 7064 MOD 37,36, which
finds every single slip and nearly every swap of neighbours):

>>> case_number("RZ", date(2026, 11, 23), 7)
'RZ20261123-0007-Y'
>>> parse_case_number("rz202611230007y").serial
7
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from stdnum.iso7064 import mod_37_36

from counter.errors import Refused
from counter.text import Text

MOST_IN_A_DAY = 99_999

# Four digits and more without a needless zero: each case has one way to write its number.
_COMPACT = re.compile(r"([A-Z]{2})([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{4}|[1-9][0-9]{4})([0-9A-Z])")


class BadCaseNumber(Refused):
    """Something typed that is no case number of any hall; `written` is what was typed."""

    def __init__(self, written: str, why: Text) -> None:
        self.written = written
        super().__init__(why)


@dataclass(frozen=True)
class CaseNumber:
    """What a case number tells: kind of business, day of receipt, the how-manieth of that day."""

    letters: str
    day: date
    serial: int

    def __str__(self) -> str:
        return case_number(self.letters, self.day, self.serial)


def case_number(letters: str, day: date, serial: int) -> str:
    """The number as it prints; `serial` counts from 1 within a day and a kind.

    `ValueError` for letters that are not two capitals or a serial beyond five digits.
    """
    if re.fullmatch(r"[A-Z]{2}", letters) is None:
        raise ValueError(f"letters of a case number are two capitals: {letters!r}")
    if not 1 <= serial <= MOST_IN_A_DAY:
        raise ValueError(f"no case number for the serial {serial}")
    head, tail = f"{letters}{day.year:04d}{day:%m%d}", f"{serial:04d}"
    return f"{head}-{tail}-{mod_37_36.calc_check_digit(head + tail)}"


def parse_case_number(written: str) -> CaseNumber:
    """The number that was typed; lower case, spaces and missing hyphens are forgiven.

    `BadCaseNumber` where the shape is another or the check character does not fit.
    """
    compact = re.sub(r"[\s-]", "", written)
    # ASCII first: upper() would make a plain S of the long ſ, and \d would take ١ for 1.
    compact = compact.upper() if compact.isascii() else ""
    match = _COMPACT.fullmatch(compact)
    if match is None:
        raise BadCaseNumber(written, _SHAPE.fill(written=written))
    if not mod_37_36.is_valid(compact):
        raise BadCaseNumber(written, _SLIP.fill(written=written))
    letters, year, month, day, serial, _ = match.groups()
    try:
        received_on = date(int(year), int(month), int(day))
        number = CaseNumber(letters, received_on, int(serial))
        str(number)
    except ValueError as impossible:
        raise BadCaseNumber(written, _SHAPE.fill(written=written)) from impossible
    return number


_SHAPE = Text(
    "“{written}”不是办件编号。编号形如 RZ20261123-0007-Y，请核对后重输或扫描回执上的二维码。",
    "'{written}' is no case number. One looks like RZ20261123-0007-Y; "
    "check it, or scan the code on the slip.",
)
_SLIP = Text(
    "办件编号“{written}”的校验位不符，可能输错了一位。请核对后重输或扫描回执上的二维码。",
    "The check character of '{written}' does not fit; one character may be mistyped. "
    "Check it, or scan the code on the slip.",
)
