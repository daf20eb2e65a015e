"""One paper: the very page that prints, its state, and what the clerk can say about it.

Loads Qt's PDF part: import this file only when a paper is to be shown.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter import outbox
from counter.errors import CounterError
from counter.outbox import PaperJob
from counter.papers import register
from counter.text import Text
from ui.kit.arrange import horizontal, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.pickers import Picker
from ui.kit.press import Key, Press
from ui.kit.printing.preview import PreviewPane
from ui.kit.printing.queues import Printer, printers
from ui.kit.toast import toast
from ui.kit.workbench import Workbench
from ui.progress.paper_words import short_state, title_of
from ui.progress.reasons import PRINT_FAILED

_CHOOSE = Text("选打印机…", "choose a printer…")
_NONE = Text("选一张纸，在这里看、在这里打印。", "Choose a paper to look at it and print it.")


class PaperView(QWidget):
    """Shows a `PaperJob`; prints it; hears whether it came out."""

    settled = Signal(int)
    """The clerk holds this paper, or has said why not."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._job: PaperJob | None = None
        self._title = Label("", "emphasis", self, name="paper_title", wraps=True)
        self._state = Label("", "muted", self, name="paper_state", wraps=True)
        self._fault = FaultLine(self, name="paper_fault")
        self._preview = PreviewPane(self)
        self._printer = Picker(self)
        self._printer.setObjectName("printer")
        self._printer.setAccessibleName(say(Text("打印机", "Printer")))
        self._size = Picker(self)
        self._size.setObjectName("size")
        self._size.setAccessibleName(say(Text("纸张尺寸", "Paper size")))
        self._print = Key(Text("打印", "Print"), "Ctrl+P", self, look="primary", name="print")
        self._seen = Press(
            bench, Text("已拿到纸", "I have it"), work=self._confirming, then=self._on_settled,
            owner=self, line=self._fault, name="confirm",
        )  # fmt: skip
        self._bad = Picker(self)
        self._bad.setObjectName("bad")
        self._bad.addItem(say(Text("没打好…", "Not good…")), None)
        for reason in PRINT_FAILED:
            self._bad.addItem(say(reason), reason.zh)

        self._print.clicked.connect(self.print_out)
        self._bad.activated.connect(self._on_bad)
        self._printer.activated.connect(self._on_chosen)
        self._size.activated.connect(self._on_chosen)

        column = vertical(
            self, self._title, self._state, self._fault, self._preview,
            horizontal(None, self._printer, self._size),
            horizontal(None, self._seen, self._bad, None, self._print),
        )  # fmt: skip
        column.setStretch(3, 1)
        self.clear()

    @property
    def job(self) -> PaperJob | None:
        """The paper shown."""
        return self._job

    def show_job(self, job: PaperJob) -> None:
        """Show `job` and render its page in the background."""
        is_other = self._job is None or self._job.id != job.id
        self._job = job
        self._title.show_text(
            Text("{title}　{no}", "{title} · {no}").fill(title=title_of(job), no=job.case_no)
        )
        self._settle()
        if is_other:
            self._fault.show_text("")
            self._show_choices()
            self._render()

    def clear(self) -> None:
        """Show nothing: the next client must not see this one's paper."""
        self._job = None
        self._preview.clear()
        self._title.show_text("")
        self._state.show_text(_NONE)
        self._fault.show_text("")
        self._settle()

    def print_out(self) -> None:
        """Send the paper to its printer."""
        job = self._job
        if job is None or not job.is_pending:
            return
        self._print.setEnabled(False)
        self._state.show_text(Text("正在打印…", "printing…"))
        self._fault.show_text("")
        self._bench.printing.print_job(
            job,
            lambda now: self._on_printed(now),
            lambda error: self._on_not_printed(job, error),
            self,
        )

    # What became of it

    def _on_printed(self, job: PaperJob) -> None:
        self._bench.bulletin.look()
        done = Text("{title} {no} 已送打印机", "{title} {no} sent to the printer")
        toast(self, done.fill(title=job.title, no=job.case_no))
        if self._job is not None and self._job.id == job.id:
            self._job = job
            self._settle()

    def _on_not_printed(self, job: PaperJob, error: CounterError) -> None:
        self._bench.bulletin.look()
        if self._job is not None and self._job.id == job.id:
            self._settle()
            self._fault.show_text(error.text)

    def _confirming(self) -> Callable[[], PaperJob] | None:
        job, desk = self._job, self._bench.desk
        return None if job is None else lambda: outbox.confirmed(desk, job.id)

    def _on_bad(self, place: int) -> None:
        job, desk, reason = self._job, self._bench.desk, self._bad.itemData(place)
        self._bad.setCurrentIndex(0)
        if job is not None and reason:
            self._bench.background.run(
                self,
                lambda: outbox.failed(desk, job.id, reason),
                self._on_settled,
                lambda error: self._fault.show_text(error.text),
            )

    def _on_settled(self, job: PaperJob) -> None:
        self._bench.bulletin.look()
        if self._job is not None and self._job.id == job.id:
            self._job = job
            self._settle()
        self.settled.emit(job.id)

    def _settle(self) -> None:
        job = self._job
        for part in (self._print, self._printer):
            part.setVisible(job is not None)
        if job is None:
            for beside in (self._size, self._seen, self._bad):
                beside.hide()
            return
        told = short_state(job)
        if job.reason:
            told = Text("{told}：{why}", "{told}: {why}").fill(told=told, why=job.reason)
        self._state.show_text(told)
        self._print.setEnabled(job.is_pending)
        self._seen.setVisible(job.state == "handed")
        self._bad.setVisible(job.state in ("handed", "confirmed"))

    # Which printer

    def _render(self) -> None:
        job = self._job
        if job is None:
            return
        size = self._bench.printing.size_for(job.kind)
        self._bench.background.run(
            self,
            lambda: register.pdf(job.kind, job.facts, size, job.copy),
            lambda pdf: self._preview.show_pdf(pdf) if self._job is job else None,
            lambda error: self._fault.show_text(error.text),
        )

    def _show_choices(self) -> None:
        job = self._job
        if job is None:
            return
        self._size.clear()
        for size in register.SIZES[job.kind]:
            self._size.addItem(size, size)
        self._size.setCurrentIndex(self._size.findData(self._bench.printing.size_for(job.kind)))
        self._size.setVisible(self._size.count() > 1)
        self._bench.printing.look_for_printers(
            printers, self._on_printers, lambda error: self._fault.show_text(error.text)
        )

    def _on_printers(self, found: tuple[Printer, ...]) -> None:
        if self._job is None:
            return
        now = self._bench.printing.printer_for(self._job.kind)
        self._printer.clear()
        if not now:
            self._printer.addItem(say(_CHOOSE), "")
        for printer in found:
            self._printer.addItem(printer.name, printer.name)
        self._printer.setCurrentIndex(max(self._printer.findData(now), 0))

    def _on_chosen(self) -> None:
        if self._job is None:
            return
        printer = str(self._printer.currentData() or "")
        if printer:
            self._bench.printing.choose(self._job.kind, printer, str(self._size.currentData()))
        self._render()
