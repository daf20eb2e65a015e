"""Drawing many like pages fast: the operators of a page written by hand, its fixed part once.

A `Pen` draws anything and asks nothing of the page before; for a run of five thousand labels that
is most of the time. A quill writes only lines of words, bars and symbols, black, and leaves what
all pages share to a form that a pen has drawn. What both draw looks the same, to the dot.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any, Literal

from reportlab.lib.units import mm
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from counter.papers import bars, faces, qr
from counter.papers.pen import Pen
from counter.papers.sizes import Size

_BODY = 0.38 * 25.4 / 72  # from the middle of a row to its baseline, mm for each point


class Quill:
    """One document of pages of `size`; lengths in mm from the upper left corner."""

    def __init__(self, canvas: Canvas, size: Size, height: float) -> None:
        # the operators of a page and the subsets of a face are not in reportlab's stubs
        self._canvas: Any = canvas
        self._size, self._height = size, height
        self._forms: dict[object, str] = {}
        self._resources: dict[str, Any] = {}
        self._form = ""
        self._packed = pdfdoc.PDFDictionary({"Filter": pdfdoc.PDFName("FlateDecode")})
        self._written: list[str] = []
        self._names: dict[tuple[str, int], str] = {}

    def fixed(self, key: object, draw: Callable[[Pen], None]) -> None:
        """What `draw` draws, once for all pages with the same `key`; begins a page."""
        if key not in self._forms:
            self._forms[key] = name = f"fixed{len(self._forms)}"
            self._canvas.beginForm(name, 0, 0, self._size.width * mm, self._height * mm)
            draw(Pen(self._canvas, self._size, self._height))
            self._canvas.endForm()
        self._form = self._forms[key]
        self._canvas.doForm(self._form)

    def line(
        self, text: str, points: float, bold: bool, x: float, top: float, row: float,
        align: Literal["left", "right", "centre"] = "left", beside: float = 0,
    ) -> None:  # fmt: skip
        """One line of words, placed as `Pen.line` places it."""
        if align != "left":
            x -= faces.width(text, points, bold) * (1 if align == "right" else 0.5)
        baseline = (self._height - top - row / 2) * mm - _BODY * max(points, beside) * mm
        shown = self._words(text, points, bold)
        self._written.append(f"BT 1 0 0 1 {x * mm:.2f} {baseline:.2f} Tm{shown}ET")

    def qr(self, left: float, top: float, side: float, digits: str) -> None:
        """The symbol of `digits` as one path."""
        module = side / qr.MODULES * mm
        left, top = self._snapped(left), self._snapped(top)
        y = (self._height - top) * mm
        self._written.append(
            f"q {module:.5g} 0 0 -{module:.5g} {left * mm:.4f} {y:.4f} cm {qr.path(digits)} f Q"
        )

    def code128(
        self, centre: float, top: float, down: float, words: str, room: float = 0, sheet: float = 0
    ) -> None:
        """A Code 128 as one path, in `room` mm, as coarse as its quiet zones leave room on the
        `sheet` (none told: those of the size).

        Its thinnest bar is four dots of a 203 dpi head, fewer where the number is long.
        """
        dot = self._size.dot or 0.125
        found = bars.runs(words)
        wide = sum(found[-1])
        dots = next(
            (dots for dots in (4, 3)
             if wide * dots * dot <= (room or self._size.inner)
             and (wide + 2 * bars.QUIET) * dots * dot <= (sheet or self._size.width)),
            2,
        )  # fmt: skip
        bar = dots * dot
        left = self._snapped(centre - wide * bar / 2)
        y = (self._height - top) * mm
        drawn = " ".join([f"{start} 0 {across} 1 re" for start, across in found])
        self._written.append(
            f"q {bar * mm:.5g} 0 0 -{down * mm:.4f} {left * mm:.4f} {y:.4f} cm {drawn} f Q"
        )

    def end_page(self) -> None:
        """Write what this page has and begin the next."""
        self._canvas._code.append("0 g " + "\n".join(self._written))
        self._written.clear()
        self._canvas.showPage()
        # Packed now and not when the document is saved: five thousand pages of operators would
        # wait for that in memory, and a page's resources are those of all with the same form.
        page = self._canvas._doc.Pages.pages[-1]
        resources = self._resources[self._form] = self._resource(page)
        packed = pdfdoc.PDFStream(self._packed, zlib.compress(page.stream.encode("ascii")))
        page.stream, page.Contents, page.Resources = None, packed, resources

    def _resource(self, page: Any) -> Any:
        """The fonts of the document and the form of this page, an object of its own."""
        found = self._resources.get(self._form)
        if found is None:
            told: Any = pdfdoc.PDFResourceDictionary()
            told.basicFonts()
            told.basicProcs()
            if page.XObjects:
                told.XObject = page.XObjects
            found = self._canvas._doc.Reference(told)
        return found

    def _words(self, text: str, points: float, bold: bool) -> str:
        """The operators that show `text` where the point stands."""
        document = self._canvas._doc
        parts = []
        for run in faces.runs(text, bold):
            font: Any = pdfmetrics.getFont(run.face)
            for subset, codes in font.splitString(run.text, document):
                name = self._names.get((run.face, subset))
                if name is None:
                    name = font.getSubsetInternalName(subset, document)
                    self._names[run.face, subset] = name
                parts.append(f" {name} {points:g} Tf<{codes.hex()}>Tj ")
        return "".join(parts)

    def _snapped(self, along: float) -> float:
        dot = self._size.dot
        return round(along / dot) * dot if dot else along
