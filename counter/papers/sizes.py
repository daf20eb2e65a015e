"""The sheets that papers are printed on. Lengths in mm; knows no reportlab, so a window may ask.

>>> SIZES["80mm"].inner
72
>>> SIZES["A5"].media
'iso_a5_148x210mm'
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """One sheet. `height` None: a roll, cut where the content ends.

    `media` is the name that CUPS and IPP printers know it by (PWG 5101.1); a roll's is made
    when its length is known (`roll_media`). `muted` is how black a label prints: greys dither
    into dots on one-bit thermal heads, so there all ink is black. `dot` is such a head's dot,
    0 where the printer's resolution does not matter.
    """

    code: str
    width: float
    height: float | None
    margin: float
    media: str
    muted: float = 0.65
    qr: float = 22
    label: float = 36  # the column of labels
    stacks: bool = False  # too narrow to have Chinese and English of a pair beside each other
    dot: float = 0

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin

    @property
    def right(self) -> float:
        """Where the right margin begins."""
        return self.width - self.margin


A4 = Size("A4", 210, 297, 12, "iso_a4_210x297mm")
A5 = Size("A5", 148, 210, 12, "iso_a5_148x210mm", label=22, stacks=True)
# An 80 mm head prints 72 mm (576 dots); 21 modules of 7 dots make the symbol 18.375 mm.
ROLL = Size("80mm", 80, None, 4, "", muted=1, qr=18.375, label=31, dot=0.125)
LABEL = Size("100x150mm", 100, 150, 4, "om_100x150mm_100x150mm", muted=1, qr=21, dot=0.125)

SIZES = {size.code: size for size in (A4, A5, ROLL, LABEL)}


def roll_media(height: float) -> str:
    """The media name of a roll cut at `height` mm.

    >>> roll_media(160.2)
    'custom_roll_80x161mm'
    """
    return f"custom_roll_{ROLL.width:g}x{int(-(-height // 1))}mm"
