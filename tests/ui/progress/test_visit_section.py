"""The cases of a visit on the card: paid in one act, on one receipt."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from counter.intake import accept
from counter.queue import card as cards
from counter.queue.visit import visit
from counter.values.money import Money
from tests.conftest import Hall
from tests.ui.benches import Bench
from tests.ui.progress.hands import opened, words
from ui.progress.panel import Panel
from ui.progress.visit_section import VisitSection


def test_the_whole_visit_is_paid_at_once_and_gets_one_receipt(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    first = hall.accept("RZ").case_no
    second = accept.accept(hall.desk, replace(hall.application("RZ"), beside=first)).case_no
    number = cards.card(hall.desk, first).visit
    card = opened(bench, qtbot, first)
    card.open_section("visit")
    section = card.findChild(VisitSection)
    assert second in words(section, "visit-lines")
    section.findChild(QPushButton, "pay-visit").click()
    panel = section.findChild(Panel)
    panel.fill(method="wechat")
    panel.complete()
    assert visit(hall.desk, number).owes == Money(0)
    card.open_section("visit")
    section = card.findChildren(VisitSection)[-1]
    with qtbot.waitSignal(card.printed) as told:
        section._one.press()
    assert told.args[0].kind == "visit_receipt"
    kinds = [job.kind for job in cards.card(hall.desk, second).papers]
    assert "visit_receipt" in kinds
