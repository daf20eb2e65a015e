"""Papers for the print tests, and an independent eye that reads them."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import qrcode
import zxingcpp
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

A5 = (148.0, 210.0)
LABEL = (100.0, 150.0)
ROLL = (80.0, 163.5)


def paper(size: tuple[float, float], *tags: str) -> bytes:
    """A PDF with one page for each tag, its QR drawn 20 mm wide on a page of `size` mm."""
    width, height = size
    kept = BytesIO()
    canvas = Canvas(kept, pagesize=(width * mm, height * mm))
    for tag in tags:
        symbol = qrcode.QRCode(border=4)
        symbol.add_data(tag)
        matrix = symbol.get_matrix()
        side = 20 * mm / len(matrix)
        for row, cells in enumerate(matrix):
            for column, is_dark in enumerate(cells):
                if is_dark:
                    x, y = 10 * mm + column * side, 60 * mm - row * side
                    canvas.rect(x, y, side, side, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return kept.getvalue()


def tags_on(pdf: bytes) -> list[str]:
    """The QR of each page, read from 203 dots an inch, one bit a dot."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        dots = page.render(scale=203 / 72, grayscale=True).to_pil()
        bits = dots.point(lambda grey: 0 if grey < 128 else 255)
        found += tags_in(bits.tobytes(), bits.width, bits.height)
    return found


def tags_in(grey: bytes, width: int, height: int) -> list[str]:
    """The QRs in a picture of one byte a dot."""
    picture = memoryview(grey).cast("B", shape=[height, width])
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def size_of(pdf: bytes) -> tuple[float, float]:
    """The first page's size in mm, to a tenth."""
    width, height = pypdfium2.PdfDocument(pdf)[0].get_size()
    return round(width / mm, 1), round(height / mm, 1)
