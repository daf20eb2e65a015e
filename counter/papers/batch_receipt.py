"""批量受理回执: one receipt for all cases of a notary office's batch."""

from __future__ import annotations

from counter.intake.notary.slips import BatchReceipt, BatchSum
from counter.papers import words
from counter.papers.column import Column
from counter.papers.frame import Sheet
from counter.papers.notary_list import OPEN, SEALED
from counter.papers.page import beside_tag, lay_out
from counter.papers.pairs import pairs
from counter.papers.sizes import Size
from counter.papers.table import Field, table
from counter.text import Text

TITLE = Text("批量受理回执（取件单）", "Receipt for a batch")

_FIELDS = (
    Field(words.DESTINATION, share=3),
    Field(Text("办理方式", "Procedure"), share=4),
    Field(Text("平急", "Speed"), room=16),
    Field(Text("办件", "Cases"), room=14, align="right"),
    Field(Text("本", "Certs"), room=12, align="right"),
    Field(Text("份", "Matters"), room=14, align="right"),
    Field(Text("取件日期", "Ready on"), room=24),
    Field(Text("费用", "Fees"), room=24, align="right"),
)


def pdf(receipt: BatchReceipt, size: Size, copy: int = 0) -> bytes:
    """What the notary office keeps in hand until it fetches the results."""
    body = Column(size)
    estimate = any(line.due_is_estimate for line in receipt.sums)
    if receipt.ready_on is None:
        body.headline(
            Text("取件日期", "Ready for collection"),
            Text("另行通知", "We shall let you know"),
        )
    else:
        body.headline(
            Text("预计全部可取", "All expected to be ready")
            if estimate
            else Text("全部可取日期", "All ready for collection"),
            words.day(receipt.ready_on),
        )
    pairs(
        body,
        (Text("公证处", "Notary office"), receipt.notary),
        (Text("公函号", "Letter"), receipt.letter_no),
        (Text("信封", "Envelope"), SEALED if receipt.is_sealed else OPEN),
        (Text("收件受理", "Accepted"), words.minute(receipt.received_at)),
        (Text("结果", "Results"), receipt.results),
        (Text("办件编号", "Case numbers"), receipt.case_nos),
    )
    body.space(2)
    lines = [_cells(line) for line in receipt.sums]
    total = (
        Text("合计", "Total"), "", "", str(sum(line.cases for line in receipt.sums)),
        str(sum(line.certificates for line in receipt.sums)),
        str(sum(line.matters for line in receipt.sums)), "", str(receipt.total),
    )  # fmt: skip
    table(body, _FIELDS, [*lines, total], frozenset({len(lines)}), gap=3)
    closing = beside_tag(size, seal=True)
    closing.signatures(
        Text("公证处经办人签字", "For the notary office"), Text("窗口经办人签字", "For the hall")
    )
    closing.space(2)
    closing.heading(Text("取件时请带", "Please bring"))
    closing.space(0.8)
    closing.tick(Text("本回执", "This receipt"))
    closing.tick(
        Text("经办人身份证、公证处介绍信", "The messenger's ID card and the office's letter")
    )
    frame = Sheet(
        receipt.office,
        TITLE,
        Text("批次编号", "Batch number"),
        receipt.batch_no,
        receipt.tag,
        receipt.clerk,
        receipt.window,
        receipt.made_at,
        copy,
        is_given=True,
    )
    return lay_out(frame, size, body, closing, seal=True)


def _cells(line: BatchSum) -> tuple[Text | str, ...]:
    return (
        line.destination,
        line.route or "",
        line.speed or "",
        str(line.cases),
        str(line.certificates),
        str(line.matters),
        "" if line.due_on is None else str(line.due_on),
        str(line.amount),
    )
