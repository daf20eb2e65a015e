"""The limit for one receipt: a PDF written by hand, knowing nothing but this page.

The face is mapped into memory and parsed once; a page embeds only the glyphs that stand on it
(Identity-H, a subset of our own making), the symbol is one path of merged runs, and lines begin
where they are told. No line breaking, no fall-back face, no checks: what is left is what a PDF
with an embedded Chinese face costs in Python.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import zxingcpp

_KEPT = (b"cvt ", b"fpgm", b"prep", b"hhea")
_MM = 72 / 25.4


class Word(NamedTuple):
    """Words at a place: mm from the lower left, size in points, in the n-th face."""

    text: str
    x: float
    y: float
    size: float
    face: int = 0


class Face:
    """A TrueType face, read as far as a subset needs."""

    def __init__(self, path: Path) -> None:
        import mmap

        with path.open("rb") as file:
            self.bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        count = struct.unpack(">H", self.bytes[4:6])[0]
        self.tables = {}
        for at in range(12, 12 + 16 * count, 16):
            name, _, start, length = struct.unpack(">4sIII", self.bytes[at : at + 16])
            self.tables[name] = (start, length)
        head = self.table(b"head")
        self.units = struct.unpack(">H", head[18:20])[0]
        self.is_long = struct.unpack(">h", head[50:52])[0] == 1
        self.glyphs = struct.unpack(">H", self.table(b"maxp")[4:6])[0]
        self.metrics = struct.unpack(">H", self.table(b"hhea")[34:36])[0]
        self.loca = self.tables[b"loca"][0]
        self.glyf = self.tables[b"glyf"][0]
        self.hmtx = self.tables[b"hmtx"][0]
        self.places: dict[str, int] = {}
        self._groups = self._read_groups()

    def table(self, name: bytes) -> bytes:
        start, length = self.tables[name]
        return self.bytes[start : start + length]

    def glyph_of(self, character: str) -> int:
        found = self.places.get(character)
        if found is None:
            code = ord(character)
            found = next(
                (first + code - low for low, high, first in self._groups if low <= code <= high), 0
            )
            self.places[character] = found
        return found

    def outline(self, glyph: int) -> bytes:
        if self.is_long:
            at = self.loca + 4 * glyph
            start, end = struct.unpack(">II", self.bytes[at : at + 8])
        else:
            at = self.loca + 2 * glyph
            start, end = (2 * half for half in struct.unpack(">HH", self.bytes[at : at + 4]))
        return self.bytes[self.glyf + start : self.glyf + end]

    def metric(self, glyph: int) -> bytes:
        at = self.hmtx + 4 * min(glyph, self.metrics - 1)
        return self.bytes[at : at + 4]

    def _read_groups(self) -> list[tuple[int, int, int]]:
        """The character map of format 12."""
        start, _ = self.tables[b"cmap"]
        count = struct.unpack(">H", self.bytes[start + 2 : start + 4])[0]
        for n in range(count):
            at = start + 4 + 8 * n
            offset = struct.unpack(">HHI", self.bytes[at : at + 8])[2]
            here = start + offset
            if struct.unpack(">H", self.bytes[here : here + 2])[0] == 12:
                groups = struct.unpack(">I", self.bytes[here + 12 : here + 16])[0]
                return [
                    struct.unpack(">III", self.bytes[here + 16 + 12 * g : here + 28 + 12 * g])
                    for g in range(groups)
                ]
        raise ValueError("a face without a map of format 12")


def pdf(
    faces: Sequence[Face], words: Iterable[Word], digits: str, width: float, height: float
) -> bytes:
    """One page, `width` by `height` mm, with `words` and the symbol of `digits`."""
    orders: list[dict[int, int]] = [{0: 0} for _ in faces]
    text = []
    for word in words:
        face, order, codes = faces[word.face], orders[word.face], bytearray()
        for character in word.text:
            glyph = face.glyph_of(character)
            codes += order.setdefault(glyph, len(order)).to_bytes(2, "big")
        place = f"1 0 0 1 {word.x * _MM:.2f} {word.y * _MM:.2f} Tm"
        text.append(f"/F{word.face} {word.size} Tf {place} <{codes.hex()}> Tj")
    page = f"BT {' '.join(text)} ET {_symbol(digits)}".encode()
    names = "".join(f"/F{n} {5 + 5 * n} 0 R" for n in range(len(faces)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width * _MM:.2f} {height * _MM:.2f}]"
        f"/Contents 4 0 R/Resources<</Font<<{names}>>>>>>".encode(),
        _stream(page),
    ]
    for face, order in zip(faces, orders, strict=True):
        objects += _font(face, order, len(objects) + 1)
    return _bound(objects)


def _font(face: Face, order: dict[int, int], first: int) -> list[bytes]:
    """The five objects of a face, the first of them numbered `first`."""
    subset, widths = _subset(face, order)
    return [
        f"<</Type/Font/Subtype/Type0/BaseFont/Bare/Encoding/Identity-H"
        f"/DescendantFonts[{first + 1} 0 R]/ToUnicode {first + 4} 0 R>>".encode(),
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/Bare/CIDSystemInfo<</Registry(Adobe)"
        f"/Ordering(Identity)/Supplement 0>>/FontDescriptor {first + 2} 0 R"
        f"/CIDToGIDMap/Identity/W[0[{widths}]]>>".encode(),
        f"<</Type/FontDescriptor/FontName/Bare/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0"
        f"/Ascent 880/Descent -120/CapHeight 733/StemV 80/FontFile2 {first + 3} 0 R>>".encode(),
        _stream(subset, f"/Length1 {len(subset)}"),
        _stream(_to_unicode(face, order)),
    ]


def _subset(face: Face, order: dict[int, int]) -> tuple[bytes, str]:
    """A face of the glyphs in `order`, and their widths in thousandths."""
    outlines: list[bytes] = []
    for _ in order:  # grows with the parts of composed glyphs
        outlines.append(b"")
    todo = list(order)
    while todo:
        glyph = todo.pop()
        outline = face.outline(glyph)
        if len(outline) > 10 and outline[0] & 0x80:
            changed, at = bytearray(outline), 10
            while True:
                flags, part = struct.unpack(">HH", outline[at : at + 4])
                if part not in order:
                    order[part] = len(order)
                    outlines.append(b"")
                    todo.append(part)
                changed[at + 2 : at + 4] = order[part].to_bytes(2, "big")
                at += 4 + (4 if flags & 1 else 2)
                at += 2 if flags & 8 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0
                if not flags & 0x20:
                    break
            outline = bytes(changed)
        outlines[order[glyph]] = outline + bytes(-len(outline) % 4)
    loca, at = [0], 0
    for outline in outlines:
        at += len(outline)
        loca.append(at)
    metrics = [face.metric(glyph) for glyph in order]
    head, hhea, maxp = (bytearray(face.table(name)) for name in (b"head", b"hhea", b"maxp"))
    head[8:12], head[50:52] = bytes(4), b"\0\1"
    hhea[34:36] = maxp[4:6] = len(order).to_bytes(2, "big")
    tables = {
        **{name: face.table(name) for name in _KEPT if name in face.tables},
        b"glyf": b"".join(outlines), b"head": bytes(head), b"hhea": bytes(hhea),
        b"hmtx": b"".join(metrics), b"loca": struct.pack(f">{len(loca)}I", *loca),
        b"maxp": bytes(maxp),
    }  # fmt: skip
    directory, body, at = [], [], 12 + 16 * len(tables)
    for name in sorted(tables):
        data = tables[name]
        directory.append(struct.pack(">4sIII", name, 0, at, len(data)))
        body.append(data + bytes(-len(data) % 4))
        at += len(body[-1])
    first = struct.pack(">IHHHH", 0x10000, len(tables), 0, 0, 0)
    widths = " ".join(
        str(struct.unpack(">H", metric[:2])[0] * 1000 // face.units) for metric in metrics
    )
    return first + b"".join(directory) + b"".join(body), widths


def _to_unicode(face: Face, order: dict[int, int]) -> bytes:
    back = {glyph: character for character, glyph in face.places.items()}
    pairs = [
        f"<{place:04x}> <{back[glyph].encode('utf-16-be').hex()}>"
        for glyph, place in order.items() if glyph in back
    ]  # fmt: skip
    blocks = "".join(
        f"{len(pairs[at : at + 100])} beginbfchar {' '.join(pairs[at : at + 100])} endbfchar "
        for at in range(0, len(pairs), 100)
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /B def "
        "/CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange "
        f"{blocks}endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()


def _symbol(digits: str) -> str:
    """The symbol as one path, lower right, 22 mm wide."""
    made = zxingcpp.create_barcode(digits, zxingcpp.BarcodeFormat.QRCode, ec_level="Q")
    image = made.to_image(scale=1, add_quiet_zones=False)
    rows, columns = image.shape
    side = 22 * _MM / columns
    black = memoryview(image)
    path = []
    for row in range(rows):
        start = None
        for column in range(columns + 1):
            is_black = column < columns and black[row, column] == 0
            if is_black and start is None:
                start = column
            elif not is_black and start is not None:
                path.append(f"{start} {rows - row - 1} {column - start} 1 re")
                start = None
    return f"q {side:.4f} 0 0 {side:.4f} 323 60 cm {' '.join(path)} f Q"


def _stream(data: bytes, more: str = "") -> bytes:
    packed = zlib.compress(data)
    head = f"<</Length {len(packed)}/Filter/FlateDecode{more}>>stream\n".encode()
    return head + packed + b"\nendstream"


def _bound(objects: list[bytes]) -> bytes:
    written, starts = bytearray(b"%PDF-1.5\n"), []
    for number, body in enumerate(objects, start=1):
        starts.append(len(written))
        written += b"%d 0 obj" % number + body + b"endobj\n"
    end = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for start in starts:
        written += b"%010d 00000 n \n" % start
    written += b"trailer<</Size %d/Root 1 0 R>>startxref\n%d\n%%%%EOF" % (len(objects) + 1, end)
    return bytes(written)
