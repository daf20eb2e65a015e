"""The ticket of somebody who waits (叫号票): a number to be read at arm's length."""

from __future__ import annotations

from counter.papers import words
from counter.papers.column import Column
from counter.papers.frame import Sheet
from counter.papers.lines import Span
from counter.papers.page import beside_tag, lay_out
from counter.papers.pairs import pairs
from counter.papers.sizes import Size
from counter.papers.strips import Row, stack
from counter.queue.slips import TicketSlip
from counter.text import Text

TITLE = Text("叫号票", "Ticket")
_HUGE = 54  # points
_TALL = 24.0


def pdf(slip: TicketSlip, size: Size, copy: int = 0) -> bytes:
    """The ticket, cut where it ends."""
    body = Column(size)
    called = Span(slip.called, _HUGE, bold=True)
    fits = min(1, body.room / called.width)  # on the narrow roll a long one is set smaller
    row = Row((Span(slip.called, int(_HUGE * fits), bold=True),), _TALL * fits)
    body.add(stack((row,), body.left, after=1))
    pairs(
        body,
        (words.KIND, slip.business),
        (Text("等候人数", "Waiting"), str(slip.waiting)),
        (Text("取号时间", "Taken"), words.minute(slip.at)),
    )
    body.space(1)
    body.remark(
        Text("过号请到咨询台。当日有效。", "If you missed your call, ask at the desk. Today only.")
    )
    sheet = Sheet(
        slip.office, TITLE, Text("票号", "Ticket number"), slip.ticket_no, slip.tag, slip.clerk,
        slip.window, slip.made_at, copy,
    )  # fmt: skip
    return lay_out(sheet, size, body, beside_tag(size))
