"""The stock of numbered blanks as three lists: who holds them, what came in, what is void."""

from __future__ import annotations

from counter.progress.blanks.stock import Balance, HolderLine
from counter.text import Text
from ui.kit.language import say
from ui.kit.table import Column

_CUPBOARD = Text("库存柜", "Cupboard")
_FIGURES = (
    ("received", Text("张数", "Sheets")),
    ("used", Text("使用", "Used")),
    ("spoiled", Text("作废", "Void")),
    ("left", Text("结存", "Left")),
)


def _counted(code: str, title: Text) -> Column:
    return Column(title, lambda line: f"{getattr(line.balance, code):,}", 68, role="number")


_COUNTED = tuple(_counted(code, title) for code, title in _FIGURES)


def _holder(line: HolderLine) -> str:
    return line.name if line.login else say(_CUPBOARD)


def _spans(line: HolderLine) -> str:
    return "、".join(first if first == last else f"{first}–{last}" for first, last in line.spans)


HOLDERS = (
    Column(Text("领用人", "Held by"), _holder, 104, role="strong"),
    Column(Text("号段", "Numbers"), _spans),
    *_COUNTED,
)
ROLLS = (
    Column(Text("号段", "Numbers"), lambda line: f"{line.first}–{line.last}", role="strong"),
    Column(Text("入库", "Received"), lambda line: line.received_on.isoformat(), 100),
    Column(Text("来源单据", "Delivery note"), lambda line: line.source, 136, role="muted"),
    *_COUNTED,
)
SPOILED = (
    Column(Text("作废号码", "Void number"), lambda line: line.sticker_no, 150, role="strong"),
    Column(Text("日期", "Day"), lambda line: line.on.isoformat(), 100),
    Column(Text("原因", "Reason"), lambda line: line.reason),
    Column(Text("经手、在场", "Clerk, before"), lambda line: f"{line.clerk}、{line.second}", 150,
           role="muted"),
)  # fmt: skip


def whole(total: Balance) -> Text:
    """The stock in one line."""
    return Text(
        "共入库 {received}，使用 {used}，作废 {spoiled}，结存 {left}",
        "{received} received, {used} used, {spoiled} void, {left} left",
    ).fill(
        received=f"{total.received:,}", used=f"{total.used:,}", spoiled=f"{total.spoiled:,}",
        left=f"{total.left:,}",
    )  # fmt: skip
