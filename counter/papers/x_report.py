"""X 报表: a shift as it stands, looked at or printed; never queued, numbered or kept."""

from __future__ import annotations

from counter.dayclose.shift.x_report import XLine, XReport
from counter.papers import words
from counter.papers.column import Column
from counter.papers.frame import Sheet
from counter.papers.page import lay_out
from counter.papers.pairs import pairs
from counter.papers.sizes import Size
from counter.papers.table import Field, table
from counter.text import Text

TITLE = Text("X 报表（班次查看）", "X report")
_BLIND = Text(
    "金额在清点保存后显示。", "Sums are shown once the count is saved."
)  # whoever counts must not know what he should find
_NOT_KEPT = Text("只供查看，不是日结，不入账。", "To be looked at only: it closes nothing.")


def pdf(report: XReport, size: Size) -> bytes:
    """The shift on A4 or a roll."""
    body = Column(size)
    body.headline(Text("业务日", "Business day"), words.day(report.day))
    pairs(
        body,
        (Text("经办人", "Clerk"), report.clerk),
        (Text("窗口", "Window"), report.window),
        (Text("备用金", "Float"), str(report.opening)),
        (Text("开班时间", "Opened at"), words.minute(report.opened_at)),
        (Text("首件", "First case"), report.first_case_no or "–"),
        (Text("末件", "Last case"), report.last_case_no or "–"),
    )
    body.heading(Text("收退费", "Money"))
    columns = (
        Field(Text("方式", "Method"), share=1),
        Field(Text("收费笔数", "Payments"), room=22, align="right"),
        Field(Text("退费笔数", "Refunds"), room=22, align="right"),
    )
    if report.is_blind:
        table(body, columns, [_counts(line) for line in report.lines])
        body.space(1)
        body.remark(_BLIND)
    else:
        sums = (Field(title, room=30, align="right") for title in (
            Text("收费", "Taken"), Text("退费", "Refunded"), Text("应有", "Expected")
        ))  # fmt: skip
        rows = [
            (*_counts(line), str(line.taken), str(line.refunded), str(line.expected))
            for line in report.lines
        ]
        table(body, (*columns, *sums), rows)
    body.space(1)
    body.remark(_NOT_KEPT)
    sheet = Sheet(
        report.office, TITLE, Text("班次", "Shift"), report.shift_no, "", report.made_by,
        report.window, report.made_at,
    )  # fmt: skip
    return lay_out(sheet, size, body)


def _counts(line: XLine) -> tuple[Text, str, str]:
    return line.title, str(line.payments), str(line.refunds)
