"""A notice for the wall of the hall: read from two steps away, sealed, valid between two days."""

from __future__ import annotations

from counter.papers import words
from counter.papers.column import Column
from counter.papers.frame import Sheet
from counter.papers.lines import TEXT, Line, Span, broken, width
from counter.papers.page import lay_out
from counter.papers.pairs import pair
from counter.papers.pen import Pen
from counter.papers.sizes import Size
from counter.papers.strips import Strip
from counter.settings.announcing.slips import NoticeSheet
from counter.text import Text

TITLE = Text("通知", "Notice")
_TITLE_SIZE, _SIZE = 26, 16  # points: read from two steps away
_ROW, _ROW_EN = 10.0, 6.4
_INDENT = 11.3  # two characters, as Chinese paragraphs begin


def pdf(notice: NoticeSheet, size: Size, copy: int = 0) -> bytes:
    """The notice on A4; a long one goes on over numbered pages."""
    body = Column(size)
    body.space(6)
    _centred(body, notice.title.zh, _TITLE_SIZE, 14.0)
    if notice.title.en != notice.title.zh:
        _centred(body, notice.title.en, TEXT, _ROW_EN)
    body.space(5)
    for line in notice.body.zh.splitlines():
        _paragraph(body, line, _SIZE, _ROW, _INDENT)
    if notice.body.en:
        body.space(4)
        for line in notice.body.en.splitlines():
            _paragraph(body, line, TEXT, _ROW_EN, 0)
    body.space(6)
    days = words.day_within(notice.since)
    if notice.until != notice.since:
        days = Text("{since}至{until}", "{since} to {until}").fill(
            since=days, until=words.day_within(notice.until)
        )
    pair(body, Text("有效期", "Valid"), days, bold=True)
    body.subscription(notice.office.name, words.date_signed(notice.on))
    sheet = Sheet(
        notice.office, TITLE, Text("通知编号", "Notice number"), notice.notice_no, notice.tag,
        notice.clerk, notice.window, notice.made_at, copy,
    )  # fmt: skip
    return lay_out(sheet, size, body)


def _centred(body: Column, told: str, points: float, row: float) -> None:
    for line in broken(
        (Span(told, points, bold=points == _TITLE_SIZE, muted=points == TEXT),), body.room
    ):
        body.add(_in_the_middle(body, line, row))


def _in_the_middle(body: Column, line: Line, row: float) -> Strip:
    left = body.left + (body.room - width(line)) / 2
    return Strip(row, lambda pen, top: pen.line(line, left, top, row), stays_with_next=True)


def _paragraph(body: Column, told: str, points: float, row: float, indent: float) -> None:
    """One paragraph, its first line set in; an empty line stays as white space."""
    if not told.strip():
        body.space(row / 2)
        return
    first = broken((Span(told.strip(), points),), body.room - indent)[0]
    rest = told.strip()[sum(len(span.text) for span in first) :].strip()
    body.add(_line(body, first, row, indent))
    for line in broken((Span(rest, points),), body.room) if rest else ():
        body.add(_line(body, line, row, 0))


def _line(body: Column, line: Line, row: float, indent: float) -> Strip:
    def print_it(pen: Pen, top: float) -> None:
        pen.line(line, body.left + indent, top, row)

    return Strip(row, print_it)
