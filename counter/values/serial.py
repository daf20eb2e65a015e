"""Numbers printed one after the other: certificate stickers, blank certificates.

>>> first = read_serial("rz26-000123")
>>> str(first), str(first.plus(2)), first.until(first.plus(2))
('RZ26-000123', 'RZ26-000125', 3)
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from counter.errors import Refused
from counter.text import Text

LONGEST = 40
_SHAPE = re.compile(r"((?:[0-9A-Z/-]*[A-Z/-])?)([0-9]{1,15})")


class BadSerial(Refused):
    """Something that is no running number; `written` is what was typed."""

    def __init__(self, written: str, why: Text) -> None:
        self.written = written
        super().__init__(why)


@dataclass(frozen=True)
class SerialNo:
    """A running number: what stands before the digits, the digits, and how many they are."""

    prefix: str
    number: int
    width: int

    def __str__(self) -> str:
        return f"{self.prefix}{self.number:0{self.width}d}"

    @property
    def series(self) -> tuple[str, int]:
        """What two numbers share that can follow each other."""
        return self.prefix, self.width

    def plus(self, steps: int) -> SerialNo:
        """The number `steps` further on; refuses (`BadSerial`) where the digits run out."""
        if self.number + steps >= 10**self.width:
            told = Text("{no} 之后号码已用尽。", "The numbers run out after {no}.")
            raise BadSerial(str(self), told.fill(no=self))
        return replace(self, number=self.number + steps)

    def until(self, last: SerialNo) -> int:
        """How many numbers run from this one to `last`, both counted.

        Refuses (`BadSerial`) a `last` of another series, or one that comes before.
        """
        if self.series != last.series or last.number < self.number:
            told = Text(
                "{first} 到 {last} 不是一段连续的号码。请核对起止号。",
                "{first} to {last} is no run of numbers. Check both ends.",
            )
            raise BadSerial(str(last), told.fill(first=self, last=last))
        return last.number - self.number + 1


def read_serial(written: str) -> SerialNo:
    """The number as typed or scanned; full-width signs and blanks do not matter.

    Refuses (`BadSerial`) what does not end in digits, or holds other signs than Latin letters,
    digits, - and /.
    """
    tidy = "".join(unicodedata.normalize("NFKC", written).split()).upper()
    found = _SHAPE.fullmatch(tidy)
    if found is None or len(tidy) > LONGEST:
        told = Text(
            "“{no}”不像一个编号：应为字母和数字，并以数字结尾。",
            "'{no}' does not look like a number: letters and digits, with digits at the end.",
        )
        raise BadSerial(written, told.fill(no=tidy[:LONGEST]))
    return SerialNo(found[1], int(found[2]), len(found[2]))
