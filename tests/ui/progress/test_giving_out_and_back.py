"""Results handed over in parts, and money that goes back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from counter.desk import new_act
from counter.intake import correction
from counter.values.money import Money
from tests.conftest import Hall
from tests.ui.benches import Bench
from tests.ui.progress.hands import (
    card_of,
    made_ready,
    open_panel,
    opened,
    step_of,
    supervised,
    two_deeds,
    words,
)


def test_of_two_pieces_one_may_be_handed_over_and_the_other_stays(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = made_ready(hall, pieces=two_deeds())
    card = opened(bench, qtbot, no)
    card.press_next()
    panel = open_panel(card)
    one, two = panel.findChildren(QCheckBox)
    panel.fill(receiver_name="张伟", paper_number="233X")
    for box in (one, two):
        box.setChecked(False)
    panel._press.press()
    assert "至少勾选一件" in words(card, "panel_fault")
    two.setChecked(True)
    panel._press.press()
    assert [bool(piece.taken_at) for piece in card_of(hall, no).pieces] == [False, True]
    assert step_of(hall, no) == "待取"
    card.press_next()
    panel = open_panel(card)
    assert not panel.findChildren(QCheckBox)  # one piece is left: nothing to choose
    panel.fill(receiver_name="李娜", paper_number="1234")
    panel._press.press()
    assert step_of(hall, no) == "已取"


def test_a_supervisor_gives_back_what_was_paid_with_a_reason(
    hall: Hall, tmp_path: Path, qtbot: QtBot
) -> None:
    no = made_ready(hall)
    card = opened(supervised(hall, tmp_path), qtbot, no)
    assert not card.findChild(QLabel, "goes_back").isVisible()
    qtbot.waitUntil(card.findChild(QPushButton, "next").hasFocus)
    qtbot.keyClick(card, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    panel = open_panel(card)
    assert panel.form.answers()["amount"] == card_of(hall, no).paid.plain
    panel._press.press()
    assert words(card, "reason.fault") != ""
    assert not card_of(hall, no).refunded
    qtbot.keyClick(panel.form.field("method").editor, Qt.Key.Key_3)
    panel.fill(amount="40", reason="多收")
    panel._press.press()
    assert card_of(hall, no).refunded == Money(4000)
    assert card_of(hall, no).owes == Money(4000)


def test_more_than_was_paid_does_not_go_back(hall: Hall, tmp_path: Path, qtbot: QtBot) -> None:
    no = made_ready(hall)
    card = opened(supervised(hall, tmp_path), qtbot, no)
    card.give_back()
    panel = open_panel(card)
    panel.fill(amount="5000", reason="多收")
    panel._press.press()
    assert card_of(hall, no).paid.plain in words(card, "panel_fault")
    assert not card_of(hall, no).refunded


def test_money_that_must_go_back_is_told_and_goes_back_before_a_supervisor(
    hall: Hall, bench: Bench, tmp_path: Path, qtbot: QtBot
) -> None:
    no = made_ready(hall)
    seen = card_of(hall, no)
    correction.correct(hall.desk, no, seen.revision, {}, {1: {"matters": 1}}, "多录一份", new_act())
    back = -card_of(hall, no).owes
    assert back > Money(0)
    card = opened(bench, qtbot, no)
    assert words(card, "goes_back") == f"▲ 应退 {back}，须主管在场"
    card.findChild(QPushButton, "refund").click()
    panel = open_panel(card)
    assert panel.form.answers()["amount"] == back.plain
    panel.fill(reason="更正后应退差额")
    panel._press.press()
    assert card_of(hall, no).owes == -back  # nobody has confirmed
    assert "同事" in words(card, "panel_fault")
    card.findChild(QLineEdit, "second_login").setText("liuying")
    password = card.findChild(QLineEdit, "second_password")
    for typed, left in (("wrong", -back), ("supervisor-1", Money(0))):
        password.setText(typed)
        qtbot.keyClick(password, Qt.Key.Key_Return)
        assert card_of(hall, no).owes == left
    assert not card.findChild(QLabel, "goes_back").isVisible()
