"""The papers of the custody: the slip that a taker signs, the letter that a late unit gets.

Fields after the registers that the sources name (领取护照登记本, 上缴登记); numbers are masked.
"""

from __future__ import annotations

from counter.papers import words
from counter.papers.column import Column
from counter.papers.frame import Sheet
from counter.papers.lines import Span
from counter.papers.page import beside_tag, lay_out
from counter.papers.pairs import pair, pairs
from counter.papers.sizes import Size
from counter.papers.style import versions
from counter.papers.table import Field, table
from counter.progress.custody.slips import LoanSlip, OverdueLetterSheet, SurrenderSlip
from counter.text import Text

SLIP = Text("因公证照领用登记单", "Loan of an official passport")
SURRENDER = Text("因公证照上缴登记单", "Official passport handed in")
_LOAN = Text("领用编号", "Loan number")
_LOOKED, _NOT_LOOKED = Text("已核验", "Checked"), Text("未核验", "Not checked")
_HOLDER = Text("持照人", "Holder")
_NUMBER = Text("证照号", "Passport no.")
_APPROVAL = Text("批件号", "Approval no.")
_DUE = Text("应还日期", "Due back")
_UNIT = Text("单位", "Organisation")
_LATE = (
    Field(words.NO, room=8),
    Field(_HOLDER, share=1),
    Field(_NUMBER, room=34),
    Field(_APPROVAL, share=1),
    Field(_DUE, room=26),
    Field(Text("逾期天数", "Days late"), room=20, align="right"),
)


def loan_slip(slip: LoanSlip, size: Size, copy: int = 0) -> bytes:
    """The slip, signed at the window when the booklet goes out and when it comes back."""
    body = Column(size)
    if slip.due_on is None:
        body.headline(_DUE, Text("行程确定后另告", "told when the trip is known"))
    else:
        body.headline(_DUE, words.day(slip.due_on), slip.due_reason)
    pair(body, _UNIT, slip.organisation)
    pairs(
        body,
        (_HOLDER, slip.holder),
        (Text("拼音", "Pinyin"), slip.pinyin) if slip.pinyin else None,
        (Text("证件种类", "Document"), slip.kind),
        (_NUMBER, slip.passport_masked),
        (Text("有效期至", "Valid until"), slip.expires_on.isoformat()) if slip.expires_on else None,
        (_APPROVAL, slip.approval_no) if slip.approval_no else None,
        (Text("出境日期", "Departure"), slip.departs_on.isoformat()) if slip.departs_on else None,
        (Text("批准天数", "Approved days"), str(slip.days)) if slip.days else None,
        (Text("领用日期", "Taken on"), slip.out_on.isoformat()),
        (
            Text("领用经办人", "Taken by"),
            f"{slip.taken_by}（{slip.paper_tail}）" if slip.paper_tail else slip.taken_by,
        ),
    )
    body.space(2)
    body.remark(
        Text(
            "回国（境）后或出访取消后，请于应还日期前交还保管；遗失请立即报告。",
            "Bring it back by the day above after the trip, or once it is called off; report a "
            "loss at once.",
        )
    )
    closing = beside_tag(size)
    closing.signatures(Text("领用人签字", "Borrower's signature"))
    closing.signatures(Text("归还人签字／日期", "Returned by, date"))
    return lay_out(
        Sheet(
            slip.office, SLIP, _LOAN, slip.loan_no, slip.tag,
            slip.clerk, slip.window, slip.made_at, copy, is_given=True,
        ),
        size, body, closing,
    )  # fmt: skip


def surrender_slip(slip: SurrenderSlip, size: Size, copy: int = 0) -> bytes:
    """The slip for whoever handed a booklet in: what is kept here now, and since when."""
    body = Column(size)
    late = Text("逾期 {n} 天", "{n} {n:day|days} late").fill(n=slip.days_late)
    body.headline(
        Text("上缴日期", "Handed in on"), words.day(slip.in_on), late if slip.days_late else None
    )
    pair(body, _UNIT, slip.organisation)
    pairs(
        body,
        (_HOLDER, slip.holder),
        (Text("拼音", "Pinyin"), slip.pinyin) if slip.pinyin else None,
        (Text("证件种类", "Document"), slip.kind),
        (_NUMBER, slip.passport_masked),
        (Text("有效期至", "Valid until"), slip.expires_on.isoformat()) if slip.expires_on else None,
        (_APPROVAL, slip.approval_no) if slip.approval_no else None,
        (_DUE, slip.due_on.isoformat()) if slip.due_on else None,
        (_LOAN, slip.loan_no) if slip.loan_no else None,
        (Text("上缴人", "Brought by"), slip.brought_by) if slip.brought_by else None,
        (Text("出入境章", "Stamps"), _LOOKED if slip.stamps_checked else _NOT_LOOKED)
        if slip.stamps_checked is not None
        else None,
        (Text("存放位置", "Shelf"), slip.place) if slip.place else None,
    )
    body.space(2)
    body.remark(
        Text(
            "上列证照已交本单位统一保管；再次出国（境）时凭批件领用。",
            "The document above is in our custody; it is lent again upon an approval.",
        )
    )
    closing = beside_tag(size)
    closing.signatures(Text("上缴人签字", "Handed in by"))
    closing.signatures(Text("保管人签字", "Taken into custody by"))
    return lay_out(
        Sheet(
            slip.office, SURRENDER, Text("保管编号", "Custody number"), slip.custody_no, slip.tag,
            slip.clerk, slip.window, slip.made_at, copy, is_given=True,
        ),
        size, body, closing,
    )  # fmt: skip


def overdue_letter(letter: OverdueLetterSheet, size: Size, copy: int = 0) -> bytes:
    """The letter to one unit; its text is the hall's own, from the rules."""
    body = Column(size)
    for told in versions(letter.body):
        for line in told.splitlines():
            if line.strip():
                body.paragraph((Span(line.strip()),))
        body.space(2)
    table(
        body, _LATE,
        [
            (
                str(no), line.holder, line.passport_masked, line.approval_no or "—",
                line.due_on.isoformat(), str(line.days),
            )
            for no, line in enumerate(letter.lines, start=1)
        ],
        gap=3,
    )  # fmt: skip
    if letter.is_locked:
        body.space(3)
        body.remark(
            Text(
                "贵单位新的领用和申办已暂停，至全部上缴为止。",
                "New loans and applications of your unit are suspended until all are returned.",
            )
        )
    body.space(2)
    body.subscription(letter.office.name, words.date_signed(letter.on))
    closing = beside_tag(size)
    closing.signatures(Text("签收人", "Received by"), Text("签收日期", "Date"))
    return lay_out(
        Sheet(
            letter.office, letter.title, Text("催缴编号", "Letter number"), letter.letter_no,
            letter.tag, letter.clerk, letter.window, letter.made_at, copy,
        ),
        size, body, closing,
    )  # fmt: skip
