"""好差评: the applicant chooses one of five grades when his result has left. Asked once a case.

Nothing is proposed, and what was chosen is not shown again: a clerk invites and does not press.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from counter.casetypes.vocabulary import Choice, Question
from counter.dayclose import rating
from counter.desk import new_act
from counter.queue.card import CaseCard
from counter.text import Text
from ui.kit.workbench import Workbench
from ui.progress.fetched import Fetched
from ui.progress.panel import Panel

_TITLE = Text("请申请人评价本次服务", "Ask the applicant how he was served")
_RATED = Text("已评价。一件一评，等次不对窗口显示。",
              "Rated. One rating a case; the grade is not shown at windows.")  # fmt: skip
_DONE = Text("谢谢评价", "Thank you for the rating")


def rating_section(bench: Workbench, card: CaseCard, parent: QWidget | None = None) -> Fetched:
    """The section of a case that is done."""
    desk, case_no, act = bench.desk, card.row.case_no, new_act()

    def make(may: bool, section: Fetched) -> Panel | Text:
        if not may:
            return _RATED

        def work(answers: dict[str, Any]) -> Any:
            grade = int(answers["grade"])
            return lambda: rating.rate(desk, case_no, grade, act)

        choices = tuple(Choice(str(grade), title) for grade, title in rating.GRADES.items())
        asked = Question("grade", Text("评价", "Grade"), "choice", choices=choices)
        panel = Panel(bench, _TITLE, (asked,), work, Text("提交评价", "Give the rating"), section)
        panel.done_words = _DONE
        return panel

    section = Fetched(bench, lambda: rating.may_rate(desk, case_no), make, parent)
    section.revision = card.revision
    section.done_words = _DONE
    return section
