"""The address label, 100 × 150 mm, for a 203 dpi thermal head.

The receiver is masked as GB/T 41833-2022 demands, and nothing tells what business the person has
here (快递暂行条例 art. 22): no case number, no kind, no names of papers.
"""

from __future__ import annotations

from counter.mailout.papers import Label
from counter.papers.document import bind
from counter.papers.lines import BIG, NUMBER, SMALL, TEXT, Span, both, broken
from counter.papers.pen import Pen
from counter.papers.sizes import Size
from counter.papers.strips import LOW_ROW, ROW, Row, draw, height, rows_of
from counter.text import Text
from counter.values.tag import groups

_MARK = 11.0  # the column of 寄 and 收
_BARS = 20.0  # height of the bars
_RECEIVER_END, _WAYBILL_END = 80.0, 114.0


def pdf(label: Label, size: Size, copy: int = 0) -> bytes:
    """One label; without a waybill there is room for the carrier's own sticker instead."""

    def print_it(pen: Pen) -> None:
        sender_end = _sender(pen, label, size)
        _receiver(pen, label, size, sender_end)
        _waybill(pen, label, size)
        _contents(pen, label, size, copy)

    tall = size.height or 0
    return bind(size, tall, [print_it], f"Label {label.envelope_no}", label.office.is_practice)


def _sender(pen: Pen, label: Label, size: Size) -> float:
    left, room, top = size.margin + _MARK, size.inner - _MARK, size.margin + 2
    rows = (
        *rows_of(f"{label.office.name}  {label.office.phone}", room, SMALL, 4),
        *rows_of(label.office.address, room, SMALL, 4),
    )
    _mark(pen, Text("寄", "From"), size, top)
    draw(pen, rows, left, top)
    end = top + max(height(rows), 10) + 1.5
    pen.rule(size.margin, size.right, end)
    return end


def _receiver(pen: Pen, label: Label, size: Size, top: float) -> None:
    left, room = size.margin + _MARK, size.inner - _MARK
    tallest = _RECEIVER_END - top - 3
    rows = _address(label, room, BIG, NUMBER)
    if height(rows) > tallest:
        rows = _address(label, room, NUMBER, TEXT)
    _mark(pen, Text("收", "To"), size, top + 2)
    draw(pen, rows, left, top + 2)
    pen.rule(size.margin, size.right, _RECEIVER_END)


def _address(label: Label, room: float, large: float, size: float) -> tuple[Row, ...]:
    """Name, telephone, address; sizes in points, each line half as high again."""

    def lines(text: str, points: float, bold: bool) -> tuple[Row, ...]:
        spans = (Span(text, points, bold),)
        return tuple(Row(line, points * 25.4 / 72 * 1.36) for line in broken(spans, room))

    return (
        *lines(label.receiver_masked, large, True),
        *lines(label.phone_masked, size, True),
        *lines(label.address_masked, size, False),
    )


def _waybill(pen: Pen, label: Label, size: Size) -> None:
    middle, top = size.width / 2, _RECEIVER_END + 4
    if label.waybill:
        pen.code128(middle, top, size.inner, _BARS, label.waybill)
        number = Span(label.waybill, NUMBER, bold=True)
        pen.line(number, middle, top + _BARS + 1, 7, "centre")
    else:
        tall = _WAYBILL_END - top - 3
        pen.frame(size.margin + 2, top, size.inner - 4, tall)
        pen.line(both(Text("运单贴此处", "Carrier's sticker here")), middle, top, tall, "centre")
    pen.rule(size.margin, size.right, _WAYBILL_END)


def _contents(pen: Pen, label: Label, size: Size, copy: int) -> None:
    top, side = _WAYBILL_END + 3, size.qr
    below = top
    for title, value in (
        (Text("内件", "Contents"), label.contents),
        (Text("件数", "Pieces"), Text.same(str(label.pieces))),
        (Text("邮资", "Postage"), label.post_mode),
        (Text("信封", "Envelope"), Text.same(label.envelope_no)),
    ):
        draw(pen, rows_of(title, 22, SMALL, ROW), size.margin, below, beside=TEXT)
        draw(pen, rows_of(value, 42), size.margin + 22, below)
        below += 5.6
    pen.qr(size.right - side, top, side, label.tag)
    digits = Span(groups(label.tag), SMALL)
    pen.line(digits, size.right, top + side + 0.8, LOW_ROW, "right")
    if copy:
        mark = Span(f"补打 {copy} Reprint {copy}", SMALL, bold=True)
        pen.line(mark, size.margin, top + side + 0.8, LOW_ROW)


def _mark(pen: Pen, word: Text, size: Size, top: float) -> None:
    pen.line(Span(word.zh, NUMBER, bold=True), size.margin, top, 6)
    pen.line(Span(word.en, SMALL), size.margin, top + 6, LOW_ROW)
