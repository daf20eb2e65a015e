"""The receipt: 收件凭证 while papers are only received, 受理回执（取件单） once accepted.

On it stands what the person must know at home: when to come, what to bring, what was paid.
"""

from __future__ import annotations

from collections.abc import Sequence

from counter.intake.receipt import Receipt
from counter.papers import words
from counter.papers.column import Column
from counter.papers.frame import Sheet
from counter.papers.lines import SMALL
from counter.papers.page import beside_tag, lay_out
from counter.papers.pairs import pairs
from counter.papers.pieces import pieces
from counter.papers.received import received
from counter.papers.sizes import Size
from counter.papers.style import first, followed
from counter.papers.table import Field, table
from counter.text import Text
from counter.values.lines import ChargeLine
from counter.values.money import Money

RECEIPT = Text("受理回执（取件单）", "Receipt of acceptance")
SLIP = Text("收件凭证", "Slip of papers received")
_NOTICE = Text("大厅通知：{what}", "Please note: {what}")


def pdf(receipt: Receipt, size: Size, copy: int = 0) -> bytes:
    """The receipt on A5 or on an 80 mm roll."""
    sheet = Sheet(
        receipt.office,
        SLIP if receipt.accepted_on is None else RECEIPT,
        words.CASE_NO,
        receipt.case_no,
        receipt.tag,
        receipt.clerk,
        receipt.window,
        receipt.made_at,
        copy,
        is_given=True,
    )
    body = Column(size)
    _promise(body, receipt)
    _particulars(body, receipt)
    pieces(body, Text("办理内容", "What is to be done"), receipt.pieces)
    charges(body, receipt.charges, receipt.total, receipt.paid)
    _materials(body, receipt)
    is_roll = size.height is None
    closing = beside_tag(size, seal=not is_roll)
    if receipt.bring:
        body.signatures(words.SIGNED_BY_APPLICANT, words.SIGNED_BY_CLERK)
        closing.heading(Text("取件时请带", "Please bring"))
        closing.space(0.8)
        for thing in receipt.bring:
            closing.tick(thing)
    else:  # a slip of papers received: nothing is fetched yet, so both sign where that stood
        closing.signatures(words.SIGNED_BY_APPLICANT)
        closing.signatures(words.SIGNED_BY_CLERK)
    if receipt.notices:
        body.space(1)
        body.remark(_NOTICE.fill(what=Text.listing(receipt.notices)))
    return lay_out(sheet, size, body, closing, seal=not is_roll)


def _promise(body: Column, receipt: Receipt) -> None:
    if receipt.accepted_on is None:
        body.headline(
            Text("状态", "Status"),
            Text("已收件，尚未受理", "Received, not yet accepted"),
            Text(
                "收件不等于受理；材料齐全并受理后，才开始计算办理时限。",
                "Receiving is not accepting: the time limit starts at acceptance.",
            ),
        )
    elif receipt.due_on is None:
        body.headline(
            Text("取件日期", "Ready for collection"),
            Text("另行通知", "We shall let you know"),
            receipt.due_reason,
        )
    else:
        body.headline(
            Text("预计取件日期", "Expected to be ready")
            if receipt.due_is_estimate
            else Text("取件日期", "Ready for collection"),
            words.day(receipt.due_on),
            receipt.due_reason,
        )


def _particulars(body: Column, receipt: Receipt) -> None:
    pairs(
        body,
        (words.APPLICANT, receipt.applicant),
        (words.KIND, receipt.kind),
        (Text("代理人", "Agent"), receipt.agent) if receipt.agent else None,
        (Text("联系电话", "Telephone"), receipt.phone_masked) if receipt.phone_masked else None,
        (words.DESTINATION, receipt.destination) if receipt.destination else None,
        (Text("办理方式", "Procedure"), receipt.route) if receipt.route else None,
        (Text("办理时限", "Service"), receipt.speed) if receipt.speed else None,
        (words.COUNT, receipt.counts) if receipt.counts is not None else None,
        (Text("取件方式", "Delivery"), receipt.delivery),
        *_dates(receipt),
        (Text("事后补录", "Late entry"), receipt.late) if receipt.late is not None else None,
        (Text("变更", "Changed"), receipt.change) if receipt.change is not None else None,
        (Text("财政票据", "Fiscal no."), receipt.fiscal_receipt_no)
        if receipt.fiscal_receipt_no
        else None,
    )


def _dates(receipt: Receipt) -> list[tuple[Text, str]]:
    """When it was received and when accepted; one line where both were done at once."""
    received = words.minute(receipt.received_at)
    if receipt.accepted_on is None:
        return [(Text("收件时间", "Received"), received)]
    if receipt.accepted_on == receipt.received_at.date():
        return [(Text("收件受理", "Accepted"), received)]
    return [
        (Text("收件时间", "Received"), received),
        (Text("受理日期", "Accepted"), str(receipt.accepted_on)),
    ]


def charges(body: Column, bill: Sequence[ChargeLine], total: Money, paid: Money) -> None:
    """The bill line by line and what is still to be paid; nothing where nothing is charged."""
    if not bill:
        return
    lines = [*map(_charge, bill), *_sums(total, paid)]
    bold = frozenset({len(bill), len(lines) - 1})
    body.heading(Text("费用", "Fees"))
    if body.size.is_narrow:
        narrow = [(followed(title, sum_), amount) for title, sum_, amount in lines]
        table(body, (Field(share=1), Field(room=22, align="right")), narrow, bold)
        return
    small = Field(room=30, align="right", size=SMALL)
    table(body, (Field(share=1), small, Field(room=24, align="right")), lines, bold)


def _charge(charge: ChargeLine) -> tuple[Text, str, str]:
    title = charge.title
    if not charge.is_collected:
        title = Text("{title}（不在本窗口收取）", "{title} (not collected here)").fill(title=title)
    return (title, f"{charge.unit_price} × {charge.quantity}", str(charge.amount))


def _sums(total: Money, paid: Money) -> list[tuple[Text, str, str]]:
    """One line where all or nothing is paid, three where a part is still to come."""
    owes = total - paid
    if not total:
        return [(Text("合计", "Total"), "", str(total))]
    if not owes:
        return [(Text("合计（已缴清）", "Total, paid in full"), "", str(total))]
    if not paid:
        return [(Text("合计（待缴）", "Total, to be paid"), "", str(total))]
    return [
        (Text("合计", "Total"), "", str(total)),
        (Text("已缴", "Paid"), "", str(paid)),
        (Text("待缴", "Owed"), "", str(owes)),
    ]


def _materials(body: Column, receipt: Receipt) -> None:
    here = [paper for paper in receipt.materials if paper.is_handed_over]
    given = [paper.title for paper in here]
    missing = [paper.title for paper in receipt.materials if not paper.is_handed_over]
    if given and receipt.accepted_on is None:
        received(body, here)
    elif given:
        body.space(1.6)
        # One language, the hall's: in two the list alone would send a usual case to a second page.
        told = Text("已收材料 {n}：{what}", "Papers received, {n}: {what}")
        body.remark(Text.same(first(told.fill(n=len(given), what=Text.listing(given)))))
    if missing:
        body.heading(Text("尚缺材料", "Still missing"))
        body.space(0.8)
        for title in missing:
            body.tick(title)
