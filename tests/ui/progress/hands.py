"""What the tests of the case's panel do again and again: open it, move a case, read a line."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from counter.desk import Desk, new_act
from counter.progress import moves
from counter.progress.moves import Moved
from counter.queue import card as cards
from counter.queue.card import CaseCard
from tests.conftest import Hall, default_pieces
from tests.counter import steps
from tests.ui.benches import Bench
from ui.progress.case_card import CasePanel
from ui.progress.panel import Panel


def opened(bench: Bench, qtbot: QtBot, case_no: str) -> CasePanel:
    panel = CasePanel(bench.of)
    qtbot.addWidget(panel)
    panel.resize(372, 650)
    panel.show()
    panel.open(case_no, focus=True)
    return panel


def card_of(hall: Hall, case_no: str) -> CaseCard:
    return cards.card(hall.desk, case_no)


def move(hall: Hall, case_no: str, code: str, desk: Desk | None = None, **told: str) -> Moved:
    card = card_of(hall, case_no)
    if code == "examine" and case_no.startswith("RZ"):
        return steps.look_over(hall, case_no, desk)
    return moves.advance(desk or hall.desk, case_no, card.revision, code, told, new_act())


def made_ready(hall: Hall, **changes: object) -> str:
    return steps.ready(hall, "RZ", **changes)


def open_panel(card: CasePanel) -> Panel:
    (panel,) = (p for p in card.findChildren(Panel) if p.isVisible())
    return panel


def words(card: CasePanel, name: str) -> str:
    return card.findChild(QLabel, name).text()


def step_of(hall: Hall, case_no: str) -> str:
    return card_of(hall, case_no).row.step.zh


def two_deeds() -> list[dict[str, object]]:
    (deed,) = default_pieces("RZ")
    return [deed, {**deed, "title": "学历公证", "certificate_no": "(2026)渝证字第0002号"}]


def supervised(hall: Hall, tmp_path: Path) -> Bench:
    return Bench(hall.supervisor, tmp_path)
