"""补打: why a paper that came out once is printed again."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from counter import outbox
from counter.casetypes.vocabulary import Question
from counter.desk import new_act
from counter.outbox import PaperJob
from counter.text import Text
from ui.kit.workbench import Workbench
from ui.progress.panel import Panel
from ui.progress.reason_list import ReasonList
from ui.progress.reasons import REPRINT

QUESTIONS = (Question("reason", Text("补打原因", "Why again"), "text"),)


def reprint_panel(bench: Workbench, job: PaperJob, parent: QWidget | None = None) -> Panel:
    """The panel of a reprint; its result is the new `PaperJob`."""
    act = new_act()

    def work(answers: dict[str, Any]) -> Any:
        reason = str(answers.get("reason") or "")
        return lambda: outbox.reprint(bench.desk, job.id, reason, act)

    title = Text("补打：{title}", "Print again: {title}").fill(title=job.title)
    panel = Panel(bench, title, QUESTIONS, work, Text("补打", "Print again"), parent)
    panel.insert(ReasonList(panel, "reason", REPRINT))
    return panel
