"""打印: papers that wait for a printer, or for a word that they came out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from counter import outbox, sending
from counter.desk import Desk
from counter.outbox import PaperJob
from counter.text import Text
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.press import Press
from ui.kit.table import Column, Table
from ui.kit.workbench import Workbench
from ui.progress.paper_view import PaperView
from ui.progress.paper_words import short_state, title_of

_COLUMNS = (
    Column(
        Text("状态", "State"), lambda job: say(short_state(job)), 168, role="state",
        state=lambda job: "overdue" if job.state in ("failed", "sending") else (
            "today" if job.state == "queued" else "later"),
    ),
    Column(Text("纸张", "Paper"), lambda job: say(title_of(job)), 200, role="strong"),
    Column(Text("办件", "Case"), lambda job: job.case_no),
    Column(Text("时间", "Since"), lambda job: f"{job.queued_at:%H:%M}", 64, role="muted"),
)  # fmt: skip


def waiting(desk: Desk) -> tuple[PaperJob, ...]:
    """What waits for a word, for a printer, for an eye: in this order, the oldest first."""
    papers = outbox.pending(desk)
    return (
        *(job for job in papers if job.is_sent),
        *(job for job in papers if not job.is_sent),
        *outbox.unconfirmed(desk),
    )


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

        self._all = Press(
            bench, Text("全部确认", "I have them all"), work=self._confirming, then=self._on_all,
            owner=self, line=self._fault, name="confirm_all", key="Ctrl+3",
        )  # fmt: skip

        self.table.moved.connect(self._on_moved)
        self.table.opened.connect(lambda _: self.view.print_out())
        bench.bulletin.on("*", self.refresh, self)

        side = Surface(self)
        side.setFixedWidth(480)
        vertical(side, self.view, margin=16)
        title = Label(Text("待打印与待确认", "To print and to confirm"), "title")
        left = vertical(
            None, horizontal(None, title, None, self._all), self._fault,
            self.table, spacing=12,
        )  # fmt: skip
        left.setStretch(2, 1)
        horizontal(self, left, side, spacing=16, margin=16).setStretch(0, 1)

    def refresh(self) -> None:
        """Ask which papers wait."""
        desk = self._bench.desk
        self._bench.background.run(
            self,
            lambda: waiting(desk),
            self._on_found,
            lambda error: self._fault.show_text(error.text),
        )

    def choose_printer(self) -> None:
        """Another printer for the chosen paper, and for its kind from now on."""
        self.view.choose_printer()

    def _confirming(self) -> Callable[[], tuple[PaperJob, ...]] | None:
        printed = [job.id for job in self.table.rows.rows if job.state == "handed"]
        desk = self._bench.desk
        return (lambda: sending.confirm_all(desk, printed)) if printed else None

    def _on_all(self, _: object) -> None:
        self._bench.bulletin.look()

    def _on_found(self, jobs: tuple[PaperJob, ...]) -> None:
        self._fault.show_text("")
        self.table.show_rows(jobs)
        self._all.setVisible(sum(job.state == "handed" for job in jobs) > 1)
        if jobs and self.table.current() is None:
            self.table.choose(jobs[0].id)
        self._on_moved(self.table.current())

    def _on_moved(self, job: PaperJob | None) -> None:
        if job is None:
            self.view.clear()
        else:
            self.view.show_job(job)
