"""Pretend specimens: a round seal and a signature for each pretend office, drawn dot by dot.

They belong to nobody and look like nobody's: rings, and waves of a pen.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Callable, Iterator
from datetime import date

from counter.desk import Desk, new_act
from counter.pictures import Picture, clean
from counter.progress.specimens.filed import specimens
from counter.progress.specimens.keeping import NewSpecimen, file_specimen

OFFICES = ("重庆市公证处", "重庆市渝中公证处", "重庆市江北公证处")
NOTARIES = ("公证员甲", "公证员乙", "公证员丙")
_SINCE = date(2019, 1, 1)
_WIDE, _HIGH = 300, 220
_RED, _INK, _PAPER = (190, 30, 45), (30, 35, 60), (253, 252, 248)
Dot = Callable[[int, int], bool]


def fill(supervisor: Desk) -> None:
    """A seal and a signature of each office; the first office has changed its seal since."""
    if specimens(supervisor):
        return
    for no, (office, notary) in enumerate(zip(OFFICES, NOTARIES, strict=True)):
        seal = NewSpecimen(office, "office_seal", _SINCE, f"备案函 {2 * no + 1} 号")
        first = file_specimen(supervisor, seal, _seal(no), new_act())
        signed = NewSpecimen(office, "signature", _SINCE, f"备案函 {2 * no + 2} 号", notary)
        file_specimen(supervisor, signed, _signature(no), new_act())
        if no == 0:
            again = NewSpecimen(
                office, "office_seal", date(2020, 7, 1), "换章函 7 号", replaces=first.id
            )
            file_specimen(supervisor, again, _seal(9), new_act())


def _seal(no: int) -> Picture:
    """Two rings and a star with `no` + 5 points."""

    def is_red(x: int, y: int) -> bool:
        far = math.hypot(x - _WIDE / 2, y - _HIGH / 2)
        angle = math.atan2(y - _HIGH / 2, x - _WIDE / 2)
        star = 26 + 12 * math.cos((no + 5) * angle + math.pi / 2)
        return 88 <= far <= 95 or 80 <= far <= 82 or far <= star

    return _picture(is_red, _RED, f"seal-{no}.png")


def _signature(no: int) -> Picture:
    """A wave that grows and shrinks, as a pen would write it."""
    line = {
        (x, round(_HIGH / 2 + (52 - 9 * no) * math.sin(x / (9 + 2 * no)) * math.sin(x / 60 + no)))
        for x in range(30, 270)
    }
    near = {(x + dx, y + dy) for x, y in line for dx in range(-2, 3) for dy in range(-2, 3)}
    return _picture(lambda x, y: (x, y) in near, _INK, f"signature-{no}.png")


def _picture(is_inked: Dot, ink: tuple[int, int, int], name: str) -> Picture:
    def rows() -> Iterator[bytes]:
        for y in range(_HIGH):
            dots = (ink if is_inked(x, y) else _PAPER for x in range(_WIDE))
            yield b"\0" + bytes(part for dot in dots for part in dot)

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", _WIDE, _HIGH, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"".join(rows())))
    return clean(b"\x89PNG\r\n\x1a\n" + header + body + chunk(b"IEND", b""), name)
