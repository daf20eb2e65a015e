"""缴费通知: what is owed, line by line, by when and how it is paid; on A5 or an 80 mm roll."""

from __future__ import annotations

from counter.papers import words
from counter.papers.column import Column
from counter.papers.frame import Sheet
from counter.papers.page import beside_tag, lay_out
from counter.papers.pairs import pairs
from counter.papers.receipt import charges
from counter.papers.sentences import sentences
from counter.papers.sizes import Size
from counter.progress.slips import PaymentNotice
from counter.text import Text

TITLE = Text("缴费通知", "Notice of payment")


def pdf(notice: PaymentNotice, size: Size, copy: int = 0) -> bytes:
    """The notice; what is owed stands largest, with its last day."""
    body = Column(size)
    body.headline(
        Text("应缴", "To be paid"), Text.same(str(notice.owes)),
        Text("请于{zh}前缴清", "by {en}").fill(
            zh=words.day_within(notice.until).zh, en=words.day_within(notice.until).en
        ),
    )  # fmt: skip
    pairs(
        body,
        (words.APPLICANT, notice.applicant),
        (words.KIND, notice.kind),
        (Text("通知日期", "Date"), words.day(notice.told_on)),
    )
    charges(body, notice.charges, notice.total, notice.paid)
    if notice.body is not None and notice.body.zh:
        body.space(3)
        sentences(body, notice.body)
    closing = beside_tag(size)
    closing.signatures(Text("签收人", "Received by"))
    closing.signatures(words.SIGNED_BY_CLERK)
    sheet = Sheet(
        notice.office, TITLE, words.CASE_NO, notice.case_no, notice.tag, notice.clerk,
        notice.window, notice.made_at, copy, is_given=True,
    )  # fmt: skip
    return lay_out(sheet, size, body, closing)
