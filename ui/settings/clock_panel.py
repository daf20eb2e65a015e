"""The clock of this computer beside the journal, and a supervisor's word that it is right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from counter.settings import safekeeping
from counter.settings.safekeeping import ClockStanding
from counter.text import Text
from counter.values.clerk import Right
from ui.kit.arrange import horizontal, vertical
from ui.kit.attempts import Attempts
from ui.kit.label import FaultLine, Label
from ui.kit.press import Press
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

_TITLE = Text("确认时钟", "Confirm the clock")
_RIGHT = Text("✓ 时钟与流水相符。", "✓ Clock and journal agree.")
_WRONG = Text(
    "▲ 时钟与流水不符，暂停编号。时钟不对就请先校准；时钟没有错，由主管确认。",
    "▲ Clock and journal disagree; numbering has stopped. Set the clock if it is wrong; if it is "
    "right, a supervisor confirms it.",
)


class ClockPanel(QWidget):
    """Numbering stops where clock and journal disagree; here it is set going again."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        self._now = Label("", "body", self, name="clock-now")
        self._last = Label("", "body", self, name="clock-last")
        self._verdict = Label("", "good", self, name="clock-verdict", wraps=True)
        self._line = FaultLine(self, name="clock-fault")
        self._trust = Press(
            bench, _TITLE, "Ctrl+Enter", work=self._trusting, then=self._on_trusted, owner=self,
            line=self._line, name="trust-clock",
        )  # fmt: skip
        told = Text(
            "业务编号和日结都按这台电脑的时钟。确认会连同原因记入流水。",
            "Numbers and days follow this computer's clock. Who confirmed it, and why, is put on "
            "record.",
        )
        vertical(
            self, Label(Text("时钟", "Clock"), "title", self),
            Label(told, "muted", self, wraps=True), self._now, self._last, self._verdict,
            horizontal(None, self._trust, None), self._line, None, spacing=12,
        )  # fmt: skip

    def refresh(self) -> None:
        """Look at both anew."""
        desk = self._bench.desk
        self._bench.background.run(
            self, lambda: safekeeping.clock_standing(desk), self._on_standing,
            lambda error: self._line.show_text(error.text),
        )  # fmt: skip

    def _on_standing(self, seen: ClockStanding) -> None:
        self._now.show_text(
            Text("电脑时钟：{now:%Y-%m-%d %H:%M}", "This computer: {now:%Y-%m-%d %H:%M}")
            .fill(now=seen.now)
        )  # fmt: skip
        self._last.show_text(
            Text("流水最后一笔：{last:%Y-%m-%d %H:%M}", "Last entry: {last:%Y-%m-%d %H:%M}")
            .fill(last=seen.last)
            if seen.last is not None
            else Text("流水里还没有业务。", "No business is in the journal yet.")
        )  # fmt: skip
        self._verdict.set_role("good" if seen.is_believed else "warning")
        self._verdict.show_text(_RIGHT if seen.is_believed else _WRONG)

    def _trusting(self) -> Callable[[], str] | None:
        desk = self._bench.desk
        desk.clerk.must(Right.TRUST_CLOCK)
        reason = self._bench.ask.text(
            self, _TITLE,
            Text("现在是 {now:%Y-%m-%d %H:%M}。为什么可以相信？",
                 "It is {now:%Y-%m-%d %H:%M}. Why can that be believed?").fill(now=desk.now),
        )  # fmt: skip
        if not reason:
            return None
        act = self._attempts.act("trust", reason)

        def work() -> str:
            safekeeping.trust_clock(desk, reason, act)
            return reason

        return work

    def _on_trusted(self, reason: str) -> None:
        self._attempts.done("trust", reason)
        toast(self, Text("时钟已确认，可以继续办理", "The clock is confirmed; work goes on"))
        self.refresh()
