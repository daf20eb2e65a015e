"""The same label by others: a bare writer, pylabels, fpdf2. For comparison only."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.util import find_spec
from io import BytesIO
from typing import Any

from reportlab.lib.units import mm

from counter.mailout.papers import Label
from counter.papers import bars, faces, qr
from counter.text import Text
from counter.values.office import Office
from resources import fonts

_WIDE, _TALL = 100.0, 150.0
OFFICE = Office(
    "重庆市人民政府外事办公室出国（境）服务大厅", "重庆市渝中区人民路252号一楼",
    "023-6300 0000", "500", "Service Hall", "023-12345", "9:00–17:30",
)  # fmt: skip
AT = datetime(2026, 11, 23, 9, 15, tzinfo=UTC)
Make = Callable[[list[Label]], bytes]


def present() -> dict[str, Make]:
    """Those that can be had here."""
    found: dict[str, Make] = {"bare": bare}
    if find_spec("labels") is not None:
        found["pylabels"] = by_pylabels
    if find_spec("fpdf") is not None:
        found["fpdf2"] = by_fpdf2
    return found


def run(count: int, first: int = 1) -> list[Label]:
    """Labels of different people, waybills and tags."""
    return [
        Label(
            OFFICE, f"{number * 7919:027d}", f"XF20261123-{number:04d}",
            f"{'王李张刘陈杨赵黄周吴'[number % 10]}*明", f"138******{number % 100:02d}",
            f"重庆市渝北区{'黄山大道龙山路新南路'[number % 8 : number % 8 + 3]}{number}号***",
            Text("文件", "documents"), 1 + number % 5, Text("免费", "free"),
            f"{1151238971060 + number}", AT,
        )
        for number in range(first, first + count)
    ]  # fmt: skip


def texts(label: Label) -> list[tuple[str, float, float, float]]:
    """What stands on the label: words, points, mm from the left and from the upper edge."""
    return [
        (f"{label.office.name}  {label.office.phone}", 8, 15, 9),
        (label.office.address, 8, 15, 13),
        ("寄", 14, 4, 10), ("收", 14, 4, 24),
        (label.receiver_masked, 18, 15, 25), (label.phone_masked, 14, 15, 33),
        (label.address_masked, 14, 15, 40), (label.waybill, 14, 33, 108),
        ("内件", 8, 4, 120), (label.contents.zh, 10.5, 26, 120),
        ("件数", 8, 4, 130), (str(label.pieces), 10.5, 26, 130),
        ("信封", 8, 4, 135), (label.envelope_no, 10.5, 26, 135), (label.tag, 8, 55, 141),
    ]  # fmt: skip


def bare(given: list[Label]) -> bytes:
    """Objects of a PDF written by hand, one font, a symbol by zxing-cpp."""
    import zxingcpp

    font = faces._load("CounterText").face
    codes: dict[str, int] = {"\0": 0}
    objects: list[bytes] = []
    pages = []
    for label in given:
        shown = []
        for words, points, x, y in texts(label):
            coded = bytes(codes.setdefault(character, len(codes)) % 256 for character in words)
            at = f"{x * mm:.2f} {(_TALL - y) * mm:.2f}"
            shown.append(f"/F {points:g} Tf 1 0 0 1 {at} Tm <{coded.hex()}> Tj")
        image = zxingcpp.create_barcode(
            label.tag, zxingcpp.BarcodeFormat.QRCode, ec_level="Q"
        ).to_image(scale=1, add_quiet_zones=False)
        side, flat = image.shape[0], bytes(memoryview(image).cast("B"))
        symbol = []
        for row in range(side):
            line, at = flat[row * side : (row + 1) * side], 0
            while (start := line.find(b"\0", at)) >= 0:
                end = line.find(b"\xff", start)
                at = end if end >= 0 else side
                symbol.append(f"{start} {row} {at - start} 1 re")
        code = " ".join(f"{start} 0 {wide} 1 re" for start, wide in bars.runs(label.waybill))
        content = zlib.compress(
            f"BT {' '.join(shown)} ET q {mm:.3f} 0 0 -{mm:.3f} {75 * mm:.2f} {33 * mm:.2f} cm "
            f"{' '.join(symbol)} f Q q 1.06 0 0 -{20 * mm:.2f} {18 * mm:.2f} {66 * mm:.2f} cm "
            f"{code} f Q".encode()
        )
        objects.append(
            b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(content), content)
        )
        objects.append(
            b"<</Type/Page/Parent 2 0 R/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
            % (len(objects) + 5)
        )
        pages.append(len(objects) + 5)
    subset = font.makeSubset([ord(character) for character in codes][:256])
    file = zlib.compress(subset)
    heads = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/MediaBox[0 0 %.2f %.2f]/Kids[%s]>>"
        % (len(pages), _WIDE * mm, _TALL * mm, b" ".join(b"%d 0 R" % page for page in pages)),
        b"<</Type/Font/Subtype/TrueType/BaseFont/A+B/FirstChar 0/LastChar %d/Widths[%s]"
        b"/FontDescriptor 4 0 R>>"
        % (len(codes) - 1, b" ".join(b"%d" % font.getCharWidth(ord(c)) for c in codes)),
        b"<</Type/FontDescriptor/FontName/A+B/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0"
        b"/Ascent 880/Descent -120/CapHeight 700/StemV 80/FontFile2 5 0 R>>",
        b"<</Length %d/Length1 %d/Filter/FlateDecode>>stream\n%s\nendstream"
        % (len(file), len(subset), file),
    ]
    out, places = BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate((*heads, *objects), start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    at = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(
        b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, at)
    )
    return out.getvalue()


def by_pylabels(given: list[Label]) -> bytes:
    """A sheet of one label; words and widgets of reportlab's graphics."""
    import labels as pylabels
    from reportlab.graphics import shapes
    from reportlab.graphics.barcode import createBarcodeDrawing

    def draw(place: Any, wide: float, tall: float, label: Label) -> None:
        for words, points, x, y in texts(label):
            place.add(
                shapes.String(
                    x * mm, tall - y * mm, words, fontName="CounterText", fontSize=points
                )
            )
        code = createBarcodeDrawing(
            "Code128", value=label.waybill, barHeight=20 * mm, barWidth=1.06, humanReadable=False
        )
        symbol = createBarcodeDrawing("QR", value=label.tag, width=21 * mm, height=21 * mm)
        for drawing, x, y in ((code, 18, 46), (symbol, 75, 12)):
            moved = shapes.Group(*drawing.contents)
            moved.translate(x * mm, y * mm)
            place.add(moved)

    spec = pylabels.Specification(_WIDE, _TALL, 1, 1, _WIDE, _TALL, left_margin=0, top_margin=0)
    sheet = pylabels.Sheet(spec, draw, border=False)
    sheet.add_labels(given)
    out = BytesIO()
    sheet.save(out)
    return out.getvalue()


def by_fpdf2(given: list[Label]) -> bytes:
    """Words, and a rectangle for each run of a code."""
    from fpdf import FPDF

    pdf = FPDF(unit="mm", format=(_WIDE, _TALL))
    pdf.add_font("text", fname=str(fonts.faces().regular))
    pdf.set_auto_page_break(False)
    for label in given:
        pdf.add_page()
        for words, points, x, y in texts(label):
            pdf.set_font("text", size=points)
            pdf.text(x, y, words)
        for start, wide in bars.runs(label.waybill):
            pdf.rect(18 + start * 0.375, 84, wide * 0.375, 20, style="F")
        for bar in qr.bars(label.tag):
            pdf.rect(75 + bar.start, 117 + bar.row, bar.length, 1, style="F")
    return bytes(pdf.output())
