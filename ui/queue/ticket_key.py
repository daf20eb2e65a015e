"""取号: which business, then the next number comes out of the printer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from counter.casetypes.vocabulary import Choice
from counter.desk import new_act
from counter.queue import tickets
from counter.queue.tickets import BUSINESSES, Taken
from counter.text import Text
from counter.values.clerk import Right
from ui.kit.label import FaultLine
from ui.kit.paperwork import print_out
from ui.kit.press import Press
from ui.kit.workbench import Workbench

KEY = "Ctrl+N"
_TITLE = Text("取号", "Ticket")
_BODY = Text("为哪项业务取号？", "A ticket for which business?")


class TicketKey(Press):
    """Quiet, and told by its key as well: the page may be too narrow to show it.

    `taken`: a number came out.
    """

    taken = Signal(object)

    def __init__(self, bench: Workbench, line: FaultLine, page: QWidget) -> None:
        super().__init__(
            bench, _TITLE, work=self._choosing, then=self._on_taken, owner=page, look="quiet",
            line=line, name="take-ticket",
        )  # fmt: skip
        self._page = page
        may = bench.desk.clerk.may(Right.INTAKE)
        self.allow(may)
        if may:
            QShortcut(QKeySequence(KEY), page).activated.connect(self.press)

    def _choosing(self) -> Callable[[], Taken] | None:
        choices = tuple(
            Choice(each.code, Text(f"{each.letter}　{each.title.zh}",
                                   f"{each.letter}  {each.title.en}"))
            for each in BUSINESSES
        )  # fmt: skip
        code = self._bench.ask.choose(self._page, _TITLE, _BODY, choices)
        desk, act = self._bench.desk, new_act()
        return None if code is None else lambda: tickets.take(desk, code, act)

    def _on_taken(self, taken: Taken) -> None:
        print_out(self._bench, taken.paper, self._page, self.line)
        self.taken.emit(taken)
