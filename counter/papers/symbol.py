"""A longer QR symbol than a tag's: capitals, digits and slashes, as one filled path.

Its size follows from what it says; its error correction mends fifteen parts in a hundred, enough
for a crease across a paper that is kept in a folder.

>>> symbol = drawn("Z1/001/20201123")
>>> symbol.modules, symbol.path[:13]
(21, '0 0 7 1 re 9 ')
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

_MASK = 2  # one fixed mask reads as well as the best of eight, and the library need not try them
_RUN = re.compile("1+")


class Symbol(NamedTuple):
    """How many modules a side has, and the path of the black ones, a module wide to the unit."""

    modules: int
    path: str


@lru_cache(maxsize=64)
def drawn(text: str) -> Symbol:
    """The symbol of `text`, rows counted downwards. Refuses (`ValueError`) other characters than
    capitals, digits and `$%*+-./:`, which would need a larger alphabet."""
    if re.fullmatch(r"[0-9A-Z $%*+\-./:]+", text) is None:
        raise ValueError(f"not in the dense alphabet of a QR code: {text}")
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=_MASK)
    code.add_data(text, optimize=0)  # one run, in the dense mode since all of it fits there
    code.make(fit=True)
    rows = ["".join("01"[bool(module)] for module in row) for row in code.get_matrix()]
    path = " ".join(
        f"{run.start()} {number} {run.end() - run.start()} 1 re"
        for number, row in enumerate(rows)
        for run in _RUN.finditer(row)
    )
    return Symbol(len(rows), path)
