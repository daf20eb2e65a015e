"""The tag as a QR symbol: one filled path, in mm, for any page.

The QR library's own widgets draw one rectangle a module; as a single path of merged runs a symbol
is a third of the size and renders without seams between its rows.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import qrcode
from qrcode.constants import ERROR_CORRECT_Q

MODULES = 21  # a version 1 symbol, which at level Q holds 27 digits
QUIET = 4  # modules of white that a reader needs around it (ISO/IEC 18004)


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
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 27):
        raise ValueError(f"a tag is 1 to 27 digits, not {len(digits)} characters")
    # One fixed mask reads as well and is made in a fifth of the time of trying all eight.
    symbol = qrcode.QRCode(version=1, error_correction=ERROR_CORRECT_Q, border=0, mask_pattern=2)
    symbol.add_data(digits, optimize=0)  # digits alone become its numeric mode
    symbol.make(fit=False)
    found: list[Bar] = []
    for row, modules in enumerate(symbol.modules):
        start = None
        for column, is_black in enumerate([*modules, False]):
            if is_black and start is None:
                start = column
            elif not is_black and start is not None:
                found.append(Bar(row, start, column - start))
                start = None
    return tuple(found)
