"""地址单: sender and receiver in full, for inside an envelope or to copy onto the carrier's form.

The label outside is masked; this is the one paper of the mail room that is not. It says so at its
head, so that nobody sticks it on.
"""

from __future__ import annotations

from counter.mailout.papers import AddressSlip
from counter.papers.column import Column
from counter.papers.frame import Sheet
from counter.papers.page import beside_tag, lay_out
from counter.papers.pairs import pair
from counter.papers.sizes import Size
from counter.text import Text

TITLE = Text("地址单（信封内用）", "Address slip (inside the envelope)")
_INSIDE = Text(
    "含完整个人信息：放入信封内，或抄写到承运方面单后收回销毁。不得贴在信封外面。",
    "Personal data in full: put it inside the envelope, or copy it onto the carrier's form and "
    "destroy it. Never stick it on the outside.",
)


def pdf(slip: AddressSlip, size: Size, copy: int = 0) -> bytes:
    """The slip of one envelope."""
    body = Column(size)
    body.headline(Text("收件人", "Receiver"), Text.same(slip.receiver))
    pair(body, Text("电话", "Telephone"), slip.phone, bold=True)
    pair(body, Text("地址", "Address"), slip.address, bold=True)
    body.space(2)
    pair(body, Text("寄件人", "Sender"), slip.office.name)
    pair(body, Text("电话", "Telephone"), slip.office.phone)
    pair(body, Text("地址", "Address"), slip.office.address)
    pair(body, Text("内件", "Contents"), slip.contents)
    if slip.waybill:
        pair(body, Text("运单", "Waybill"), slip.waybill)
    closing = beside_tag(size)
    closing.remark(_INSIDE)
    sheet = Sheet(
        slip.office, TITLE, Text("信封", "Envelope"), slip.envelope_no, slip.tag, slip.clerk,
        slip.window, slip.made_at, copy,
    )  # fmt: skip
    return lay_out(sheet, size, body, closing)
