"""A paper read back before it prints: drawn as the printer's head will, and scanned by ourselves.

What leaves here can be read there. A head prints dots or none, so the page is drawn one bit deep;
what a scanner must find on it is looked for with a reader that shares nothing with the writer.
A character without a glyph has stopped the paper before (`faces.NoGlyph`); `glyphs` looks for
such in papers of any other writer.

>>> legible(b"no paper", ())
Traceback (most recent call last):
...
counter.papers.proof.NotAPaper: 这不是可以打印的 PDF。请重新生成后再打印。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from counter import pdfium
from counter.errors import Refused, Trouble
from counter.text import Text
from counter.values.tag import groups

if TYPE_CHECKING:
    from PIL.Image import Image

THERMAL = 203.2  # eight dots a millimetre: the coarsest head in the hall, hence the judge
_FINE = 300.0  # finer heads are judged at this: what reads there, reads on more dots
_MOST_DOTS = 60_000_000  # A3 at 600 dpi; a page that claims more is not drawn
_BLACK_BELOW = 128


class NotAPaper(Refused):
    """Bytes that are no PDF, or one that nobody may open."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "这不是可以打印的 PDF。请重新生成后再打印。",
                "This is no PDF that can be printed. Make it anew.",
            )
        )


class Illegible(Trouble):
    """A page whose code does not read back: printed, it would be a paper that nobody can scan.

    `page` from 1; `code` is what should stand there; `found` what was read instead.
    """

    def __init__(self, page: int, code: str, found: Sequence[str]) -> None:
        self.page, self.code, self.found = page, code, tuple(found)
        super().__init__(
            Text(
                "第 {page} 页的条码读不出（应为 {code}），没有打印。请换一种纸张尺寸，或报告主管。",
                "The code on page {page} does not read back (it should be {code}); nothing was "
                "printed. Choose another paper size, or tell a supervisor.",
            ).fill(page=page, code=groups(code))
        )


@dataclass(frozen=True)
class Code:
    """A code as a scanner reads it: `kind` is `QR` or `Code128`."""

    kind: str
    text: str


def codes(pdf: bytes, dpi: float = THERMAL) -> tuple[tuple[Code, ...], ...]:
    """What a scanner reads off each page of a print at `dpi` (`NotAPaper`)."""
    return tuple(_read(page) for page in _printed(pdf, dpi))


def legible(
    pdf: bytes, expected: Sequence[str], dpi: float = THERMAL, once: Sequence[str] = ()
) -> None:
    """Refuse (`Illegible`) a paper on any page of which one of the `expected` codes is not read,
    or where one of `once` is read on none."""
    read: list[str] = []
    for number, found in enumerate(codes(pdf, dpi), start=1):
        texts = [code.text for code in found]
        read += texts
        for wanted in expected:
            if wanted not in texts:
                raise Illegible(number, wanted, texts)
    for wanted in once:
        if wanted not in read:
            raise Illegible(1, wanted, read)


def judged_at(dpi: float | None) -> float:
    """The dots an inch at which a page is judged for a head of `dpi`.

    >>> judged_at(None), judged_at(180.0), judged_at(1200.0)
    (203.2, 180.0, 300.0)
    """
    return THERMAL if not dpi else min(dpi, _FINE)


def _printed(pdf: bytes, dpi: float) -> Iterator[Image]:
    """Each page as dots: black or white, nothing between; one in memory at a time."""
    from pypdfium2 import PdfiumError

    try:
        with pdfium.document(pdf) as document:
            for page in document:
                scale = dpi / 72
                if page.get_width() * page.get_height() * scale**2 > _MOST_DOTS:
                    raise NotAPaper
                bitmap = page.render(scale=scale, grayscale=True)
                dots = bitmap.to_pil().point(lambda grey: 255 * (grey >= _BLACK_BELOW))
                bitmap.close()
                yield dots
    except PdfiumError as trouble:
        raise NotAPaper from trouble


def _read(page: Image) -> tuple[Code, ...]:
    import zxingcpp

    # Our own codes stand upright, black on white and one bit deep: looking for anything else
    # would take twenty times as long.
    known: Any = [zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.Code128]
    found = zxingcpp.read_barcodes(
        page, formats=known,
        try_rotate=False, try_downscale=False, try_invert=False,
        binarizer=zxingcpp.Binarizer.BoolCast,
    )  # fmt: skip
    kinds = {zxingcpp.BarcodeFormat.QRCode: "QR"}
    return tuple(sorted((Code(kinds.get(c.format, "Code128"), c.text) for c in found),
                        key=lambda code: (code.kind, code.text)))  # fmt: skip
