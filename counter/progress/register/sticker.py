"""What is told about a result when its sticker is on: the numbers, who signed, when and where.

Consecutive stickers are scanned by scanning the first: the others follow from it. Each apostille
has a number of its own (domain notes 3); the certificates of one legalisation share the
authentication number and count on in the small one (1.10).

>>> first = Sticker(1, "26500012", "001", "CQ000123")
>>> [(s.authentication_no, s.small_no, s.sticker_no) for s in follow(first, (1, 2), True)]
[('26500012', '001', 'CQ000123'), ('26500013', '001', 'CQ000124')]
>>> [(s.authentication_no, s.small_no, s.sticker_no) for s in follow(first, (1, 2), False)]
[('26500012', '001', 'CQ000123'), ('26500012', '002', 'CQ000124')]
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from counter.errors import BadAnswers, Fault
from counter.rules.edition import Edition
from counter.rules.number_shapes import TITLES, wrong_shape
from counter.text import Text
from counter.values.remarks import remark
from counter.values.serial import BadSerial, read_serial


@dataclass(frozen=True)
class Sticker:
    """The numbers on the result of one piece."""

    piece_no: int
    authentication_no: str
    small_no: str
    sticker_no: str


@dataclass(frozen=True)
class Signing:
    """Who signed, where, and on which day (None: today)."""

    signer: str
    place: str
    on: date | None = None

    def proven(self, today: date) -> Signing:
        """The same, tidied and with its day. Refuses (`BadAnswers`) a day that has not come,
        and a missing name or place."""
        faults: list[Fault] = []
        told: dict[str, str] = {}
        for code, written, missing in (
            ("signer", self.signer, Text("请填写签署人。", "Enter who signed.")),
            ("place", self.place, Text("请填写签署地点。", "Enter the place of signing.")),
        ):
            try:
                told[code] = remark(code, written, missing, longest=80)
            except BadAnswers as refused:
                faults += refused.faults
        if self.on is not None and self.on > today:
            late = Text("签署日期不能晚于今天。", "The day of signing cannot lie ahead.")
            faults.append(Fault("signed_on", late))
        if faults:
            raise BadAnswers(tuple(faults))
        return Signing(told["signer"], told["place"], self.on or today)


def follow(first: Sticker, pieces: tuple[int, ...], is_apostille: bool) -> tuple[Sticker, ...]:
    """The stickers of `pieces` where that of the first piece is `first` and the rest run on."""
    found: list[Sticker] = []
    for piece_no in pieces:
        found.append(
            after(found[-1], piece_no, is_apostille) if found
            else replace(first, piece_no=piece_no)
        )  # fmt: skip
    return tuple(found)


def after(last: Sticker, piece_no: int, is_apostille: bool) -> Sticker:
    """The sticker that follows `last`; a number that nothing can follow is left empty."""
    if is_apostille:
        numbers = _next(last.authentication_no), _tidy(last.small_no)
    else:
        numbers = _tidy(last.authentication_no), _next(last.small_no)
    return Sticker(piece_no, *numbers, _next(last.sticker_no))


def _next(number: str) -> str:
    try:
        return str(read_serial(number).plus(1))
    except BadSerial:
        return ""


def proven(
    edition: Edition, stickers: tuple[Sticker, ...], wanted: tuple[int, ...], today: date
) -> tuple[Sticker, ...]:
    """The stickers tidied, one for each piece of `wanted`.

    Refuses (`BadAnswers`, a fault at its piece) a piece without a sticker, a piece that needs
    none, two stickers for one piece, numbers of a wrong shape, and the same number twice.
    """
    faults = [
        Fault("sticker_no", Text("请扫描或输入第 {n} 件的认证纸号。",
                                 "Scan or type the sticker of piece {n}.").fill(n=no), no)
        for no in wanted if no not in {sticker.piece_no for sticker in stickers}
    ]  # fmt: skip
    seen: dict[tuple[str, ...], int] = {}
    found: list[Sticker] = []
    for sticker in stickers:
        if sticker.piece_no not in wanted:
            told = Text("第 {n} 件不需要认证纸。", "Piece {n} needs no sticker.")
            faults.append(Fault("sticker_no", told.fill(n=sticker.piece_no), sticker.piece_no))
            continue
        if any(other.piece_no == sticker.piece_no for other in found):
            told = Text("第 {n} 件填了两张认证纸。", "Piece {n} was given two stickers.")
            faults.append(Fault("sticker_no", told.fill(n=sticker.piece_no), sticker.piece_no))
            continue
        tidy = Sticker(
            sticker.piece_no, _tidy(sticker.authentication_no), _tidy(sticker.small_no),
            _tidy(sticker.sticker_no),
        )  # fmt: skip
        faults += _wrong(edition, tidy, today)
        for key in ((tidy.sticker_no,), (tidy.authentication_no, tidy.small_no)):
            if seen.setdefault(key, tidy.piece_no) != tidy.piece_no:
                told = Text("{no} 与第 {n} 件重复。", "{no} is also on piece {n}.")
                told = told.fill(no="-".join(key), n=seen[key])
                faults.append(Fault("sticker_no", told, tidy.piece_no))
        found.append(tidy)
    if faults:
        raise BadAnswers(tuple(faults))
    return tuple(found)


def _wrong(edition: Edition, sticker: Sticker, today: date) -> list[Fault]:
    faults = []
    for code in TITLES:
        written = getattr(sticker, code)
        wrong = wrong_shape(edition, code, written, today) if written else Text(
            "请填写第 {n} 件的{title}。", "Enter the {title} of piece {n}."
        ).fill(n=sticker.piece_no, title=TITLES[code])  # fmt: skip
        try:
            read_serial(written or "0")
        except BadSerial as bad:
            wrong = bad.text
        if wrong is not None:
            faults.append(Fault(code, wrong, sticker.piece_no))
    return faults


def _tidy(written: str) -> str:
    return "".join(unicodedata.normalize("NFKC", written).split()).upper()
