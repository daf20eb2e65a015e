"""What is mended after it was taken in: the correction, from F7 to the new receipt."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from counter.dayclose import till
from counter.desk import new_act
from counter.intake import correction
from counter.outbox import PaperJob
from counter.text import Language
from counter.values.clerk import Role
from tests.conftest import OFFICE, Hall
from tests.ui.benches import Bench
from tests.ui.progress.hands import (
    card_of,
    made_ready,
    open_panel,
    opened,
    supervised,
    two_deeds,
    words,
)
from ui.kit import language, theme
from ui.main_window import MainWindow
from ui.progress.case_card import CasePanel
from ui.progress.correction_panel import CorrectionPanel


def correcting(card: CasePanel, qtbot: QtBot) -> CorrectionPanel:
    qtbot.waitUntil(card.findChild(QPushButton, "next").hasFocus)
    qtbot.keyClick(card, Qt.Key.Key_F7)
    panel = open_panel(card)
    assert isinstance(panel, CorrectionPanel)
    return panel


def test_a_correction_begins_with_what_is_recorded_in_full_and_looking_is_on_record(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = hall.accept("RZ").case_no
    panel = correcting(opened(bench, qtbot, no), qtbot)
    told = panel.form.answers()
    assert (told["name"], told["phone"], told["destination"]) == ("张伟", "13812345678", "DE")
    assert panel.pieces[1].answers()["matters"] == 2
    assert "查看完整信息" in {line.what.zh for line in card_of(hall, no).timeline}


def test_a_correction_needs_a_reason_changes_the_case_and_prints_a_new_receipt(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = hall.accept("RZ").case_no
    before = card_of(hall, no)
    card = opened(bench, qtbot, no)
    panel = correcting(card, qtbot)
    panel._press.press()
    assert words(card, "reason.fault") != ""
    panel.fill(reason="录入有误")
    panel._press.press()
    assert "没有改动" in words(card, "panel_fault")
    panel.form.field("phone").editor.set_answer("13987654321")
    panel.pieces[1].field("matters").editor.set_answer(3)
    panel.pieces[1].field("office").editor.set_answer("")
    papers: list[PaperJob] = []
    card.printed.connect(papers.append)
    panel._press.press()
    after = card_of(hall, no)
    assert after.row.units == 3
    assert after.owes > before.owes
    assert [paper.kind for paper in papers] == ["receipt"]
    now = correction.present(hall.desk, no, new_act())
    assert now.answers["phone"] == "13987654321"
    assert "office" not in now.pieces[1]
    assert not card.is_asking
    assert "更正" in {line.what.zh for line in after.timeline}


def test_what_is_wrong_in_a_correction_stands_under_its_field(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = hall.accept("RZ").case_no
    card = opened(bench, qtbot, no)
    panel = correcting(card, qtbot)
    panel.fill(reason="录入有误", phone="12")
    panel.pieces[1].field("issued_on").editor.set_answer("2031-01-01")
    panel._press.press()
    assert panel.form.field("phone").line.text() != ""
    assert "2031-01-01" in panel.pieces[1].field("issued_on").line.text()
    assert correction.present(hall.desk, no, new_act()).answers["phone"] == "13812345678"
    assert card.is_asking


def test_a_correction_does_not_undo_what_another_window_corrected_meanwhile(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = hall.accept("RZ").case_no
    card = opened(bench, qtbot, no)
    panel = correcting(card, qtbot)
    correction.correct(hall.window("2"), no, 1, {"phone": "13900001111"}, {}, "录错", new_act())
    panel.fill(reason="录入有误", name="张玮")
    panel._press.press()
    assert "窗口2" in words(card, "panel_fault")
    panel._press.press()
    now = correction.present(hall.desk, no, new_act())
    assert (now.answers["name"], now.answers["phone"]) == ("张玮", "13900001111")


def test_enter_goes_from_the_mended_answer_to_the_reason_and_then_corrects(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = hall.accept("RZ").case_no
    card = opened(bench, qtbot, no)
    panel = correcting(card, qtbot)
    panel.form.field("name").editor.setText("张玮")
    qtbot.keyClick(panel.form.field("name").editor, Qt.Key.Key_Return)
    reason = panel.reason.field("reason").editor
    qtbot.waitUntil(reason.hasFocus)
    qtbot.waitUntil(lambda: not reason.visibleRegion().isEmpty())  # the sight follows the hand
    qtbot.keyClicks(reason, "mistyped")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert correction.present(hall.desk, no, new_act()).answers["name"] == "张玮"


def test_a_reader_may_mend_nothing(hall: Hall, tmp_path: Path, qtbot: QtBot) -> None:
    no = hall.accept("RZ").case_no
    reader = Bench(hall.window("3", Role.READER), tmp_path)
    card = opened(reader, qtbot, no)
    card.correct()
    card.give_back()
    assert not card.is_asking
    for name in ("correct", "refund", "pay"):
        assert not card.findChild(QPushButton, name).isVisible()


def test_news_does_not_move_the_sight_from_where_one_types(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = hall.accept("RZ").case_no
    card = opened(bench, qtbot, no)
    panel = correcting(card, qtbot)
    panel.complete()
    reason = panel.reason.field("reason").editor
    qtbot.waitUntil(lambda: not reason.visibleRegion().isEmpty())
    till.pay(hall.window("2"), no, card_of(hall, no).owes, "cash", "", new_act())
    bench.bulletin.look()
    QApplication.processEvents()
    assert not reason.visibleRegion().isEmpty()


@pytest.mark.parametrize("spoken", Language)
def test_a_wide_panel_takes_from_the_list_and_the_window_keeps_to_its_screen(
    hall: Hall, tmp_path: Path, qtbot: QtBot, spoken: Language
) -> None:
    no = made_ready(hall, pieces=two_deeds())
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.load_faces()
    theme.dress(app)
    language.speak(spoken)
    try:
        window = MainWindow(supervised(hall, tmp_path).of, OFFICE)
        qtbot.addWidget(window)
        window.resize(1366, 740)
        window.show()
        window.open_case(no)
        card = window._card
        usual = card.width()
        for begin in (card.press_next, card.give_back, card.correct):
            begin()
            panel = open_panel(card)
            qtbot.waitUntil(lambda p=panel: p.width() >= p.minimumSizeHint().width())
            assert panel.mapTo(card, panel.rect().topRight()).x() < card.width(), panel
            assert window.width() == 1366
            if begin == card.correct:
                assert card.width() > usual
            card._on_away()
        qtbot.waitUntil(lambda: card.width() == usual)
    finally:
        language.speak(Language.ZH)
        app.setStyleSheet("")
