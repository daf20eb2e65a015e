"""Where a printer puts a page on its paper, mended: moved by millimetres, scaled by a few per cent.

The page keeps its size; what stands on it moves. Applied to the finished bytes, so that preview,
read-back and printer have the very same ones. Knows no reader of PDFs until it has to move one.

>>> Offset(dx=0.5).measured(Marks(20, 20, 100), left=19.2, top=21, bar=100.5)
Offset(dx=1.4, dy=-0.9, scale=99.5)
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from counter.errors import Refused
from counter.text import Text

MOST = 10.0  # mm either way: more is a wrong paper size, not a printer's habit
LEAST_SCALE, MOST_SCALE = 95.0, 105.0  # per cent
_POINTS = 72 / 25.4


class TooFar(Refused):
    """A move or a scale beyond what a printer's habit explains."""

    def __init__(self, offset: Offset) -> None:
        self.offset = offset
        super().__init__(
            Text(
                "校准值超出范围（移动 ±{most:g} mm，比例 {low:g}–{high:g} %）。"
                "请重新测量，或检查纸张尺寸。",
                "That is beyond the limits (±{most:g} mm, {low:g} to {high:g} %). Measure again, "
                "or check the paper size.",
            ).fill(most=MOST, low=LEAST_SCALE, high=MOST_SCALE)
        )


@dataclass(frozen=True)
class Marks:
    """What a calibration sheet shows, in mm: the cross from the edges, and the bar's length."""

    left: float
    top: float
    bar: float


@dataclass(frozen=True)
class Offset:
    """`dx` mm to the right, `dy` mm down, `scale` in per cent about the upper left corner."""

    dx: float = 0.0
    dy: float = 0.0
    scale: float = 100.0

    @property
    def is_none(self) -> bool:
        """Whether it changes nothing."""
        return (self.dx, self.dy, self.scale) == (0, 0, 100)

    def checked(self) -> Offset:
        """Itself, or `TooFar`; nan is too far as well."""
        is_near = all(-MOST <= move <= MOST for move in (self.dx, self.dy))
        if not (is_near and LEAST_SCALE <= self.scale <= MOST_SCALE):
            raise TooFar(self)
        return self

    def measured(self, marks: Marks, left: float, top: float, bar: float) -> Offset:
        """The offset that mends what a ruler says of a sheet printed with this one (`TooFar`).

        `left` and `top` are the cross's distances from the paper's edges, `bar` the bar's length,
        all in mm as measured; rounded to a tenth, which is what a ruler tells.
        """
        if not bar > 0:
            raise TooFar(self)
        factor = self.scale / 100
        stretch = bar / (factor * marks.bar)  # what the printer itself makes of a millimetre
        return Offset(
            round(factor * marks.left + self.dx - left / stretch, 1),
            round(factor * marks.top + self.dy - top / stretch, 1),
            round(100 / stretch, 1),
        ).checked()


NONE = Offset()


def shifted(pdf: bytes, offset: Offset) -> bytes:
    """The same pages with `offset` (`TooFar`); the same bytes in, the same bytes out."""
    if offset.checked().is_none:
        return pdf
    # 60 ms that nobody waits for whose printer prints straight.
    from pypdf import PdfReader, PdfWriter, Transformation

    factor = offset.scale / 100
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    for page in writer.pages:
        height = float(page.mediabox.height)
        move = (
            Transformation()
            .scale(factor)
            .translate(offset.dx * _POINTS, height * (1 - factor) - offset.dy * _POINTS)
        )
        page.add_transformation(move)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()
