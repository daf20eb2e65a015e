"""Reading a paper as a stranger would: by a scanner, by copy and paste, by eye."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import c_double
from functools import lru_cache
from io import BytesIO
from itertools import product
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp
from PIL import Image, ImageOps
from pypdf import PdfReader

MM = 72 / 25.4
DPI = 203.2  # a thermal head's eight dots a millimetre
CELL = 6  # points: characters of the same cells are compared; about the width of one
Box = tuple[float, ...]  # left, bottom, right, top in points

# What the scanners of a hall are set to; to look for fifteen other kinds takes four times as long.
KINDS: Any = [zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.Code128]


@lru_cache(maxsize=2)  # several tests look at one paper, one after the other
def pages(pdf: bytes, dpi: float = DPI) -> tuple[Image.Image, ...]:
    """Each page as a thermal head would print it: black or white, no greys."""
    document = pypdfium2.PdfDocument(pdf)
    greys = (page.render(scale=dpi / 72, grayscale=True).to_pil() for page in document)
    return tuple(page.point(lambda grey: 255 * (grey > 127)) for page in greys)


def symbols(pdf: bytes) -> list[list[tuple[str, str]]]:
    """What a scanner reads off each printed page: (format, text), by page."""
    return [
        sorted(
            (str(code.format).removeprefix("BarcodeFormat.").replace(" ", ""), code.text)
            for code in zxingcpp.read_barcodes(page, formats=KINDS)
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
        box = ImageOps.invert(page).getbbox()
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
        seen: dict[tuple[int, int], list[tuple[str, Box]]] = {}
        for character, box in _characters(page.get_textpage()):
            left, bottom, right, top = box
            near: dict[int, tuple[str, Box]] = {}
            mine = character, box
            for cell in product(
                range(int(left // CELL), int(right // CELL) + 1),
                range(int(bottom // CELL), int(top // CELL) + 1),
            ):
                others = seen.setdefault(cell, [])
                near.update((id(other), other) for other in others)
                others.append(mine)
            found += [other + character for other, its in near.values() if _overlap(box, its)]
    return found


def _characters(words: pypdfium2.PdfTextPage) -> Iterator[tuple[str, Box]]:
    """Each character that prints, with its box; asked of pdfium itself, the wrapper is slow."""
    left, bottom, right, top = edges = tuple(c_double() for _ in range(4))
    for index in range(words.count_chars()):
        pdfium.FPDFText_GetCharBox(words, index, left, right, bottom, top)
        character = chr(pdfium.FPDFText_GetUnicode(words, index))
        if "\udc00" <= character <= "\udfff":
            continue  # the second half of a rare character, in the box of its first
        if character.strip() and right.value - left.value >= 0.5:
            yield character, tuple(edge.value for edge in edges)


def _overlap(one: Box, other: Box) -> bool:
    """Whether they share more than a quarter of the smaller box."""
    left, bottom, right, top = one
    its_left, its_bottom, its_right, its_top = other
    across = min(right, its_right) - max(left, its_left)
    up = min(top, its_top) - max(bottom, its_bottom)
    if across <= 0 or up <= 0:
        return False
    smaller = min((right - left) * (top - bottom), (its_right - its_left) * (its_top - its_bottom))
    return across * up > 0.25 * smaller


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
    (code,) = zxingcpp.read_barcodes(pages(pdf)[0])
    return (code.position.top_right.x - code.position.top_left.x) * 25.4 / DPI
