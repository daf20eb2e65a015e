"""费用调整: settle an embassy's fee, waive an own one, type in one that no table knows.

Waiving and typing in is a supervisor's decision; a clerk does it with one beside him.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from counter.casetypes.conditions import Is
from counter.casetypes.vocabulary import Choice, Question
from counter.dayclose import waiver
from counter.dayclose.waiver import Adjustable
from counter.desk import new_act
from counter.progress import settlement
from counter.progress.settlement import ToSettle
from counter.queue.card import CaseCard
from counter.text import Text
from counter.values.clerk import Right
from counter.values.lines import StandingLine
from counter.values.money import Money
from ui.kit.second_person import SecondPersonAsk
from ui.kit.workbench import Workbench
from ui.progress.fetched import Fetched
from ui.progress.panel import Panel
from ui.progress.reason_list import ReasonList
from ui.progress.reasons import WAIVE
from ui.progress.till_asks import METHOD, amount_of, any_amount_of

Found = tuple[Adjustable, tuple[ToSettle, ...]]
_TITLE = Text("费用调整", "Fees")
_SETTLE, _WAIVE, _TYPE = Is("what", "settle"), Is("what", "waive"), Is("what", "type")
_NAMED = {
    "settle": Text("结算使馆费", "settle"),
    "waive": Text("减免", "waive"),
    "type": Text("手填", "type in"),
}
_PAYEES = {  # the card is narrow; the figures say it in full
    "office": Text("本单位", "the hall"),
    "mfa": Text("外交部", "MFA"),
    "embassy": Text("使领馆", "embassy"),
    "post": Text("邮费", "post"),
}
_LINE = Text("{title}　{now}", "{title}, {now}")


def fees_section(bench: Workbench, card: CaseCard, parent: QWidget | None = None) -> Fetched:
    """The section in which the money of a case is mended."""
    desk, case_no = bench.desk, card.row.case_no

    def read() -> Found:
        due = settlement.to_settle(desk, case_no)
        # the embassy's own fee is the one that differs; the MFA's agency fee hardly ever does
        return waiver.adjustable(desk, case_no), tuple(
            sorted(due, key=lambda one: one.line.payee != "embassy")
        )

    def make(found: Found, section: Fetched) -> Panel:
        return _panel(bench, case_no, found, section)

    section = Fetched(bench, read, make, parent)
    section.done_words = Text("费用已调整", "The fees are changed")
    return section


def _panel(bench: Workbench, case_no: str, found: Found, section: Fetched) -> Panel:
    bill, due = found
    desk, act = bench.desk, new_act()
    ask = SecondPersonAsk(bench, Right.WAIVE)

    def work(answers: dict[str, Any]) -> Any:
        told = {code: str(answers.get(code) or "") for code in ("reason", "title", "note")}
        if answers["what"] == "settle":
            code, actual = str(answers["prepaid"]), any_amount_of(answers.get("actual"))
            method, back = str(answers["method"]), answers["old_receipt"] == "yes"
            return lambda: settlement.settle(
                desk, case_no, code, actual, told["note"], act, method=method, is_receipt_back=back
            )
        vouch = ask.vouching()
        if answers["what"] == "waive":
            code = str(answers["charge"])
            part = amount_of(answers["part"], "part") if answers.get("part") else None
            return lambda: waiver.waive(
                desk, case_no, code, told["reason"], act, vouch(), part
            )
        amount, payee = any_amount_of(answers.get("amount"), "amount"), str(answers["payee"])
        closes = bill.open[0].code if bill.open else ""
        return lambda: waiver.type_fee(
            desk, case_no, told["title"], amount, payee, told["reason"], act, vouch(), closes
        )

    panel = Panel(bench, _TITLE, _questions(bill, due), work, Text("确认", "Confirm"), section)
    if bill.waivable or not due:
        panel.insert(ReasonList(panel, "reason", WAIVE))
    panel.insert(ask)
    ask.entered.connect(panel.complete)

    def settle_places() -> None:
        is_settling = panel.form.answers().get("what") == "settle"
        ask.setVisible(ask.is_needed and not is_settling)
        for reasons in panel.findChildren(ReasonList):
            reasons.setVisible(not is_settling)

    panel.form.changed.connect(settle_places)
    known = next((one.actual for one in due if one.actual is not None), None)
    panel.fill(**({} if known is None else {"actual": known.plain}))
    settle_places()
    return panel


def _questions(bill: Adjustable, due: tuple[ToSettle, ...]) -> tuple[Question, ...]:
    """What can be asked of this case: only what it can answer."""
    ways = [code for code, possible in
            (("settle", due), ("waive", bill.waivable), ("type", True)) if possible]  # fmt: skip
    first = "type" if bill.open else ways[0]
    open_title = bill.open[0].title.zh if bill.open else None
    return (
        Question("what", Text("做什么", "What"), "choice", default=first,
                 choices=tuple(Choice(code, _NAMED[code]) for code in ways)),
        *_lines("prepaid", Text("预收项目", "Prepaid fee"), tuple(one.line for one in due),
                _SETTLE),
        Question("actual", Text("使馆实收（元）", "Really taken (yuan)"), "text", when=_SETTLE),
        Question("method", Text("差额方式", "Difference by"), "choice", when=_SETTLE,
                 default=METHOD.default, choices=METHOD.choices),
        Question("old_receipt", Text("原票据已交回", "First receipt handed back"), "choice",
                 when=_SETTLE, default="no",
                 choices=(Choice("no", Text("否", "no")), Choice("yes", Text("是", "yes")))),
        Question("note", Text("说明", "Note"), "text", when=_SETTLE, required=False),
        *_lines("charge", Text("减免哪一项", "Which fee"), bill.waivable, _WAIVE),
        Question("part", Text("减免金额，空为全部", "How much, empty: all of it"), "text",
                 when=_WAIVE, required=False),
        Question("title", Text("费用名称", "Name of the fee"), "text", when=_TYPE,
                 default=open_title),
        Question("amount", Text("金额（元）", "Amount (yuan)"), "text", when=_TYPE),
        Question("payee", Text("归属", "For whom"), "choice", when=_TYPE, default="office",
                 choices=tuple(Choice(code, title) for code, title in _PAYEES.items())),
        Question("reason", Text("原因", "Why"), "text", when=Is("what", "waive", "type")),
    )  # fmt: skip


def _lines(
    code: str, title: Text, lines: tuple[StandingLine, ...], when: Is
) -> tuple[Question, ...]:
    """The question which line of the bill; nothing where there is none."""
    if not lines:
        return ()
    choices = tuple(
        Choice(line.code, _LINE.fill(title=line.title, now=line.now or Money(0))) for line in lines
    )
    return (Question(code, title, "choice", choices=choices, default=lines[0].code, when=when),)
