"""What the lists of the outside page show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from counter.progress.consignment.contents import OUTCOMES, OutsidePiece, OutsideRow
from counter.progress.consignment.ready import ReadyGroup
from counter.progress.consignment.returning import Outcome
from counter.text import Text
from counter.values.money import Money
from ui.kit.colours import Urgency
from ui.kit.language import say
from ui.kit.table import Column

_OVERDUE = Text("逾期未回", "overdue")
_OUT = Text("在外", "outside")
_SETTLED = Text("已全部取回", "all back")
_TICKED = {"back": Text("本次取回", "back now"), "refused": Text("外方退件", "refused")}


@dataclass(frozen=True)
class Line:
    """One piece of the chosen consignment and what was ticked about it, still unwritten."""

    piece: OutsidePiece
    mark: Outcome | None


def _state(row: OutsideRow) -> str:
    if row.state == "settled":
        return say(_SETTLED)
    return say(_OVERDUE if row.is_overdue else _OUT)


def _urgency(row: OutsideRow) -> Urgency:
    if row.state == "settled":
        return "done"
    return "overdue" if row.is_overdue else "today"


def _mark(line: Line) -> str:
    if line.mark is not None:
        return say(_TICKED[line.mark.outcome])
    return say(OUTCOMES[line.piece.outcome])


def _marked(line: Line) -> Urgency:
    if line.mark is None:
        return "later" if line.piece.outcome == "out" else "done"
    return "overdue" if line.mark.outcome == "refused" else "today"


def _fee(line: Line) -> str:
    fee = line.piece.fee if line.mark is None else line.mark.fee
    return "" if fee is None else str(fee)


def _sum(of: Callable[[ReadyGroup], Money]) -> Callable[[ReadyGroup], str]:
    return lambda group: str(of(group)) if of(group) else ""


READY_COLUMNS = (
    Column(Text("送往", "To"), lambda group: group.to.name, role="strong"),
    Column(Text("办件", "Cases"), lambda group: str(len(group.rows)), 56, role="number"),
    Column(Text("件数", "Pieces"), lambda group: str(sum(r.pieces for r in group.rows)), 56,
           role="number"),
    Column(Text("预收", "Prepaid"), _sum(lambda g: Money.total(r.prepaid for r in g.rows)), 100,
           role="number"),
    Column(Text("欠费", "Owes"),
           _sum(lambda g: Money.total(r.owes for r in g.rows if r.owes > Money(0))), 92,
           role="number"),
)  # fmt: skip
BATCH_COLUMNS = (
    Column(Text("状态", "State"), _state, 108, role="state", state=_urgency),
    Column(Text("清单", "List"), lambda row: row.no, 136, role="strong"),
    Column(Text("送往", "To"), lambda row: row.to.name),
    Column(Text("送出", "Sent"), lambda row: f"{row.sent_on:%m-%d}", 58),
    Column(Text("预计", "Expected"), lambda row: f"{row.expected_on:%m-%d}" if row.expected_on
           else "—", 66),
    Column(Text("在外", "Out"), lambda row: f"{row.left}/{row.pieces}", 62, role="number"),
)  # fmt: skip
PIECE_COLUMNS = (
    Column(Text("取回", "Back"), _mark, 96, role="state", state=_marked),
    Column(Text("办件", "Case"), lambda line: f"{line.piece.case_no} · {line.piece.piece_no}", 182,
           role="strong"),
    Column(Text("文书", "Item"), lambda line: f"{line.piece.title} {line.piece.detail}"),
    Column(Text("预收", "Prepaid"), lambda line: str(line.piece.prepaid) if line.piece.prepaid
           else "", 90, role="number"),
    Column(Text("实付", "Real fee"), _fee, 90, role="number"),
)  # fmt: skip
