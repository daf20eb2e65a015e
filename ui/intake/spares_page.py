"""停电备用单: drawing numbered blanks before the power goes, and accounting for each of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.casetypes.vocabulary import Choice, Question
from counter.errors import BadAnswers, CounterError
from counter.intake.continuity import drawing, ending, reading, words
from counter.intake.continuity.drawing import MOST, Pack
from counter.intake.continuity.reading import Account, SlipLine
from counter.text import Text
from ui.kit.arrange import Surface, hairline, horizontal, vertical
from ui.kit.attempts import Attempts
from ui.kit.colours import Urgency
from ui.kit.form import Form
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.paperwork import print_out
from ui.kit.press import Press
from ui.kit.table import Column, Table
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

_SIDE = 372
_TITLE = Text("停电备用单", "Spare receipts")
_EMPTY = Text(
    "今天没有领出备用单。在右边填张数，停电前打印备好。",
    "None was drawn today. Enter how many at the right, and print them while there is power.",
)
_ACCOUNT = Text(
    "领出 {drawn}，已补录 {used}，交回 {returned}，作废 {void}，在外 {out}",
    "{drawn} drawn, {used} typed in, {returned} returned, {void} void, {out} out",
)
_HOW = Text(
    "每张一页，号码和二维码各不相同，另附登记表。来电后扫单即可补录；下班前把没用的收回。",
    "A page for each, with a number and a code of its own, and a log. Scan one to type it in; take "
    "back what was not used before you close.",
)
_COUNT = (
    Question("count", Text("张数", "How many"), "count", most=MOST, default=10),
)
_END = (
    Question(
        "how", Text("情况", "What became of it"), "choice", default=words.RETURNED,
        choices=tuple(Choice(code, words.STATES[code]) for code in words.ENDINGS),
    ),
    Question("note", Text("说明", "Remark"), "text", required=False),
)  # fmt: skip
_ALL = Text("把在外的 {n} 张都登记为未用交回？", "Take back all {n} that are out as unused?")
_NONE = Text("请先在表中选一张在外的备用单。", "Choose one in the list that is out.")


class SparesPage(QWidget):
    """`case_wanted`: the case that one became; `typing_wanted`: one that is out, to be typed in."""

    case_wanted = Signal(str)
    typing_wanted = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        self._lines: tuple[SlipLine, ...] = ()

        # Parts
        self._account = Label("", "muted", self, name="spares-account")
        self.table = Table(
            _columns(), lambda line: line.no, self, title=_TITLE, empty=_EMPTY, name="spares",
            is_compact=True,
        )  # fmt: skip
        self._line = FaultLine(self, name="spares-fault")
        today = bench.desk.today
        self.count = Form(_COUNT, self, today=today, labels="top")
        self.end = Form(_END, self, today=today, labels="top")
        self._draw = Press(
            bench, Text("领出并打印", "Draw and print"), "Ctrl+Enter", work=self._drawing,
            then=self._on_drawn, failed=self._on_refused, owner=self, look="primary",
            line=self._line, name="draw-spares",
        )  # fmt: skip
        self._end = Press(
            bench, Text("收回所选", "Take the chosen one back"), "Ctrl+B", work=self._ending,
            then=self._on_ended, owner=self, line=self._line, name="end-spare",
        )  # fmt: skip
        self._all = Press(
            bench, Text("未用的全部收回", "Take all unused back"), "Ctrl+R", work=self._returning,
            then=self._on_ended, owner=self, look="quiet", line=self._line, name="return-spares",
        )  # fmt: skip

        # Wiring
        self.table.opened.connect(self._on_opened)
        self.count.completed.connect(self._draw.press)
        self.end.completed.connect(self._end.press)
        bench.bulletin.on("*", self._on_news, self)

        # Put together
        left = vertical(None, Label(_TITLE, "title", self), self._account, self.table, spacing=8)
        left.setStretch(2, 1)
        side = Surface(self)
        side.setFixedWidth(_SIDE)
        vertical(
            side, Label(Text("领出", "Draw"), "emphasis", self),
            Label(_HOW, "muted", self, wraps=True), self.count,
            horizontal(None, self._draw, None), hairline(self),
            Label(Text("收回、作废", "Take back"), "emphasis", self), self.end,
            horizontal(None, self._end, None), horizontal(None, self._all, None), self._line,
            None, spacing=12, margin=16,
        )  # fmt: skip
        horizontal(self, left, side, spacing=16, margin=16).setStretch(0, 1)
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Ask where the receipts are."""
        desk = self._bench.desk
        self._bench.background.run(
            self, lambda: reading.slips(desk), self._on_found,
            lambda error: self._line.show_text(error.text),
        )  # fmt: skip

    def _on_found(self, lines: tuple[SlipLine, ...]) -> None:
        self._lines = lines
        its = Account.of(lines)
        self._account.show_text(
            _ACCOUNT.fill(
                drawn=its.drawn, used=its.used, returned=its.returned, void=its.void, out=its.out
            )
        )
        self.table.show_rows(lines)
        self._all.allow(its.out > 0)

    def _on_news(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_opened(self, line: SlipLine) -> None:
        """Enter: the case that it became, or typing it in."""
        if line.case_no:
            self.case_wanted.emit(line.case_no)
        elif line.is_out:
            self.typing_wanted.emit(line.no)

    def _drawing(self) -> Callable[[], Pack]:
        faults = self.count.faults()
        if faults:
            raise BadAnswers(faults)
        desk, count = self._bench.desk, int(self.count.answers()["count"])
        act = self._attempts.act("draw", count)
        return lambda: drawing.draw_pack(desk, count, act)

    def _on_drawn(self, pack: Pack) -> None:
        self._attempts = Attempts()
        for job in pack.papers:
            print_out(self._bench, job, self, self._line)
        told = Text("已领出 {run}，正在打印", "{run} drawn; they are printed now")
        toast(self, told.fill(run=drawing.said_run(pack.slips)))
        self.refresh()

    def _ending(self) -> Callable[[], tuple[str, ...]] | None:
        line = self.table.current()
        if not isinstance(line, SlipLine) or not line.is_out:
            self._line.show_text(_NONE)
            return None
        return self._taking((line.no,), self.end.answers())

    def _returning(self) -> Callable[[], tuple[str, ...]] | None:
        numbers = tuple(line.no for line in self._lines if line.is_out)
        title = Text("未用交回", "Return unused")
        if not numbers or not self._bench.ask.confirm(self, title, _ALL.fill(n=len(numbers))):
            return None
        return self._taking(numbers, {"how": words.RETURNED})

    def _taking(self, numbers: tuple[str, ...], told: dict[str, Any]) -> Callable[[], Any]:
        desk, how, note = self._bench.desk, str(told["how"]), str(told.get("note", ""))
        act = self._attempts.act(numbers, how, note)
        return lambda: ending.take_back(desk, numbers, how, note, act)

    def _on_ended(self, numbers: tuple[str, ...]) -> None:
        self._attempts = Attempts()
        self.end.clear()
        toast(self, Text("已登记 {n} 张", "{n} noted").fill(n=len(numbers)))
        self.refresh()

    def _on_refused(self, error: CounterError) -> None:
        if isinstance(error, BadAnswers):
            self.count.show_faults(error.faults, everywhere=True)


_MARKS: dict[str, Urgency] = {words.OUT: "today", words.USED: "done"}


def _columns() -> tuple[Column, ...]:
    def end(line: SlipLine) -> str:
        parts = (line.ended_by, f"{line.ended_at:%m-%d %H:%M}" if line.ended_at else "")
        return " ".join(filter(None, (*parts, line.reason)))

    def paper(line: SlipLine) -> str:
        return f"{line.written_at:%m-%d %H:%M}" if line.written_at else ""

    return (
        Column(Text("备用单号", "Number"), lambda line: line.no, 150, role="strong"),
        Column(Text("状态", "State"), lambda line: say(words.STATES[line.state]), 110,
               role="state", state=lambda line: _MARKS.get(line.state, "none")),
        Column(Text("领出", "Drawn"),
               lambda line: f"{line.drawn_by} {line.drawn_at:%m-%d %H:%M}", 150, role="muted"),
        Column(Text("纸面时间", "On the paper"), paper, 100),
        Column(Text("办件", "Case"), lambda line: line.case_no, 170),
        Column(Text("经办", "By"), end, role="muted"),
    )  # fmt: skip
