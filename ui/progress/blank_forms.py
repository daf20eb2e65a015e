"""What is done with numbered blanks, a small form each: void, received, issued; and 核验."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.casetypes.vocabulary import Choice, Question
from counter.errors import BadAnswers, CounterError
from counter.progress.blanks.receive import Moved, issue_blanks, receive_blanks
from counter.progress.blanks.spoil import Spoiled, spoil_blank
from counter.progress.register.lookup import Verified, lookup
from counter.settings.people import Member
from counter.text import Text
from counter.values.clerk import RIGHTS, Right
from ui.kit.arrange import horizontal, vertical
from ui.kit.attempts import Attempts
from ui.kit.form import Form
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.press import Press
from ui.kit.second_person import SecondPersonAsk
from ui.kit.workbench import Workbench

_BACK = "-"  # the choice that is no clerk: back to the cupboard
_RUN = (
    Question("first", Text("起号", "First number"), "text"),
    Question("last", Text("止号", "Last number"), "text", required=False,
             hint=Text("可只写末几位；一张可空", "its last digits will do; empty for one")),
)  # fmt: skip
_SPOIL = (
    Question("sticker", Text("认证纸号", "Sticker no."), "text"),
    Question("reason", Text("作废原因", "Why void"), "text"),
)
_RECEIVE = (
    *_RUN,
    Question("source", Text("来源单据", "Delivery note"), "text"),
)
_LOOKUP = (
    Question("number", Text("编号", "Number"), "text",
             hint=Text("认证号-小号，或认证纸号", "the result's number, or the sticker's")),
    Question("signed_on", Text("签署日期", "Signed on"), "date"),
)  # fmt: skip
Work = Callable[[dict[str, Any], str], Callable[[], Any]]


class BlankForm(QWidget):
    """Questions, one act, what came of it. `done` carries the journey's answer."""

    done = Signal(object)

    def __init__(
        self, bench: Workbench, code: str, told: Text, questions: tuple[Question, ...],
        work: Work, act: Text, said: Callable[[Any], Text], parent: QWidget,
        second: SecondPersonAsk | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._work, self._said, self._attempts = work, said, Attempts()
        self.form = Form(questions, self, today=bench.desk.today, labels="top")
        self._line = FaultLine(self, name=f"{code}-fault")
        self._result = Label("", "good", self, name=f"{code}-said", wraps=True, selectable=True)
        self._details = Label("", "body", self, name=f"{code}-details", wraps=True,
                              selectable=True)  # fmt: skip
        self._press = Press(
            bench, act, "Ctrl+Enter", work=self._pressed, then=self._on_done,
            failed=self._on_refused, owner=self, look="primary", line=self._line, name=code,
        )  # fmt: skip
        self.setFocusProxy(self.form)
        parts: list[QWidget] = [Label(told, "muted", self, wraps=True), self.form]
        if second is None:
            self.form.completed.connect(self._press.press)
        else:
            self.form.completed.connect(second.login.setFocus)
            second.entered.connect(self._press.press)
            parts.append(second)
        vertical(
            self, *parts, self._line, horizontal(None, self._press, None), self._result,
            self._details, None,
            spacing=12,
        )  # fmt: skip

    def _pressed(self) -> Callable[[], Any]:
        for label in (self._result, self._details):
            label.show_text("")
        faults = self.form.faults()
        if faults:
            raise BadAnswers(faults)
        answers = self.form.answers()
        return self._work(answers, self._attempts.act(*sorted(answers.items())))

    def _on_done(self, answer: Any) -> None:
        self._attempts = Attempts()
        self._result.set_role("warning" if getattr(answer, "is_void", False) else "good")
        verdict, _, details = say(self._said(answer)).partition("\n")
        self._result.show_text(verdict)
        self._details.show_text(details)
        self.form.clear()
        self.form.setFocus()
        self.done.emit(answer)

    def _on_refused(self, error: CounterError) -> None:
        if isinstance(error, BadAnswers):
            self.form.show_faults(error.faults, everywhere=True)


def spoil_form(bench: Workbench, parent: QWidget) -> BlankForm:
    """作废: one blank, why, and a colleague who has seen it."""
    second = SecondPersonAsk(bench)

    def work(told: dict[str, Any], act: str) -> Callable[[], Spoiled]:
        vouch, desk = second.vouching(), bench.desk
        return lambda: spoil_blank(desk, str(told["sticker"]), str(told["reason"]), vouch(), act)

    return BlankForm(
        bench, "spoil-blank",
        Text("还没有做成认证的空白证。已做成的，在办件里“作废重制”。",
             "A blank on which nothing stands yet. A result is made void in its case."),
        _SPOIL, work, Text("作废", "Make it void"),
        lambda done: Text("✓ {no} 已作废", "✓ {no} is void").fill(no=done.sticker_no),
        parent, second,
    )  # fmt: skip


def receive_form(bench: Workbench, parent: QWidget) -> BlankForm:
    """入库: a roll or box."""

    def work(told: dict[str, Any], act: str) -> Callable[[], Moved]:
        first, last, source = (str(told.get(code) or "") for code in ("first", "last", "source"))
        return lambda: receive_blanks(bench.desk, first, last, source, act)

    return BlankForm(
        bench, "receive-blanks",
        Text("登记第一批后，只有库存里的号码才能使用。",
             "From the first delivery on only numbers in stock can be used."),
        _RECEIVE, work, Text("入库", "Receive"),
        lambda done: _run(Text("✓ 入库 {n} 张：{run}", "✓ {n} received: {run}"), done), parent,
    )  # fmt: skip


def issue_form(bench: Workbench, staff: tuple[Member, ...], parent: QWidget) -> BlankForm:
    """领用: to a clerk, or back."""
    users = [m for m in staff if m.is_active and Right.ADVANCE in RIGHTS[m.role]]
    choices = (
        *(Choice(member.login, Text.same(member.name)) for member in users),
        Choice(_BACK, Text("退回库存柜", "back to the cupboard")),
    )
    holder = Question("login", Text("领用人", "Clerk"), "choice", choices=choices,
                      default=choices[0].code)  # fmt: skip

    def work(told: dict[str, Any], act: str) -> Callable[[], Moved]:
        first, last = (str(told.get(code) or "") for code in ("first", "last"))
        login = "" if told["login"] == _BACK else str(told["login"])
        return lambda: issue_blanks(bench.desk, login, first, last, act)

    return BlankForm(
        bench, "issue-blanks",
        Text("发给一人的号码，别人不能用。", "Nobody else can use what one clerk holds."),
        (holder, *_RUN), work, Text("发给", "Issue"),
        lambda done: _run(
            Text("✓ {name}领用 {n} 张：{run}", "✓ {n} issued to {name}: {run}")
            if done.name
            else Text("✓ 退回 {n} 张：{run}", "✓ {n} put back: {run}"),
            done,
        ),
        parent,
    )  # fmt: skip


def lookup_form(bench: Workbench, parent: QWidget) -> BlankForm:
    """核验: both the number and the day must agree."""

    def work(told: dict[str, Any], act: str) -> Callable[[], Verified]:
        number, on = str(told["number"]), date.fromisoformat(str(told["signed_on"]))
        return lambda: lookup(bench.desk, number, on, act)

    return BlankForm(
        bench, "lookup-result",
        Text("持有人核验：编号和签署日期都相符才答复，每次核验都有记录。",
             "For holders: both number and day must agree. Every look-up is on record."),
        _LOOKUP, work, Text("核验", "Verify"), verified, parent,
    )  # fmt: skip


def verified(found: Verified) -> Text:
    """What the register says, a column a line; whether it still stands comes first."""
    lines = (
        Text("▲ 此认证已作废", "▲ This result is void") if found.is_void
        else Text("✓ 登记相符，有效", "✓ On the register, valid"),
        *(
            Text("{title}：{told}", "{title}: {told}").fill(title=title, told=told)
            for title, told in (
                (Text("认证号", "Number"), found.authentication_no),
                (Text("送办机构", "Sent in by"), found.sender),
                (Text("文书使用国", "Country of use"), found.destination),
                (Text("文书类别", "Kind of deed"), found.deed_kind),
                (Text("文书签发人或机构", "Signed by"), found.deed_signer),
                (Text("出证机构", "Issuing office"), found.deed_office),
                (Text("文书签发日期", "Issued on"), found.deed_on and found.deed_on.isoformat()),
                (Text("签署人", "Result signed by"), found.signer),
                (Text("签署日期", "Signed on"), found.signed_on.isoformat()),
                (Text("认证机构", "Authority"), found.authority),
                (Text("签署地点", "Place"), found.place),
            )
            if told
        ),
    )  # fmt: skip
    return Text("\n".join(line.zh for line in lines), "\n".join(line.en for line in lines))


def _run(told: Text, done: Moved) -> Text:
    numbers = done.first if done.first == done.last else f"{done.first}–{done.last}"
    return told.fill(n=done.count, run=numbers, name=done.name)
