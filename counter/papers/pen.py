"""Drawing in mm from the upper left corner of a page, in black and one muted ink."""

from __future__ import annotations

from typing import Literal

from reportlab.graphics.barcode.code128 import Code128
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from counter.papers import faces, qr
from counter.papers.lines import Line, Span, width
from counter.papers.sizes import Size

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
        for span in spans:
            ink = self._size.muted if span.muted else 1.0
            self._canvas.setFillGray(1 if white else 1 - ink)
            for run in faces.runs(span.text, span.bold):
                self._canvas.setFont(run.face, span.size)
                self._canvas.drawString(x * mm, baseline, run.text)
                x += self._canvas.stringWidth(run.text, run.face, span.size) / mm

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

    def qr(self, left: float, top: float, side: float, digits: str) -> None:
        """The symbol of `digits`, `side` mm wide without its quiet zone, as one path."""
        module = side / qr.MODULES
        left, top = self._snapped(left), self._snapped(top)
        path = self._canvas.beginPath()
        for bar in qr.bars(digits):
            path.rect(
                (left + bar.start * module) * mm,
                (self._height - top - (bar.row + 1) * module) * mm,
                bar.length * module * mm,
                module * mm,
            )
        self._canvas.setFillGray(0)
        self._canvas.drawPath(path, stroke=0, fill=1)

    def code128(self, centre: float, top: float, room: float, down: float, words: str) -> None:
        """A Code 128 in the middle of `room` mm, quiet zones kept.

        Its thinnest bar is four dots of a 203 dpi head, fewer where the number is long.
        """
        dot = self._size.dot or 0.125
        for dots in (4, 3, 2):
            bar = dots * dot * mm
            code = Code128(
                words, barWidth=bar, barHeight=down * mm, quiet=1, lquiet=10 * bar, rquiet=10 * bar
            )
            if code.width <= room * mm:
                break
        left = self._snapped(centre - code.width / mm / 2)
        self._canvas.setFillGray(0)
        code.drawOn(self._canvas, left * mm, (self._height - top - down) * mm)

    def _snapped(self, along: float) -> float:
        """The nearest dot of a thermal head: a bar that begins between two dots prints uneven."""
        dot = self._size.dot
        return round(along / dot) * dot if dot else along
