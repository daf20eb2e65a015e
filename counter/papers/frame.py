"""What stands around the content of every paper: head, tag, foot. Measured once, drawn a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter.papers import words
from counter.papers.lines import NUMBER, SMALL, TEXT, Span, both, broken, width
from counter.papers.pen import Pen
from counter.papers.sizes import Size
from counter.papers.strips import LOW_ROW, Row, draw, height, rows_of
from counter.text import Text
from counter.values.office import Office

SEAL = 40.0  # a seal's room, mm
_TAG_ROW = 3.8  # the tag's digits beneath its symbol
_TITLE_ROW = 7.0
_MARK = 4.2  # the box of 补打 n


@dataclass(frozen=True)
class Sheet:
    """The particulars that all papers have.

    `number` is what people call the paper by (a case, manifest or closing number, named by
    `number_title`); `copy` is 0 for the first print, n for 补打 n.
    """

    office: Office
    title: Text
    number_title: Text
    number: str
    tag: str
    clerk: str
    window: str
    made_at: datetime
    copy: int = 0
    warning: Text | None = None


class Frame:
    """Where head, tag and foot stand on a size of paper, and how high they are.

    `top` is where the content begins; the foot takes `foot_height` above the lower margin, and
    the tag `tag_height` above the foot.
    """

    def __init__(self, sheet: Sheet, size: Size) -> None:
        self._sheet, self._size = sheet, size
        is_roll = size.height is None
        self._name = rows_of(Text(sheet.office.name, sheet.office.name_en), size.inner, SMALL, 4)
        self._number = Span(sheet.number, NUMBER, bold=True)
        room = size.inner if is_roll else size.inner - width((self._number,)) - 6
        title = broken((Span(sheet.title.zh, NUMBER, bold=True),), room)
        english = broken((Span(sheet.title.en, SMALL, muted=True),), room)
        self._title = (
            *(Row(line, _TITLE_ROW) for line in title),
            *(Row(line, LOW_ROW) for line in english),
        )
        mark = Text(f"补打 {sheet.copy}", f"Reprint {sheet.copy}")
        self._mark = Span(f"{mark.zh} {mark.en}", SMALL, bold=True) if sheet.copy else None
        self._foot = [
            row for text in _foot(sheet) for row in rows_of(text, size.inner, SMALL, LOW_ROW)
        ]
        aside = _TITLE_ROW + LOW_ROW + (_MARK + 1 if self._mark else 0)
        titles = height(self._title)
        self._name_top = size.margin + (2 if size.dot else 0)
        self._title_top = self._name_top + height(self._name) + 1
        self.top = self._title_top + (titles + aside if is_roll else max(titles, aside)) + 3
        self.foot_height = 2 + height(self._foot)
        self.tag_height = size.qr + 0.6 + _TAG_ROW + 1.4 if sheet.tag else 0

    def draw_head(self, pen: Pen) -> None:
        """The office; the title at the left, number and 补打 at the right (on a roll: below)."""
        size, top = self._size, self._title_top
        draw(pen, self._name, size.margin, self._name_top)
        draw(pen, self._title, size.margin, top)
        named = both(self._sheet.number_title, SMALL)
        if size.height is None:
            top += height(self._title)
            x, align = size.margin, "left"
        else:
            x, align = size.right, "right"
        pen.line(self._number, x, top, _TITLE_ROW, align)
        pen.line(named, x, top + _TITLE_ROW, LOW_ROW, align)
        if self._mark is not None:
            room = self._mark.width + 3
            left = x if align == "left" else x - room
            below = top + _TITLE_ROW + LOW_ROW + 0.8
            pen.frame(left, below, room, _MARK)
            pen.line(self._mark, left + 1.5, below, _MARK)
        pen.rule(size.margin, size.right, self.top - 1.6)

    def draw_tag(self, pen: Pen, bottom: float) -> None:
        """The symbol at the lower right, its digits in fours beneath it."""
        if not self._sheet.tag:
            return
        size, top = self._size, bottom - self.tag_height
        pen.qr(size.right - size.qr, top, size.qr, self._sheet.tag)
        digits = Span(words.fours(self._sheet.tag), SMALL)
        pen.line(digits, size.right, top + size.qr + 0.6, _TAG_ROW, "right")

    def draw_seal(self, pen: Pen, bottom: float, tallest: float) -> None:
        """Free room for the seal at the left of the tag, named small in its middle."""
        size = self._size
        middle = size.right - size.qr - SEAL / 2 - 4
        top = bottom - tallest / 2 - TEXT * 25.4 / 72
        pen.line(Span(words.SEAL.zh, SMALL, muted=True), middle, top, LOW_ROW, "centre")
        pen.line(Span(words.SEAL.en, SMALL, muted=True), middle, top + LOW_ROW, LOW_ROW, "centre")

    def draw_foot(self, pen: Pen, bottom: float, page: int, pages: int) -> None:
        """Where to ask, who made the paper and when; the count of pages where it has several."""
        size = self._size
        pen.rule(size.margin, size.right, bottom + 0.6)
        draw(pen, self._foot, size.margin, bottom + 2)
        if size.height is not None:
            count = Span(f"{page}/{pages}", SMALL)
            last = bottom + 2 + height(self._foot) - LOW_ROW
            pen.line(count, size.right, last, LOW_ROW, "right")


def _foot(sheet: Sheet) -> list[Text]:
    office = sheet.office
    where = [
        Text.same(office.address),
        Text(f"电话 {office.phone}", f"Tel. {office.phone}"),
        Text(f"投诉 {office.complaint_phone}", f"Complaints {office.complaint_phone}"),
        Text(f"时间 {office.hours}", f"Hours {office.hours}"),
    ]
    given = (office.address, office.phone, office.complaint_phone, office.hours)
    asked = "  ".join(text.zh for text, value in zip(where, given, strict=True) if value)
    by = (
        f"经办 Clerk {sheet.clerk}  窗口 Window {sheet.window}  "
        f"打印 Printed {words.minute(sheet.made_at)}"
    )
    return [*([sheet.warning] if sheet.warning else []), Text.same(asked), Text.same(by)]
