"""到期清除: what has outlived its period, in numbers, and the one act that erases its persons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from counter.settings import erasure
from counter.settings.erasure import Due, ErasedNow
from counter.text import Text
from counter.values.clerk import Right
from ui.kit.arrange import horizontal, vertical
from ui.kit.attempts import Attempts
from ui.kit.colours import Urgency
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.paperwork import print_out
from ui.kit.press import Press
from ui.kit.second_person import SecondPersonAsk
from ui.kit.table import Column, Table
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

_TITLE = Text("到期清除", "Erase what is over")
_TOLD = Text(
    "保存期限已满的记录清除其中的个人信息；件数、份数、金额、日期和编号保留，流水校验链不变。"
    "清除后无法恢复，须两人在场，并打印清除证明。",
    "Records whose period is over lose their persons; counts, units, money, days and numbers stay, "
    "and the journal's chain holds. It cannot be undone, takes two people, and prints a "
    "certificate.",
)
_UNSURE = Text("● 待核实", "● unconfirmed")
_NOTHING = Text("没有到期的个人信息。", "Nothing is due.")
_SUM = Text(
    "今天到期 {n} 条。期限依规则“保存期限”，可在规则中修改。",
    "{n} records are due today. The periods are the rule table “retention”.",
)
_WARN = Text(
    "将清除 {what}。清除后不能恢复；以前的备份须另行销毁。",
    "This erases {what}. It cannot be undone; earlier backups must be destroyed as well.",
)
_PART = Text("{title} {n} 条", "{title}: {n}")
_ONLY_SUPERVISOR = Text("只有主管可以查看和清除。", "Only a supervisor sees this and erases.")


def _state(due: Due) -> Urgency:
    return "today" if due.count else "none"


_COLUMNS = (
    Column(Text("记录种类", "Kind of record"), lambda due: say(due.title), 240, role="strong"),
    Column(Text("到期", "Due"), lambda due: f"{due.count:,}", 90, role="state", state=_state),
    Column(Text("保存期限", "Period"), lambda due: say(due.period), 100),
    Column(Text("截止日期", "Ended by"), lambda due: due.since.isoformat(), 120),
    Column(Text("", ""), lambda due: say(_UNSURE) if due.is_uncertain else "", 110),
    Column(Text("依据", "Source"), lambda due: due.source),
)  # fmt: skip


class ErasurePanel(QWidget):
    """One list, one key; what it will do is said in numbers before it is done."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        self._due: tuple[Due, ...] = ()
        self._sum = Label("", "emphasis", self, name="erasure-sum", wraps=True)
        self._list = Table(
            _COLUMNS, lambda due: due.code, self, name="erasure-due", title=_TITLE,
        )  # fmt: skip
        self._line = FaultLine(self, name="erasure-fault")
        self._second = SecondPersonAsk(bench, None, self)
        self._erase = Press(
            bench, Text("清除并打印证明", "Erase and print the certificate"),
            work=self._erasing, then=self._on_erased, owner=self, look="danger", line=self._line,
            name="erase",
        )  # fmt: skip
        self._second.entered.connect(self._erase.setFocus)
        self._second.setMaximumWidth(520)
        column = vertical(
            self, Label(_TITLE, "title", self), Label(_TOLD, "muted", self, wraps=True), self._sum,
            self._list, self._second, horizontal(None, self._erase, None), self._line, spacing=12,
        )  # fmt: skip
        column.setStretch(3, 1)
        self._show(())

    def refresh(self) -> None:
        """Count anew."""
        desk = self._bench.desk
        if not desk.clerk.may(Right.ERASE):
            self._sum.show_text(_ONLY_SUPERVISOR)
            return
        self._bench.background.run(
            self, lambda: erasure.due_for_erasure(desk), self._show,
            lambda error: self._line.show_text(error.text),
        )  # fmt: skip

    def _show(self, due: tuple[Due, ...]) -> None:
        self._due = due
        self._list.show_rows(due)
        count = sum(one.count for one in due)
        self._sum.show_text(_SUM.fill(n=f"{count:,}") if count else _NOTHING)
        self._erase.allow(bool(count))
        self._second.setVisible(bool(count))

    def _erasing(self) -> Callable[[], ErasedNow] | None:
        desk, up_to = self._bench.desk, self._bench.desk.today
        vouching = self._second.vouching()
        what = Text.listing(
            _PART.fill(title=one.title, n=f"{one.count:,}") for one in self._due if one.count
        )
        title = Text("清除到期的个人信息？", "Erase what is over?")
        go = Text("清除", "Erase")
        if not self._bench.ask.confirm(self, title, _WARN.fill(what=what), go, is_grave=True):
            return None
        act = self._attempts.act("erase", up_to)
        return lambda: erasure.erase(desk, up_to, act, vouching())

    def _on_erased(self, done: ErasedNow) -> None:
        self._attempts.done("erase", self._bench.desk.today)
        count = sum(n for _, n in done.counts)
        told = Text("已清除 {n} 条记录的个人信息", "{n} records hold no personal data any more")
        toast(self, told.fill(n=f"{count:,}"))
        print_out(self._bench, done.paper, self, self._line)
        self.refresh()
