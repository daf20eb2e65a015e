"""来访总回执: one receipt for all cases that a person brought at once.

It stands in place of each case's own receipt, and its code opens them all.
"""

from __future__ import annotations

from counter.intake.visit_receipt import VisitCase, VisitReceipt
from counter.papers import words
from counter.papers.column import Column
from counter.papers.frame import Sheet
from counter.papers.page import beside_tag, lay_out
from counter.papers.pairs import pairs
from counter.papers.sizes import Size
from counter.papers.table import Field, table
from counter.text import Text

TITLE = Text("来访总回执（取件单）", "Receipt for a visit")
_NOT_ACCEPTED = Text("已收件，尚未受理", "Received, not yet accepted")
_LATER = Text("另行通知", "We shall let you know")


def pdf(receipt: VisitReceipt, size: Size, copy: int = 0) -> bytes:
    """The receipt on A5 or on an 80 mm roll."""
    body = Column(size)
    count = len(receipt.cases)
    days = [case.due_on for case in receipt.cases]
    last = None if None in days else max((day for day in days if day is not None), default=None)
    is_estimate = any(case.due_is_estimate for case in receipt.cases)
    body.headline(
        Text("预计全部可取", "All expected to be ready") if is_estimate
        else Text("全部可取日期", "All ready for collection"),
        _LATER if last is None else words.day(last),
        Text("本次来访共 {n} 件，本单代替各件回执", "{n} cases; in place of their own receipts")
        .fill(n=count),
    )  # fmt: skip
    names = {case.applicant for case in receipt.cases}
    pairs(
        body,
        (words.APPLICANT, receipt.cases[0].applicant) if len(names) == 1 else None,
        (Text("收件时间", "Received"), words.minute(receipt.received_at)),
        (Text("联系电话", "Telephone"), receipt.phone_masked) if receipt.phone_masked else None,
        (Text("变更", "Changed"), receipt.change) if receipt.change is not None else None,
    )
    for case in receipt.cases:
        _case(body, case, is_named=len(names) > 1)
    _money(body, receipt)
    is_roll = size.height is None
    body.signatures(words.SIGNED_BY_APPLICANT, *(() if is_roll else (words.SIGNED_BY_CLERK,)))
    closing = beside_tag(size, seal=not is_roll)
    closing.heading(Text("取件时请带", "Please bring"))
    closing.space(0.8)
    for thing in receipt.bring:
        closing.tick(thing)
    frame = Sheet(
        receipt.office, TITLE, Text("来访编号", "Visit no."), receipt.visit_no, receipt.tag,
        receipt.clerk, receipt.window, receipt.made_at, copy, is_given=True,
    )  # fmt: skip
    return lay_out(frame, size, body, closing, seal=not is_roll)


def _case(body: Column, case: VisitCase, *, is_named: bool) -> None:
    body.heading(Text("{no}　{kind}", "{no}, {kind}").fill(no=case.case_no, kind=case.kind))
    pairs(
        body,
        (words.APPLICANT, case.applicant) if is_named else None,
        (Text("内容", "What"), _what(case)),
        (Text("取件日期", "Ready on"), _ready(case)),
        (Text("取件方式", "Delivery"), case.delivery),
        (Text("费用", "Fees"), str(case.total)) if case.total else None,
    )  # fmt: skip


def _what(case: VisitCase) -> Text:
    if case.about is None:
        return case.counts
    return Text("{about}　{counts}", "{about}; {counts}").fill(about=case.about, counts=case.counts)


def _ready(case: VisitCase) -> Text:
    if not case.is_accepted:
        return _NOT_ACCEPTED
    if case.due_on is None:
        return _LATER
    day = words.day(case.due_on)
    return Text("{day}（预计）", "{day} (estimate)").fill(day=day) if case.due_is_estimate else day


def _money(body: Column, receipt: VisitReceipt) -> None:
    if not receipt.total:
        return
    owes = receipt.total - receipt.paid
    told = Text("合计", "Total")
    if not owes:
        told = Text("合计（已缴清）", "Total, paid in full")
    elif not receipt.paid:
        told = Text("合计（待缴）", "Total, to be paid")
    lines: list[tuple[Text, str]] = [(payee, str(amount)) for payee, amount in receipt.sums]
    lines.append((told, str(receipt.total)))
    if owes and receipt.paid:
        lines += [(Text("已缴", "Paid"), str(receipt.paid)), (Text("待缴", "Owed"), str(owes))]
    body.heading(Text("费用", "Fees"))
    bold = frozenset({len(receipt.sums), len(lines) - 1})
    table(body, (Field(share=1), Field(room=30, align="right")), lines, bold)
