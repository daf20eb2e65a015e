"""送外清单: what goes to the MFA, an embassy or a consulate, to be signed out and in.

Fields after domain notes 11. The columns of the return are left empty: they are filled in by hand
where the batch comes back in parts.
"""

from __future__ import annotations

from counter.papers import words
from counter.papers.column import Column
from counter.papers.frame import Sheet
from counter.papers.lines import SMALL
from counter.papers.page import beside_tag, lay_out
from counter.papers.pairs import pairs
from counter.papers.sizes import Size
from counter.papers.table import Field, table
from counter.progress.slips import ConsignmentLine, ConsignmentList
from counter.text import Text

TITLE = Text("送外清单", "Consignment list")

_FIELDS = (
    Field(words.NO, room=8),
    Field(words.CASE_NO, room=30, size=SMALL),
    Field(Text("文书", "Item"), share=1, size=SMALL),
    Field(words.DESTINATION, room=22, size=SMALL),
    Field(words.COUNT, room=14, align="right"),
    Field(Text("份数", "Copies"), room=12, align="right"),
    Field(Text("预收费", "Prepaid"), room=22, align="right"),
    Field(Text("取回", "Back"), room=10, align="right"),  # apart from the money beside it
)
_PIECES = Text("{n} 件", "{n} {n:item|items}")


def pdf(sheet: ConsignmentList, size: Size, copy: int = 0) -> bytes:
    """The list of one batch with what was prepaid, and room for four signatures."""
    body = Column(size)
    body.headline(Text("送往", "To"), Text.same(sheet.to_name), sheet.to_kind)
    expected = Text.same("–") if sheet.expected_on is None else words.day(sheet.expected_on)
    pairs(
        body,
        (Text("送出日期", "Sent on"), words.day(sheet.sent_on)),
        (Text("预计取回", "Expected back"), expected),
    )
    body.space(2)
    total = (
        Text("合计", "Total"), "", _PIECES.fill(n=len(sheet.lines)), "", _units(sheet.lines), "",
        str(sheet.total_fee), "",
    )  # fmt: skip
    table(
        body,
        _FIELDS,
        [*(_cells(line) for line in sheet.lines), total],
        frozenset({len(sheet.lines)}),
        gap=2,
    )
    closing = beside_tag(size)
    closing.signatures(Text("送件人签字", "Handed over by"), Text("接收人签字", "Received by"))
    closing.signatures(Text("取回人签字", "Taken back by"), Text("取回日期", "Taken back on"))
    frame = Sheet(
        sheet.office, TITLE, Text("清单编号", "List number"), sheet.consignment_no, sheet.tag,
        sheet.clerk, sheet.window, sheet.made_at, copy,
        Text("一式两份，窗口与外方各执一份。", "Two copies: one stays, one goes with the batch."),
    )  # fmt: skip
    return lay_out(frame, size, body, closing)


def _units(lines: tuple[ConsignmentLine, ...]) -> str:
    """All of them in one unit; units are never added together."""
    units = {line.piece.unit for line in lines}
    total = sum(line.piece.count for line in lines)
    return words.counted(total, units.pop()) if len(units) == 1 else ""


def _cells(line: ConsignmentLine) -> tuple[Text | str, ...]:
    piece = line.piece
    return (
        str(line.no),
        line.case_no,
        f"{piece.title}\n{piece.detail}" if piece.detail else piece.title,
        line.destination or "",
        words.counted(piece.count, piece.unit),
        str(line.copies),
        str(line.fee) if line.fee else "–",
        "□",
    )
