"""What a supervisor should see on the day sheet, found in the day's journal entries."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from counter.dayclose import open_work
from counter.dayclose.figures import ExceptionLine
from counter.dayclose.shift import reading
from counter.store import closings, journal
from counter.store.tables.hall import BusinessDay
from counter.store.tables.journal import Entry
from counter.store.tables.spares import SpareSlip
from counter.text import Text
from counter.values.money import Money

EXCEPTIONS: dict[str, Text] = {
    "reprint": Text("补打", "reprinted"),
    "refund": Text("退费", "refunded"),
    "waive": Text("减免", "fee waived"),
    "type_fee": Text("手填费用", "fee typed in"),
    "sent_back": Text("外方退件", "refused outside"),
    "correct": Text("更正", "corrected"),
    "remake": Text("作废重制", "voided and remade"),
    "void_result": Text("认证作废", "result void"),
    "despite_doubts": Text("提示后仍继续", "taken in despite a warning"),
    "decide_firm": Text("企业门槛裁定", "firm decided on"),
    "leave_out_check": Text("审核要点未核", "check left out"),
    "late_entry": Text("事后补录", "entered afterwards"),
    "void_spare": Text("停电备用单作废", "spare receipt void"),
    "spoil_blank": Text("空白证作废", "blank spoiled"),
    "void_envelope": Text("信封作废", "envelope voided"),
    "spoil_waybill": Text("运单号作废", "waybill spoiled"),
    "export_orders": Text("导出寄件订单", "orders exported"),
    "wrong_scan": Text("封口扫错", "wrong scan at sealing"),
    "post_back": Text("邮件退回", "came back by post"),
    "unmask": Text("查看完整信息", "personal data shown"),
    "withdraw": Text("撤回", "withdrawn"),
    "trust_clock": Text("确认时钟", "clock confirmed"),
    "sign_difference": Text("账实差异签认", "difference of the balance signed for"),
    "sign_pending": Text("未打印纸张签认", "pending papers signed for"),
    "change_float": Text("更改备用金", "float changed"),
    "custody_lost": Text("证照遗失", "passport lost"),
}
_BECAUSE = Text("{what}：{reason}", "{what}: {reason}")
_COUNTED = Text("第 {no} 次清点有差额（{lines}）", "count {no} differs ({lines})")
_CARRIED = Text(
    "期初在办 {now} 件，与 {day} 日结结转的 {was} 件不符",
    "began with {now} open cases, but {day} carried on {was}",
)
_OUT = Text(
    "停电备用单 {no} 未补录也未交回", "spare receipt {no} neither typed in nor given back"
)


def of_day(day: date) -> tuple[ExceptionLine, ...]:
    """The day's exceptions, in order. Undated acts count by the moment they were done."""
    morning = day.isoformat()
    rows = list(
        Entry.select()
        .where(Entry.at >= morning, Entry.at < morning + "T99", Entry.verb.in_(tuple(EXCEPTIONS)))
        .order_by(Entry.seq)
    )
    told, before = journal.facts_of(rows), closings.earlier(rows)
    return (
        *(_line(row, told[row.seq], before.get(row.seq)) for row in rows),
        *_spares_out(day), *_counts_with_difference(day), *_not_as_carried(day),
    )  # fmt: skip


def _spares_out(day: date) -> tuple[ExceptionLine, ...]:
    """Spare receipts of the day or an earlier one that were neither typed in nor taken back."""
    rows = SpareSlip.select().where(SpareSlip.day <= day, SpareSlip.state == "out")
    return tuple(
        ExceptionLine(row.drawn_at, _OUT.fill(no=row.no), row.no, row.drawn_by)
        for row in rows.order_by(SpareSlip.day, SpareSlip.serial)
    )


def _counts_with_difference(day: date) -> tuple[ExceptionLine, ...]:
    """Each count of the day's shifts that did not come to what should have been there."""
    found = []
    for card in reading.of_day(day):
        for counting in card.counts:
            if counting.is_even:
                continue
            what = _COUNTED.fill(
                no=counting.no,
                lines=Text.listing(
                    Text("{method} {by}", "{method} {by}").fill(
                        method=line.title, by=_signed(line.difference)
                    )
                    for line in counting.lines if line.difference
                ),
            )  # fmt: skip
            if counting.reason:
                what = _BECAUSE.fill(what=what, reason=counting.reason)
            found.append(ExceptionLine(counting.at, what, card.no, card.clerk))
    return tuple(found)


def _signed(amount: Money) -> str:
    return f"+{amount}" if amount > Money(0) else str(amount)


def _not_as_carried(day: date) -> tuple[ExceptionLine, ...]:
    """What the day began with is not what the sheet before carried on: somebody wrote between."""
    carried, opened_with, before = open_work.handed_on(day)
    if opened_with is None or before is None or carried == opened_with:
        return ()
    row = BusinessDay.get_by_id(day)
    told = _CARRIED.fill(was=carried, now=opened_with, day=before.isoformat())
    return (ExceptionLine(row.opened_at, told, "", row.opened_by),)


def _line(
    row: Entry, facts: dict[str, Any], before: tuple[int, date] | None
) -> ExceptionLine:
    reason = facts.get("reason") or facts.get("told", {}).get("reason", "")  # a move's is told
    what = EXCEPTIONS[row.verb]
    if reason:
        what = Text("{what}：{reason}", "{what}: {reason}").fill(what=what, reason=reason)
    if facts.get("second") or facts.get("told", {}).get("second"):
        second = facts.get("second") or facts["told"]["second"]
        what = Text("{what}（{name}在场）", "{what} (before {name})").fill(what=what, name=second)
    if facts.get("approved_by"):
        by = Text("{what}（{name}批准）", "{what} (approved by {name})")
        what = by.fill(what=what, name=facts["approved_by"])
    what = closings.named(what, before)
    return ExceptionLine(datetime.fromisoformat(row.at), what, row.subject, row.clerk)
