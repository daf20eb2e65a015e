"""What stands around the content of every paper: head, tag, foot. Measured once, drawn a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter.papers import words
from counter.papers.lines import NUMBER, SMALL, TEXT, Span, both, broken, english, width
from counter.papers.pen import Pen
from counter.papers.sizes import Size
from counter.papers.strips import GUTTER, LOW_ROW, Row, draw, height, rows_of
from counter.papers.style import current, first, joined, said
from counter.text import Text
from counter.values.office import Office
from counter.values.tag import groups

TAG_ROW = 4.4  # the tag's digits beneath its symbol, a line
_NO_VOUCHER = Text("本单不作报销凭证", "Not a voucher for reimbursement")
_DRAFT = Text("草稿", "Draft")
_PROVES_NOTHING = Text("无编号，不作凭据", "without number, proves nothing")
_ASK, _COMPLAIN = Text("电话", "Tel."), Text("投诉", "Complaints")
_CLERK, _WINDOW = Text("经办", "Clerk"), Text("窗口", "Window")
_PRINTED = Text("打印", "Printed")
_TITLE_ROW = 7.0
_MARK = 4.2  # the box of 补打 n
_COUNT = 10.0  # room for 1/2 at the end of the last line
_APART = 1.2  # between a signature and the foot where no tag stands, a mark and what is above it
_AIR = 1.5  # between that box and its words


@dataclass(frozen=True)
class Sheet:
    """The particulars that all papers have.

    `number` is what people call the paper by (a case, manifest or closing number, named by
    `number_title`); `copy` is 0 for the first print, n for 补打 n. `is_given`: it goes to an
    applicant, so its foot says that it is no voucher.
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
    is_given: bool = False


class Frame:
    """Where head, tag and foot stand on a size of paper, and how high they are.

    `top` is where the content begins; the foot takes `foot_height` above the lower margin, and
    the tag `tag_height` above the foot.
    """

    def __init__(self, sheet: Sheet, size: Size) -> None:
        self._sheet, self._size = sheet, size
        is_draft = current().is_draft
        self._tag = "" if is_draft else sheet.tag
        self._name = rows_of(Text(sheet.office.name, sheet.office.name_en), size.inner, SMALL, 4)
        number = f"{_DRAFT.zh} {_DRAFT.en}" if is_draft else sheet.number
        self._number = Span(number, NUMBER, bold=True)
        if self._number.width > size.inner:  # large type on the narrowest roll
            self._number = Span(number, TEXT, bold=True)
        mark = f"补打 {sheet.copy}"
        if current().language != "zh":
            mark += f" Reprint {sheet.copy}"
        self._mark = Span(mark, SMALL, bold=True) if sheet.copy else None
        named = _PROVES_NOTHING if is_draft else sheet.number_title
        self._named = both(named, SMALL, muted=True)
        if width(self._named) > size.inner:
            self._named = both(Text.same(first(named)), SMALL, muted=True)
        marked = self._mark.width + 2 * _AIR + GUTTER if self._mark else 0
        self._is_mark_below = size.is_narrow and width(self._named) + marked > size.inner
        beside = max(self._number.width, width(self._named) + marked) + 6
        room = size.inner if size.is_narrow else size.inner - beside
        told = said(sheet.title)
        title = broken((Span(told.zh, NUMBER, bold=True),), room)
        below = () if told.en == told.zh else broken((english(told),), room)
        self._title = (
            *(Row(line, _TITLE_ROW) for line in title),
            *(Row(line, LOW_ROW) for line in below),
        )
        self._foot = _foot(sheet, size.inner)
        aside = _TITLE_ROW + LOW_ROW + (_MARK + _APART if self._is_mark_below else 0)
        titles = height(self._title)
        self._name_top = size.margin + (2 if size.dot else 0)
        self._title_top = self._name_top + height(self._name) + 1
        self.top = self._title_top + (titles + aside if size.is_narrow else max(titles, aside)) + 3
        self.foot_height = 2 + height(self._foot)
        self._digits = broken((Span(groups(self._tag), SMALL),), size.inner)
        self._digits_height = TAG_ROW * len(self._digits)
        self.tag_height = size.qr + 1 + self._digits_height if self._tag else 0

    def draw_head(self, pen: Pen) -> None:
        """The office; the title at the left, number and 补打 at the right (on a roll: below)."""
        size, top = self._size, self._title_top
        draw(pen, self._name, size.margin, self._name_top)
        draw(pen, self._title, size.margin, top)
        below = top + _TITLE_ROW
        if size.is_narrow:
            below += height(self._title)
            pen.line(self._number, size.margin, below - _TITLE_ROW, _TITLE_ROW)
            pen.line(self._named, size.margin, below, LOW_ROW)
            left = size.margin + width(self._named) + GUTTER
            if self._is_mark_below:
                left, below = size.margin, below + _MARK + _APART / 2
        else:
            pen.line(self._number, size.right, top, _TITLE_ROW, "right")
            left = size.right - (self._mark.width + 2 * _AIR if self._mark else -GUTTER)
            pen.line(self._named, left - GUTTER, below, LOW_ROW, "right")
        if self._mark is not None:
            box = below - (_MARK - LOW_ROW) / 2
            pen.frame(left, box, self._mark.width + 2 * _AIR, _MARK)
            pen.line(self._mark, left + _AIR, box, _MARK)
        pen.rule(size.margin, size.right, self.top - 1.6)

    def draw_tag(self, pen: Pen, bottom: float) -> None:
        """The symbol at the lower right, its digits in fours beneath it."""
        if not self._tag:
            return
        size, top = self._size, bottom - self.tag_height
        pen.qr(size.right - size.qr, top, size.qr, self._tag)
        for row, line in enumerate(self._digits):
            below = top + size.qr + 0.6 + row * TAG_ROW
            pen.line(line, size.right, below, TAG_ROW - 0.6, "right")

    def clear_below(self, room: float) -> float:
        """What a column of `room` mm at the left must keep free below it for the tag's digits."""
        longest = max((width(line) for line in self._digits), default=0)
        if not self._tag:
            return _APART
        is_beside = room + GUTTER + longest <= self._size.inner
        return 0 if is_beside else self._digits_height

    def draw_seal(self, pen: Pen, bottom: float, tallest: float) -> None:
        """Free room for the seal at the left of the tag, named small in its middle."""
        size = self._size
        middle = size.right - size.qr - size.seal / 2 - 4
        top = bottom - tallest / 2 - TEXT * 25.4 / 72
        told = said(words.SEAL)
        for row, word in enumerate(dict.fromkeys((told.zh, told.en))):
            line = Span(word, SMALL, muted=True)
            pen.line(line, middle, top + row * LOW_ROW, LOW_ROW, "centre")

    def draw_foot(self, pen: Pen, bottom: float, page: int, pages: int) -> None:
        """Where to ask, who made the paper and when; the count of pages where it has several."""
        size = self._size
        pen.rule(size.margin, size.right, bottom + 0.6)
        draw(pen, self._foot, size.margin, bottom + 2)
        if size.height is not None:
            count = Span(f"{page}/{pages}", SMALL)
            last = bottom + 2 + height(self._foot) - LOW_ROW
            pen.line(count, size.right, last, LOW_ROW, "right")


def _foot(sheet: Sheet, room: float) -> tuple[Row, ...]:
    """The warning, where to ask, and who made the paper when."""
    office = sheet.office
    where = [office.address, f"{joined(_ASK)} {office.phone}"]
    if office.complaint_phone:
        where.append(f"{joined(_COMPLAIN)} {office.complaint_phone}")
    where.append(office.hours)
    if sheet.is_given:
        where.append(joined(_NO_VOUCHER))
    by = [f"{joined(_CLERK)} {sheet.clerk}"]
    if sheet.window:
        by.append(f"{joined(_WINDOW)} {sheet.window}")
    by.append(f"{joined(_PRINTED)} {words.minute(sheet.made_at)}")
    warning = rows_of(sheet.warning, room, SMALL, LOW_ROW) if sheet.warning else ()
    return (*warning, *_filled(where, room), *_filled(by, room - _COUNT))


def _filled(parts: list[str], room: float) -> tuple[Row, ...]:
    """Parts in as few lines as they need, a line ending between two of them where it can."""
    lines: list[str] = []
    for part in filter(None, (" ".join(part.splitlines()) for part in parts)):
        longer = f"{lines[-1]}  {part}" if lines else part
        if lines and Span(longer, SMALL).width <= room:
            lines[-1] = longer
        else:
            lines.append(part)
    spans = (Span("\n".join(lines), SMALL),)
    return tuple(Row(line, LOW_ROW) for line in broken(spans, room))
