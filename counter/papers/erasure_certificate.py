"""清除证明: what lost its persons because its period was over, before whom, and the chain's heads.

It names nobody but the two who did it, so that it may be kept for ever.
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
from counter.settings.erasure.slip import ErasureCertificate, ErasureLine
from counter.text import Text

TITLE = Text("个人信息到期清除证明", "Certificate of erasure")

_FIELDS = (
    Field(Text("记录种类", "Kind of record"), share=1),
    Field(Text("保存期限", "Period"), room=30),
    Field(Text("截止日期", "Ended by"), room=26),
    Field(Text("清除数", "Erased"), room=20, align="right"),
)
_UNSURE = Text("{period}（待核实）", "{period} (unconfirmed)")


def pdf(slip: ErasureCertificate, size: Size, copy: int = 0) -> bytes:
    """The certificate, to be signed by both and filed."""
    body = Column(size)
    total = sum(line.count for line in slip.lines)
    body.headline(
        Text("截至", "Up to"),
        words.day(slip.up_to),
        Text("共 {n} 条记录不再含有个人信息", "{n} records hold no personal data any more").fill(
            n=f"{total:,}"
        ),
    )
    pairs(
        body,
        (Text("清除时间", "Erased at"), words.minute(slip.erased_at)),
        (Text("流水个人信息", "Journal entries emptied"), f"{slip.entries:,}"),
        (Text("清除人", "Erased by"), slip.clerk),
        (Text("在场人", "Witness"), slip.second),
    )
    body.space(2)
    table(body, _FIELDS, [_cells(line) for line in slip.lines], gap=2)
    body.heading(Text("流水校验值", "The journal's chain"))
    table(
        body,
        (Field(share=1, size=SMALL), Field(room=128, size=SMALL)),
        [
            (Text("清除前", "Before"), slip.head_before),
            (Text("清除后（第 {n} 条）", "After (entry {n})").fill(n=slip.seq), slip.head_after),
        ],
    )
    body.space(3)
    body.remark(
        Text(
            "件数、份数、金额、日期和编号全部保留，流水校验链完整。此前制作的备份仍含上述个人信息，"
            "请一并销毁。",
            "Counts, units, money, days and numbers are all kept, and the journal's chain holds. "
            "Backups made before still hold the data: destroy them too.",
        )
    )
    closing = beside_tag(size)
    closing.signatures(Text("清除人签字", "Erased by"), Text("在场人签字", "Witness"))
    frame = Sheet(
        slip.office, TITLE, Text("流水号", "Journal no."), slip.number, "", slip.clerk,
        slip.window, slip.made_at, copy,
    )  # fmt: skip
    return lay_out(frame, size, body, closing)


def _cells(line: ErasureLine) -> tuple[Text | str, ...]:
    period = _UNSURE.fill(period=line.period) if line.is_uncertain else line.period
    return line.title, period, line.since.isoformat(), f"{line.count:,}"
