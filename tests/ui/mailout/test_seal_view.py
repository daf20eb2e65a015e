"""Three scans at the page: no key, one sound; a wrong one turns the window red and names both."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from counter.desk import new_act
from counter.mailout import envelope
from counter.mailout.envelope import EnvelopeCard
from tests.conftest import BY_POST, Hall
from tests.counter import steps
from tests.ui.benches import Bench
from ui.kit import sound
from ui.mailout.page import SEAL, MailoutPage
from ui.mailout.seal_view import SealView
from ui.mailout.wrong_screen import WrongScreen

FIRST, SECOND = "EA123456785CN", "1151238971061"


@pytest.fixture
def bench(hall: Hall, tmp_path: Path) -> Bench:
    return Bench(hall.desk, tmp_path)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sounds that would have been played."""
    sounds: list[str] = []
    monkeypatch.setattr(sound, "play", sounds.append)
    return sounds


def bound(hall: Hall, waybill: str, *cases: str, **changes: object) -> EnvelopeCard:
    nos = cases or (steps.ready(hall, **{**BY_POST, **changes}),)
    made = envelope.pack(hall.desk, nos, new_act())
    return envelope.bind(hall.desk, made.envelope_no, waybill, new_act())


def opened(bench: Bench, qtbot: QtBot) -> tuple[MailoutPage, SealView]:
    page = MailoutPage(bench.of)
    qtbot.addWidget(page)
    page.resize(1234, 688)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    view = page.show_view(SEAL)
    assert isinstance(view, SealView)
    return page, view


def said(page: MailoutPage, name: str) -> str:
    return page.findChild(QLabel, name).text()


def red(page: MailoutPage) -> WrongScreen | None:
    found = page.findChildren(WrongScreen)
    return next((one for one in found if one.isVisible()), None)


def state_of(hall: Hall, its: EnvelopeCard) -> str:
    return {row.envelope_no: row.state for row in envelope.open_envelopes(hall.desk)}[
        its.envelope_no
    ]


def test_three_scans_seal_without_a_key_and_the_next_scan_begins_the_next_envelope(
    hall: Hall, bench: Bench, qtbot: QtBot, heard: list[str]
) -> None:
    one = bound(hall, FIRST)
    two = bound(hall, SECOND, receiver="王略")
    page, _ = opened(bench, qtbot)
    assert said(page, "seal-counted") == "已封 0／2，待核对 2"
    page.take_scan(one.case_nos[0])
    assert said(page, "sign-paper") == "✓ 相符"
    assert said(page, "sign-label") == "○ 待扫描"
    page.take_scan(FIRST)
    page.take_scan(one.tag)
    assert (state_of(hall, one), state_of(hall, two)) == ("sealed", "bound")
    assert heard == ["right"]
    assert one.envelope_no in said(page, "seal-done")
    for scanned in (two.tag, SECOND, two.case_nos[0]):
        page.take_scan(scanned)
    assert heard == ["right", "right"]
    assert "Ctrl+3" in said(page, "seal-next")


def test_a_waybill_with_letters_is_typed_into_the_field_that_waits_for_it(
    hall: Hall, bench: Bench, qtbot: QtBot, heard: list[str]
) -> None:
    bound(hall, FIRST)
    page, _ = opened(bench, qtbot)
    field = page.findChild(QLineEdit, "seal-scan")
    assert field.hasFocus()
    qtbot.keyClicks(field, FIRST)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert said(page, "sign-waybill") == "✓ 相符"
    assert field.text() == ""


def test_an_envelope_of_several_cases_tells_which_are_missing(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    cases = (steps.ready(hall, **BY_POST), steps.ready(hall, **BY_POST))
    its = bound(hall, FIRST, *cases)
    page, _ = opened(bench, qtbot)
    page.take_scan(cases[1])
    assert said(page, "sign-paper") == "○ 已扫 1／2"
    assert said(page, "sign-paper-detail") == cases[0]
    page.take_scan(its.tag)
    page.take_scan(FIRST)
    assert state_of(hall, its) == "bound"
    page.take_scan(cases[0])
    assert state_of(hall, its) == "sealed"


def test_a_wrong_scan_turns_the_window_red_naming_both_and_only_a_hand_takes_it_away(
    hall: Hall, bench: Bench, qtbot: QtBot, heard: list[str]
) -> None:
    one = bound(hall, FIRST)
    two = bound(hall, SECOND, receiver="王略")
    page, _ = opened(bench, qtbot)
    page.take_scan(one.tag)
    page.take_scan(two.case_nos[0])
    screen = red(page)
    assert screen is not None
    assert screen.size() == page.size()
    assert two.case_nos[0] in said(page, "wrong-scanned")
    assert two.envelope_no in said(page, "wrong-scanned-whose")
    assert "王*" in said(page, "wrong-scanned-whose")
    assert one.envelope_no in said(page, "wrong-expected")
    assert "张*" in said(page, "wrong-expected-whose")
    assert heard == ["wrong"]
    page.take_scan(FIRST)  # the scanner goes on; nothing counts while it is red
    assert heard == ["wrong", "wrong"]
    assert said(page, "sign-waybill") == "○ 待扫描"
    for at, key, text in ((1000, Qt.Key.Key_E, "E"), (1004, Qt.Key.Key_Return, "\r")):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
        event.setTimestamp(at)
        QApplication.sendEvent(screen, event)
    assert red(page) is screen  # a waybill with letters ended in Enter: that was no hand
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert red(page) is None
    assert page.findChild(QLineEdit, "seal-scan").hasFocus()
    for scanned in (FIRST, one.case_nos[0]):  # what was right before is still right
        page.take_scan(scanned)
    assert state_of(hall, one) == "sealed"
    assert steps.facts_of(hall, steps.length(hall) - 1)["envelope"] == two.envelope_no


def test_a_void_label_says_so_and_what_another_window_voided_is_let_go(
    hall: Hall, bench: Bench, qtbot: QtBot, heard: list[str]
) -> None:
    its = bound(hall, FIRST)
    page, view = opened(bench, qtbot)
    page.take_scan(its.tag)
    assert its.envelope_no in said(page, "in-hand")
    envelope.void(hall.window("2"), its.envelope_no, "标签破损", new_act())
    view.refresh()
    assert its.envelope_no not in said(page, "in-hand")
    page.take_scan(its.tag)
    assert "已作废" in said(page, "seal-fault")
    assert red(page) is None
    assert heard == ["wrong"]


def test_esc_puts_the_envelope_down(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    one = bound(hall, FIRST)
    two = bound(hall, SECOND, receiver="王略")
    page, _ = opened(bench, qtbot)
    page.take_scan(one.tag)
    qtbot.keyClick(page.findChild(QLineEdit, "seal-scan"), Qt.Key.Key_Escape)
    for scanned in (two.tag, SECOND, two.case_nos[0]):
        page.take_scan(scanned)
    assert (state_of(hall, one), state_of(hall, two)) == ("bound", "sealed")


def test_a_label_scanned_elsewhere_leads_to_what_its_envelope_waits_for(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    its = bound(hall, FIRST)
    page, view = opened(bench, qtbot)
    page.show_envelope(its.envelope_no)
    assert page.view is view
    assert said(page, "sign-label") == "✓ 相符"
