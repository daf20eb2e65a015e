"""What a move asks before it is made: what is missing, why, the number of a sticker."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from counter.desk import new_act
from counter.mailout import returns
from counter.progress import moves
from counter.queue.card import CaseCard, MoveOffer
from ui.kit.language import say
from ui.kit.workbench import Workbench
from ui.progress.panel import Panel
from ui.progress.reason_list import ReasonList
from ui.progress.reasons import REASONS


def move_panel(
    bench: Workbench, card: CaseCard, offer: MoveOffer, parent: QWidget | None = None
) -> Panel:
    """The panel of a move that asks; the act's id is made once, so that a retry adds nothing."""
    act = new_act()
    desk, case_no = bench.desk, card.row.case_no

    def work(answers: dict[str, Any]) -> Any:
        if offer.verb == "post_back":
            return lambda: returns.post_back(desk, case_no, str(answers["reason"] or ""), act)
        revision = panel.revision
        return lambda: moves.advance(desk, case_no, revision, offer.code, answers, act)

    panel = Panel(bench, offer.title, offer.asks, work, offer.title, parent)
    panel.revision = card.revision
    asked = {question.code for question in offer.asks}
    if "reason" in asked and (offer.ready or offer.code in REASONS):
        # The rules' own sentences first: by them the notice knows the reason's code and basis.
        panel.insert(ReasonList(panel, "reason", offer.ready or REASONS[offer.code]))
    if "missing" in asked:
        missing = tuple(line.title for line in card.materials if not line.is_handed_over)
        if missing:
            panel.fill(missing="\n".join(map(say, missing)))
    return panel
