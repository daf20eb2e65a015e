"""队列: every open case in one list, the most urgent first.

Digits choose a filter, Enter opens the case at the right, Space peeks without leaving the list.
The list keeps its place and selection while other windows work.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from counter.casetypes.register import CASE_TYPES
from counter.queue import tickets, worklists
from counter.queue.notices import Notice, notices
from counter.queue.worklists import CaseRow
from counter.text import Text
from ui.kit.arrange import horizontal, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.notice_strip import NoticeStrip
from ui.kit.pickers import Picker
from ui.kit.table import Table
from ui.kit.tick import Tick
from ui.kit.workbench import Workbench
from ui.queue.columns import GIVE_WAY, NAME_ROOM, columns
from ui.queue.filters import Filters
from ui.queue.ticket_key import TicketKey

_EMPTY = Text("这里没有办件。按 F2 受理新办件，或换一个筛选。",
              "No cases here. F2 takes in a new one; or choose another filter.")  # fmt: skip


class QueuePage(QWidget):
    """The list and its filters. `opened`: show this case and go to it; `peeked`: only show it."""

    opened = Signal(str)
    peeked = Signal(str)
    counted = Signal(object)
    """How many cases each filter holds: for the rail."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._filters = Filters(self)
        self._kind = Picker(self)
        self._kind.setObjectName("kind")
        self._kind.addItem(say(Text("全部事项", "All kinds")), None)
        for kind in CASE_TYPES:
            self._kind.addItem(say(kind.title), kind.code)
        self._kind.setAccessibleName(say(Text("事项", "Kind")))
        self._kind.setFixedWidth(100)
        self._kind.view().setMinimumWidth(220)
        self._mine = Tick(Text("我的", "Mine"), self, name="mine")
        self._fault = FaultLine(self, name="queue_fault")
        self._notices = NoticeStrip(self)
        self._ticket = TicketKey(bench, self._fault, self)
        self._scanned = Label("", "emphasis", self, name="scanned-ticket", wraps=True)
        self._scanned.hide()
        self._columns = columns(lambda: bench.desk.today)
        self.table = Table(
            self._columns, lambda row: row.case_no, self,
            title=Text("队列", "Queue"), empty=_EMPTY, name="queue",
        )  # fmt: skip
        self.setFocusProxy(self.table)

        self._filters.chosen.connect(lambda _: self.refresh())
        self._kind.activated.connect(lambda _: self.refresh())
        self._mine.toggled.connect(lambda _: self.refresh())
        self.table.opened.connect(lambda row: self.opened.emit(row.case_no))
        self.table.moved.connect(self._on_moved)
        self.table.peeked.connect(lambda row: self.peeked.emit(row.case_no))
        bench.bulletin.on("*", self._on_news, self)

        bar = horizontal(None, self._filters, None, self._kind, self._mine, self._ticket)
        column = vertical(
            self, bar, self._notices, self._scanned, self._fault, self.table, spacing=12, margin=16
        )
        column.setStretch(4, 1)

    def refresh(self) -> None:
        """Ask for the list and the counts."""
        self.table.show_loading()
        desk, code = self._bench.desk, self._filters.code
        kind, mine = self._kind.currentData(), self._mine.isChecked()

        def work() -> tuple[tuple[CaseRow, ...], dict[str, int]]:
            return worklists.open_cases(desk, code, kind, mine), worklists.counts(desk)

        def then(found: tuple[tuple[CaseRow, ...], dict[str, int]]) -> None:
            self._on_found(code, *found)
            # When the list is painted: the first look at a calendar reads a library of holidays.
            QTimer.singleShot(0, self, self._ask_notices)

        self._bench.background.run(
            self, work, then, lambda error: self._fault.show_text(error.text)
        )

    def _on_news(self) -> None:
        """Something happened in the hall. A list that nobody sees is asked for when it is shown;
        the rail tells the counts everywhere."""
        if self.isVisible():
            self.refresh()
            return
        desk = self._bench.desk
        self._bench.background.run(
            self, lambda: worklists.counts(desk), self._on_counted,
            lambda error: self._fault.show_text(error.text),
        )  # fmt: skip

    def _on_counted(self, counts: dict[str, int]) -> None:
        self._filters.show_counts(counts)
        self.counted.emit(counts)

    def _ask_notices(self) -> None:
        desk = self._bench.desk
        self._bench.background.run(
            self, lambda: notices(desk), self._on_notices,
            lambda error: self._fault.show_text(error.text),
        )  # fmt: skip

    def show_ticket(self, no: str) -> None:
        """A ticket was scanned: whose turn it is, in a line above the list."""
        desk = self._bench.desk

        def told(said: Text) -> None:
            self._scanned.show_text(said)
            self._scanned.show()

        self._bench.background.run(
            self, lambda: tickets.ticket(desk, no), told,
            lambda error: self._fault.show_text(error.text),
        )  # fmt: skip

    def hideEvent(self, event: QHideEvent) -> None:
        """Going elsewhere: what was told of a ticket is over."""
        self._scanned.hide()
        super().hideEvent(event)

    def choose_filter(self, code: str) -> None:
        """Show the cases of one filter."""
        self._filters.choose(code)

    def select(self, case_no: str) -> None:
        """Put the list's bar on a case, if it is listed."""
        self.table.choose(case_no)

    def minimumSizeHint(self) -> QSize:
        """The filters; kinds and 我的 go where a wide panel of the card takes their room."""
        return QSize(self._filters.minimumSizeHint().width() + 32, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show kinds and 我的 where there is room for them."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Counts make the filters wider; what stands beside them gives way, as columns do where
        a wide card leaves no room for names."""
        beside = self._kind.width() + self._mine.sizeHint().width() + 48
        spare = self.width() - self._filters.sizeHint().width() - beside
        self._kind.setVisible(spare >= 0)
        self._mine.setVisible(spare >= 0)
        self._ticket.setVisible(spare >= self._ticket.sizeHint().width() + 12)
        spare = self.width() - _BESIDE - NAME_ROOM - sum(each.width for each in self._columns)
        for number in GIVE_WAY:
            self.table.setColumnHidden(number, spare < 0)
            spare += self._columns[number].width if spare < 0 else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses the filter at that place."""
        digit = event.key() - Qt.Key.Key_1
        if 0 <= digit < len(worklists.FILTERS) and not event.modifiers() & ~_KEYPAD:
            self.choose_filter(worklists.FILTERS[digit][0])
        else:
            super().keyPressEvent(event)

    def _on_notices(self, told: tuple[Notice, ...]) -> None:
        self._notices.show_notices([notice.text for notice in told])

    def _on_found(self, code: str, rows: tuple[CaseRow, ...], counts: dict[str, int]) -> None:
        self._fault.show_text("")
        self._on_counted(counts)
        self._make_room()
        if code == self._filters.code:
            self.table.show_rows(rows)
            if rows and self.table.current() is None:
                self.table.choose(rows[0].case_no)

    def _on_moved(self, row: CaseRow | None) -> None:
        if row is not None and self.table.hasFocus():
            self.peeked.emit(row.case_no)


_BESIDE = 2 * 16 + 2 + 14  # margins, frame and scroll bar of the list
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
