"""Money on the day sheet: own fees apart from what is collected for others, receipts by number."""

from __future__ import annotations

from counter.dayclose.figures import FiscalUse, MoneyFigures
from counter.papers.column import Column
from counter.papers.table import Field, table
from counter.text import Text


def payees(body: Column, figures: MoneyFigures) -> None:
    """What was charged and taken for whom; nothing where no payment was shared out."""
    if not figures.by_payee:
        return
    money = (Field(title, room=30, align="right") for title in (
        Text("应收", "Due"), Text("实收", "Paid"), Text("退费", "Refunded"), Text("净额", "Net")
    ))  # fmt: skip
    table(
        body,
        (Field(Text("归属", "For"), share=1), *money),
        [
            (title, str(due), str(paid), str(back), str(paid - back))
            for title, due, paid, back in figures.by_payee
        ],
    )


def fiscal(body: Column, use: FiscalUse | None) -> None:
    """The fiscal receipts of the day: how many, which numbers, which of them have ended."""
    if use is None or not (use.used or use.ended):
        return
    head = Text("财政票据　{n} 张，{amount}", "Fiscal receipts: {n}, {amount}")
    body.heading(head.fill(n=use.count, amount=use.amount))
    body.space(1)
    if use.used:
        body.remark(Text.same("、".join(use.used)))
    for line in use.ended:
        body.remark(Text("作废冲退：{line}", "Ended: {line}").fill(line=line))
