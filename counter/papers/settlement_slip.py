"""退补款单: what was prepaid for an embassy, what it took, and who owes whom the difference.

Fields after domain notes 11: prepaid, actual, difference, method, whether the first receipt was
handed back.
"""

from __future__ import annotations

from counter.papers import words
from counter.papers.column import Column
from counter.papers.frame import Sheet
from counter.papers.page import beside_tag, lay_out
from counter.papers.pairs import pairs
from counter.papers.sizes import Size
from counter.papers.table import Field, table
from counter.progress.slips import SettlementSlip
from counter.text import Text
from counter.values.money import Money

TITLE = Text("退补款单", "Settlement slip")

_TO_PAY = Text("应补缴", "To be paid")
_GOES_BACK = Text("应退还", "To be refunded")
_EVEN = Text("无差额", "No difference")
_YES, _NO = Text("是", "Yes"), Text("否", "No")


def pdf(slip: SettlementSlip, size: Size, copy: int = 0) -> bytes:
    """The slip for the applicant, signed by both where money changes hands."""
    body = Column(size)
    amount = abs(slip.difference.fen)
    body.headline(_direction(slip.difference), Text.same(str(Money(amount))), slip.fee)
    pairs(
        body,
        (words.APPLICANT, slip.applicant),
        (words.KIND, slip.kind),
        (Text("结算日期", "Settled on"), words.day(slip.settled_on)),
        (Text("方式", "Method"), slip.method) if slip.method is not None else None,
        (Text("原票据", "Original receipt"), slip.old_receipt_no) if slip.old_receipt_no else None,
        (Text("原票据交回", "Original handed in"), _YES if slip.is_receipt_back else _NO),
        (Text("说明", "Note"), slip.note) if slip.note else None,
    )
    body.heading(Text("费用", "Fee"))
    table(
        body,
        (Field(share=1), Field(room=36, align="right")),
        [
            (Text("预收", "Prepaid"), str(slip.prepaid)),
            (Text("实付", "Actual"), str(slip.actual)),
            (_direction(slip.difference), str(Money(amount))),
        ],
        frozenset({2}),
    )
    closing = beside_tag(size)
    closing.signatures(words.SIGNED_BY_APPLICANT)
    closing.signatures(words.SIGNED_BY_CLERK)
    frame = Sheet(
        slip.office, TITLE, words.CASE_NO, slip.case_no, slip.tag, slip.clerk, slip.window,
        slip.made_at, copy, is_given=True,
    )  # fmt: skip
    return lay_out(frame, size, body, closing)


def _direction(difference: Money) -> Text:
    if not difference:
        return _EVEN
    return _TO_PAY if difference > Money(0) else _GOES_BACK
