"""作废重制: which results are void, why, and who else has seen it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.casetypes.vocabulary import Question
from counter.desk import new_act
from counter.progress.register.remake import remake
from counter.queue.card import CaseCard, MoveOffer
from counter.text import Text
from ui.kit.arrange import vertical
from ui.kit.label import Label
from ui.kit.second_person import SecondPersonAsk
from ui.kit.tick import Tick
from ui.kit.workbench import Workbench
from ui.progress.handover_panel import NothingTicked
from ui.progress.panel import Panel
from ui.progress.reason_list import ReasonList
from ui.progress.reasons import REASONS

QUESTIONS = (Question("reason", Text("作废原因", "Why void"), "text"),)
_WHICH = Text("作废哪几件（其余认证纸仍有效）", "Void these (the other stickers stay valid)")


def remake_panel(
    bench: Workbench, card: CaseCard, offer: MoveOffer, parent: QWidget | None = None
) -> Panel:
    """The panel of a remake; of several certificates those that are void are ticked."""
    act = new_act()
    boxes = _boxes(card)

    def work(answers: dict[str, Any]) -> Any:
        desk, no, revision = bench.desk, card.row.case_no, panel.revision
        reason = str(answers.get("reason") or "")
        chosen = tuple(number for number, box in boxes.items() if box.isChecked())
        if boxes and not chosen:
            raise NothingTicked
        vouch = second.vouching()
        pieces = chosen if 0 < len(chosen) < len(card.pieces) else None
        return lambda: remake(desk, no, revision, reason, vouch(), act, pieces)

    panel = Panel(bench, offer.title, QUESTIONS, work, offer.title, parent)
    panel.revision = card.revision
    second = SecondPersonAsk(bench, parent=panel)
    second.entered.connect(panel.complete)
    panel.insert(ReasonList(panel, "reason", REASONS["remake"]))
    if boxes:
        place = QWidget()
        vertical(place, Label(_WHICH, "muted", place), *boxes.values(), spacing=0)
        panel.insert(place)
    panel.insert(second)
    panel.form.completed.disconnect(panel.complete)
    panel.form.completed.connect(second.login.setFocus)
    return panel


def _boxes(card: CaseCard) -> dict[int, Tick]:
    """An empty box for each certificate that is still here; none where there is one."""
    if len(card.pieces) < 2:
        return {}
    boxes = {}
    for piece in (piece for piece in card.pieces if piece.taken_at is None):
        title = f"{piece.no}  {piece.detail}　{piece.title}"
        box = boxes[piece.no] = Tick(title, name=f"void.{piece.no}")
        box.setToolTip(title)
        # A long certificate number must not widen the card.
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return boxes
