"""The till on the day sheet: expected, counted and variance by method; who counted which drawer."""

from __future__ import annotations

from counter.dayclose.shift.figures import TillFigures
from counter.papers.column import Column
from counter.papers.table import Field, table
from counter.text import Text
from counter.values.money import Money

_OUTSIDE = Text("未经班次（旧账）{amount}", "In no shift (old books): {amount}")
_BY_OTHER = Text("{clerk}（{by}清点）", "{clerk} (counted by {by})")
_TIMES = Text("清点 {n} 次", "counted {n} times")


def till(body: Column, figures: TillFigures | None) -> None:
    """Money against the books; nothing on a day without a drawer."""
    if figures is None:
        return
    body.heading(
        Text("收银　差额 {sum}", "Till, difference {sum}").fill(sum=signed(figures.variance))
    )
    money = (Field(title, room=25, align="right") for title in (
        Text("备用金", "Float"), Text("收入", "Taken"), Text("退费", "Refunded"),
        Text("应有", "Expected"), Text("清点", "Counted"), Text("差额", "Variance"),
    ))  # fmt: skip
    table(
        body,
        (Field(Text("方式", "Method"), share=1), *money),
        [
            (line.title, str(line.opening) if line.opening else "–", str(line.taken),
             str(line.refunded) if line.refunded else "–", str(line.expected),
             "–" if line.counted is None else str(line.counted),
             "–" if line.variance is None else signed(line.variance))
            for line in figures.lines
        ],
    )  # fmt: skip
    if figures.shifts:
        table(
            body,
            (
                Field(Text("班次", "Shift"), share=1), Field(Text("窗口", "Window"), room=16),
                Field(Text("应有", "Expected"), room=25, align="right"),
                Field(Text("清点", "Counted"), room=25, align="right"),
                Field(Text("差额", "Variance"), room=25, align="right"),
                Field(Text("说明", "Reason"), room=52),
            ),
            [
                (
                    Text.same(shift.clerk) if shift.counted_by == shift.clerk
                    else _BY_OTHER.fill(clerk=shift.clerk, by=shift.counted_by),
                    shift.window, str(shift.expected), str(shift.counted),
                    signed(shift.counted - shift.expected),
                    Text.listing(
                        part for part in (
                            Text.same(shift.reason) if shift.reason else None,
                            _TIMES.fill(n=shift.counts) if shift.counts > 1 else None,
                        ) if part is not None
                    ) if shift.reason or shift.counts > 1 else Text.same("–"),
                )
                for shift in figures.shifts
            ],
            gap=4,
        )  # fmt: skip
    if figures.outside:
        body.remark(_OUTSIDE.fill(amount=figures.outside))


def signed(amount: Money) -> str:
    """A difference with its sign; nothing reads as nothing."""
    return f"+{amount}" if amount > Money(0) else str(amount)
