"""What closing a day will do, in numbers, and the key that does it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.dayclose import close
from counter.dayclose.close import Preview
from counter.dayclose.shift.figures import STATES, ShiftCard
from counter.outbox import PaperJob
from counter.text import Text
from counter.values import days
from counter.values.money import Money
from counter.values.shares import OWN, PAYEES
from ui.dayclose.lists import Lists
from ui.kit.arrange import horizontal, vertical
from ui.kit.attempts import Attempts
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.paperwork import print_out
from ui.kit.press import Key, Press
from ui.kit.table import COMPACT_ROW, Column, Table
from ui.kit.workbench import Workbench

_FEWEST_ROWS = 2
CLOSED_DAYS = "closed"
"""The list that the page adds: it is there for a month, too."""
_BLANKS = Text("空白证：{said}", "Blanks: {said}")
_PAPERS = (
    Column(Text("办件", "Case"), lambda job: job.case_no, 170),
    Column(Text("待打印", "To print"), lambda job: say(job.title), 0, role="muted"),
)
_SHIFTS = (
    Column(Text("班次", "Shift"), lambda card: card.clerk, 0, role="strong"),
    Column(Text("窗口", "Window"), lambda card: card.window, 76),
    Column(Text("状态", "State"), lambda card: say(STATES[card.state]), 168, role="muted"),
)
_EXCEPTIONS = (
    Column(Text("时间", "At"), lambda line: f"{line.at:%H:%M}", 60, role="muted"),
    Column(Text("情况", "What"), lambda line: say(line.what)),
    Column(Text("经手", "Clerk"), lambda line: line.clerk, 80, role="muted"),
)


class Closing(QWidget):
    """The day in numbers, papers that never came out, exceptions, and 日结.

    Empty until the page has added its list and called `clear` or `show_preview`.
    """

    closed = Signal(object)
    """The day sheet's `PaperJob`."""
    count = Signal(object)
    """A `ShiftCard` is to be counted, or its difference explained."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        self._seen: Preview | None = None
        self._may, self._is_held = False, False

        self._title = Label("", "emphasis", self, name="closing-title")
        self._told = Label("", "body", self, name="closing-told", wraps=True)
        self._blanks = Label("", "muted", self, name="closing-blanks", wraps=True)
        self._shifts = Table(
            _SHIFTS, lambda card: card.id, self, name="open-shifts", is_compact=True,
            title=Text("没有交清的班次", "Shifts not settled"),
            empty=Text("班次都已交清。", "All shifts are settled."),
        )  # fmt: skip
        self._count = Key(Text("清点", "Count"), "Ctrl+1", self, name="count-shift")
        self._print = Key(Text("打印", "Print"), "Ctrl+P", self, name="print-pending")
        self._papers = Table(
            _PAPERS, lambda job: job.id, self, name="pending-papers", is_compact=True,
            title=Text("没有打印的纸张", "Papers not printed"),
            empty=Text("纸张都已打印。", "All papers are printed."),
        )  # fmt: skip
        self._exceptions = Table(
            _EXCEPTIONS, lambda line: (line.at, line.case_no, line.what.zh), self,
            name="exceptions", is_compact=True, title=Text("例外", "Exceptions"),
            empty=Text("没有例外。", "No exceptions."),
        )  # fmt: skip
        self.lists = Lists(self)
        self._told_of: object = None
        self._line = FaultLine(self, name="print-fault")
        self._why_not = Label("", "muted", self, name="why-not", wraps=True)
        self._close = Press(
            bench, Text("日结并打印", "Close the day and print"), "Ctrl+Enter",
            work=self._closing, then=self._on_closed, owner=self, look="primary",
            name="close-day",
        )  # fmt: skip

        self._count.clicked.connect(self._on_count)
        self._shifts.opened.connect(self.count)
        self._print.clicked.connect(self._on_print)

        for table in (self._shifts, self._papers, self._exceptions):
            table.setMinimumHeight(COMPACT_ROW * (1 + _FEWEST_ROWS) + 2)
        self._of_shifts = QWidget(self)
        self._below_shifts = vertical(self._of_shifts, self._shifts, spacing=4)
        self._below_shifts.setStretch(0, 1)
        self.lists.add("shifts", Text("班次", "Shifts"), self._of_shifts)
        self.lists.add("papers", Text("未打印", "Papers"), self._papers)
        self.lists.add("exceptions", Text("例外", "Exceptions"), self._exceptions)
        column = vertical(
            self, self._title, self._told, self._blanks, self.lists,
            horizontal(None, self._count, self._print, None), self._why_not, self._close,
            self._line, spacing=8,
        )  # fmt: skip
        column.setStretch(3, 1)

    def clear(self) -> None:
        """No single day is shown: nothing can be closed."""
        self._seen = None
        self._title.show_text(Text("日结", "Close the day"))
        self._told.show_text(
            Text("选择某一天后，可以在这里日结。", "Choose a single day to close it here.")
        )
        for part in (self._blanks, self._count, self._print, self._why_not):
            part.hide()
        for code in ("shifts", "papers", "exceptions"):
            self.lists.tell(code, None)
        self._told_of = None
        self.lists.choose(CLOSED_DAYS)
        self._close.allow(False)

    def show_preview(self, seen: Preview) -> None:
        """Show what closing `seen.day` would write, or that it is closed."""
        self._seen = seen
        self._title.show_text(
            Text("日结 {day}", "Close {day}").fill(day=days.said(seen.day))
            if seen.close_no is None
            else Text("{day} 已日结，第 {no} 号", "{day} is closed, no. {no}")
            .fill(day=days.said(seen.day), no=seen.close_no)
        )  # fmt: skip
        self._told.show_text(summary(seen))
        self._blanks.setVisible(seen.blanks is not None)
        if seen.blanks is not None:
            self._blanks.show_text(_BLANKS.fill(said=seen.blanks.said()))
            self._blanks.setToolTip("\n".join((*seen.blanks.numbers, *seen.blanks.void_numbers)))
        shifts = seen.unsettled if seen.close_no is None else ()
        # What was signed for with the day stands among its exceptions.
        papers = seen.pending_papers if seen.close_no is None else ()
        self._shifts.show_rows(shifts)
        self._papers.show_rows(papers)
        self._exceptions.show_rows(seen.exceptions)
        self._count.setVisible(bool(shifts))
        self._print.setVisible(bool(papers))
        self._show_first(seen, "shifts" if shifts else "papers" if papers else "exceptions")
        blocked = seen.why_not is not None and not papers and not shifts
        self._why_not.setVisible(blocked)
        self._why_not.show_text(seen.why_not if blocked and seen.why_not else "")
        # Pending papers may still be signed for; anything else in the way cannot.
        self._may = seen.may_close or (seen.close_no is None and bool(papers) and not shifts)
        self._close.allow(self._may and not self._is_held)
        first = self._count if shifts else self._print if papers else self._close
        self.setFocusProxy(first)

    def keep_below_shifts(self, keys: QWidget) -> None:
        """Keys that belong to the list of shifts."""
        self._below_shifts.addWidget(keys)

    def chosen_shift(self) -> ShiftCard | None:
        """The shift that is chosen; else one's own, at this window first; None: there is none."""
        rows = self._shifts.rows.rows
        if not rows:
            return None
        me, here = self._bench.desk.clerk.name, self._bench.desk.window
        own = sorted(rows, key=lambda card: (card.clerk != me, card.window != here))
        chosen: ShiftCard | None = self._shifts.current()
        return own[0] if chosen is None else chosen

    def _show_first(self, seen: Preview, first: str) -> None:
        """Tell how much stands in each list; show what stands in the way, when that is news."""
        shifts, papers = len(self._shifts.rows.rows), len(self._papers.rows.rows)
        self.lists.tell("shifts", shifts, is_in_the_way=bool(shifts))
        self.lists.tell("papers", papers, is_in_the_way=bool(papers))
        self.lists.tell("exceptions", len(seen.exceptions))
        if self._told_of != (seen.day, first):
            self._told_of = (seen.day, first)
            self.lists.choose(first)

    def hold(self, is_held: bool) -> None:
        """While a drawer is counted or looked at the day is not closed: the keys are for that."""
        self._is_held = is_held
        self._close.allow(self._may and not is_held)
        self._print.setEnabled(not is_held)  # Ctrl+P is the X report's while that is shown

    def _on_count(self) -> None:
        card = self.chosen_shift()
        if card is not None:
            self.count.emit(card)

    def _on_print(self) -> None:
        for job in self._papers.rows.rows:
            print_out(self._bench, job, self, self._line)

    def _closing(self) -> Callable[[], PaperJob] | None:
        seen = self._seen
        if seen is None:
            return None
        reason = ""
        if seen.pending_papers:
            asked = self._bench.ask.text(
                self,
                Text("签认未打印的纸张", "Sign for papers not printed"),
                Text("{n} 份纸张没有打印。请写明原因，将记入日结单。",
                     "{n} {n:paper was|papers were} not printed. The reason you give stands on the "
                     "sheet.")
                .fill(n=len(seen.pending_papers)),
            )  # fmt: skip
            if not asked:
                return None
            reason = asked
        if not self._bench.ask.confirm(
            self, Text("日结 {day}？", "Close {day}?").fill(day=days.said(seen.day)),
            summary(seen), Text("日结", "Close"),
        ):  # fmt: skip
            return None
        act = self._attempts.act("close", seen.day)
        return lambda: close.close(self._bench.desk, seen.day, act, reason)

    def _on_closed(self, sheet: PaperJob) -> None:
        self._attempts.done("close", date.fromisoformat(sheet.case_no))
        self.closed.emit(sheet)


def summary(seen: Preview) -> Text:
    """The day in one sentence of numbers, each kind in its unit, and what closing means."""
    kinds = [
        Text("{title}受理 {accepted} {unit}、办结 {finished} {unit}",
             "{title}: {unit} accepted {accepted}, finished {finished}")
        .fill(title=kind.title, accepted=kind.accepted, finished=kind.finished, unit=kind.unit)
        for kind in seen.totals.kinds
        if kind.accepted or kind.finished
    ]  # fmt: skip
    zh = "；".join(part.zh for part in kinds) or "没有受理和办结"
    en = "; ".join(part.en for part in kinds) or "nothing accepted or finished"
    money = seen.totals.money
    for_others = [title for payee, title in PAYEES.items() if payee != OWN]
    others = Money.total(row[2] for row in money.by_payee if row[0] in for_others)
    if seen.is_blind:
        blind = Text("{zh}；在办 {open} 件。", "{en}; open cases: {open}.")
        return blind.fill(zh=zh, en=en, open=seen.open_cases)
    told = Text(
        "{zh}。收费 {paid}，退费 {refunded}；在办 {open} 件。",
        "{en}. Paid {paid}, refunded {refunded}; open cases: {open}.",
    ) if not others else Text(
        "{zh}。收费 {paid}（其中代收 {others}），退费 {refunded}；在办 {open} 件。",
        "{en}. Paid {paid}, of it {others} for others, refunded {refunded}; open cases: {open}.",
    )  # fmt: skip
    return told.fill(
        zh=zh, en=en, paid=money.paid, others=others, refunded=money.refunded,
        open=seen.open_cases,
    )  # fmt: skip
