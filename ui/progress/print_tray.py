"""打印: papers that wait for a printer, or for a word that they came out."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter import outbox
from counter.outbox import PaperJob
from counter.text import Text
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.table import Column, Table
from ui.kit.workbench import Workbench
from ui.progress.paper_view import PaperView
from ui.progress.paper_words import short_state, title_of

_COLUMNS = (
    Column(
        Text("状态", "State"), lambda job: say(short_state(job)), 168, role="state",
        state=lambda job: "overdue" if job.state == "failed" else (
            "today" if job.state == "queued" else "later"),
    ),
    Column(Text("纸张", "Paper"), lambda job: say(title_of(job)), 200, role="strong"),
    Column(Text("办件", "Case"), lambda job: job.case_no),
    Column(Text("时间", "Since"), lambda job: f"{job.queued_at:%H:%M}", 64, role="muted"),
)  # fmt: skip


class PrintTray(QWidget):
    """The list at the left, the chosen paper at the right. Enter prints."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._fault = FaultLine(self, name="tray_fault")
        self.table = Table(
            _COLUMNS, lambda job: job.id, self, title=Text("待打印", "To print"),
            empty=Text("没有等待打印的纸张。", "No paper is waiting."), name="tray",
        )  # fmt: skip
        self.view = PaperView(bench, self)
        self.setFocusProxy(self.table)

        self.table.moved.connect(self._on_moved)
        self.table.opened.connect(lambda _: self.view.print_out())
        bench.bulletin.on("*", self.refresh, self)

        side = Surface(self)
        side.setFixedWidth(480)
        vertical(side, self.view, margin=16)
        left = vertical(
            None, Label(Text("待打印与待确认", "To print and to confirm"), "title"), self._fault,
            self.table, spacing=12,
        )  # fmt: skip
        left.setStretch(2, 1)
        horizontal(self, left, side, spacing=16, margin=16).setStretch(0, 1)

    def refresh(self) -> None:
        """Ask which papers wait."""
        desk = self._bench.desk
        self._bench.background.run(
            self,
            lambda: (*outbox.pending(desk), *outbox.unconfirmed(desk)),
            self._on_found,
            lambda error: self._fault.show_text(error.text),
        )

    def _on_found(self, jobs: tuple[PaperJob, ...]) -> None:
        self._fault.show_text("")
        self.table.show_rows(jobs)
        if jobs and self.table.current() is None:
            self.table.choose(jobs[0].id)
        self._on_moved(self.table.current())

    def _on_moved(self, job: PaperJob | None) -> None:
        if job is None:
            self.view.clear()
        else:
            self.view.show_job(job)
