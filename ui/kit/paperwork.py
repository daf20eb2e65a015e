"""Sending a freshly queued paper to its printer, and saying what became of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.errors import CounterError
from counter.outbox import PaperJob
from counter.text import Text
from ui.kit.label import FaultLine
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

PRINTED = Text("{title} {subject} 已打印", "{title} {subject} printed")
WAITS = Text(
    "{title} {subject} 待打印：请在“打印”页看过再打",
    "{title} {subject} waits in the print tray to be looked at",
)
NOT_PRINTED = Text(
    "{title} {subject} 已记录，但没有打印：{why}", "{title} {subject} is recorded, but: {why}"
)


def print_out(bench: Workbench, job: PaperJob, near: QWidget, line: FaultLine) -> None:
    """Print `job`; a toast when it worked, otherwise `line` says why it is still waiting.

    A paper that was handed to a printer before (the same act answered again) is left alone; one of
    a kind that is to be looked at first waits in the tray.
    """
    line.show_text("")
    if not job.is_pending:
        return
    if not bench.printing.choices.prints_at_once(job.kind):
        toast(near, WAITS.fill(title=job.title, subject=job.case_no))
        bench.bulletin.look()
        return

    def printed(now: PaperJob) -> None:
        toast(near, PRINTED.fill(title=now.title, subject=now.case_no))
        bench.bulletin.look()

    def failed(error: CounterError) -> None:
        line.show_text(NOT_PRINTED.fill(title=job.title, subject=job.case_no, why=error.text))
        bench.bulletin.look()

    bench.printing.print_job(job, printed, failed, near)
