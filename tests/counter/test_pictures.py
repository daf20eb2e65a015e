"""Pictures from outside come out upright, small and without anything that rode along."""

from __future__ import annotations

import base64
import hashlib
import io
import struct
import zlib

import pypdf
import pytest
import qrcode
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFilter, TiffImagePlugin
from PIL.PngImagePlugin import PngInfo

from counter import pictures
from counter.errors import Refused
from counter.pictures import Broken, Locked, NotAPicture, TooBig, clean, codes_in, pages

# 64 × 48 points, one third red; written by libheif, since no encoder may ship with the desk.
HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAb5tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAA"
    "AAAAAAAAAAAAADRpbG9jAAAAAERAAAIAAQAAAAAB4gABAAAAAAAAADkAAgAAAAACGwABAAAAAAAAADAAAAA4aWlu"
    "ZgAAAAAAAgAAABVpbmZlAgAAAAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAAA"
    "/WlwcnAAAADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMA"
    "AAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkA"
    "AAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAA"
    "AAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAABhpcG1hAAAAAAAAAAEAAQWBAgMFhAAAABppcmVmAAAAAAAA"
    "AA5jZHNjAAIAAQABAAAAcW1kYXQAAAA1KAGvWPkU5/+/fX9/Cobeyoq/1rgfM6ijVznlaF1BQ/eTB1k8MvKU10lx"
    "TaDgxs1dRYMFirwAAAAGRXhpZgAATU0AKgAAAAgAAQEPAAIAAAALAAAAGgAAAABQaG9uZU1ha2VyAAA="
)


def _picture(kind: str, size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, size[0] // 3, size[1]))
    file = io.BytesIO()
    image.save(file, kind, **options)  # type: ignore[arg-type]
    return file.getvalue()


def _pdf(count: int, password: str = "") -> bytes:
    file = io.BytesIO()
    sheets = [Image.new("RGB", (200, 300), colour) for colour in ("red", "blue") * count][:count]
    sheets[0].save(file, "PDF", save_all=True, append_images=sheets[1:], author="Zhang San")
    if password:
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(file.getvalue()))
        writer.encrypt(password, algorithm="RC4-128")
        file = io.BytesIO()
        writer.write(file)
    return file.getvalue()


def _located() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "PhoneMaker"
    exif.get_ifd(0x8825)[2] = tuple(TiffImagePlugin.IFDRational(n) for n in (29, 33, 49))
    return _picture("JPEG", exif=exif, comment=b"my flat")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "BMP", "TIFF"])
def test_each_usual_kind_of_picture_is_taken_in(kind: str) -> None:
    kept = clean(_picture(kind), "a")
    with Image.open(io.BytesIO(kept.body)) as image:
        assert (image.format or "").lower() == kept.kind
        assert image.size == (60, 40) == (kept.width, kept.height)
        red = image.convert("RGB").getpixel((5, 20))
    assert isinstance(red, tuple)
    assert red[0] > 200 > 60 > red[1]
    assert Image.open(io.BytesIO(kept.thumb)).format == "JPEG"


def test_a_photo_stands_upright_and_tells_neither_place_nor_camera() -> None:
    before = _located()
    assert b"PhoneMaker" in before
    kept = clean(before, "IMG_1.jpg")
    assert (kept.width, kept.height) == (40, 60)
    for file in (kept.body, kept.thumb):
        assert b"PhoneMaker" not in file
        assert b"my flat" not in file
        with Image.open(io.BytesIO(file)) as image:
            assert not dict(image.getexif())
            assert not {"exif", "comment", "icc_profile"} & set(image.info)


def test_a_screenshot_loses_its_written_notes_and_keeps_its_sharp_edges() -> None:
    notes = PngInfo()
    notes.add_text("Comment", "sent by Li Si", zip=True)
    kept = clean(_picture("PNG", pnginfo=notes), "s.png")
    assert kept.kind == "png"
    with Image.open(io.BytesIO(kept.body)) as image:
        assert image.info == {}


def test_the_hash_is_that_of_the_file_as_it_came() -> None:
    data = _picture("PNG")
    kept = clean(data)
    assert kept.sha256 == hashlib.sha256(data).hexdigest()


def test_a_clear_background_becomes_white() -> None:
    file = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(file, "PNG")
    with Image.open(io.BytesIO(clean(file.getvalue()).body)) as image:
        assert image.convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_a_huge_photo_becomes_one_that_can_be_kept() -> None:
    kept = clean(_picture("JPEG", (6000, 4000)), "big.jpg")
    assert (kept.width, kept.height) == (3508, 2339)
    assert len(kept.thumb) < 20_000


def test_a_pdf_becomes_pictures_of_its_pages_and_names_no_author() -> None:
    data = _pdf(2)
    assert b"Zhang San" in data or b"Z\\000h" in data or "Zhang San".encode("utf-16-be") in data
    first, second = pages(data, "scan.pdf")
    assert (second.sha256, first.width, first.height) == (f"{first.sha256}#2", 556, 834)
    with Image.open(io.BytesIO(second.body)) as image:
        blue = image.convert("RGB").getpixel((100, 100))
    assert isinstance(blue, tuple)
    assert blue[2] > 200 > 60 > blue[0]
    assert clean(data).sha256 == first.sha256


def test_only_so_many_pages_are_taken_at_once() -> None:
    with pytest.raises(TooBig) as refused:
        pages(_pdf(21), "book.pdf")
    assert refused.value.size.en == "21 pages"


def test_a_pdf_under_a_password_is_named_as_such() -> None:
    with pytest.raises(Locked):
        clean(_pdf(1, "secret"), "scan.pdf")


def test_a_tiny_file_that_unpacks_to_a_giant_is_refused_unopened() -> None:
    def chunk(kind: bytes, body: bytes) -> bytes:
        summed = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + summed

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    bomb = (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )  # fmt: skip
    with pytest.raises(TooBig):
        clean(bomb, "bomb.png")


def test_a_file_of_too_many_bytes_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_BYTES", 1000)
    with pytest.raises(TooBig):
        clean(bytes(1001), "film.mov")


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04 a workbook", b"GIF89a\x01\x00\x01\x00", b"\0" * 500]
)
def test_what_is_no_picture_is_told_so_whatever_it_is_called(data: bytes) -> None:
    with pytest.raises(NotAPicture) as refused:
        clean(data, "a.jpg")
    assert refused.value.name == "a.jpg"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_picture_cut_short_is_told_to_be_broken(kind: str) -> None:
    data = _picture(kind, (400, 300))
    with pytest.raises((Broken, NotAPicture)):
        clean(data[: len(data) // 2], "half")


def test_a_phones_heic_is_taken_in_without_its_maker() -> None:
    assert b"PhoneMaker" in HEIC
    kept = clean(HEIC, "IMG_2.HEIC")
    assert (kept.kind, kept.width, kept.height) == ("jpeg", 64, 48)
    assert b"PhoneMaker" not in kept.body


@pytest.mark.parametrize("length", [100, 500])
def test_half_a_heic_is_told_to_be_broken(length: int) -> None:
    with pytest.raises((Broken, NotAPicture)):
        clean(HEIC[:length], "IMG_2.HEIC")


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow mumbles over spoilt notes
@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["JPEG", "PNG", "WEBP", "TIFF", "BMP", "PDF"]), st.data())
def test_spoilt_bytes_give_a_picture_or_one_sentence(kind: str, data: st.DataObject) -> None:
    spoilt = bytearray(_pdf(1) if kind == "PDF" else _picture(kind))
    for _ in range(data.draw(st.integers(1, 6))):
        spoilt[data.draw(st.integers(0, len(spoilt) - 1))] = data.draw(st.integers(0, 255))
    try:
        kept = clean(bytes(spoilt), "x")
    except Refused:
        return
    assert kept.body


def test_a_code_is_read_off_a_photo_of_a_phones_screen() -> None:
    digits = "81" + "1234567890" * 40
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_L, box_size=6)
    code.add_data(digits)
    photo = Image.new("RGB", (1600, 1200), "gray")
    photo.paste(
        code.make_image().convert("RGB").rotate(7, expand=True, fillcolor="gray"), (400, 90)
    )
    file = io.BytesIO()
    photo.filter(ImageFilter.GaussianBlur(1)).save(file, "JPEG", quality=70)
    kept = clean(file.getvalue(), "photo.jpg")
    assert codes_in(kept) == (digits,)
    assert codes_in(clean(_picture("JPEG"), "no-code.jpg")) == ()
