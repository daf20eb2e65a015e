"""Drawing in mm from the upper left corner of a page, in black and one muted ink."""

from __future__ import annotations

from typing import Literal

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from counter.papers import faces, qr
from counter.papers.lines import Line, Span, width
from counter.papers.sizes import Size
from counter.papers.symbol import Symbol

HAIR = 0.35  # points


class Pen:
    """A canvas with the office's habits: mm, downwards, a baseline centred in its row."""

    def __init__(self, canvas: Canvas, size: Size, height: float) -> None:
        self._canvas, self._size, self._height = canvas, size, height

    def line(
        self,
        line: Line | Span,
        x: float,
        top: float,
        row: float,
        align: Literal["left", "right", "centre"] = "left",
        white: bool = False,
        beside: float = 0,
    ) -> None:
        """Print one line in a row that begins at `top` and is `row` mm high.

        `x` is where it begins, ends or has its middle, as `align` says. `beside` is the size of
        larger words in the same row, whose baseline it is to share.
        """
        spans = (line,) if isinstance(line, Span) else line
        if not spans:
            return
        if align != "left":
            x -= width(spans) * (1 if align == "right" else 0.5)
        # Chinese characters stand 0.88 above and 0.12 below the baseline.
        body = max(beside, *(span.size for span in spans)) * 25.4 / 72
        baseline = (self._height - top - row / 2 - 0.38 * body) * mm
        # One text object a line, and an operator only for what changes: reportlab's drawString
        # writes all of them for every run.
        written = self._canvas.beginText(x * mm, baseline)
        for span in spans:
            ink = self._size.muted if span.muted else 1.0
            written.setFillGray(1 if white else 1 - ink)
            for run in faces.runs(span.text, span.bold):
                written.setFont(run.face, span.size)
                written.textOut(run.text)
        self._canvas.drawText(written)

    def rule(self, left: float, right: float, top: float, weight: float = HAIR) -> None:
        """A level line."""
        self._canvas.setStrokeGray(0)
        self._canvas.setLineWidth(weight)
        y = (self._height - top) * mm
        self._canvas.line(left * mm, y, right * mm, y)

    def frame(self, left: float, top: float, across: float, down: float) -> None:
        """An empty box: a square to tick, or the border of a mark."""
        self._canvas.setStrokeGray(0)
        self._canvas.setLineWidth(2 * HAIR)
        self._canvas.rect(
            left * mm, (self._height - top - down) * mm, across * mm, down * mm, stroke=1, fill=0
        )

    def band(self, left: float, top: float, across: float, down: float) -> None:
        """A black bar, for white words upon it."""
        self._canvas.setFillGray(0)
        self._canvas.rect(
            left * mm, (self._height - top - down) * mm, across * mm, down * mm, stroke=0, fill=1
        )

    def box(self, left: float, top: float, across: float, down: float, grey: float | None) -> None:
        """A bar of a plot: filled with a grey from 0 (black) to 1, or white; its outline black."""
        self._canvas.setStrokeGray(0)
        self._canvas.setLineWidth(HAIR)
        self._canvas.setFillGray(1 if grey is None else grey)
        self._canvas.rect(
            left * mm, (self._height - top - down) * mm, across * mm, down * mm, stroke=1, fill=1
        )

    def stroke(self, x1: float, y1: float, x2: float, y2: float, weight: float) -> None:
        """A straight line of `weight` mm: the pattern of a bar, the foot of a plot."""
        self._canvas.setStrokeGray(0)
        self._canvas.setLineWidth(weight * mm)
        high = self._height
        self._canvas.line(x1 * mm, (high - y1) * mm, x2 * mm, (high - y2) * mm)

    def qr(self, left: float, top: float, side: float, digits: str) -> None:
        """The symbol of `digits`, `side` mm wide without its quiet zone, as one path."""
        self.symbol(left, top, side, Symbol(qr.MODULES, qr.path(digits)))

    def symbol(self, left: float, top: float, side: float, symbol: Symbol) -> None:
        """Any symbol, `side` mm wide without its quiet zone, as one path."""
        module = side / symbol.modules * mm
        x, y = self._snapped(left) * mm, (self._height - self._snapped(top)) * mm
        self._canvas.saveState()
        self._canvas.setFillGray(0)
        self._canvas.transform(module, 0, 0, -module, x, y)
        self._canvas._code.append(f"{symbol.path} f")  # type: ignore[attr-defined]
        self._canvas.restoreState()

    def _snapped(self, along: float) -> float:
        """The nearest dot of a thermal head: a bar that begins between two dots prints uneven."""
        dot = self._size.dot
        return round(along / dot) * dot if dot else along
