"""货位: a supervisor declares racks; whoever may print prints the labels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.casetypes.vocabulary import Question
from counter.desk import new_act
from counter.errors import CounterError
from counter.outbox import PaperJob
from counter.progress.shelving import places
from counter.progress.shelving.places import PlaceRow
from counter.text import Text
from counter.values.clerk import Right
from ui.kit.arrange import horizontal, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.paperwork import print_out
from ui.kit.press import Press
from ui.kit.table import Column, Table
from ui.kit.toast import toast
from ui.kit.workbench import Workbench
from ui.progress.panel import Panel

_SIDE = 380
QUESTIONS = (
    Question("rack", Text("架号", "Rack"), "text", hint=Text("如 A", "such as A")),
    Question("rows", Text("层数", "Rows"), "count", default=3),
    Question("boxes", Text("每层格数（0：整层一个货位）", "Boxes in a row (0: a row is a place)"),
             "count", default=4),
    Question("title", Text("说明", "Where it stands"), "text", required=False,
             hint=Text("如 取件窗口左侧", "such as left of window 3")),
)  # fmt: skip
_EMPTY = Text("还没有货位。右边填架号、层数、格数；设好后打印标签，贴到架上。",
              "There is no place yet. Declare a rack at the right, then print its labels.")
_ONLY = Text("货位由主管设置。", "A supervisor declares places.")
_DECLARED = Text("已设置 {n} 个货位，可按 Ctrl+P 打印标签", "{n} places; Ctrl+P prints labels")
_COLUMNS = (
    Column(Text("货位", "Place"), lambda row: row.code, 112, role="strong"),
    Column(Text("说明", "Where"), lambda row: row.title or "—"),
    Column(Text("在架", "Holds"), lambda row: str(row.lying or "—"), 72, role="number"),
    Column(
        Text("状态", "State"),
        lambda row: say(Text("在用", "in use") if row.is_active else Text("停用", "out of use")),
        104, role="state", state=lambda row: "done" if row.is_active else "none",
    ),
)  # fmt: skip


class PlacesView(QWidget):
    """The places at the left; at the right a rack is declared."""

    changed = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        may_keep = bench.desk.clerk.may(Right.KEEP_HALL)

        # Parts
        self.table = Table(_COLUMNS, lambda row: row.code, self, name="shelf_places",
                           title=Text("货位", "Places"), empty=_EMPTY, is_compact=True)
        self._line = FaultLine(self, name="places_fault")
        self.print = Press(
            bench, Text("打印全部标签", "Print all labels"), "Ctrl+P",
            work=lambda: self._printing(()), then=self._on_sheets, owner=self, line=self._line,
            name="places_print",
        )  # fmt: skip
        self.print_one = Press(
            bench, Text("打印所选", "Print this one"), "Ctrl+Shift+P", work=self._printing_one,
            then=self._on_sheets, owner=self, line=self._line, look="quiet",
            name="places_print_one",
        )  # fmt: skip
        self.retire = Press(
            bench, Text("停用", "Put out of use"), "Ctrl+Shift+Del", work=self._retiring,
            then=lambda _: self.refresh(), owner=self, line=self._line, look="danger",
            name="places_retire",
        )  # fmt: skip
        self.form = Panel(
            bench, Text("设置货位", "Declare places"), QUESTIONS, self._declaring,
            Text("设置", "Declare"), self, first="rack",
        )  # fmt: skip
        only = Label(_ONLY, "muted", self, wraps=True, name="places_only")

        # Wiring
        self.form.acted.connect(self._on_declared)
        self.form.closed.connect(self.table.setFocus)
        self.table.moved.connect(lambda _: self._settle())

        # Put together
        self.form.setFixedWidth(_SIDE)
        self.form.setVisible(may_keep)
        only.setVisible(not may_keep)
        self.retire.setVisible(may_keep)
        left = vertical(
            None, self.table, self._line,
            horizontal(None, self.print, self.print_one, None, self.retire), spacing=12,
        )  # fmt: skip
        left.setStretch(0, 1)
        horizontal(self, left, vertical(None, self.form, only, None), spacing=16).setStretch(0, 1)
        self.setFocusProxy(self.form if may_keep else self.table)

    def refresh(self) -> None:
        """Ask for the places."""
        desk = self._bench.desk
        self._bench.background.run(
            self, lambda: places.listed(desk), self._on_found, self._failed
        )

    def choose(self, code: str) -> None:
        """A place was scanned: put the bar on it."""
        self.table.choose(code)

    def _on_found(self, rows: tuple[PlaceRow, ...]) -> None:
        self.table.show_rows(rows)
        if rows and self.table.current() is None:
            self.table.choose(rows[0].code)
        self._settle()

    def _settle(self) -> None:
        row: PlaceRow | None = self.table.current()
        self.print.allow(bool(self.table.rows.rows))
        self.print_one.allow(row is not None and row.is_active)
        self.retire.allow(row is not None and row.is_active)

    def _declaring(self, answers: dict[str, Any]) -> Callable[[], Any]:
        desk, act = self._bench.desk, new_act()
        rack, title = str(answers.get("rack") or ""), str(answers.get("title") or "")
        rows, boxes = int(str(answers.get("rows") or 0)), int(str(answers.get("boxes") or 0))
        return lambda: places.declare(desk, rack, rows, boxes, title, act)

    def _on_declared(self, rows: tuple[PlaceRow, ...]) -> None:
        toast(self, _DECLARED.fill(n=len(rows)))
        self.refresh()
        self.changed.emit()
        self.table.setFocus()

    def _printing(self, codes: Sequence[str]) -> Callable[[], Any]:
        desk, act = self._bench.desk, new_act()
        return lambda: places.print_labels(desk, codes, act)

    def _printing_one(self) -> Callable[[], Any] | None:
        row: PlaceRow | None = self.table.current()
        return None if row is None else self._printing((row.code,))

    def _on_sheets(self, jobs: tuple[PaperJob, ...]) -> None:
        for job in jobs:
            print_out(self._bench, job, self, self._line)

    def _retiring(self) -> Callable[[], Any] | None:
        row: PlaceRow | None = self.table.current()
        if row is None:
            return None
        desk, act = self._bench.desk, new_act()
        return lambda: places.retire(desk, row.code, act)

    def _failed(self, error: CounterError) -> None:
        self._line.show_text(error.text)
