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
from ui.kit.printing.style_keys import StyleKeys
from ui.kit.toast import toast
from ui.kit.workbench import Workbench
from ui.progress.paper_words import short_state, title_of
from ui.progress.reasons import PRINT_FAILED

_CHOOSE = Text("选打印机…", "choose a printer…")
_UNDER_WAY = Text("正在“{printer}”打印…", "being printed on '{printer}'…")
_SAY = Text(
    "已交给“{printer}”，没有回音。请看打印机：出纸了按“来了”，没有按“没来”，再重新打印。",
    "Given to '{printer}', and nothing heard. Look at the printer, then say whether it came out.",
)
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
        self._style = StyleKeys(bench.printing, self)
        self._print = Key(Text("打印", "Print"), "Ctrl+P", self, look="primary", name="print")
        self._seen = Press(
            bench, Text("已拿到纸", "I have it"), work=self._confirming, then=self._on_settled,
            owner=self, line=self._fault, name="confirm", key="Ctrl+1",
        )  # fmt: skip
        self._came = Key(Text("来了", "It came out"), "Ctrl+1", self, name="came_out")
        self._not = Key(Text("没来", "It did not"), "Ctrl+2", self, name="did_not")
        self._ask = Key(Text("再问打印机", "Ask again"), "", self, look="quiet", name="ask_again")
        self._bad = Picker(self)
        self._bad.setObjectName("bad")
        self._bad.addItem(say(Text("没打好…", "Not good…")), None)
        for reason in PRINT_FAILED:
            self._bad.addItem(say(reason), reason.zh)

        self._print.clicked.connect(self.print_out)
        self._came.clicked.connect(lambda: self._say(came_out=True))
        self._not.clicked.connect(lambda: self._say(came_out=False))
        self._ask.clicked.connect(self._ask_again)
        self._bad.activated.connect(self._on_bad)
        self._printer.activated.connect(self._on_chosen)
        self._size.activated.connect(self._on_chosen)
        self._style.changed.connect(self._render)

        where = horizontal(None, self._printer, self._size)
        where.setStretch(0, 1)
        column = vertical(
            self, self._title, self._state, self._fault, self._preview, self._style, where,
            horizontal(
                None, self._seen, self._came, self._not, self._bad, self._ask, None, self._print
            ),
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
        if job is None or not job.is_pending or job.is_sent:
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

    def choose_printer(self) -> None:
        """Open the list of printers: the next paper of this kind goes there, too."""
        if self._job is not None:
            self._printer.setFocus()
            self._printer.showPopup()

    # What became of it

    def _say(self, *, came_out: bool) -> None:
        """The clerk's word about a paper of which the printer says nothing."""
        job = self._job
        if job is None or not job.is_sent:
            return
        self._fault.show_text("")
        self._bench.printing.say(
            job, came_out=came_out, then=self._on_settled,
            failed=lambda error: self._on_not_printed(job, error), owner=self,
        )  # fmt: skip

    def _ask_again(self) -> None:
        self._fault.show_text("")
        self._bench.printing.settle_all(self._bench.bulletin.look)

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
            self._style.show_kind("")
            for beside in (
                self._size, self._seen, self._bad, self._came, self._not, self._ask
            ):  # fmt: skip
                beside.hide()
            return
        told = short_state(job)
        if job.reason:
            told = Text("{told}：{why}", "{told}: {why}").fill(told=told, why=job.reason)
        self._state.show_text(told)
        is_under_way = self._bench.printing.is_under_way(job.id)
        if job.is_sent:
            told = _UNDER_WAY if is_under_way else _SAY
            self._state.show_text(told.fill(printer=job.printer))
        self._print.setEnabled(job.is_pending and not job.is_sent)
        for part in (self._came, self._not, self._ask):
            part.setVisible(job.is_sent and not is_under_way)
        self._print.setVisible(not job.is_sent)
        self._seen.setVisible(job.state == "handed")
        self._bad.setVisible(job.state in ("handed", "confirmed"))

    # Which printer

    def _render(self) -> None:
        job = self._job
        if job is None:
            return
        printing = self._bench.printing
        look = printing.look_for(job.kind)  # settings are not for the background
        self._bench.background.run(
            self,
            lambda: printing.pages_of(job, look),
            lambda pdf: self._preview.show_pdf(pdf) if self._job is job else None,
            lambda error: self._fault.show_text(error.text),
        )

    def _show_choices(self) -> None:
        job = self._job
        if job is None:
            return
        self._style.show_kind(job.kind)
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
