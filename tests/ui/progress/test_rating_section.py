"""好差评 on the card: asked when the result has left, once, with nothing proposed."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from counter.dayclose import rating
from tests.conftest import Hall
from tests.counter.figure_verbs import done
from tests.ui.benches import Bench
from tests.ui.progress.hands import opened
from ui.progress.fetched import Fetched


def test_a_case_that_is_done_is_rated_once_from_its_card(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    early = hall.accept().case_no
    card = opened(bench, qtbot, early)
    assert card.findChild(QPushButton, "section_rating") is None
    no = done(hall)
    card = opened(bench, qtbot, no)
    assert card.findChild(QPushButton, "section_rating") is not None
    card.open_section("rating")
    section = card.findChild(Fetched)
    qtbot.waitUntil(lambda: section.panel is not None)
    assert section.panel.form.answers().get("grade") in (None, "")
    section.panel.fill(grade="4")
    with qtbot.waitSignal(section.acted):
        section.panel.complete()
    assert not rating.may_rate(hall.desk, no)
