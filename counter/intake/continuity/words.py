"""The states of a spare receipt, and what is refused about one.

A receipt that is out ends once: used (typed in as a case), returned blank, spoiled, or lost.
"""

from __future__ import annotations

from datetime import datetime

from counter.errors import Refused
from counter.text import Text

OUT, USED, RETURNED, SPOILED, LOST = "out", "used", "returned", "spoiled", "lost"
STATES: dict[str, Text] = {
    OUT: Text("在外", "out"),
    USED: Text("已补录", "typed in"),
    RETURNED: Text("未用交回", "returned unused"),
    SPOILED: Text("写坏作废", "spoiled"),
    LOST: Text("遗失", "lost"),
}
VOID = (SPOILED, LOST)
ENDINGS = (RETURNED, *VOID)


class SlipUsed(Refused):
    """A case was typed in from this receipt before; a receipt makes one case."""

    def __init__(self, no: str, case_no: str) -> None:
        self.no, self.case_no = no, case_no
        super().__init__(
            Text(
                "停电备用单 {no} 已补录为 {case}，不能再用。请打开该办件。",
                "Spare receipt {no} was typed in as {case} already. Open that case.",
            ).fill(no=no, case=case_no)
        )


class SlipEnded(Refused):
    """A receipt that was returned, spoiled or lost makes no case."""

    def __init__(self, no: str, state: str) -> None:
        self.no, self.state = no, state
        super().__init__(
            Text(
                "停电备用单 {no} 的登记是“{state}”，不能补录。请核对编号；确已写给申请人的，"
                "按普通收件办理并请主管知悉。",
                "Spare receipt {no} is on record as '{state}' and is not typed in. Check its "
                "number; if an applicant holds it, take the case in as usual and tell the "
                "supervisor.",
            ).fill(no=no, state=STATES[state])
        )


class NotWrittenThen(Refused):
    """The hour on the paper lies before the receipts were drawn, or has not come yet."""

    def __init__(self, written_at: datetime, drawn_at: datetime, now: datetime) -> None:
        self.written_at = written_at
        super().__init__(
            Text(
                "纸面时间 {at:%Y-%m-%d %H:%M} 不对：应在领单（{first:%m-%d %H:%M}）之后、"
                "现在（{now:%m-%d %H:%M}）之前。请照纸面核对。",
                "The paper cannot say {at:%Y-%m-%d %H:%M}: it was drawn at {first:%m-%d %H:%M} "
                "and it is {now:%m-%d %H:%M} now. Look at the paper again.",
            ).fill(at=written_at, first=drawn_at, now=now)
        )


class NoHourWritten(Refused):
    """The hour on the paper has not been entered, or is none."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "还缺备用单上写的收件时间。请照纸面填写日期和时间，例如 10:20。",
                "The hour written on the spare receipt is missing. Enter its day and hour, like "
                "10:20.",
            )
        )
