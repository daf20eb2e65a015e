"""The balance of a day on the page: what differs first, with the key to sign; then each line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.dayclose.balance import settling
from counter.dayclose.balance.figures import BalanceLine, Difference
from counter.dayclose.balance.settling import Balance
from counter.errors import CounterError, Refused
from counter.text import Text
from counter.values.clerk import Right
from counter.values.money import Money
from ui.kit.arrange import horizontal, vertical
from ui.kit.attempts import Attempts
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.press import Press
from ui.kit.table import COMPACT_ROW, Column, Table
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

_MOST_DIFFERENCES, _MOST_LINES = 6, 16
_HOLDS = Text("账实相符", "everything is where it should be")
_OPEN = Text("▲ {n} 项差异待签认", "▲ {n} {n:difference|differences} to sign for")
_SIGNED = Text("{n} 项差异已签认", "{n} {n:difference|differences} signed for")
_NONE_YET = Text("这一天没有平衡表。", "There is no balance of this day.")


def _figure(name: str) -> Callable[[BalanceLine], str]:
    def said(line: BalanceLine) -> str:
        number = getattr(line, name)
        if not number:
            return "–"
        return str(Money(number)) if line.is_money else f"{number:,} {say(line.unit)}"

    return said


def _places(line: BalanceLine) -> str:
    return " ".join(f"{say(place)} {count}" for place, count in line.places)


_LINES = (
    Column(Text("项目", "What"), lambda line: say(line.title), 172, role="strong"),
    Column(Text("期初", "Opening"), _figure("opening"), 74, role="number"),
    Column(Text("转入", "In"), _figure("came"), 74, role="number"),
    Column(Text("转出", "Out"), _figure("went"), 74, role="number"),
    Column(Text("结存", "On hand"), _figure("on_hand"), 74, role="number"),
    Column(Text("差异", "Missing"), _figure("missing"), 56, role="number"),
    Column(Text("所在", "Where"), _places, role="muted"),
)
_DIFFERENCES = (
    Column(Text("差异", "Difference"), lambda one: say(one.what), 240, role="strong"),
    Column(Text("应在", "Should be"), lambda one: say(one.expected), 150),
    Column(Text("实在", "Is"), lambda one: say(one.found), 110),
    Column(Text("流水号", "Entry"), lambda one: str(one.seq or "–"), 70, role="number"),
    Column(Text("说明", "Reason"), lambda one: getattr(one, "reason", ""), role="muted"),
)


class BalanceView(QWidget):
    """Opening + in = out + on hand, for one day; empty where more than a day is asked for."""

    signed = Signal()
    """A difference was signed for: what stands in the way of the close has changed."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        self._day: date | None = None

        self._said = Label("", "muted", self, name="balance-said")
        self._line = FaultLine(self, name="balance-fault")
        self._differences = Table(
            _DIFFERENCES, lambda one: (one.what.zh, one.expected.zh), self,
            name="balance-differences", is_compact=True, title=Text("差异", "Differences"),
        )  # fmt: skip
        self._lines = Table(
            _LINES, lambda line: line.code, self, name="balance-lines", is_compact=True,
            title=Text("账实平衡", "Balance"), empty=_NONE_YET,
        )  # fmt: skip
        self._sign = Press(
            bench, Text("签认差异…", "Sign for it…"), work=self._signing, then=self._on_signed,
            owner=self, name="sign-difference", line=self._line,
        )  # fmt: skip

        head = horizontal(
            None, Label(Text("账实平衡", "Balance"), "caption", self), self._said, None, self._sign,
            spacing=8,
        )  # fmt: skip
        vertical(self, head, self._line, self._differences, self._lines, spacing=8)
        self.show_day(None)

    def show_day(self, day: date | None) -> None:
        """Weigh `day` in the background; None: nothing is shown."""
        self._day = day
        self.setVisible(day is not None)
        if day is not None:
            desk = self._bench.desk
            self._bench.background.run(
                self, lambda: settling.of_day(desk, day), self._on_weighed, self._on_failed
            )

    def _on_weighed(self, seen: Balance) -> None:
        if seen.day != self._day:
            return  # another day was asked for meanwhile
        self._line.show_text("")
        figures = seen.figures
        rows = (*seen.open, *figures.signed)
        _show(self._differences, rows, _MOST_DIFFERENCES)
        self._differences.setVisible(bool(rows))
        _show(self._lines, figures.lines, _MOST_LINES)
        self._sign.setVisible(bool(seen.open))
        self._sign.allow(self._bench.desk.clerk.may(Right.CLOSE_DAY))
        told = _OPEN.fill(n=len(seen.open)) if seen.open else _HOLDS
        if figures.signed and not seen.open:
            told = _SIGNED.fill(n=len(figures.signed))
        self._said.show_text(told if figures.lines or rows else "")
        self._said.set_role("warning" if seen.open else "muted")

    def _on_failed(self, error: CounterError) -> None:
        self._line.show_text(error.text)

    def _signing(self) -> Callable[[], Balance] | None:
        one, day, desk = self._differences.current(), self._day, self._bench.desk
        if day is None:
            return None
        if not isinstance(one, Difference):
            raise Refused(Text("请先选择一项未签认的差异。", "Choose a difference first."))
        reason = self._bench.ask.text(
            self, Text("签认差异", "Sign for a difference"),
            Text("{what}：应在{expected}，实在{found}。请写明查找结果，将记入日结单。",
                 "{what}: should be {expected}, is {found}. What was found out stands on the "
                 "sheet.").fill(what=one.what, expected=one.expected, found=one.found),
        )  # fmt: skip
        if not reason:
            return None
        act = self._attempts.act("sign", (day, one.thing, one.key))

        def work() -> Balance:
            seen = settling.sign_difference(desk, day, one.thing, one.key, reason, act)
            self._attempts.done("sign", (day, one.thing, one.key))
            return seen

        return work

    def _on_signed(self, seen: Balance) -> None:
        toast(self, Text("差异已签认", "Signed for"))
        self._on_weighed(seen)
        self.signed.emit()


def _show(table: Table, rows: tuple[object, ...], most: int) -> None:
    """A list that takes no more room than it needs."""
    table.show_rows(rows)
    table.setFixedHeight(COMPACT_ROW * (1 + max(1, min(len(rows), most))) + 2)
