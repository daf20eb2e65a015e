"""Pages into the bytes of one PDF. The same facts give the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from counter.papers.lines import SMALL, Span
from counter.papers.pen import Pen
from counter.papers.sizes import Size
from counter.papers.style import current
from counter.text import Text

# Text of five characters for four bytes is a third of the time of a run of labels, and a quarter
# of its size; no printer has needed it for twenty years.
rl_config.useA85 = 0

CREATOR = "service-counter"
_PRACTICE, _DRAFT = Text("练习", "PRACTICE"), Text("草稿", "DRAFT")
_VOID = Text("无效", "NOT VALID")


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
    canvas = Canvas(written, pagesize=_points(size, height), invariant=1)
    canvas.setTitle(title)
    canvas.setCreator(CREATOR)
    for page in pages:
        if size.zoom != 1:
            canvas.scale(size.zoom, size.zoom)
        pen = Pen(canvas, size, height)
        if is_practice:
            mark_practice(pen, size)
        elif current().is_draft:
            _mark(pen, size, (_DRAFT, _VOID))
        page(pen)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def mark_practice(pen: Pen, size: Size) -> None:
    """The mark of a practice hall's paper; a draft of it says both."""
    _mark(pen, size, (_PRACTICE, *((_DRAFT,) if current().is_draft else ()), _VOID))


def _mark(pen: Pen, size: Size, marks: Sequence[Text]) -> None:
    """What the paper is not, in both languages whatever its style.

    White words on a black bar over the whole width: no photocopier loses it.
    """
    top = 1 if size.dot else 5
    pen.band(size.margin, top, size.inner, 4)
    told = f"{' · '.join(mark.zh for mark in marks)}  {' · '.join(mark.en for mark in marks)}"
    words = Span(told, SMALL, bold=True)
    pen.line(words, size.width / 2, top, 4, align="centre", white=True)


def _points(size: Size, height: float) -> tuple[float, float]:
    """A page as it will lie in the tray, in points; a whole size stays whole when enlarged."""
    if size.zoom == 1:
        return size.width * mm, height * mm
    return round(size.width * size.zoom, 3) * mm, round(height * size.zoom, 3) * mm
