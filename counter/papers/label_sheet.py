"""Address labels on sheets of self-adhesive labels, from any free place of the first sheet on.

Small, so they carry what an envelope needs and nothing else: receiver, masked, and the bars of the
waybill, or the envelope's tag where it has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from counter.errors import Refused
from counter.mailout.papers import Label
from counter.papers import document, sizes
from counter.papers.label import LINE, fitted
from counter.papers.labels import NoLabels
from counter.papers.lines import SMALL
from counter.papers.quill import Quill
from counter.papers.sheet_types import LabelSheet
from counter.text import Text
from counter.values.tag import groups

_AIR = 3.0  # white inside a label
_ROW = 3.4
_PRACTICE = "练习 · 无效"


class NoSuchPlace(Refused):
    """A sheet has no label of this number."""

    def __init__(self, start: int, holds: int) -> None:
        self.start, self.holds = start, holds
        super().__init__(
            Text(
                "这种标签纸每张有 {holds} 枚，不能从第 {start} 枚开始。请填 1 到 {holds}。",
                "A sheet has {holds} labels; there is no number {start}. Enter 1 to {holds}.",
            ).fill(holds=holds, start=start)
        )


def pdf(labels: Sequence[Label], sheet: LabelSheet, start: int = 1) -> bytes:
    """Labels on as many sheets as they take, the first of them on place `start`.

    Refuses `NoSuchPlace`, `NoLabels`, and what a label refuses that does not fit.
    """
    if not 1 <= start <= sheet.holds:
        raise NoSuchPlace(start, sheet.holds)
    if not labels:
        raise NoLabels
    page = sizes.A4
    tall = page.height or 0
    written = BytesIO()
    canvas = Canvas(written, pagesize=(page.width * mm, tall * mm), invariant=1)
    canvas.setCreator(document.CREATOR)
    canvas.setTitle(f"Labels {labels[0].envelope_no}")
    quill = Quill(canvas, page, tall)
    place = start
    for label in labels:
        if place > sheet.holds:
            quill.end_page()
            place = 1
        _draw(quill, label, sheet, *sheet.corner(place))
        place += 1
    quill.end_page()
    canvas.save()
    return written.getvalue()


def read_back(pdf: bytes, labels: Sequence[Label]) -> None:
    """Read the sheets as a scanner will; refuses (`proof.Illegible`) a label that it cannot."""
    from counter.papers import proof  # numpy and the reader: only who prints waits for them

    found = {code.text for page in proof.codes(pdf) for code in page}
    for label in labels:
        wanted = label.waybill or label.tag
        if wanted not in found:
            raise proof.Illegible(1, wanted, sorted(found))


def _draw(quill: Quill, label: Label, sheet: LabelSheet, left: float, top: float) -> None:
    inner, bottom = sheet.width - 2 * _AIR, top + sheet.height - _AIR
    x = left + _AIR
    if label.waybill:
        bars = min(12.0, sheet.height * 0.24)
        end = bottom - _ROW - 0.4 - bars
        quill.code128(left + sheet.width / 2, end, bars, label.waybill, inner, sheet.width)
        quill.line(
            label.waybill, SMALL, True, left + sheet.width / 2, bottom - _ROW, _ROW, "centre"
        )
        room = inner
    else:
        side = min(18.0, sheet.height - 2 * _AIR - _ROW - 1)
        quill.qr(x + inner - side, top + _AIR, side, label.tag)
        quill.line(groups(label.tag), SMALL, False, x + inner, bottom - _ROW, _ROW, "right")
        room, end = inner - side - 3, bottom - _ROW
    if label.office.is_practice:
        quill.line(_PRACTICE, SMALL, True, x, top + _AIR - _ROW + 0.6, _ROW)
    below = top + _AIR
    for text, points, bold in fitted(label, room, end - below - 0.5, sheet.code):
        quill.line(text, points, bold, x, below, points * LINE)
        below += points * LINE
