"""What the hall tells those who wait: notices and tickets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from counter.papers.samples.hall import AT, LONG_LATIN, OFFICE, RARE, WIDE_OFFICE
from counter.queue.slips import TicketSlip
from counter.settings.announcing.slips import NoticeSheet
from counter.text import Text


def notice(worst: bool) -> NoticeSheet:
    """通知: a closing day; the worst runs over pages."""
    sheet = NoticeSheet(
        office=OFFICE, notice_no="TZ20261123-01", tag="150083261123000011234567890",
        title=Text("元旦假期闭馆", "Closed at New Year"),
        body=Text(
            "2027年1月1日至3日放假，服务大厅不办理业务。\n1月4日（周一）9:00 恢复办理。"
            "放假前已受理的事项，办理时限顺延。",
            "The hall is closed from 1 to 3 January 2027 and opens again on Monday, 4 January, at "
            "9:00. Time limits of accepted cases are put off accordingly.",
        ),
        since=date(2026, 12, 25), until=date(2027, 1, 3), on=date(2026, 11, 23), clerk="王芳",
        window="1", made_at=AT,
    )  # fmt: skip
    if not worst:
        return sheet
    # A sentence that a page's end parts cannot be looked for as a whole, so few are long.
    long = "领事认证收费标准调整，已受理的按原标准，新受理的按新标准；详见收费公示栏。" * 4
    short = [f"{no}. 第{no}号窗口当日停办，请改到其他窗口。" for no in range(1, 40)]
    return replace(
        sheet, office=WIDE_OFFICE, title=Text("收费调整" + RARE + "闭馆及排队安排" * 7, LONG_LATIN),
        body=Text("\n".join([long, long, *short]),
                  "\n".join(f"{no}. Fees change. {LONG_LATIN}." for no in range(1, 15))),
        until=date(2026, 12, 25), clerk="阿卜杜热合曼", window="11",
    )  # fmt: skip


def ticket(worst: bool) -> TicketSlip:
    """叫号票."""
    slip = TicketSlip(
        office=OFFICE, ticket_no="JH20261123-A007", tag="150082261123000071234567890",
        called="A007", business=Text("领事认证／附加证明书", "Authentication / apostille"),
        waiting=3, at=AT, clerk="王芳", window="1", made_at=AT,
    )  # fmt: skip
    if not worst:
        return slip
    return replace(
        slip, office=WIDE_OFFICE, ticket_no="JH20261123-E1000", called="E1000",
        business=Text("取件、咨询与其他窗口业务（含邮寄查询）", LONG_LATIN), waiting=1234,
        clerk="阿卜杜热合曼", window="11",
    )  # fmt: skip
