"""Pages into the bytes of one PDF. The same facts give the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from counter.papers.lines import SMALL, Span
from counter.papers.pen import Pen
from counter.papers.sizes import Size
from counter.text import Text

_PRACTICE = Text("练习 · 无效", "PRACTICE · NOT VALID")


def bind(
    size: Size,
    height: float,
    pages: Sequence[Callable[[Pen], None]],
    title: str,
    is_practice: bool,
) -> bytes:
    """The PDF of `pages`, each `height` mm high; `title` names it in a viewer.

    Times and identifiers inside the file are fixed (reportlab's invariant mode), so that a
    reprint can be compared with the first print byte by byte.
    """
    written = BytesIO()
    canvas = Canvas(written, pagesize=(size.width * mm, height * mm), invariant=1)
    canvas.setTitle(title)
    canvas.setCreator("service-counter")
    for page in pages:
        pen = Pen(canvas, size, height)
        if is_practice:
            _mark_practice(pen, size)
        page(pen)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def _mark_practice(pen: Pen, size: Size) -> None:
    """White words on a black bar over the whole width: no photocopier loses it."""
    top = 1 if size.dot else 5
    pen.band(size.margin, top, size.inner, 4)
    words = Span(f"{_PRACTICE.zh}  {_PRACTICE.en}", SMALL, bold=True)
    pen.line(words, size.width / 2, top, 4, align="centre", white=True)
