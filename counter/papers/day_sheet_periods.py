"""Period and perpetual totals, and the open work that is carried on, on the day sheet."""

from __future__ import annotations

from counter.dayclose.open_work import OpenLine
from counter.dayclose.period_totals import PeriodTotals, RunningKind
from counter.papers import words
from counter.papers.column import Column
from counter.papers.table import Field, table
from counter.text import Text

_HEAD = Text("累计（含本日，只计已日结日）", "Totals so far, closed days only, this one included")
_SINCE = Text("上一张日结单 {no} 号（{day}）", "Last sheet: no. {no} ({day})")
_CASES = Text("件", "case")


def periods(body: Column, told: PeriodTotals | None) -> None:
    """Since the last sheet, month, year, and since the books began."""
    if told is None:
        return
    body.heading(_HEAD)
    spans = (told.day, told.month, told.year, told.ever)
    titles = (Text("本日", "This day"), Text("本月", "Month"), Text("本年", "Year"),
              Text("开账以来", "Since the beginning"))  # fmt: skip
    rows: list[tuple[Text | str, ...]] = [
        (Text("已日结天数", "Days closed"), *(str(span.days) for span in spans))
    ]
    for kind in told.ever.kinds:
        at = [next((one for one in span.kinds if one.code == kind.code), None) for span in spans]
        if kind.accepted_cases or kind.finished_cases:
            rows.append((kind.title, *(_work(one, kind.unit) for one in at)))
    rows += [
        (Text("实收", "Paid"), *(str(span.paid) for span in spans)),
        (Text("退费", "Refunded"), *(str(span.refunded) for span in spans)),
        (Text("净额中代收", "Of the net: for others"), *(str(span.for_others) for span in spans)),
    ]
    money = (Field(title, room=32, align="right") for title in titles)
    table(body, (Field(Text("受理／办结", "Accepted / finished"), share=1), *money), rows)
    if told.last_close_no is not None and told.last_day is not None:
        last = _SINCE.fill(no=told.last_close_no, day=told.last_day.isoformat())
        body.remark(last)


def _work(kind: RunningKind | None, unit: Text) -> Text:
    if kind is None:
        return Text.same("–")
    both = Text("{accepted}／{finished}", "{accepted} / {finished}")
    return Text.same(
        both.fill(accepted=kind.accepted, finished=words.counted(kind.finished, unit)).zh
    )


def open_work(body: Column, lines: tuple[OpenLine, ...], carried: int, began: int | None) -> None:
    """What is handed on to the next day, by kind and step."""
    if not lines:
        return
    head = Text("在办结转　{n} 件", "Open work carried on: {n}").fill(n=carried)
    if began is not None:
        head = Text("{head}（期初 {began} 件）", "{head} (began with {began})").fill(
            head=head, began=began
        )
    body.heading(head)
    table(
        body,
        (
            Field(words.KIND, share=1), Field(Text("环节", "Step"), room=36),
            Field(Text("件数", "Cases"), room=16, align="right"),
            Field(Text("超期", "Overdue"), room=18, align="right"),
            Field(Text("最早一件", "Oldest"), room=44),
        ),
        [
            ("" if no and lines[no - 1].kind == line.kind else line.kind, line.step,
             words.counted(line.cases, _CASES),
             str(line.overdue) if line.overdue else "–", line.oldest)
            for no, line in enumerate(lines)
        ],
        gap=3,
    )  # fmt: skip
