"""核验: somebody holds a result and asks whether it is ours. Number and day, both, or no answer.

Built against fishing: one look-up answers one result, a wrong pair does not say which half was
wrong, every look-up is in the journal, and nothing about the applicant is told.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from counter.desk import Desk
from counter.errors import Refused
from counter.rules import countries
from counter.store.tables.blanks import BlankSpoiled, Result
from counter.text import Text
from counter.values.clerk import Right

LONGEST = 60


class NoSuchResult(Refused):
    """No result has this number and this day of signing; which of the two is wrong is not said."""

    def __init__(self) -> None:
        super().__init__(
            Text("没有编号与签署日期都相符的认证。请照认证纸核对两项后再试。",
                 "No result has this number and this day of signing. Check both on the sheet.")
        )  # fmt: skip


@dataclass(frozen=True)
class Verified:
    """What the register tells a holder: the eleven columns, and whether it still stands."""

    authentication_no: str
    sender: str
    destination: Text
    deed_kind: str
    deed_signer: str
    deed_office: str
    deed_on: date | None
    signer: str
    signed_on: date
    authority: str
    place: str
    is_void: bool


def lookup(desk: Desk, number: str, on: date, act: str) -> Verified:
    """The result of this number (认证号 and 小号, or 认证纸号), signed on this day.

    Refuses (`NoSuchResult`) anything that does not agree in both.
    """
    asked = _tidy(number)[:LONGEST]
    with desk.signed(Right.ADVANCE, act, dated=False) as pen:
        if pen.answer is None:
            found = _find(asked, on)
            told = {"number": asked, "signed_on": on, "found": found is not None}
            pen.write("lookup", "register", told)
            pen.result = {"result": None if found is None else found.id}
            known = None if found is None else found.id
        else:
            known = pen.answer["result"]
        answer = None if known is None else _told(Result.get_by_id(known))
    # Raised only here: that somebody asked must be on the disk.
    if answer is None:
        raise NoSuchResult
    return answer


def _find(asked: str, on: date) -> Result | None:
    """A valid result goes before a void one of the same number."""
    rows = list(
        Result.select()
        .where(Result.signed_on == on)
        .where(
            (Result.sticker_no == asked)
            | (Result.authentication_no.concat(Result.small_no) == asked.replace("-", ""))
        )
        .order_by(Result.id.desc())
        .limit(2)
    )
    return min(rows, key=_is_void, default=None)


def _is_void(row: Result) -> bool:
    return bool(BlankSpoiled.select().where(BlankSpoiled.result == row).exists())


def _told(row: Result) -> Verified:
    country = countries.by_code(row.destination)
    return Verified(
        f"{row.authentication_no}-{row.small_no}", row.sender,
        country.name if country else Text.same(row.destination), row.deed_kind,
        row.deed_signer, row.deed_office, row.deed_on, row.signer, row.signed_on, row.authority,
        row.place, _is_void(row),
    )  # fmt: skip


def _tidy(written: str) -> str:
    tidy = re.sub(r"[\s—–]+", "-", unicodedata.normalize("NFKC", written).strip()).upper()
    return "".join(sign for sign in tidy if sign.isascii() and (sign.isalnum() or sign in "-/"))
