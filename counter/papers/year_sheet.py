"""业务统计表: a year (a quarter, a month) on one page, for the file and for the superiors.

What stands large is what is accepted of each kind of business, in its own unit, and beside it the
same time of the year before. Pictures are drawn in patterns, so that a grey copy says as much.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from counter.dayclose.figures import KindFigures
from counter.dayclose.report.sheets import Headline, Said, YearSheet
from counter.papers import plots, words
from counter.papers.abreast import abreast
from counter.papers.column import Column
from counter.papers.frame import Sheet
from counter.papers.lines import BIG, NUMBER, SMALL, Span, broken, width
from counter.papers.page import lay_out
from counter.papers.sizes import Size
from counter.papers.strips import LOW_ROW, Row, rows_of, stack
from counter.papers.style import TwoLines, first
from counter.papers.table import Field, table
from counter.text import Text
from counter.values.plot_marks import PAPER
from counter.values.tag import groups

TITLE = Text("业务统计表", "Figures of the hall")
PERIOD = Text("统计期间", "Period")
_FIGURES = {
    "accepted": Text("受理", "Accepted"),
    "finished": Text("办结", "Finished"),
    "handed_over": Text("发放", "Collected"),
    "posted": Text("寄出", "Posted"),
    "corrections": Text("补正", "Notices"),
    "rejected": Text("不予受理", "Rejected"),
    "refused": Text("不予办理", "Refused"),
    "withdrawn": Text("撤回", "Withdrawn"),
}
_COMPARED = Text("上年 {before}　{change}", "{before} last year  {change}")
_ALONE = Text("上年无数字", "no figures of last year")
_UNITS = Text("单位：{units}", "in {units}")
_DEFINED = Text("口径", "What the figures count")
_ONE = Text("{title}：{says}", "{title}: {says}")
_ANCHOR = Text(
    "有业务 {work} 天，已日结 {closed} 天；取自流水第 {last} 条及以前；{published}；"
    "数字摘要 SHA-256：",
    "{work} {work:day|days} with work, {closed} closed; from the journal up to entry {last}; "
    "{published}; digest of the figures, SHA-256:",
)
_NUMBERED = Text("发布编号 {no}", "published as no. {no}")
_UNPUBLISHED = Text("未发布", "not published")
# one page holds three rows of plots
_LOW = replace(PAPER, tall=18, row=4.2, bar=2.8)
_SMALL = replace(PAPER, tall=8, text=7, small=5.6, row=3.6)


def pdf(sheet: YearSheet, size: Size, copy: int = 0) -> bytes:
    """The period on A4; what it is made of stands small below."""
    body = Column(size)
    abreast(body, [partial(_large, one) for one in sheet.headlines])
    main, *others = sheet.by_time or (None,)
    if main is not None:
        plots.plot(body, main, _LOW)
    plots.beside(body, *((one,) for one in others), scale=_SMALL)
    plots.beside(body, sheet.by_view[:1], sheet.by_view[1:], scale=_LOW)
    body.heading(Text("业务量", "Work done"))
    kinds(body, sheet.kinds)
    defined(body, sheet.definitions)
    anchor = _ANCHOR.fill(
        work=sheet.days_with_work, closed=sheet.days_closed, last=sheet.journal_last,
        published=_NUMBERED.fill(no=sheet.frozen_no) if sheet.frozen_no else _UNPUBLISHED,
    )  # fmt: skip
    body.remark(anchor)
    body.remark(Text.same(groups(sheet.digest)))
    if sheet.note is not None:
        body.remark(sheet.note)
    frame = Sheet(
        sheet.office, TITLE, PERIOD, first(sheet.named), "", sheet.clerk, sheet.window,
        sheet.made_at, copy,
    )  # fmt: skip
    return lay_out(frame, size, body)


def _large(one: Headline, column: Column) -> None:
    """A figure that stands large, its kind above and last year's below."""
    title = rows_of(one.title, column.room, SMALL, LOW_ROW, muted=True)
    units = Span(f" {words.unit_of(one.now, one.unit)}", SMALL)
    cases = Span(words.many(one.cases, one.case_unit), SMALL, muted=True)
    figures: tuple[Row, ...] = ()
    for size in (BIG, NUMBER):
        number = Span(f"{one.now:,}", size, bold=True)
        if not figures and width(line := (number, units, Span("　", SMALL), cases)) <= column.room:
            figures = (Row(line, 8.4),)
    if not figures:  # the cases stand below
        figures = (Row((number, units), 8.4), Row((cases,), LOW_ROW))
    beside = _ALONE
    if one.before is not None:
        beside = _COMPARED.fill(before=f"{one.before:,}", change=one.change)
    told = (*title, *figures, *rows_of(beside, column.room, SMALL, LOW_ROW))
    column.add(stack(told, column.left, after=1))


def kinds(body: Column, all_kinds: tuple[KindFigures, ...]) -> None:
    """Each kind in its row: units, and its cases below; what they are stands with the kind."""
    table(
        body,
        (
            Field(words.KIND, share=1),
            *(Field(title, room=16, align="right", stacks=True) for title in _FIGURES.values()),
        ),
        [(_counted(kind), *(_figure(kind, name) for name in _FIGURES)) for kind in all_kinds],
        gap=1.4,
    )


def _counted(kind: KindFigures) -> Text:
    """A kind with what it is counted in, in the one language that the rows have room for."""
    units = (words.unit_of(2, unit) for unit in (kind.unit, kind.case_unit))
    return TwoLines(first(kind.title), first(_UNITS.fill(units=Text.same(" / ".join(units)))))


def _figure(kind: KindFigures, name: str) -> Text:
    units, cases = getattr(kind, name), getattr(kind, f"{name}_cases")
    if not (units or cases):
        return Text.same("–")
    return TwoLines(f"{units:,}", f"/ {cases:,}")


def defined(body: Column, definitions: tuple[Said, ...]) -> None:
    """What the figures count, small, one after the other, in the one language of the style."""
    body.heading(_DEFINED)
    body.space(0.6)
    told = [first(_ONE.fill(title=one.title, says=one.says)) for one in definitions]
    for line in broken((Span("　".join(told), SMALL),), body.room):
        body.add(stack((Row(line, LOW_ROW),), body.left))
