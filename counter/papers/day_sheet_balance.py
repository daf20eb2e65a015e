"""账实平衡 on the day sheet: opening + in = out + on hand, line by line; what differs, by name."""

from __future__ import annotations

from counter.dayclose.balance.figures import BalanceFigures, BalanceLine
from counter.papers import words
from counter.papers.column import Column
from counter.papers.table import Field, table
from counter.text import Text
from counter.values.money import Money

_HOLDS = Text("账实相符", "Everything is where it should be")
_DIFFERS = Text("差异已由主管签认", "The differences are signed for by the supervisor")
_FIGURES = (
    Text("期初", "Opening"), Text("转入", "In"), Text("转出", "Out"), Text("结存", "On hand"),
    Text("差异", "Missing"),
)  # fmt: skip


def strip(body: Column, figures: BalanceFigures | None) -> None:
    """Papers, money and numbers of the day; nothing on sheets from before there was a balance."""
    if figures is None or not figures.lines:
        return
    body.heading(Text("账实平衡", "Balance"))
    table(
        body,
        (
            Field(Text("项目", "What"), share=1),
            *(Field(title, room=22, align="right") for title in _FIGURES),
        ),
        [_row(line) for line in figures.lines],
    )
    body.space(1)
    for line in figures.lines:
        if len(line.places) > 1 or (line.places and line.code not in ("materials", "spares")):
            at = "，".join(f"{place.zh} {count}" for place, count in line.places)
            at_en = ", ".join(f"{place.en} {count}" for place, count in line.places)
            body.remark(
                Text("{what}：{at}", "{what}: {at}").fill(what=line.title, at=Text(at, at_en))
            )
    body.remark(_DIFFERS if figures.signed else _HOLDS)
    if figures.signed:
        table(
            body,
            (
                Field(Text("差异", "Difference"), share=1),
                Field(Text("应在", "Should be"), room=30),
                Field(Text("实在", "Is"), room=26),
                Field(Text("流水号", "Entry"), room=16, align="right"),
                Field(Text("说明", "Reason"), room=44),
                Field(Text("签认", "Signed"), room=20),
            ),
            [
                (one.what, one.expected, one.found, str(one.seq or "–"), one.reason, one.signed_by)
                for one in figures.signed
            ],
        )


def _row(line: BalanceLine) -> tuple[Text | str, ...]:
    numbers = (line.opening, line.came, line.went, line.on_hand, line.missing)
    return line.title, *(_said(line, number) for number in numbers)


def _said(line: BalanceLine, number: int) -> Text | str:
    if not number:
        return "–"
    return str(Money(number)) if line.is_money else words.counted(number, line.unit)
