"""The two quiet keys of shifts: 开班 with the float in the drawer, and the X report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.dayclose.shift import opening, x_report
from counter.dayclose.shift.figures import ShiftCard
from counter.dayclose.shift.x_report import XReport
from counter.errors import Refused
from counter.text import Text
from counter.values.money import Money
from ui.kit.arrange import horizontal
from ui.kit.attempts import Attempts
from ui.kit.label import FaultLine
from ui.kit.press import Press
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

_FLOAT = Text("开班时钱箱里有多少备用金（元）？", "How much float lies in the drawer, in yuan?")
_NO_AMOUNT = Text(
    "备用金“{said}”不是金额，没有开班。请填写金额，如 200.00。",
    "The float '{said}' is no amount; no shift was opened. Write an amount such as 200.00.",
)
_OPENED = Text("已开班，备用金 {opening}", "The shift is open with a float of {opening}")
_NO_SHIFT = Text("没有开着的班次，没有 X 报表。请先开班。", "No shift is open; open one first.")


class ShiftKeys(QWidget):
    """Opens this clerk's shift; makes the X report of the shift that is chosen."""

    reported = Signal(object)
    """An `XReport` is to be shown."""
    opened = Signal()
    """A shift was opened, or its float put right."""

    def __init__(
        self, bench: Workbench, chosen: Callable[[], ShiftCard | None], line: FaultLine,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._bench, self._attempts, self._chosen = bench, Attempts(), chosen
        self._said = ""
        self._begin = Press(
            bench, Text("开班…", "Open a shift…"), work=self._opening, then=self._on_opened,
            owner=self, look="quiet", name="open-shift", line=line,
        )  # fmt: skip
        self._report = Press(
            bench, Text("X 报表", "X report"), work=self._reporting, then=self.reported.emit,
            owner=self, look="quiet", name="x-report", line=line,
        )  # fmt: skip
        for press in (self._begin, self._report):
            press.key.setProperty("is_low", "true")
        horizontal(self, self._begin, self._report, None, spacing=4)

    def offer(self, shifts: Sequence[ShiftCard], usual: Money) -> None:
        """The float to begin with: that of one's own open shift here, else the `usual` one."""
        me, here = self._bench.desk.clerk.name, self._bench.desk.window
        own = [card.opening for card in shifts if (card.clerk, card.window) == (me, here)]
        self._said = (own[0] if own else usual).plain
        self._report.allow(bool(shifts))

    def _opening(self) -> Callable[[], ShiftCard] | None:
        said = self._bench.ask.text(self, Text("开班", "Open a shift"), _FLOAT, self._said)
        if not said:
            return None
        self._said = said  # what was typed stands there when it is asked again
        try:
            amount = Money.read(said)
        except ValueError as error:
            raise Refused(_NO_AMOUNT.fill(said=said)) from error
        act = self._attempts.act("open", amount.fen)
        return partial(opening.open_shift, self._bench.desk, amount, act)

    def _on_opened(self, card: ShiftCard) -> None:
        self._attempts.done("open", card.opening.fen)
        toast(self, _OPENED.fill(opening=card.opening))
        self.opened.emit()

    def _reporting(self) -> Callable[[], XReport]:
        card = self._chosen()
        if card is None:
            raise Refused(_NO_SHIFT)
        return partial(x_report.x_report, self._bench.desk, card.id)
