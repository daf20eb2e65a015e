"""The calibration sheet: a cross and a bar at known places, to be measured with a ruler.

Printed for one printer and one paper with the offset that they have now; what the ruler says is
typed in, and `Offset.measured` works out the new one.

>>> from counter.papers import sizes
>>> marks_on(sizes.SIZES["A4"]), marks_on(sizes.SIZES["58mm"])
(Marks(left=20, top=20, bar=100), Marks(left=10, top=10, bar=30))
"""

from __future__ import annotations

from counter.papers.document import bind
from counter.papers.lines import NUMBER, SMALL, Span, both
from counter.papers.offset import NONE, Marks, Offset, shifted
from counter.papers.pen import Pen
from counter.papers.sizes import Size
from counter.papers.strips import LOW_ROW, Row, draw, rows_of
from counter.text import Text

TITLE = Text("打印校准页", "Calibration sheet")
ROLL_HEIGHT = 190.0  # mm; a roll is cut there
_ARM = 4.0  # of the cross, mm
_BAR = 2.0  # how high the bar is
_STEPS = (
    Text(
        "用尺量：A = 纸左边到十字中心，B = 纸上边到十字中心，C = 黑条长度（毫米，精确到 0.1）。",
        "Measure: A = left edge of the paper to the cross, B = top edge to the cross, C = length "
        "of the bar (mm, to 0.1).",
    ),
    Text(
        "应为 A = {left:g}，B = {top:g}，C = {bar:g}。不一致时，在“设置 → 打印机 → 校准”"
        "填入量得的值。",
        "They should be A = {left:g}, B = {top:g}, C = {bar:g}. If not, type what you measured "
        "in Settings, Printers, Calibration.",
    ),
    Text("保存后再打一张，确认无误。", "Save, print one more sheet, and check it."),
)


def marks_on(size: Size) -> Marks:
    """Where a size's sheet has its marks, in mm."""
    edge = 20 if size.width > 120 else 10
    return Marks(edge, edge, int((size.width - 2 * edge) // 10 * 10) if edge == 10 else 100)


def pdf(size: Size, printer: str, offset: Offset = NONE) -> bytes:
    """The sheet for a printer's paper, moved as its other pages are (`TooFar`)."""
    height = ROLL_HEIGHT if size.height is None else size.height

    def print_it(pen: Pen) -> None:
        _rulers(pen, size, height)
        marks = marks_on(size)
        _cross(pen, marks)
        top = marks.top + _ARM + 6
        pen.band(marks.left, top, marks.bar, _BAR)
        pen.line(Span("C", NUMBER, bold=True), marks.left + marks.bar / 2, top + 3, 6, "centre")
        _words(pen, size, marks, printer, offset, top + 12)

    sheet = bind(size, height, [print_it], f"Calibration {size.code}", is_practice=False)
    return shifted(sheet, offset)


def _cross(pen: Pen, marks: Marks) -> None:
    left, top = marks.left, marks.top
    pen.rule(left - _ARM, left + _ARM, top)
    pen.band(left - 0.06, top - _ARM, 0.12, 2 * _ARM)
    pen.line(Span("A", NUMBER, bold=True), left - _ARM - 1, top - 3, 6, "right")
    pen.line(Span("B", NUMBER, bold=True), left, top - _ARM - 6, 6, "centre")


def _rulers(pen: Pen, size: Size, height: float) -> None:
    """Ticks at each millimetre of the lower right corner: how near to the edges this one prints."""
    for tick in range(21):
        long = 4 if tick % 5 == 0 else 2
        if tick in (10, 20):
            told = Span(str(tick), SMALL)
            pen.line(told, size.width - tick, height - 24 - LOW_ROW, LOW_ROW, "centre")
            pen.line(told, size.width - 25, height - tick - LOW_ROW / 2, LOW_ROW, "right")
        pen.band(size.width - tick - 0.06, height - 24, 0.12, long)
        pen.band(size.width - 24, height - tick - 0.06, long, 0.12)


def _words(pen: Pen, size: Size, marks: Marks, printer: str, offset: Offset, top: float) -> None:
    room = size.width - marks.left - size.margin
    now = Text(
        "当前：右移 {x:g} mm，下移 {y:g} mm，比例 {s:g} %",
        "Now: {x:g} mm right, {y:g} mm down, {s:g} %",
    ).fill(x=offset.dx, y=offset.dy, s=offset.scale)
    rows: list[Row] = [
        Row(both(TITLE), 6),
        *rows_of(Text.same(f"{printer}  {size.code}"), room, SMALL, LOW_ROW),
        *rows_of(now, room, SMALL, LOW_ROW),
    ]
    filled = (step.fill(left=marks.left, top=marks.top, bar=marks.bar) for step in _STEPS)
    for number, step in enumerate(filled, start=1):
        counted = Text(f"{number}. {step.zh}", f"{number}. {step.en}")
        rows.append(Row((), 1.6))
        rows += rows_of(counted, room, SMALL, LOW_ROW, stacks=True)
    draw(pen, rows, marks.left, top)
