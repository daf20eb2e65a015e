"""What the moves of a card case ask: order it, order it early, cards that came, cards that end."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from counter.casetypes.vocabulary import Choice, Question
from counter.desk import new_act
from counter.progress.economies import carding
from counter.queue.card import CaseCard, MoveOffer
from counter.text import Text
from ui.kit.label import Label
from ui.kit.workbench import Workbench
from ui.progress.panel import Panel

_FULL = Text("各经济体答复齐全后制卡。", "The cards are ordered once every economy has answered.")
_EARLY = Text(
    "提前制的卡背面只印已批的经济体；以后换全卡须另缴一张卡费，本卡注销。",
    "An early card names only the economies that have agreed; the full card later is another fee "
    "and ends this one.",
)
_FOLLOW = Text(
    "同一护照的在办申请改用新护照号；在用旅行卡标记“护照已换，须换卡”。",
    "Open applications with this passport take the new number; a card in use is flagged.",
)
_ENDS = (
    Question(
        "destroyed", Text("旧卡", "The card"), "choice",
        choices=(Choice("yes", Text("已交回销毁", "returned and destroyed")),
                 Choice("no", Text("未交回", "not returned"))),
        default="yes",
    ),
    Question("note", Text("注销原因", "Why"), "text",
             hint=Text("离职、丢失、到期、违规", "left the firm, lost, expired, misuse")),
)  # fmt: skip


def order_panel(bench: Workbench, card: CaseCard, offer: MoveOffer, parent: QWidget) -> Panel:
    """制卡 and 提前制卡: one press, with what it means; the grid stands in its own section."""
    act, desk, no = new_act(), bench.desk, card.row.case_no
    verb = carding.early_card if offer.verb == "early_card" else carding.card

    def work(_: dict[str, Any]) -> Any:
        revision = panel.revision
        return lambda: verb(desk, no, revision, act)

    panel = Panel(bench, offer.title, (), work, offer.title, parent)
    panel.revision = card.revision
    told = dict(card.beside).get("economies")
    if told is not None:
        panel.insert(Label(told, "body", panel, wraps=True, name="order_told"))
    words = _EARLY if offer.verb == "early_card" else _FULL
    panel.insert(Label(words, "muted", panel, wraps=True))
    return panel


def cancel_panel(bench: Workbench, card: CaseCard, offer: MoveOffer, parent: QWidget) -> Panel:
    """注销: what became of the card, and why."""
    act, desk, no = new_act(), bench.desk, card.row.case_no

    def work(told: dict[str, Any]) -> Any:
        revision, is_destroyed = panel.revision, told["destroyed"] == "yes"
        return lambda: carding.cancel_card(
            desk, no, revision, is_destroyed, str(told.get("note") or ""), act
        )

    panel = Panel(bench, offer.title, _ENDS, work, offer.title, parent)
    panel.revision = card.revision
    return panel


def passport_panel(bench: Workbench, card: CaseCard, offer: MoveOffer, parent: QWidget) -> Panel:
    """仅更换护照: one press, with what follows from it."""
    act, desk, no = new_act(), bench.desk, card.row.case_no

    def work(_: dict[str, Any]) -> Any:
        revision = panel.revision
        return lambda: carding.note_passport(desk, no, revision, act)

    panel = Panel(bench, offer.title, (), work, offer.title, parent)
    panel.revision = card.revision
    panel.insert(Label(_FOLLOW, "muted", panel, wraps=True))
    return panel
