"""The papers of a continuity pack: a blank receipt to write on, and the log beside the blanks."""

from __future__ import annotations

from counter.intake.continuity.slips import BlankReceipt, ContinuityLog
from counter.papers import words
from counter.papers.column import Column
from counter.papers.frame import Sheet
from counter.papers.handwriting import choices, empty_rows, lines
from counter.papers.page import beside_tag, lay_out
from counter.papers.sizes import Size
from counter.text import Text

BLANK = Text("收件凭证（停电备用）", "Receipt by hand")
LOG = Text("停电备用登记表", "Log for a power cut")
_NUMBER = Text("备用单号", "Number")
_TIME = Text("收件时间", "Received at")
_PAPERS = (
    (Text("收到的材料", "Papers received"), 6.0),
    (Text("原件", "Originals"), 1.6),
    (Text("复印件", "Copies"), 1.6),
    (Text("份数", "Sets"), 1.2),
)
_LOG = (
    (_NUMBER, 3.4),
    (Text("时间", "Time"), 1.6),
    (words.APPLICANT, 3.6),
    (words.KIND, 2.2),
    (Text("收费", "Money"), 1.8),
    (Text("经办", "Clerk"), 1.8),
    (Text("办件编号／备注", "Case no., remarks"), 4.2),
)


def blank_receipt(slip: BlankReceipt, size: Size, copy: int = 0) -> bytes:
    """One blank, a page of A5: everything that a case is typed in from afterwards."""
    body = Column(size)
    body.remark(
        Text(
            f"正式办件编号在来电补录后告知，届时换发回执。收件不等于受理。（领出 {slip.drawn_on}）",
            "The case number is told, and this slip exchanged for the receipt, once the power is "
            f"back. Receiving is not accepting. (Drawn {slip.drawn_on})",
        )
    )
    lines(body, Text(f"{_TIME.zh}（年月日时分）", f"{_TIME.en} (day and hour)"))
    lines(body, words.APPLICANT, Text("电话", "Telephone"))
    lines(body, Text("证件种类", "ID"), Text("证件号码", "ID no."))
    choices(body, words.KIND, slip.kinds, across=2)
    lines(body, words.DESTINATION, Text("代理人", "Agent"))
    body.space(1)
    empty_rows(body, _PAPERS, ("",) * 4, tall=6.4)
    lines(body, Text("已收费用 ¥", "Paid"), Text("方式", "How"))
    choices(
        body, Text("取件方式", "Delivery"),
        (Text("窗口领取", "At the window"), Text("邮寄", "By post")), across=2,
    )  # fmt: skip
    closing = beside_tag(size)
    closing.signatures(words.SIGNED_BY_APPLICANT)
    closing.signatures(words.SIGNED_BY_CLERK)
    sheet = Sheet(
        slip.office, BLANK, _NUMBER, slip.slip_no, slip.tag, slip.clerk, slip.window,
        slip.made_at, copy, is_given=True,
    )  # fmt: skip
    return lay_out(sheet, size, body, closing)


def log(told: ContinuityLog, size: Size, copy: int = 0) -> bytes:
    """A line for each blank, and how those that are left went back."""
    body = Column(size)
    body.remark(
        Text(
            f"领出 {told.drawn_on}，{len(told.slips)} 张。每写一张备用单登记一行；来电后扫单补录，"
            "填办件编号；未用、写坏的在备注注明并交回。",
            f"Drawn {told.drawn_on}, {len(told.slips)} receipts. A line for each that is written; "
            "when the power is back, scan and type them in and note the case number; say which "
            "were not used or spoiled, and give them back.",
        )
    )
    body.space(2)
    empty_rows(body, _LOG, told.slips, tall=9)
    closing = beside_tag(size)
    closing.signatures(Text("交回人", "Given back by"), Text("收回人", "Taken back by"))
    sheet = Sheet(
        told.office, LOG, _NUMBER, told.numbers, "", told.clerk, told.window, told.made_at, copy
    )
    return lay_out(sheet, size, body, closing)
