"""A year of the calendar entered by hand: the State Council's notice, pasted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.casetypes.vocabulary import Question
from counter.rules import holiday_notice
from counter.rules.calendar import Calendar
from counter.rules.holiday_notice import NoticeDay
from counter.text import Text
from ui.kit.arrange import horizontal
from ui.kit.label import FaultLine
from ui.kit.press import Press
from ui.kit.workbench import Workbench

_TITLE = Text("粘贴放假通知…", "Paste a year's notice…")
_YEAR = Question("year", Text("年份", "Year"), "count", most=2199)
_NOTICE = Question(
    "notice", Text("通知正文", "The notice"), "address",
    hint=Text("一、元旦：1月1日（周五）至3日（周日）放假，共3天。", "as it is printed, in Chinese"),
)  # fmt: skip
_SOURCE = Question(
    "source", Text("来源", "Source"), "text",
    hint=Text("国办发明电〔2026〕…号", "number and date of the notice"),
)  # fmt: skip


class YearNotice(QWidget):
    """`read`: the days that the notice names, its year, its source. Nothing is saved by it."""

    TABLE = "calendar"
    read = Signal(object, int, str)

    def __init__(self, bench: Workbench, line: FaultLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.calendar: Calendar | None = None  # the newest saved, by which a year is lacking
        self._typed: dict[str, object] = {}  # what was refused is shown again, to be mended
        key = Press(
            bench, _TITLE, "Ctrl+Y", work=self._reading, then=self._on_read, owner=self,
            line=line, name="rules-notice",
        )  # fmt: skip
        horizontal(self, key)

    def _reading(self) -> Callable[[], Any] | None:
        desk = self._bench.desk
        told = self._bench.ask.answers(
            self, _TITLE, (_YEAR, _NOTICE, _SOURCE), today=desk.today,
            initial=self._typed or {"year": self._year_wanted()},
        )  # fmt: skip
        if told is None:
            return None
        self._typed = dict(told)
        year, source = int(told["year"]), str(told["source"])
        days = holiday_notice.read(str(told["notice"]), year)
        return lambda: (days, year, source)

    def _on_read(self, found: tuple[tuple[NoticeDay, ...], int, str]) -> None:
        self._typed = {}
        self.read.emit(*found)

    def _year_wanted(self) -> int:
        """The next year that the calendar lacks."""
        today = self._bench.desk.today
        is_known = self.calendar is None or self.calendar.is_known(today.year)
        return today.year + 1 if is_known else today.year
