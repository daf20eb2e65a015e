"""Which panel a move opens before it is made."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.queue.card import CaseCard, MoveOffer
from ui.kit.workbench import Workbench
from ui.progress.accept_panel import accept_panel
from ui.progress.handover_panel import handover_panel
from ui.progress.move_panel import move_panel
from ui.progress.panel import Panel


def panel_for(bench: Workbench, card: CaseCard, offer: MoveOffer, parent: QWidget) -> Panel | None:
    """The panel that asks what `offer` must be told; None for a move that asks nothing."""
    if offer.verb == "hand_over":
        return handover_panel(bench, card, parent)
    if offer.verb == "accept":
        return accept_panel(bench, card, parent)
    if offer.asks or offer.verb == "post_back":
        return move_panel(bench, card, offer, parent)
    return None
