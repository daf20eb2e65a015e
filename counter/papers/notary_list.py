"""公证处交接清单: what a notary office brought, or gets back, signed by both, in two copies."""

from __future__ import annotations

from counter.intake.notary.slips import ListLine, NotaryList
from counter.papers import words
from counter.papers.column import Column
from counter.papers.frame import Sheet
from counter.papers.lines import SMALL
from counter.papers.page import beside_tag, lay_out
from counter.papers.pairs import pairs
from counter.papers.sizes import Size
from counter.papers.table import Field, table
from counter.text import Text

TITLE = Text("公证处交接清单", "Hand-over list, notary office")
BACK = Text("退回公证处清单", "List of what goes back to the notary office")
SEALED = Text("密封", "Sealed")
OPEN = Text("未密封", "Not sealed")
_ROWS = Text("{n} 项", "{n} {n:item|items}")
_CERTIFICATES = Text("{n} 本", "{n} {n:certificate|certificates}")

_FIELDS = (
    Field(words.NO, room=9),
    Field(Text("证书编号", "Certificate"), share=5, size=SMALL),
    Field(Text("公证事项", "Deed"), share=4),
    Field(Text("当事人", "Holder"), share=3),
    Field(Text("使用国", "Country"), share=3),
    Field(Text("份数", "Matters"), room=12, align="right"),
    Field(Text("办件编号", "Case"), room=30, size=SMALL),
)


def pdf(listed: NotaryList, size: Size, copy: int = 0) -> bytes:
    """Each certificate with its matters, the totals, and both signatures."""
    is_back = bool(listed.reason)
    body = Column(size)
    pairs(
        body,
        (Text("公证处", "Notary office"), listed.notary),
        (Text("公函号", "Letter"), listed.letter_no),
        (Text("信封", "Envelope"), SEALED if listed.is_sealed else OPEN) if not is_back else None,
        (Text("交接日期", "Date"), words.day(listed.on)),
        (Text("结果", "Results"), listed.results),
        (Text("当场退回", "Handed back"), _ROWS.fill(n=listed.handed_back))
        if listed.handed_back
        else None,
        (Text("退回原因", "Reason"), listed.reason) if is_back else None,
    )
    body.space(2)
    total = (
        Text("合计", "Total"), _CERTIFICATES.fill(n=listed.certificates), "",
        "", "", str(listed.matters), "",
    )  # fmt: skip
    table(
        body,
        _FIELDS,
        [*(_cells(line) for line in listed.lines), total],
        frozenset({len(listed.lines)}),
        gap=3,
    )
    closing = beside_tag(size)
    closing.signatures(
        Text("公证处经办人签字", "For the notary office"), Text("窗口经办人签字", "For the hall")
    )
    closing.signatures(Text("日期", "Date"), Text("日期", "Date"))
    frame = Sheet(
        listed.office,
        BACK if is_back else TITLE,
        Text("批次编号", "Batch number"),
        listed.batch_no,
        listed.tag,
        listed.clerk,
        listed.window,
        listed.made_at,
        copy,
        Text(
            "一式两份，公证处与窗口各执一份。",
            "Two copies: one for the notary office, one for the hall.",
        ),
    )
    return lay_out(frame, size, body, closing)


def _cells(line: ListLine) -> tuple[Text | str, ...]:
    return (
        str(line.row_no),
        line.certificate_no,
        line.title,
        line.holder,
        line.destination,
        str(line.matters),
        line.case_no,
    )
