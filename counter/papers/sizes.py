"""The sheets that papers are printed on. Lengths in mm; knows no reportlab, so a window may ask.

>>> SIZES["80mm"].inner, SIZES["58mm"].inner
(72, 48)
>>> SIZES["A5"].media
'iso_a5_148x210mm'
"""

from __future__ import annotations

from dataclasses import dataclass, replace

_NARROW = 110  # mm between the margins: less holds no two things beside each other


@dataclass(frozen=True)
class Size:
    """One sheet. `height` None: a roll, cut where the content ends.

    `media` is the name that CUPS and IPP printers know it by (PWG 5101.1), empty for a roll,
    whose length is known when it is laid out. `muted` is how black a label prints: greys dither
    into dots on one-bit thermal heads, so there all ink is black. `dot` is such a head's dot,
    0 where the printer's resolution does not matter. `large` is how much larger its large type
    is; `zoom` how much larger than laid out it is drawn: all lengths are those of the layout.
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
    seal: float = 40  # room for the office's seal
    large: float = 1.35
    zoom: float = 1

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin

    @property
    def right(self) -> float:
        """Where the right margin begins."""
        return self.width - self.margin

    @property
    def is_narrow(self) -> bool:
        """Whether things stand below each other that stand side by side on a wide sheet."""
        return self.inner < _NARROW

    def enlarged(self) -> Size:
        """The same sheet in large type: laid out smaller, drawn larger; codes keep their size.

        >>> large = SIZES["A4"].enlarged()
        >>> round(large.width * large.zoom), round(large.qr * large.zoom), large.label
        (210, 22, 36)
        """
        zoom = self.large
        inner = self.inner / zoom
        return replace(
            self,
            width=self.width / zoom,
            height=None if self.height is None else self.height / zoom,
            margin=self.margin / zoom,
            qr=self.qr / zoom,
            dot=self.dot / zoom,
            seal=self.seal / zoom,
            label=min(self.label, inner * 0.42),
            stacks=self.stacks or inner < _NARROW,
            zoom=zoom,
        )


A4 = Size("A4", 210, 297, 12, "iso_a4_210x297mm")
A5 = Size("A5", 148, 210, 12, "iso_a5_148x210mm", label=22, stacks=True)
# An 80 mm head prints 72 mm (576 dots); 21 modules of 7 dots make the symbol 18.375 mm.
ROLL = Size("80mm", 80, None, 4, "", muted=1, qr=18.375, label=31, dot=0.125)
# A 58 mm head prints 48 mm (384 dots); 21 modules of 6 dots make the symbol 15.75 mm.
SLIM = Size(
    "58mm", 58, None, 5, "", muted=1, qr=15.75, label=19, stacks=True, dot=0.125, large=1.2
)
LABEL = Size("100x150mm", 100, 150, 4, "om_100x150mm_100x150mm", muted=1, qr=21, dot=0.125)
# The carrier's other forms: one part of 76 mm, and two parts of 100 mm (domain 8).
SMALL_LABEL = Size(
    "76x130mm", 76, 130, 3, "om_76x130mm_76x130mm", muted=1, qr=18.375, dot=0.125
)
LONG_LABEL = Size(
    "100x180mm", 100, 180, 4, "om_100x180mm_100x180mm", muted=1, qr=18.375, dot=0.125
)

SIZES = {size.code: size for size in (A4, A5, ROLL, SLIM, LABEL, SMALL_LABEL, LONG_LABEL)}
