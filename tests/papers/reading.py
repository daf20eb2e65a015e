"""Reading a paper as a stranger would: by a scanner, by copy and paste, by eye."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import zxingcpp
from PIL import Image, ImageOps
from pypdf import PdfReader

MM = 72 / 25.4
DPI = 203.2  # a thermal head's eight dots a millimetre


def pages(pdf: bytes, dpi: float = DPI) -> list[Image.Image]:
    """Each page as a thermal head would print it: one bit per pixel, no greys."""
    document = pypdfium2.PdfDocument(pdf)
    greys = [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in document]
    return [page.point(lambda grey: 255 * (grey > 127), "1") for page in greys]


def symbols(pdf: bytes) -> list[list[tuple[str, str]]]:
    """What a scanner reads off each printed page: (format, text), by page."""
    return [
        sorted(
            (str(code.format).removeprefix("BarcodeFormat.").replace(" ", ""), code.text)
            for code in zxingcpp.read_barcodes(page.convert("L"))
        )
        for page in pages(pdf)
    ]


def squeezed(text: str) -> str:
    """The characters alone: where white space goes is the reader's guess."""
    return "".join(text.split())


def copied(pdf: bytes) -> str:
    """The characters of all pages as pdfium copies them."""
    document = pypdfium2.PdfDocument(pdf)
    return squeezed("".join(page.get_textpage().get_text_bounded() for page in document))


def searched(pdf: bytes) -> str:
    """The characters of all pages as pypdf extracts them, an independent second reader."""
    return squeezed("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))


def ink_margins(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Left, top, right, bottom white of each page in mm."""
    margins = []
    for page in pages(pdf):
        box = ImageOps.invert(page.convert("L")).getbbox()
        assert box is not None, "an empty page"
        left, top, right, bottom = box
        dots = DPI / 25.4
        margins.append(
            (left / dots, top / dots, (page.width - right) / dots, (page.height - bottom) / dots)
        )
    return margins


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in mm, to the tenth."""
    return [
        (round(float(page.mediabox.width) / MM, 1), round(float(page.mediabox.height) / MM, 1))
        for page in PdfReader(BytesIO(pdf)).pages
    ]


def collisions(pdf: bytes) -> list[str]:
    """Pairs of characters that print over one another."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        words = page.get_textpage()
        seen: dict[int, list[tuple[str, tuple[float, ...]]]] = {}
        for index in range(words.count_chars()):
            character = words.get_text_range(index, 1)
            box = words.get_charbox(index)
            if not character.strip() or box[2] - box[0] < 0.5:
                continue
            for row in range(int(box[1] // 4), int(box[3] // 4) + 1):
                for other, its in seen.get(row, []):
                    if _overlap(box, its) > 0.25:
                        found.append(other + character)
                seen.setdefault(row, []).append((character, box))
    return found


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """The common area as a share of the smaller box; boxes are left, bottom, right, top."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    up = min(one[3], other[3]) - max(one[1], other[1])
    smaller = min((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return across * up / smaller if across > 0 and up > 0 and smaller else 0


def height_of(pdf: bytes, words: str) -> float:
    """How tall the first character of `words` prints, in mm, where they first stand."""
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        found = text.search(words).get_next()
        if found is not None:
            _, bottom, _, top = text.get_charbox(found[0])
            return float(top - bottom) / MM
    raise AssertionError(f"{words} stands nowhere")


def code_width(pdf: bytes) -> float:
    """How wide the first page's symbol is, in mm."""
    (code,) = zxingcpp.read_barcodes(pages(pdf)[0].convert("L"))
    return (code.position.top_right.x - code.position.top_left.x) * 25.4 / DPI
