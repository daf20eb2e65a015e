"""The address label, for a 203 dpi thermal head.

The receiver is masked as GB/T 41833-2022 demands, and nothing tells what business the person has
here (快递暂行条例 art. 22): no case number, no kind, no names of papers. Of persons only sender and
receiver stand here, of the contents only 文件. What stands beside them is about the piece of post
and nobody's: how many (art. 22 asks for name, kind and quantity), who pays the carriage (the
carrier collects 到付 by it), the waybill, and the envelope's own number and tag, without which the
three-scan lock could not tell one label from another; they lead to a person only in these books.

A label has no second page. What does not fit is set smaller, down to the smallest type that a
sorter reads; what does not fit then is refused, for nothing may be cut off an address.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from counter.errors import Refused
from counter.mailout.papers import Label
from counter.papers import faces, label_fixed
from counter.papers.label_layout import LAYOUTS, STEPS, Layout
from counter.papers.lines import NUMBER, SMALL, TEXT, Span, broken
from counter.papers.quill import Quill
from counter.papers.sizes import Size
from counter.papers.strips import LOW_ROW, ROW
from counter.text import Text
from counter.values.tag import groups

LINE = 25.4 / 72 * 1.36  # mm from line to line for each point


class LabelTooSmall(Refused):
    """An address that does not fit on this label in a type that can be read."""

    def __init__(self, envelope_no: str, size: str) -> None:
        self.envelope_no, self.size = envelope_no, size
        super().__init__(
            Text(
                "信封 {no} 的收件人或地址太长，{size} 标签放不下。请换大一号的标签，或更正地址。",
                "The receiver or address of envelope {no} is too long for a label of {size}. Take "
                "a larger label, or correct the address.",
            ).fill(no=envelope_no, size=size)
        )


def draw(quill: Quill, label: Label, size: Size, copy: int = 0) -> None:
    """One label as the next page; without a waybill there is room for the carrier's own sticker.

    Refuses `LabelTooSmall`, and `faces.NoGlyph` for what cannot be printed or is not written from
    left to right, a character after the other.
    """
    layout = LAYOUTS[size.code]
    sender_end = label_fixed.draw(quill, label, size, layout, copy)
    _receiver(quill, label, size, layout, sender_end)
    _waybill(quill, label, size, layout)
    _contents(quill, label, size, layout)
    if layout.second:
        _second(quill, label, size, layout)
    quill.end_page()


def _receiver(quill: Quill, label: Label, size: Size, layout: Layout, top: float) -> None:
    left, room = size.margin + layout.mark, size.inner - layout.mark
    below = top + 2
    for text, points, bold in fitted(label, room, layout.receiver_end - below - 1, size.code):
        quill.line(text, points, bold, left, below, points * LINE)
        below += points * LINE


def fitted(
    label: Label, room: float, tallest: float, size: str
) -> tuple[tuple[str, float, bool], ...]:
    """Name, telephone, address in the largest type that fits: text, points, bold by line.

    Refuses `LabelTooSmall`.
    """
    for name, phone, address in STEPS:
        lines = (
            *_lines(_sound(label.receiver_masked), name, True, room),
            *_lines(_sound(label.phone_masked), phone, True, room),
            *_lines(_sound(label.address_masked), address, False, room),
        )
        if sum(points for _, points, _ in lines) * LINE <= tallest:
            return lines
    raise LabelTooSmall(label.envelope_no, size)


def _lines(text: str, points: float, bold: bool, room: float) -> Iterator[tuple[str, float, bool]]:
    if "\n" not in text and faces.width(text, points, bold) <= room:
        yield text, points, bold
        return
    for line in broken((Span(text, points, bold),), room):
        yield "".join(span.text for span in line), points, bold


@lru_cache(maxsize=4096)
def _sound(text: str) -> str:
    """`text` composed; refuses (`faces.NoGlyph`) marks that our faces cannot set on a letter.

    A line is set from left to right, one character after the other: an accent that has no letter
    of its own would stand beside it. What is written from the right has no face at all.
    """
    whole = unicodedata.normalize("NFC", text)
    for character in whole:
        if character > "\u02ff" and unicodedata.category(character)[0] == "M":
            raise faces.NoGlyph(character)
    return whole


def _waybill(quill: Quill, label: Label, size: Size, layout: Layout) -> None:
    if label.waybill:
        top = layout.receiver_end + 3.5
        quill.code128(size.width / 2, top, layout.bars, label.waybill)
        quill.line(
            label.waybill, NUMBER, True, size.width / 2, top + layout.bars + 0.8, 6, "centre"
        )


def _contents(quill: Quill, label: Label, size: Size, layout: Layout) -> None:
    """The values beside the titles, the symbol, and its digits in fours."""
    top = layout.waybill_end + 2.5
    left = size.margin + layout.titles
    below = top + 2 * label_fixed.STEP
    quill.line(str(label.pieces), TEXT, False, left, below, ROW)
    number = label.envelope_no
    points = TEXT if faces.width(number, TEXT) <= layout.values else SMALL
    quill.line(number, points, False, left, below + label_fixed.STEP, ROW)
    quill.qr(size.right - size.qr, top, size.qr, label.tag)
    quill.line(groups(label.tag), SMALL, False, size.right, top + size.qr + 0.6, LOW_ROW, "right")


def _second(quill: Quill, label: Label, size: Size, layout: Layout) -> None:
    """The part that the receiver keeps: who it is for, and the number to ask with."""
    left, room = size.margin + layout.mark, size.inner - layout.mark
    below = label_fixed.second_receiver(layout, size)
    told = f"{_sound(label.receiver_masked)}  {label.phone_masked}"
    for points in (NUMBER, TEXT, SMALL):
        lines = tuple(_lines(told, points, True, room))
        if len(lines) * points * LINE <= 15:
            break
    else:
        raise LabelTooSmall(label.envelope_no, size.code)
    for text, points, bold in lines:
        quill.line(text, points, bold, left, below, points * LINE)
        below += points * LINE
    if label.waybill:
        top = label_fixed.second_waybill(size) + 2
        quill.code128(size.width / 2, top, layout.bars, label.waybill)
        quill.line(
            label.waybill, NUMBER, True, size.width / 2, top + layout.bars + 0.8, 6, "centre"
        )
