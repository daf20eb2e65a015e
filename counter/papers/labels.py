"""A run of address labels: one document, a page each, every page as that label alone would look.

A single label is a run of one, so that the two cannot part. Five thousand take two seconds and
5 MB; the fonts of their characters are in the file once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from counter.errors import Refused
from counter.mailout.papers import Label
from counter.papers import document, label, sizes
from counter.papers.quill import Quill
from counter.papers.sizes import Size
from counter.text import Text


class NoLabels(Refused):
    """A run of no labels at all."""

    def __init__(self) -> None:
        super().__init__(
            Text("没有要打印的标签。请先选择信封。", "No labels to print. Choose envelopes first.")
        )


def pages(
    labels: Iterable[Label],
    size: Size | str = sizes.LABEL,
    copy: int = 0,
    drawn: Callable[[int], None] | None = None,
) -> bytes:
    """The PDF of `labels` on `size` (or its code), in their order.

    `drawn` hears after each page how many there are; what it raises ends the run. Refuses
    `NoLabels`, and what `label.draw` refuses, naming the envelope.
    """
    sheet = sizes.SIZES[size] if isinstance(size, str) else size
    tall = sheet.height or 0
    written = BytesIO()
    canvas = Canvas(written, pagesize=(sheet.width * mm, tall * mm), invariant=1)
    canvas.setCreator(document.CREATOR)
    quill = Quill(canvas, sheet, tall)
    number = 0
    for number, each in enumerate(labels, start=1):
        if number == 1:
            canvas.setTitle(f"Label {each.envelope_no}")
        label.draw(quill, each, sheet, copy)
        if drawn is not None:
            drawn(number)
    if not number:
        raise NoLabels
    canvas.save()
    return written.getvalue()
