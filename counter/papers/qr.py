"""The tag as a QR symbol: one filled path, for any page.

The library makes one symbol in 0.2 ms. All tags have the same version, level and mask, and a QR
symbol is then linear in its data: it is the symbol of no data with the modules inverted that each
bit of the data stands for, error correction included. So the library is asked once what each of
the 104 bits stands for, and after that a symbol is some fifty exclusive ors.

A path of merged runs is a third of the size of a rectangle a module, and renders without seams.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import qrcode
from qrcode import util
from qrcode.base import rs_blocks
from qrcode.constants import ERROR_CORRECT_Q

MODULES = 21  # a version 1 symbol, which at level Q holds 27 digits
QUIET = 4  # modules of white that a reader needs around it (ISO/IEC 18004)
_DATA = 13  # bytes of data in it, and as many again of error correction
_BITS = 8 * _DATA
_MASK = 2  # one fixed mask reads as well as the best of eight
_RUN = re.compile("1+")
_ROWS = range(0, MODULES * MODULES, MODULES)


class Bar(NamedTuple):
    """Neighbouring black modules of one row, counted from the upper left."""

    row: int
    start: int
    length: int


@lru_cache(maxsize=512)
def bars(digits: str) -> tuple[Bar, ...]:
    """The black runs of the version 1 symbol of `digits`.

    Refuses (`ValueError`) all but 1 to 27 ASCII digits: a larger symbol would print its modules
    too small for a 203 dpi head.

    >>> bars("1" * 28)
    Traceback (most recent call last):
    ...
    ValueError: a tag is 1 to 27 digits, not 28 characters
    """
    modules = _modules(digits)
    return tuple(
        Bar(row, run.start(), run.end() - run.start())
        for row, at in enumerate(_ROWS)
        for run in _RUN.finditer(modules[at : at + MODULES])
    )


def path(digits: str) -> str:
    """The same symbol as rectangles of a PDF path, a module wide to the unit, row 0 the lowest.

    Who draws it turns it over: rows are counted downwards. Refuses what `bars` refuses.
    """
    modules = _modules(digits)
    return " ".join([_row(row, modules[at : at + MODULES]) for row, at in enumerate(_ROWS)])


def warm() -> None:
    """Ask the library what each bit stands for (20 ms), so that no clerk waits for it."""
    _symbols()


@lru_cache(maxsize=8192)
def _row(row: int, modules: str) -> str:
    return " ".join(
        [f"{run.start()} {row} {run.end() - run.start()} 1 re" for run in _RUN.finditer(modules)]
    )


def _modules(digits: str) -> str:
    """All modules row by row, 1 for black."""
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 27):
        raise ValueError(f"a tag is 1 to 27 digits, not {len(digits)} characters")
    plain, changes = _symbols()
    data, symbol = _data(digits), plain
    while data:
        bit = data & -data
        symbol ^= changes[bit.bit_length() - 1]
        data ^= bit
    return f"{symbol:0{MODULES * MODULES}b}"


def _data(digits: str) -> int:
    """The 104 bits of numeric data: mode, count, threes of digits, end, padding."""
    bits, used = 0b0001 << 10 | len(digits), 14
    for at in range(0, len(digits), 3):
        three = digits[at : at + 3]
        room = 3 * len(three) + 1
        bits, used = bits << room | int(three), used + room
    end = min(4, _BITS - used)
    end += -(used + end) % 8
    bits, used = bits << end, used + end
    for padding in (0xEC, 0x11) * 7:
        if used < _BITS:
            bits, used = bits << 8 | padding, used + 8
    return bits


@lru_cache(maxsize=1)
def _symbols() -> tuple[int, tuple[int, ...]]:
    """The symbol whose data are all 0, and which modules each bit inverts, the last bit first."""
    places = _places()
    plain = _drawn([0] * (2 * _DATA))
    (block,) = rs_blocks(1, ERROR_CORRECT_Q)
    changes = []
    for bit in range(_BITS):
        buffer = util.BitBuffer()
        for byte in (1 << bit).to_bytes(_DATA, "big"):
            buffer.put(byte, 8)
        written = int.from_bytes(bytes(util.create_bytes(buffer, [block])), "big")
        changes.append(sum(1 << places[at] for at in range(2 * _BITS) if written >> at & 1))
    return plain, tuple(changes)


def _places() -> dict[int, int]:
    """Where each of the 208 bits stands: eight symbols tell every module the number of its bit."""
    plain = _drawn([0] * (2 * _DATA))
    numbers = [0] * MODULES * MODULES
    for digit in range(8):
        pattern = sum(1 << at for at in range(2 * _BITS) if (at + 1) >> digit & 1)
        seen = plain ^ _drawn(list(pattern.to_bytes(2 * _DATA, "big")))
        for module in range(MODULES * MODULES):
            numbers[module] |= (seen >> module & 1) << digit
    return {number - 1: module for module, number in enumerate(numbers) if number}


def _drawn(written: list[int]) -> int:
    """The library's symbol of 26 bytes, error correction among them, as a number."""
    symbol = qrcode.QRCode(
        version=1, error_correction=ERROR_CORRECT_Q, border=0, mask_pattern=_MASK
    )
    symbol.data_cache = written
    symbol.makeImpl(False, _MASK)
    return int("".join("01"[bool(module)] for row in symbol.modules for module in row), 2)
