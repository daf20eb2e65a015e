"""Papers of the shelf: a sheet of labels for its places, and the letter that asks to collect."""

from __future__ import annotations

from collections.abc import Sequence

from counter.papers import words
from counter.papers.column import Column
from counter.papers.frame import Sheet
from counter.papers.lines import BIG, NUMBER, SMALL, Span, broken
from counter.papers.page import beside_tag, lay_out
from counter.papers.pairs import pairs
from counter.papers.pen import Pen
from counter.papers.sizes import Size
from counter.papers.strips import LOW_ROW, Row, Strip, draw
from counter.papers.style import versions
from counter.progress.shelving.slips import CollectionNotice, ShelfLabel, ShelfLabels
from counter.text import Text
from counter.values.tag import groups

LABELS = Text("货位标签", "Shelf labels")
_ROW = 34.0  # of one label, mm
_FAR = 34.0  # points: read from two metres away
_PAD = 5.0  # between a label's border and its code; a scanner needs it white


def labels(sheet: ShelfLabels, size: Size, copy: int = 0) -> bytes:
    """Two labels beside each other, six rows to the page; cut along the lines."""
    body = Column(size)
    for start in range(0, len(sheet.labels), 2):
        body.add(_row(sheet.labels[start : start + 2], size))
    return lay_out(
        Sheet(
            sheet.office, LABELS, Text("标签编号", "Sheet number"), sheet.sheet_no, "",
            sheet.clerk, sheet.window, sheet.made_at, copy,
        ),
        size, body,
    )  # fmt: skip


def _row(pair: Sequence[ShelfLabel], size: Size) -> Strip:
    across = size.inner / 2

    def print_it(pen: Pen, top: float) -> None:
        for number, label in enumerate(pair):
            _label(pen, label, size, size.margin + number * across, top, across)

    return Strip(_ROW, print_it)


def _label(
    pen: Pen, label: ShelfLabel, size: Size, left: float, top: float, across: float
) -> None:
    pen.frame(left, top, across, _ROW)
    pen.qr(left + _PAD, top + _PAD, size.qr, label.place_tag)
    beside = left + _PAD + size.qr + _PAD
    room = left + across - beside - 2
    sizes = (Span(label.code, points, bold=True) for points in (_FAR, BIG, NUMBER))
    code = next((span for span in sizes if span.width <= room), Span(label.code, NUMBER, bold=True))
    pen.line(code, beside, top + _PAD - 1, 12)
    title = " ".join(label.title.split())
    rows = broken((Span(title, SMALL),), room) if title else ()
    draw(pen, [Row(line, LOW_ROW) for line in rows], beside, top + _PAD + 12)
    digits = broken((Span(groups(label.place_tag), SMALL, muted=True),), room)
    draw(pen, [Row(line, LOW_ROW) for line in digits], beside,
         top + _ROW - 2 - LOW_ROW * len(digits))  # fmt: skip


def notice(letter: CollectionNotice, size: Size, copy: int = 0) -> bytes:
    """催领通知: what is ready, since when, in the hall's own words."""
    body = Column(size)
    body.headline(
        Text("办结日期", "Ready since"), words.day(letter.ready_on),
        Text("第 {n} 次提醒", "Reminder no. {n}").fill(n=letter.reminder),
    )  # fmt: skip
    pairs(
        body, (words.APPLICANT, letter.applicant), (words.KIND, letter.kind),
        (Text("待取件数", "Pieces waiting"), str(letter.pieces)),
    )  # fmt: skip
    body.space(3)
    for told in versions(letter.body):
        for line in told.splitlines():
            if line.strip():
                body.paragraph((Span(line.strip()),))
        body.space(2)
    body.subscription(letter.office.name, words.date_signed(letter.on))
    closing = beside_tag(size)
    closing.signatures(Text("领取人签字", "Collected by"))
    return lay_out(
        Sheet(
            letter.office, letter.title, words.CASE_NO, letter.case_no, letter.tag, letter.clerk,
            letter.window, letter.made_at, copy, is_given=True,
        ),
        size, body, closing,
    )  # fmt: skip
