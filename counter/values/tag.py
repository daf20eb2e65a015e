"""The tag: the digits in a QR code, by which a scanner finds a case, an envelope or a sheet.

Digits only, so that no input method, Caps Lock or keyboard layout can spoil a scan; 27 of them:

    1  version | 3 hall | 2 subject | 6 day (yymmdd) | 5 running number | 10 keyed check

The subject says what was scanned: 11 authentication, 12 APEC card, 13 passport, 14 visa,
90 envelope, 91 manifest, 92 day sheet, 93 consignment, 94 pre-review,
95 notary batch, 96 loan, 97 overdue letter, 98 visit, 81 spare receipt, 82 ticket, 83 notice.
Nothing about a person is in it, and the keyed check (BLAKE2s with the hall's key) makes it useless
to guess the tag of another's case.

>>> tag = Tag("11", "023", date(2026, 11, 23), 7)
>>> digits = mint(b"the hall's key", tag)
>>> groups(digits)
'1023 1126 1123 0000 7016 2225 671'
>>> read(b"the hall's key", digits, "023") == tag
True
"""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass
from datetime import date
from hashlib import blake2s

from counter.errors import TagRefused
from counter.text import Text

ENVELOPE, MANIFEST, DAY_SHEET = "90", "91", "92"
CONSIGNMENT, PREREVIEW = "93", "94"
NOTARY_BATCH = "95"
VISIT = "98"
SHELF_PLACE = "80"
SPARE, TICKET, NOTICE = "81", "82", "83"

_VERSION = "1"
_CHECK_DIGITS = 10
_SHAPE = re.compile(
    r"(?P<body>1(?P<hall>[0-9]{3})(?P<digits>[0-9]{2})(?P<day>[0-9]{6})(?P<serial>[0-9]{5}))"
    r"(?P<check>[0-9]{10})"
)


class NotATag(TagRefused):
    """Something else was scanned: a waybill, a payment code, half a tag."""

    def __init__(self, scanned: str) -> None:
        self.scanned = scanned
        super().__init__(
            Text(
                "扫到的不是本系统的编码。请扫描回执、信封或清单上的二维码，或输入办件编号。",
                "This is not one of our codes. Scan the code on a slip, an envelope or a "
                "manifest, or type the case number.",
            )
        )


class OtherHall(TagRefused):
    """A tag that says it belongs to the hall `hall`."""

    def __init__(self, hall: str) -> None:
        self.hall = hall
        super().__init__(
            Text(
                "这是其他大厅（代码 {hall}）的编码，本大厅没有这个办件。请到原大厅办理。",
                "This code belongs to another hall (code {hall}); the case is not in these books. "
                "Send the applicant to that hall.",
            ).fill(hall=hall)
        )


class CheckFailed(TagRefused):
    """The keyed check does not fit: mistyped, or made by somebody else."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "编码校验不符：可能输错一位，或不是本大厅出具的单据。请重新扫描；仍不符时请核对原件。",
                "The check of this code does not fit: a digit is mistyped, or this hall did not "
                "make the paper. Scan it again; if it still fails, examine the paper.",
            )
        )


@dataclass(frozen=True)
class Tag:
    """What a tag names: subject (two digits), hall (three), day and running number of that day."""

    digits: str
    hall: str
    day: date
    serial: int


def mint(key: bytes, tag: Tag) -> str:
    """The 27 digits of `tag` under the hall's `key` (1 to 32 bytes).

    `ValueError` for a subject or hall of another shape, a day outside 2000 to 2099 or a running
    number outside 1 to 99999: a tag must come back as the very same value.
    """
    if re.fullmatch(r"[0-9]{2}", tag.digits) is None or re.fullmatch(r"[0-9]{3}", tag.hall) is None:
        raise ValueError(f"a tag has two subject digits and three hall digits: {tag}")
    if not 2000 <= tag.day.year <= 2099 or not 1 <= tag.serial <= 99_999:
        raise ValueError(f"no tag for this day or running number: {tag}")
    body = f"{_VERSION}{tag.hall}{tag.digits}{tag.day:%y%m%d}{tag.serial:05d}"
    return body + _check(key, body)


def read(key: bytes, scanned: str, hall: str) -> Tag:
    """The tag that was scanned or typed (blanks and hyphens are forgiven) in the hall `hall`.

    Refuses with a plain sentence (`TagRefused`): `NotATag`, `OtherHall`, `CheckFailed`. Another
    hall signs with another key, so its tag is named by its hall code before the check is made.
    """
    match = _SHAPE.fullmatch(re.sub(r"[\s-]", "", scanned))
    if match is None:
        raise NotATag(scanned)
    if match["hall"] != hall:
        raise OtherHall(match["hall"])
    if not hmac.compare_digest(_check(key, match["body"]), match["check"]):
        raise CheckFailed
    day = match["day"]
    return Tag(
        match["digits"],
        match["hall"],
        date(2000 + int(day[:2]), int(day[2:4]), int(day[4:])),
        int(match["serial"]),
    )


def groups(tag: str) -> str:
    """`tag` in fours, as it stands in print under the code and is read aloud."""
    return " ".join(tag[start : start + 4] for start in range(0, len(tag), 4))


def _check(key: bytes, body: str) -> str:
    if not key:
        raise ValueError("a tag without a key could be forged by anybody")
    # person: the same key serves nothing else by accident.
    digest = blake2s(body.encode("ascii"), key=key, person=b"tag v1").digest()
    return f"{int.from_bytes(digest) % 10**_CHECK_DIGITS:0{_CHECK_DIGITS}d}"
