"""The anchor of a closed day: what its paper must say so that the books can be held against it.

Whoever has the key of the books can rewrite them, chain and stored sheets and all. He cannot
rewrite the paper in the cupboard: it bears the journal's last number and full digest as they were
that evening, in words and as a symbol of its own, and a check over the totals made with the
hall's key, so that a paper that was drawn elsewhere with the right digest shows as well.

>>> from datetime import date
>>> told = Anchor("001", date(2020, 11, 23), 219, 48211, "9f" * 32, "0123456789ABCDEF")
>>> told.code[:24], len(told.code)
('Z1/001/20201123/219/4821', 107)
>>> read(told.code) == told
True
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from counter.errors import Refused
from counter.text import Text

# The version of the check. A change of what it covers is a new version beside the old one.
VERSION = "Z1"
_SHAPE = re.compile(
    r"Z1/(?P<hall>\d{3})/(?P<day>\d{8})/(?P<close_no>\d{1,6})/(?P<last>\d{1,10})"
    r"/(?P<head>[0-9A-F]{64})/(?P<check>[0-9A-F]{16})"
)


class NotAnAnchor(Refused):
    """A code that is not the anchor of a day sheet, or of a version that is not known here."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(
            Text(
                "“{code}”不是日结单的存证码。请扫描“存证”一栏的二维码。",
                "'{code}' is no day sheet's anchor. Scan the code under Evidence.",
            ).fill(code=code[:24])
        )


@dataclass(frozen=True)
class Anchor:
    """Where the journal stood at a closing: `last` entry and its whole digest `head` (64 hex
    digits), for which `day` and number of which `hall`, and the `check` over the totals."""

    hall: str
    day: date
    close_no: int
    last: int
    head: str
    check: str

    @property
    def code(self) -> str:
        """What the symbol says: digits, capitals and slashes, the dense alphabet of a QR code."""
        return (
            f"{VERSION}/{self.hall}/{self.day:%Y%m%d}/{self.close_no}/{self.last}"
            f"/{self.head.upper()}/{self.check}"
        )


def read(code: str) -> Anchor:
    """The anchor that a scanner read (`NotAnAnchor`)."""
    match = _SHAPE.fullmatch(code.strip())
    if match is None:
        raise NotAnAnchor(code)
    day = match["day"]
    try:
        on = date(int(day[:4]), int(day[4:6]), int(day[6:]))
    except ValueError as error:
        raise NotAnAnchor(code) from error
    return Anchor(
        match["hall"], on, int(match["close_no"]), int(match["last"]), match["head"].lower(),
        match["check"],
    )  # fmt: skip
