"""A Code 128 as black runs, counted in its thinnest bar.

The library chooses the code set and the check symbol; merged into one path a code is drawn in one
step and without seams.

>>> runs("1151238971060")[:3], modules("1151238971060")
(((0, 2), (3, 1), (6, 3)), 123)
"""

from __future__ import annotations

from typing import Any

from reportlab.graphics.barcode.code128 import Code128

QUIET = 10  # modules of white that a reader needs at each end (ISO/IEC 15417)


def runs(words: str) -> tuple[tuple[int, int], ...]:
    """The bars from the left: where each begins, and how wide it is."""
    found, at = [], 0
    for mark in _decomposed(words):
        width = ord(mark.lower()) - ord("a") + 1  # a capital is a bar, a small letter a gap
        if mark.isupper():
            found.append((at, width))
        at += width
    return tuple(found)


def modules(words: str) -> int:
    """How wide the whole code is, without its quiet zones."""
    start, width = runs(words)[-1]
    return start + width


def _decomposed(words: str) -> str:
    code: Any = Code128(words, quiet=0)
    code.validate()
    code.encode()
    return str(code.decompose())
