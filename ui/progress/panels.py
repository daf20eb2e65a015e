"""Which panel a move opens before it is made."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from counter.queue.card import CaseCard, MoveOffer
from ui.kit.workbench import Workbench
from ui.progress.accept_panel import accept_panel
from ui.progress.checks.section import ChecksSection
from ui.progress.economies import card_panels
from ui.progress.economies.arrival_panel import ArrivalPanel
from ui.progress.handover_panel import handover_panel
from ui.progress.move_panel import move_panel
from ui.progress.panel import Inset
from ui.progress.remake_panel import remake_panel
from ui.progress.seal_panel import SealPanel
from ui.progress.visas.note_panel import note_panel
from ui.progress.visas.section import VisasSection

Open = Callable[[Workbench, CaseCard, MoveOffer, QWidget], Inset]

# By the journey's own verb. What is done at a place of its own stands in `ui/main_window.py`.
_BY_VERB: dict[str, Open] = {
    "hand_over": lambda bench, card, _, parent: handover_panel(bench, card, parent),
    "accept": lambda bench, card, _, parent: accept_panel(bench, card, parent),
    "post_back": move_panel,
    "examine": lambda bench, card, _, parent: ChecksSection(bench, card, parent),
    "seal": lambda bench, card, offer, parent: SealPanel(bench, card, offer, parent),
    "card": card_panels.order_panel,
    "early_card": card_panels.order_panel,
    "card_arrived": lambda bench, card, _, parent: ArrivalPanel(bench, card, parent),
    "cancel_card": card_panels.cancel_panel,
    "note_passport": card_panels.passport_panel,
    "note_verbale": note_panel,
    "visas": lambda bench, card, _, parent: VisasSection(bench, card, parent),
    "remake": lambda bench, card, offer, parent: remake_panel(bench, card, offer, parent),
}


def panel_for(bench: Workbench, card: CaseCard, offer: MoveOffer, parent: QWidget) -> Inset | None:
    """The panel that asks what `offer` must be told; None for a move that asks nothing."""
    opens = _BY_VERB.get(offer.verb) if offer.verb else (move_panel if offer.asks else None)
    return None if opens is None else opens(bench, card, offer, parent)
