"""Which paper a PDF wants: its first page's size, and what CUPS calls that size.

A queue with a driver knows `A5` and `Custom.100x150mm`; a queue without one hands the word to
the printer as it is, and a printer understands only the self-describing names of PWG 5101.1.

>>> Paper(148, 210).for_driver, Paper(148, 210).for_printer
('A5', 'iso_a5_148x210mm')
>>> Paper(80, 163.5).for_driver, Paper(80, 163.5).for_printer
('Custom.80x163.5mm', 'custom_80x163.5mm_80x163.5mm')
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument

_STANDARD = {(148, 210): "A5", (210, 297): "A4"}
_POINTS_A_MILLIMETRE = 72 / 25.4


@dataclass(frozen=True)
class Paper:
    """A page's width and height in mm, to a tenth."""

    width: float
    height: float

    @property
    def standard(self) -> str:
        """A4 or A5 within half a millimetre, else empty."""
        for (width, height), name in _STANDARD.items():
            if abs(self.width - width) < 0.5 and abs(self.height - height) < 0.5:
                return name
        return ""

    @property
    def for_driver(self) -> str:
        """The name for a CUPS queue that has a driver (PPD)."""
        return self.standard or f"Custom.{self._size}mm"

    @property
    def for_printer(self) -> str:
        """The name for a printer that is asked without a driver."""
        if self.standard:
            width, height = next(size for size, name in _STANDARD.items() if name == self.standard)
            return f"iso_{self.standard.lower()}_{width}x{height}mm"
        return f"custom_{self._size}mm_{self._size}mm"

    @property
    def _size(self) -> str:
        return f"{self.width:g}x{self.height:g}"


class Pages:
    """A PDF held in memory for reading its pages; keep it as long as its `document` is used."""

    def __init__(self, pdf: bytes) -> None:
        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument()
        self.document.load(self._buffer)
        if self.document.pageCount() < 1:
            raise ValueError(f"not a PDF with pages: {self.document.error()}")

    def paper(self, page: int = 0) -> Paper:
        """The size of a page as it was drawn."""
        points = self.document.pagePointSize(page)
        return Paper(
            round(points.width() / _POINTS_A_MILLIMETRE, 1),
            round(points.height() / _POINTS_A_MILLIMETRE, 1),
        )
