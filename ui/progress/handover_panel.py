"""发放: who takes the result, shown which paper; for a proxy also the mandate."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.casetypes.conditions import Is
from counter.casetypes.vocabulary import Choice, Question
from counter.desk import new_act
from counter.errors import Refused
from counter.progress import handover
from counter.progress.handover import PAPERS, Receiver
from counter.queue.card import CaseCard
from counter.queue.shelf_line import SECTION
from counter.text import Text
from ui.kit.arrange import vertical
from ui.kit.label import Label
from ui.kit.tick import Tick
from ui.kit.workbench import Workbench
from ui.progress.panel import Panel

# The card is narrow; the slip prints the papers' full names.
_SHORT = {
    "id_card": Text("身份证", "ID card"),
    "travel_permit": Text("通行证", "permit"),
    "work_card": Text("工作证", "work card"),
}
QUESTIONS = (
    Question(
        "taker", Text("领取人", "Collected by"), "choice", default="self",
        choices=(
            Choice("self", Text("本人", "the applicant")),
            Choice("proxy", Text("代领", "a proxy")),
        ),
    ),
    Question("receiver_name", Text("姓名", "Name"), "name"),
    Question(
        "paper_kind", Text("证件", "Paper shown"), "choice", default="id_card",
        choices=tuple(Choice(code, _SHORT.get(code, title)) for code, title in PAPERS.items()),
    ),
    Question("paper_number", Text("证件号码或后四位", "Number, or its last four"), "text"),
    Question(
        "mandate", Text("委托书", "Mandate"), "text", when=Is("taker", "proxy"),
        hint=Text("委托人、日期，或“原件留存”", "who gave it and when, or 'original kept'"),
    ),
)  # fmt: skip
_WHICH = Text("本次发放（其余留在窗口）", "Handed over now (the others stay)")


class NothingTicked(Refused):
    """A hand-over of nothing."""

    def __init__(self) -> None:
        super().__init__(Text("请至少勾选一件。", "Tick at least one piece."))


def handover_panel(bench: Workbench, card: CaseCard, parent: QWidget | None = None) -> Panel:
    """The panel of a hand-over; of several pieces that are still here some may stay."""
    act = new_act()
    boxes = _boxes(card)

    def work(answers: dict[str, Any]) -> Any:
        receiver = Receiver(
            name=str(answers.get("receiver_name") or ""),
            is_proxy=answers.get("taker") == "proxy",
            paper_kind=str(answers.get("paper_kind") or ""),
            paper_number=str(answers.get("paper_number") or ""),
            mandate=str(answers.get("mandate") or ""),
        )
        no, revision = card.row.case_no, panel.revision
        taken = tuple(number for number, box in boxes.items() if box.isChecked())
        if boxes and not taken:
            raise NothingTicked
        return lambda: handover.hand_over(
            bench.desk, no, revision, receiver, act, pieces=taken or None
        )

    title = Text("发放：请核对领取人证件", "Hand over: check the receiver's paper")
    act_title = Text("发放", "Hand over")
    panel = Panel(bench, title, QUESTIONS, work, act_title, parent, first="taker")
    panel.revision = card.revision
    place = dict(card.beside).get(SECTION)
    if place is not None:
        panel.column.insertWidget(1, Label(place, "figure", panel, name="handover_place"))
    if boxes:
        which = QWidget()
        vertical(which, Label(_WHICH, "muted", which), *boxes.values(), spacing=0)
        panel.insert(which)
    return panel


def _boxes(card: CaseCard) -> dict[int, Tick]:
    """A ticked box for each piece that is still here, by its number; none where there is one."""
    here = [piece for piece in card.pieces if piece.taken_at is None]
    if len(here) < 2:
        return {}
    boxes = {}
    for piece in here:
        title = f"{piece.no}  {piece.detail}　{piece.title}"
        box = boxes[piece.no] = Tick(title, name=f"piece.{piece.no}")
        box.setToolTip(title)
        box.setChecked(True)
        # A long certificate number must not widen the card.
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return boxes
