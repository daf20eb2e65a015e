"""回邮告知书: the address in full, to be looked through, and what is signed away with it.

The applicant's own sheet: unlike a label it is read by nobody but him and the hall, so nothing
on it is masked.
"""

from __future__ import annotations

from counter.intake.mail_slip import ReturnMailNotice
from counter.papers import words
from counter.papers.column import Column
from counter.papers.frame import Sheet
from counter.papers.page import beside_tag, lay_out
from counter.papers.pairs import pair, pairs
from counter.papers.sentences import sentences
from counter.papers.sizes import Size
from counter.text import Text

TITLE = Text("回邮告知书", "Return by mail")
_CHECKED = (
    Text("收件人、电话、地址已核对无误", "receiver, telephone and address are right"),
    Text("知悉邮费方式和邮寄风险", "postage and risk are understood"),
    Text("知悉提交后不可撤销", "it cannot be taken back once handed in"),
)


def pdf(notice: ReturnMailNotice, size: Size, copy: int = 0) -> bytes:
    """The notice, to be ticked and signed by the applicant."""
    body = Column(size)
    body.headline(Text("邮寄给", "Posted to"), Text.same(notice.receiver))
    pair(body, Text("地址", "Address"), notice.address, bold=True)
    pairs(
        body,
        (Text("电话", "Telephone"), notice.phone),
        (Text("邮费", "Postage"), notice.mode),
        (words.APPLICANT, notice.applicant),
        (words.KIND, notice.kind),
    )
    body.heading(Text("告知", "Please note"))
    body.space(1.4)
    sentences(body, notice.body)
    body.heading(Text("申请人确认", "Confirmed by the applicant"))
    body.space(1.4)
    for thing in _CHECKED:
        body.tick(thing)
    closing = beside_tag(size)
    closing.signatures(words.SIGNED_BY_APPLICANT)
    closing.signatures(Text("日期", "Date"))
    sheet = Sheet(
        notice.office, TITLE, words.CASE_NO, notice.case_no, notice.tag, notice.clerk,
        notice.window, notice.made_at, copy, is_given=True,
    )  # fmt: skip
    return lay_out(sheet, size, body, closing)
