"""Pictures from outside: what a phone, a chat or a scanner made, cleaned before it is kept.

Every picture is taken apart to its points and written anew, so nothing rides along: no place, no
camera, no comment, no script. What is too big, broken or no picture is refused in one sentence.
A PDF becomes the pictures of its pages: what is drawn can be looked at beside a checklist, and
what is not drawn (authors, attachments, scripts, hidden text) is gone for certain.

Memory is bounded: at most `MOST_BYTES` are read, the points are counted before they are unpacked.
"""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from counter import pdfium
from counter.errors import Refused
from counter.text import Text

if TYPE_CHECKING:
    from PIL.Image import Image

    _Drawn = tuple[Image, str]  # the points, and the format of the file that they came in

MOST_BYTES = 40_000_000
MOST_POINTS = 80_000_000  # a phone's 64 megapixels, and some; 240 MB while it is unpacked
MOST_PAGES = 20
LONGEST = 3508  # A4 at 300 dpi: enough for a seal's fine print
THUMB = 240
_SCREEN = 200 / 72  # how a PDF's points become pixels: 200 dpi
_HEAVIEST_PNG, _LARGEST_PNG, _FEW_COLOURS = 1_500_000, 4_000_000, 4096
_KINDS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "HEIF")


class PictureRefused(Refused):
    """A file that is not taken in as a picture; `name` is the file's."""

    def __init__(self, name: str, why: Text) -> None:
        self.name = name
        super().__init__(Text("“{name}”{why}", "'{name}' {why}").fill(name=name, why=why))


class NotAPicture(PictureRefused):
    """Not a kind of picture that is known here, whatever its name says."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            Text(
                "不是可用的图片。请提供 JPEG、PNG、HEIC、WebP、BMP、TIFF 图片或 PDF。",
                "is not a picture. Give a JPEG, PNG, HEIC, WebP, BMP, TIFF or PDF.",
            ),
        )


class TooBig(PictureRefused):
    """More bytes, points or pages than are unpacked here."""

    def __init__(self, name: str, size: Text, most: Text) -> None:
        self.size, self.most = size, most
        super().__init__(
            name,
            Text(
                "太大（{size}，最多 {most}）。请重拍小一些，或分几次提供。",
                "is too big ({size}; {most} at most). Take it smaller, or in parts.",
            ).fill(size=size, most=most),
        )


class Broken(PictureRefused):
    """It begins like a picture and cannot be unpacked."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            Text(
                "打不开：文件不完整或已损坏。请重新发送原图。",
                "cannot be opened: it is damaged or cut short. Ask for it again.",
            ),
        )


class Locked(PictureRefused):
    """A PDF under a password."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            Text(
                "有密码，打不开。请让对方去掉密码或截图发送。",
                "needs a password. Ask for it without one, or for pictures of it.",
            ),
        )


@dataclass(frozen=True)
class Picture:
    """A clean picture. `sha256` is the original file's (with `#2` for its second page);
    `kind` jpeg or png is that of `body`; width and height are those of `body`, upright."""

    name: str
    sha256: str
    kind: str
    width: int
    height: int
    body: bytes
    thumb: bytes


def clean(data: bytes, name: str = "", longest: int = LONGEST) -> Picture:
    """The picture in `data` (of a PDF or TIFF the first page), upright and without metadata.

    Refuses `NotAPicture`, `TooBig`, `Broken` and `Locked`.
    """
    return pages(data, name, longest, most=1)[0]


def pages(
    data: bytes, name: str = "", longest: int = LONGEST, most: int = 0
) -> tuple[Picture, ...]:
    """Every page of a PDF or TIFF as a picture of its own; of anything else the one picture.

    With `most`, the first pages only; without it more than `MOST_PAGES` are refused (`TooBig`).
    Refuses like `clean`.
    """
    _must_be_small(len(data), name)
    digest = hashlib.sha256(data).hexdigest()
    with _troubles(name):
        drawn = _of_pdf if data[:1024].lstrip().startswith(b"%PDF-") else _of_picture
        made = []
        for no, (image, kind) in enumerate(drawn(data, name, longest, most), start=1):
            print_of = digest if no == 1 else f"{digest}#{no}"
            made.append(_kept(image, kind, name, print_of, longest))
    return tuple(made)


def opened(path: Path, longest: int = LONGEST) -> tuple[Picture, ...]:
    """The pictures in a file (`pages`); a huge one is refused before it is read."""
    try:
        _must_be_small(path.stat().st_size, path.name)
        data = path.read_bytes()
    except OSError as trouble:
        raise Broken(path.name) from trouble
    return pages(data, path.name, longest)


def codes_in(picture: Picture) -> tuple[str, ...]:
    """The QR codes that can be read in a clean picture, each once; untrusted like all of it."""
    import PIL.Image
    import zxingcpp

    with PIL.Image.open(io.BytesIO(picture.body)) as image:
        found = zxingcpp.read_barcodes(
            image.convert("L"), formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
        )
    return tuple(dict.fromkeys(code.text for code in found if code.valid))


def drawn_paper(pdf: bytes, dpi: int = 150) -> bytes:
    """One of our own papers as a PNG, its pages below each other, to be sent by chat."""
    import PIL.Image

    sheets = [image for image, _ in _render(pdf, "", dpi / 72, 0)]
    whole = PIL.Image.new("RGB", (sheets[0].width, sum(sheet.height for sheet in sheets)), "white")
    top = 0
    for sheet in sheets:
        whole.paste(sheet, (0, top))
        top += sheet.height
    return _written(whole, "PNG")


def _must_be_small(size: int, name: str) -> None:
    if size > MOST_BYTES:
        raise TooBig(name, *(Text.same(f"{n / 1e6:.0f} MB") for n in (size, MOST_BYTES)))


@contextmanager
def _troubles(name: str) -> Iterator[None]:
    """What codecs raise over bytes that somebody else made, in one sentence."""
    # Pillow and pypdfium2 take 60 ms: the first picture pays, not the start of the program.
    from PIL import Image, UnidentifiedImageError

    try:
        yield
    except UnidentifiedImageError as trouble:
        raise NotAPicture(name) from trouble
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as trouble:
        raise TooBig(name, Text("像素过多", "too many points"), _points(MOST_POINTS)) from trouble
    except (
        ArithmeticError, AttributeError, EOFError, LookupError, MemoryError, OSError, RuntimeError,
        SyntaxError, TypeError, ValueError, struct.error, zlib.error,
    ) as trouble:  # fmt: skip
        raise Broken(name) from trouble


def _of_picture(data: bytes, name: str, longest: int, most: int) -> Iterator[_Drawn]:
    from PIL import Image, ImageOps

    _know_heic()
    with Image.open(io.BytesIO(data), formats=_KINDS) as image:
        # A moving picture (phones save some) is its first moment; only a TIFF has pages.
        count = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
        for page in range(_counted(count, name, most)):
            if page:
                image.seek(page)
            _must_be_bearable(image.size, name)
            if image.format in ("JPEG", "MPO"):
                image.draft("RGB", (longest, longest))  # unpacks at a half or less where it may
            image.load()
            yield ImageOps.exif_transpose(image), image.format or ""


def _of_pdf(data: bytes, name: str, longest: int, most: int) -> Iterator[_Drawn]:
    return _render(data, name, _SCREEN, most, longest)


def _render(
    data: bytes, name: str, scale: float, most: int, longest: int = LONGEST
) -> Iterator[_Drawn]:
    import pypdfium2
    import pypdfium2.raw

    try:
        with pdfium.document(data) as document:
            document.init_forms()  # what was typed into a form's fields belongs to the page
            for no in range(_counted(len(document), name, most)):
                page = document[no]
                # A page may claim to be a house wide: it is drawn into the same frame.
                fits = min(scale, longest / max(*page.get_size(), 1))
                bitmap = page.render(scale=fits)
                image = bitmap.to_pil().convert("RGB")
                bitmap.close()
                page.close()
                yield image, "PDF"
    except pypdfium2.PdfiumError as trouble:
        if trouble.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise Locked(name) from trouble
        raise


def _counted(count: int, name: str, most: int) -> int:
    if count < 1:
        raise Broken(name)
    if most:
        return min(count, most)
    if count > MOST_PAGES:
        raise TooBig(name, *(Text(f"{n} 页", f"{n} pages") for n in (count, MOST_PAGES)))
    return count


def _must_be_bearable(size: tuple[int, int], name: str) -> None:
    points = size[0] * size[1]
    if points > MOST_POINTS:
        raise TooBig(name, _points(points), _points(MOST_POINTS))
    if min(size) < 1:
        raise Broken(name)


def _points(count: int) -> Text:
    return Text(f"{count / 1e6:.0f} 百万像素", f"{count / 1e6:.0f} megapixels")


def _kept(image: Image, of: str, name: str, print_of: str, longest: int) -> Picture:
    """Points only: on white, at most `longest` a side, in a file written by us."""
    plain = _on_white(image)
    plain.thumbnail((longest, longest))
    width, height = plain.size
    kind, body = "jpeg", b""
    is_drawn = (
        of in ("PNG", "BMP", "TIFF", "PDF")
        and width * height <= _LARGEST_PNG
        and plain.getcolors(_FEW_COLOURS) is not None
    )
    if is_drawn:  # sharp edges stay sharp where that is cheap
        kind, body = "png", _written(plain, "PNG")
    if not body or len(body) > _HEAVIEST_PNG:
        kind, body = "jpeg", _written(plain, "JPEG")
    plain.thumbnail((THUMB, THUMB))
    return Picture(name, print_of, kind, width, height, body, _written(plain, "JPEG"))


def _on_white(image: Image) -> Image:
    import PIL.Image

    if image.mode == "I;16":  # a scanner's 16 bits of grey; Pillow would cut, not scale them
        image = image.point(lambda value: value / 256, "L")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        white = PIL.Image.new("RGB", image.size, "white")
        white.paste(image, mask=image.getchannel("A"))
        return white
    plain = image if image.mode in ("L", "RGB") else image.convert("RGB")
    copy = PIL.Image.new(plain.mode, plain.size)  # without `info`, which the writers would copy
    copy.paste(plain)
    return copy


def _written(image: Image, kind: str) -> bytes:
    file = io.BytesIO()
    if kind == "JPEG":
        image.save(file, kind, quality=85, optimize=True)
    else:
        image.save(file, kind, compress_level=4)
    return file.getvalue()


def _know_heic() -> None:
    # The decoder alone (LGPL, loaded as a library of its own); the encoder's licence would not do.
    import pi_heif

    pi_heif.register_heif_opener(thumbnails=False)
