"""寄递结果文件: what the carrier's table would change, looked at before it is taken in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.desk import new_act
from counter.errors import CounterError
from counter.mailout import outcome_sheet
from counter.mailout.outcome_sheet import RESULT, OutcomePreview, OutcomeRow, TakenIn
from counter.safe_write import safe_write
from counter.text import Text
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.colours import Urgency
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.press import Key, Press
from ui.kit.table import Column, Table
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

TABLES = "表格 Tables (*.xlsx *.xls *.csv *.tsv *.txt)"
_SUMS = Text("将登记签收 {delivered}、退回 {back}；已知 {already}，在途 {under_way}，有误 {faulty}",
             "To be recorded: {delivered} delivered, {back} returned. Known {already}, under way "
             "{under_way}, faulty {faulty}.")  # fmt: skip
_ALREADY = Text("已登记", "known")
_PROGRESS = Text("正在登记 {done}／{all}，按 Esc 停止", "Recording {done}/{all}; Esc stops")
_STOPPED = Text("已停止。余下的可再次登记。", "Stopped. Record the rest when you like.")


def _result(row: OutcomeRow) -> str:
    if row.fault is not None:
        return say(Text("有误", "faulty"))
    return say(_ALREADY) if row.is_already else say(RESULT[row.state])


def _urgency(row: OutcomeRow) -> Urgency:
    if row.fault is not None:
        return "overdue"
    return "done" if row.is_new and row.state == "delivered" else "later"


COLUMNS = (
    Column(Text("行", "Row"), lambda row: str(row.no), 48, role="number"),
    Column(Text("结果", "Result"), _result, 104, role="state", state=_urgency),
    Column(Text("运单", "Waybill"), lambda row: row.waybill, 168, role="strong"),
    Column(Text("日期", "Day"), lambda row: "" if row.on is None else row.on.isoformat(), 100),
    Column(Text("收件人", "Receiver"), lambda row: row.receiver_masked, 84),
    Column(Text("说明", "What is wrong"), lambda row: "" if row.fault is None else say(row.fault),
           0, role="muted"),
)  # fmt: skip


class OutcomeView(Surface):
    """One file. `left`: done with it, taken in or not."""

    left = Signal()

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = bench
        self._preview: OutcomePreview | None = None
        self._act = new_act()
        self._parts: tuple[OutcomePreview, ...] = ()
        self._at, self._done, self._is_stopped = 0, TakenIn(0, 0), False

        # Parts
        self._sums = Label("", "emphasis", self, name="outcome-sums", wraps=True)
        self.rows = Table(
            COLUMNS, lambda row: row.no, self, name="outcome-rows", is_compact=True,
            title=Text("寄递结果", "Results"),
            empty=Text("文件里没有数据。", "There is nothing in the file."),
        )  # fmt: skip
        self._line = FaultLine(self, name="outcome-fault")
        self.take = Press(
            bench, Text("登记这些结果", "Record these results"), "Ctrl+Enter", work=self._taking,
            owner=self, look="primary", name="outcome-take", line=self._line,
        )  # fmt: skip
        self.hand_back = Press(
            bench, Text("导出有误的行", "Save the faulty rows"), "Ctrl+B", work=self._handing_back,
            then=self._on_saved, owner=self, name="outcome-back", line=self._line,
        )  # fmt: skip
        leave = Key(Text("返回", "Back"), "Esc", self, look="quiet", name="outcome-leave")

        # Wiring
        leave.clicked.connect(self._on_leave)
        self.setFocusProxy(self.rows)

        # Put together
        keys = horizontal(None, self.take, self.hand_back, None, leave, spacing=12)
        column = vertical(self, self._sums, self.rows, self._line, keys, spacing=12, margin=16)
        column.setStretch(1, 1)

    def read(self, path: Path) -> Callable[[], OutcomePreview]:
        """What the file says, for the lane."""
        desk = self._bench.desk
        return lambda: outcome_sheet.look_over(desk, outcome_sheet.from_file(path))

    def begin(self, preview: OutcomePreview) -> None:
        """Show what it would change; faulty rows first."""
        self._preview, self._act = preview, new_act()
        self._line.show_text("")
        self.rows.show_rows(sorted(preview.rows, key=lambda row: (row.fault is None, row.no)))
        delivered, back = preview.count("delivered"), preview.count("came_back")
        self._sums.show_text(
            _SUMS.fill(delivered=delivered, back=back, already=preview.already,
                       under_way=preview.under_way, faulty=len(preview.faulty))
        )  # fmt: skip
        self.take.allow(delivered + back > 0)
        self.hand_back.allow(bool(preview.faulty))

    def _taking(self) -> None:
        """Part by part, so that it can be seen and stopped, and nobody else waits for long."""
        if self._preview is None or self._is_running:
            return
        self._parts = outcome_sheet.parts(self._preview)
        self._at, self._done, self._is_stopped = 0, TakenIn(0, 0), False
        self.take.allow(False)
        self._next()

    @property
    def _is_running(self) -> bool:
        return self._at < len(self._parts)

    def _next(self) -> None:
        part, desk, act = self._parts[self._at], self._bench.desk, f"{self._act}:{self._at}"
        self._bench.background.run(
            self, lambda: outcome_sheet.take_in(desk, part, act), self._on_part, self._on_failed
        )

    def _on_part(self, taken: TakenIn) -> None:
        self._done += taken
        self._at += 1
        if self._is_running and not self._is_stopped:
            done = sum(len(part.rows) for part in self._parts[: self._at])
            whole = sum(len(part.rows) for part in self._parts)
            self._sums.show_text(_PROGRESS.fill(done=f"{done:,}", all=f"{whole:,}"))
            self._next()
            return
        was_stopped, self._parts = self._is_running, ()
        self._on_taken(self._done)
        if was_stopped:
            self._line.show_text(_STOPPED)

    def _on_failed(self, error: CounterError) -> None:
        self._parts = ()
        self.take.allow(True)
        self._line.show_text(error.text)

    def _on_leave(self) -> None:
        """Esc stops what is under way; else it leaves."""
        if self._is_running:
            self._is_stopped = True
        else:
            self.left.emit()

    def _on_taken(self, taken: TakenIn) -> None:
        told = Text(
            "已登记签收 {delivered}、退回 {back}", "Recorded: {delivered} delivered, {back} back"
        )
        toast(self, told.fill(delivered=taken.delivered, back=taken.came_back))
        if self._preview is not None and (self._preview.faulty or self._is_stopped):
            desk, sheet = self._bench.desk, self._preview.sheet
            self._bench.background.run(
                self, lambda: outcome_sheet.look_over(desk, sheet), self.begin
            )
        else:
            self.left.emit()

    def _handing_back(self) -> Callable[[], Path] | None:
        preview, desk = self._preview, self._bench.desk
        if preview is None:
            return None
        to = self._bench.ask.save_as(
            self, Text("导出有误的行", "Save the faulty rows"), "寄递结果-退回修改.xlsx",
            "Excel (*.xlsx)",
        )  # fmt: skip
        if to is None:
            return None
        act = new_act()

        def work() -> Path:
            safe_write(to, outcome_sheet.hand_back(desk, preview, act))
            return to

        return work

    def _on_saved(self, path: Path) -> None:
        toast(self, Text("已保存 {name}", "Saved {name}").fill(name=path.name))
