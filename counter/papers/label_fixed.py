"""What all labels of a run share: sender, titles, rules. Drawn once, shown on every page."""

from __future__ import annotations

from counter.mailout.papers import Label
from counter.papers.document import mark_practice
from counter.papers.label_layout import Layout
from counter.papers.lines import NUMBER, SMALL, TEXT, Span, both
from counter.papers.pen import Pen
from counter.papers.quill import Quill
from counter.papers.sizes import Size
from counter.papers.strips import LOW_ROW, ROW, Row, height, rows_of
from counter.papers.strips import draw as draw_rows
from counter.text import Text
from counter.values.office import Office

STEP = 4.9  # from one pair below to the next, mm
_SENDERS = (SMALL, 7.0, 6.0)
_HERE = Text("运单贴此处", "Carrier's sticker here")
_KEEP = Text("收件人留存", "Receiver's part")
_TO, _FROM = Text("收", "To"), Text("寄", "From")


def draw(quill: Quill, label: Label, size: Size, layout: Layout, copy: int) -> float:
    """Put the shared part on a page; gives where the sender ends, mm from the upper edge."""
    office = label.office
    sender, end = _sender(office, size, layout)

    def print_it(pen: Pen) -> None:
        if office.is_practice:
            mark_practice(pen, size)
        _mark(pen, _FROM, size.margin, _top(office, size))
        draw_rows(pen, sender, size.margin + layout.mark, _top(office, size))
        pen.rule(size.margin, size.right, end)
        _mark(pen, _TO, size.margin, end + 2)
        pen.rule(size.margin, size.right, layout.receiver_end)
        if not label.waybill:
            _sticker(pen, size, layout.receiver_end + 3, layout.waybill_end - 3)
        pen.rule(size.margin, size.right, layout.waybill_end)
        _contents(pen, label, size, layout, copy)
        if layout.second:
            _second(pen, label, size, layout)

    key = (office, label.contents, label.post_mode, not label.waybill, size.code, copy)
    quill.fixed(key, print_it)
    return end


def second_receiver(layout: Layout, size: Size) -> float:
    """Where the receiver begins on the second part."""
    return layout.second + 14.5


def second_waybill(size: Size) -> float:
    """Where the bars' zone begins on the second part."""
    return (size.height or 0) - size.margin - 34


def _top(office: Office, size: Size) -> float:
    return size.margin + (2.5 if office.is_practice else 1.5)


def _sender(office: Office, size: Size, layout: Layout) -> tuple[tuple[Row, ...], float]:
    """The sender in the largest type that leaves the receiver two thirds of the room."""
    room, top = size.inner - layout.mark, _top(office, size)
    for points in _SENDERS:
        rows = (
            *rows_of(f"{office.name}  {office.phone}", room, points, points / 2),
            *rows_of(office.address, room, points, points / 2),
        )
        end = top + max(height(rows), 10) + 1.5
        if end <= layout.receiver_end / 3 + 2:
            break
    return rows, end


def _mark(pen: Pen, word: Text, left: float, top: float) -> None:
    pen.line(Span(word.zh, NUMBER, bold=True), left, top, 6)
    pen.line(Span(word.en, SMALL), left, top + 6, LOW_ROW)


def _sticker(pen: Pen, size: Size, top: float, bottom: float) -> None:
    pen.frame(size.margin + 2, top, size.inner - 4, bottom - top)
    pen.line(both(_HERE), size.width / 2, top, bottom - top, "centre")


def _contents(pen: Pen, label: Label, size: Size, layout: Layout, copy: int) -> None:
    below = layout.waybill_end + 2.5
    for title, value in (
        (Text("内件", "Contents"), label.contents),
        (Text("邮资", "Postage"), label.post_mode),
        (Text("件数", "Pieces"), None),
        (Text("信封", "Envelope"), None),
    ):
        draw_rows(pen, rows_of(title, layout.titles, SMALL, ROW), size.margin, below, beside=TEXT)
        if value is not None:
            left = size.margin + layout.titles
            draw_rows(pen, rows_of(value, layout.values), left, below)
        below += STEP
    if copy:
        mark = Span(f"补打 {copy} Reprint {copy}", SMALL, bold=True)
        pen.line(mark, size.margin, max(below, layout.waybill_end + 3.1 + size.qr), LOW_ROW)


def _second(pen: Pen, label: Label, size: Size, layout: Layout) -> None:
    """A line to tear at, the sender in short, and where the receiver and the bars stand."""
    office, top = label.office, layout.second
    pen.rule(size.margin, size.right, top)
    pen.line(both(_KEEP, SMALL), size.right, top + 1, LOW_ROW, "right")
    _mark(pen, _FROM, size.margin, top + 4)
    room = size.inner - layout.mark
    rows = rows_of(f"{office.name}  {office.phone}", room, SMALL, 4)
    draw_rows(pen, rows, size.margin + layout.mark, top + 5)
    _mark(pen, _TO, size.margin, second_receiver(layout, size))
    if not label.waybill:
        _sticker(pen, size, second_waybill(size) + 1, second_waybill(size) + 22)
    last = (size.height or 0) - size.margin - 6
    told = (*both(label.contents, SMALL), Span("   ", SMALL), *both(label.post_mode, SMALL))
    pen.line(told, size.margin, last, LOW_ROW)
