"""取件签收单: who took what, shown which paper, when; the signature ends the case."""

from __future__ import annotations

from counter.papers import words
from counter.papers.column import Column
from counter.papers.frame import Sheet
from counter.papers.page import beside_tag, lay_out
from counter.papers.pairs import pairs
from counter.papers.pieces import pieces
from counter.papers.sizes import Size
from counter.progress.slips import HandoverSlip
from counter.text import Text

TITLE = Text("取件签收单", "Hand-over slip")


def pdf(slip: HandoverSlip, size: Size, copy: int = 0) -> bytes:
    """The slip, to be signed at the window and kept with the case."""
    body = Column(size)
    body.headline(
        Text("取件人", "Taken by"),
        Text.same(slip.receiver),
        Text("代领人", "On behalf of the applicant") if slip.is_proxy else None,
    )
    pairs(
        body,
        (words.APPLICANT, slip.applicant),
        (words.KIND, slip.kind),
        (
            Text("出示证件", "Paper shown"),
            Text("{paper}（尾号 {tail}）", "{paper} (ending {tail})").fill(
                paper=slip.shown_paper, tail=slip.paper_tail
            ),
        ),
        (Text("委托书", "Mandate"), slip.mandate) if slip.mandate else None,
        (Text("发放时间", "Handed over"), words.minute(slip.handed_at)),
    )
    pieces(body, Text("发放内容", "Handed over"), slip.pieces)
    body.space(3)
    body.remark(
        Text(
            "上列各项已当面核对无误，如数领取。",
            "I have checked the items above at the window and received all of them.",
        )
    )
    closing = beside_tag(size)
    closing.signatures(Text("取件人签字", "Receiver's signature"))
    closing.signatures(words.SIGNED_BY_CLERK)
    sheet = Sheet(
        slip.office,
        TITLE,
        words.CASE_NO,
        slip.case_no,
        slip.tag,
        slip.clerk,
        slip.window,
        slip.made_at,
        copy,
        is_given=True,
    )
    return lay_out(sheet, size, body, closing)
