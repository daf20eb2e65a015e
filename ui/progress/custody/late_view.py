"""催缴: the units that have not brought back what they should, and the letter to each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.desk import new_act
from counter.errors import NotFound
from counter.outbox import PaperJob
from counter.progress.custody import overdue
from counter.progress.custody.overdue import LateUnit
from counter.text import Text
from ui.kit.arrange import horizontal, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.paperwork import print_out
from ui.kit.press import Key, Press
from ui.kit.table import Column, Table
from ui.kit.workbench import Workbench

_LATE = Text("逾期{n}天", "{n} {n:day|days}")
_LOCKED = Text("逾期{n}天 锁定", "{n} {n:day|days}, locked")
_COLUMNS = (
    Column(
        Text("最长", "Longest"), lambda unit: say((_LOCKED if unit.is_locked else _LATE).fill(
            n=unit.days)), 124, role="state", state=lambda unit: "overdue",
    ),
    Column(Text("单位", "Organisation"), lambda unit: unit.unit, role="strong"),
    Column(Text("本", "Booklets"), lambda unit: str(len(unit.holders)), 44, role="number"),
    Column(Text("催过", "Letters"), lambda unit: str(unit.letters or "—"), 52, role="number"),
)  # fmt: skip


class LateView(QWidget):
    """Units that are late, the longest first; a letter for the chosen one or for all."""

    left = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.units = Table(
            _COLUMNS, lambda unit: unit.unit, self, name="late_units",
            title=Text("逾期单位", "Late units"),
            empty=Text("没有逾期的证照。", "No passport is overdue."),
        )  # fmt: skip
        self._told = Label("", "muted", self, wraps=True, name="late_told")
        self._line = FaultLine(self, name="late_fault")
        self.one = Press(
            bench, Text("打印催缴单", "Print the letter"), "Ctrl+P", work=self._drawing,
            then=self._on_drawn, owner=self, look="primary", line=self._line, name="late_print",
        )  # fmt: skip
        self.all = Press(
            bench, Text("全部打印", "Print all"), work=self._drawing_all, then=self._on_all,
            owner=self, line=self._line, name="late_print_all",
        )  # fmt: skip
        back = Key(Text("返回", "Back"), "Esc", self, look="quiet", name="late_back")
        self.units.moved.connect(self._on_unit)
        self.units.opened.connect(lambda _: self.one.press())
        back.clicked.connect(self.left)
        column = vertical(
            self, Label(Text("催缴", "Overdue letters"), "title", self), self.units, self._told,
            self._line, horizontal(None, self.one, self.all, None, back),
        )  # fmt: skip
        column.setStretch(1, 1)
        self.setFocusProxy(self.units)
        self._on_unit(None)

    def start(self) -> None:
        """Ask who is late."""
        desk = self._bench.desk
        self._bench.background.run(
            self, lambda: overdue.late_units(desk), self._on_found,
            lambda error: self._line.show_text(error.text),
        )  # fmt: skip

    def _on_found(self, units: tuple[LateUnit, ...]) -> None:
        self.units.show_rows(units)
        if units and self.units.current() is None:
            self.units.choose(units[0].unit)
        self.all.allow(bool(units))
        self._on_unit(self.units.current())

    def _on_unit(self, unit: LateUnit | None) -> None:
        self.one.allow(unit is not None)
        if unit is None:
            self._told.show_text("")
            return
        names = Text.listing(map(Text.same, unit.holders))
        told = Text("{names}", "{names}").fill(names=names)
        if unit.last_letter:
            sent = Text("{names}。上次催缴 {on}。", "{names}. Last letter {on}.")
            told = sent.fill(names=names, on=unit.last_letter)
        self._told.show_text(told)

    def _drawing(self) -> Callable[[], PaperJob]:
        unit = self.units.current()
        if unit is None:
            raise NotFound(Text("逾期单位", "a late unit"))
        desk, act, name = self._bench.desk, new_act(), unit.unit
        return lambda: overdue.draw(desk, name, act)

    def _drawing_all(self) -> Callable[[], tuple[PaperJob, ...]]:
        desk = self._bench.desk
        asked = [(unit.unit, new_act()) for unit in self.units.rows.rows]
        return lambda: tuple(overdue.draw(desk, name, act) for name, act in asked)

    def _on_drawn(self, job: PaperJob) -> None:
        print_out(self._bench, job, self, self._line)
        self.start()

    def _on_all(self, jobs: tuple[PaperJob, ...]) -> None:
        for job in jobs:
            print_out(self._bench, job, self, self._line)
        self.start()
