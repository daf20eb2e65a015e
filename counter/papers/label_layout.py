"""Where the parts of an address label stand on each of its sizes, in mm from its upper edge.

76 × 130 is one part, 100 × 150 too; 100 × 180 has a second part that the receiver keeps, torn off
at 110 mm. The sizes are those of the carrier's own forms (domestic EMS templates, 待核实).

>>> LAYOUTS["100x180mm"].second
110.0
"""

from __future__ import annotations

from dataclasses import dataclass

from counter.papers.lines import BIG, NUMBER, SMALL, TEXT


@dataclass(frozen=True)
class Layout:
    """One size: where the receiver and the waybill end, how high its bars are, how wide the
    column of 寄 and 收 and of the titles below is; `second` is where another part begins (0: none).
    """

    receiver_end: float
    waybill_end: float
    bars: float
    mark: float = 11.0
    titles: float = 22.0
    values: float = 42.0
    second: float = 0.0


LAYOUTS = {
    "76x130mm": Layout(68.0, 98.0, 16.0, mark=9.0, titles=20.0, values=29.0),
    "100x150mm": Layout(80.0, 114.0, 20.0),
    "100x180mm": Layout(61.0, 84.0, 12.0, second=110.0),
}

Steps = tuple[tuple[float, float, float], ...]
"""Sizes of type for name, telephone and address; the next is taken where one does not fit."""

STEPS: Steps = (
    (BIG, NUMBER, NUMBER),
    (NUMBER, TEXT, TEXT),
    (TEXT, 9.0, 9.0),
    (9.0, SMALL, SMALL),
    (SMALL, 7.0, 7.0),
)
