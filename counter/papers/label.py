"""The address label, 100 × 150 mm, for a 203 dpi thermal head.

The receiver is masked as GB/T 41833-2022 demands, and nothing tells what business the person has
here (快递暂行条例 art. 22): no case number, no kind, no names of papers.
"""

from __future__ import annotations

from collections.abc import Sequence

from counter.mailout.papers import Label
from counter.papers import words
from counter.papers.document import bind
from counter.papers.lines import BIG, NUMBER, SMALL, Span, both, broken
from counter.papers.pen import Pen
from counter.papers.sizes import Size
from counter.papers.strips import LOW_ROW, ROW, Row, draw, height, rows_of
from counter.text import Text

_MARK = 11.0  # the column of 寄 and 收
_BARS = 18.0  # height of the bars
_TALL = 150.0
_LINE = 6.4  # a line of the address


def pdf(label: Label, size: Size, copy: int = 0) -> bytes:
    """One label; without a waybill there is room for the carrier's own sticker instead."""
    tall = size.height or _TALL

    def print_it(pen: Pen) -> None:
        top = _sender(pen, label, size, size.margin + 2)
        top = _receiver(pen, label, size, top)
        _waybill(pen, label, size, max(top, 66))
        _contents(pen, label, size, tall - size.margin - _BAND, copy)

    return bind(size, tall, [print_it], f"Label {label.envelope_no}", label.office.is_practice)


_BAND = 36.0  # contents and tag, at the lower end


def _sender(pen: Pen, label: Label, size: Size, top: float) -> float:
    left, room = size.margin + _MARK, size.inner - _MARK
    rows = (
        *rows_of(f"{label.office.name}  {label.office.phone}", room, SMALL, 4),
        *rows_of(label.office.address, room, SMALL, 4),
    )
    _mark(pen, Text("寄", "From"), size, top)
    draw(pen, rows, left, top)
    return _ruled(pen, size, top + max(height(rows), 9))


def _receiver(pen: Pen, label: Label, size: Size, top: float) -> float:
    left, room = size.margin + _MARK, size.inner - _MARK
    rows: Sequence[Row] = (
        *(Row(line, 9) for line in broken((Span(label.receiver_masked, BIG, bold=True),), room)),
        *(Row(line, 7) for line in broken((Span(label.phone_masked, NUMBER, bold=True),), room)),
        *(Row(line, _LINE) for line in broken((Span(label.address_masked, NUMBER),), room)),
    )
    _mark(pen, Text("收", "To"), size, top + 1)
    draw(pen, rows, left, top)
    return _ruled(pen, size, top + max(height(rows), 32))


def _waybill(pen: Pen, label: Label, size: Size, top: float) -> None:
    middle = size.width / 2
    if label.waybill:
        pen.code128(middle, top + 3, size.inner, _BARS, label.waybill)
        number = Span(label.waybill, NUMBER, bold=True)
        pen.line(number, middle, top + 3 + _BARS + 1, 7, "centre")
        return
    pen.frame(size.margin + 2, top + 3, size.inner - 4, _BARS + 8)
    words_ = both(Text("运单贴此处", "Carrier's sticker here"))
    pen.line(words_, middle, top + 3, _BARS + 8, "centre")


def _contents(pen: Pen, label: Label, size: Size, top: float, copy: int) -> None:
    pen.rule(size.margin, size.right, top)
    pairs = [
        (Text("内件", "Contents"), label.contents),
        (Text("件数", "Pieces"), Text.same(str(label.pieces))),
        (Text("邮资", "Postage"), label.post_mode),
        (Text("信封号", "Envelope"), Text.same(label.envelope_no)),
    ]
    below = top + 2
    for title, value in pairs:
        draw(pen, rows_of(title, 20, SMALL, ROW), size.margin, below)
        draw(pen, rows_of(value, 44), size.margin + 20, below)
        below += 8
    side = size.qr
    pen.qr(size.right - side, top + 3, side, label.tag)
    pen.line(Span(words.fours(label.tag), SMALL), size.right, top + 3 + side + 1, LOW_ROW, "right")
    if copy:
        pen.line(
            Span(f"补打 {copy} Reprint {copy}", SMALL, bold=True),
            size.right,
            top + 31,
            LOW_ROW,
            "right",
        )


def _mark(pen: Pen, word: Text, size: Size, top: float) -> None:
    pen.line(Span(word.zh, NUMBER, bold=True), size.margin, top, 6)
    pen.line(Span(word.en, SMALL), size.margin, top + 6, LOW_ROW)


def _ruled(pen: Pen, size: Size, top: float) -> float:
    pen.rule(size.margin, size.right, top + 1.5)
    return top + 3.5
