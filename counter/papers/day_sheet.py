"""日结单: a closed day in figures, money and exceptions, with the journal's anchor.

Units are never added together: each kind of business stands in its own row, in its own unit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from counter.dayclose.figures import DaySheet, KindFigures, MoneyFigures
from counter.papers import (
    day_sheet_anchor,
    day_sheet_balance,
    day_sheet_periods,
    day_sheet_till,
    day_sheet_views,
    takings,
    words,
)
from counter.papers.blanks import blanks
from counter.papers.column import Column
from counter.papers.frame import Sheet
from counter.papers.page import beside_tag, lay_out
from counter.papers.pairs import pairs
from counter.papers.sizes import Size
from counter.papers.style import TwoLines
from counter.papers.table import Field, table
from counter.text import Text
from counter.values.tag import groups

TITLE = Text("日结单", "Day sheet")

# Which figure stands under which word; each has a twin that counts cases.
_FIGURES = {
    "received": Text("收件", "Received"),
    "accepted": Text("受理", "Accepted"),
    "finished": Text("办结", "Finished"),
    "handed_over": Text("发放", "Collected"),
    "posted": Text("寄出", "Posted"),
    "corrections": Text("补正", "Corrected"),
    "rejected": Text("不予受理", "Rejected"),
    "refused": Text("不予办理", "Refused"),
    "withdrawn": Text("撤回", "Withdrawn"),
}
_CASES = Text("件", "case")
_PRINTED = Text("{n}（补打 {again}）", "{n} ({again} reprints)")
_MADE = Text("　其中制卡", "  cards made")


def pdf(sheet: DaySheet, size: Size, copy: int = 0) -> bytes:
    """The closed day for the file, with room for two signatures and the seal."""
    body = Column(size)
    body.headline(Text("业务日", "Business day"), words.day(sheet.day))
    body.heading(Text("业务量", "Work done"))
    kinds(body, sheet.totals.kinds)
    money(body, sheet.totals.money)
    day_sheet_till.till(body, sheet.till)
    takings.fiscal(body, sheet.fiscal)
    blanks(body, sheet.blanks)
    day_sheet_balance.strip(body, sheet.balance)
    day_sheet_periods.open_work(body, sheet.open_work, sheet.open_cases, sheet.opened_with)
    _exceptions(body, sheet)
    day_sheet_views.splits(body, sheet.totals)
    day_sheet_periods.periods(body, sheet.periods)
    _evidence(body, sheet)
    closing = beside_tag(size, seal=True)
    closing.signatures(Text("结账人签字", "Closed by"))
    closing.signatures(Text("复核人签字", "Checked by"))
    frame = Sheet(
        sheet.office,
        TITLE,
        Text("日结编号", "Closing number"),
        f"{sheet.close_no}",
        sheet.tag,
        sheet.closed_by,
        "",
        sheet.made_at,
        copy,
    )
    return lay_out(frame, size, body, closing, seal=True)


def kinds(body: Column, all_kinds: tuple[KindFigures, ...]) -> None:
    """What was done, each kind of business in its row."""
    table(
        body,
        (
            Field(words.KIND, share=1),
            *(Field(title, room=15, align="right", stacks=True) for title in _FIGURES.values()),
        ),
        [row for kind in all_kinds for row in _rows(kind)],
        gap=1.4,
    )


def _rows(kind: KindFigures) -> Iterator[tuple[Text, ...]]:
    """A kind's figures; below them what it made besides, under the word for finished."""
    yield kind.title, *(_figure(kind, name) for name in _FIGURES)
    if kind.made and kind.made_unit is not None:
        made = Text.same(words.counted(kind.made, kind.made_unit))
        yield _MADE, *(made if name == "finished" else Text.same("") for name in _FIGURES)


def _figure(kind: KindFigures, name: str) -> Text:
    """Units in the first line, cases below: 5 份 over 3 件."""
    units, cases = getattr(kind, name), getattr(kind, f"{name}_cases")
    if not (units or cases):
        return Text.same("–")
    return TwoLines(words.counted(units, kind.unit), words.counted(cases, kind.case_unit))


def money(body: Column, figures: MoneyFigures) -> None:
    """What was due, paid and given back, by method."""
    due = Text("费用　应收 {due}", "Money, {due} due").fill(due=figures.due)
    body.heading(due)
    table(
        body,
        (
            Field(Text("方式", "Method"), share=1),
            Field(Text("实收", "Paid"), room=36, align="right"),
            Field(Text("退费", "Refunded"), room=36, align="right"),
            Field(Text("净额", "Net"), room=36, align="right"),
        ),
        [
            *(
                (method, str(paid), str(back), str(paid - back))
                for method, paid, back in figures.by_method
            ),
            (
                Text("合计", "Total"),
                str(figures.paid),
                str(figures.refunded),
                str(figures.paid - figures.refunded),
            ),
        ],
        frozenset({len(figures.by_method)}),
    )
    takings.payees(body, figures)


def _exceptions(body: Column, sheet: DaySheet) -> None:
    body.heading(Text("异常事项", "Exceptions"))
    if not sheet.exceptions:
        body.space(1)
        body.remark(Text("无", "None"))
        return
    table(
        body,
        (
            Field(Text("时间", "Time"), room=14),
            Field(Text("内容", "What"), share=1),
            Field(words.CASE_NO, room=44),
            Field(Text("经办", "Clerk"), room=24),
        ),
        [(f"{line.at:%H:%M}", line.what, line.case_no, line.clerk) for line in sheet.exceptions],
    )


def _evidence(body: Column, sheet: DaySheet) -> None:
    """What the books must be: on one page, the one that is signed."""
    own = Column(body.size)
    _anchor(own, sheet)
    day_sheet_anchor.strip(own, sheet.anchor)
    *upper, last = own.strips
    body.add(*(replace(strip, stays_with_next=True) for strip in upper), last)


def _anchor(body: Column, sheet: DaySheet) -> None:
    body.heading(Text("存证", "Evidence"))
    body.space(1)
    pairs(
        body,
        (Text("日志末条", "Last entry"), str(sheet.journal_last)),
        (Text("日志摘要", "Journal head"), groups(sheet.journal_head)),
        (Text("首件", "First case"), sheet.first_case_no or "–"),
        (Text("末件", "Last case"), sheet.last_case_no or "–"),
        (Text("在办件数", "Cases still open"), words.counted(sheet.open_cases, _CASES)),
        (Text("打印张数", "Papers printed"), _PRINTED.fill(
            n=sheet.papers_printed, again=sheet.reprints)),
        (Text("结账人", "Closed by"), sheet.closed_by),
        (Text("批准人", "Approved by"), sheet.approved_by or sheet.closed_by),
        (Text("结账时间", "Closed at"), words.minute(sheet.closed_at)),
        (Text("程序版本", "Program"), sheet.program_version),
    )
