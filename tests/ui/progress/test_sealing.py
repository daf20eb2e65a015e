"""The stickers of a case are scanned; a result that is void is so before two people."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from counter.desk import new_act
from counter.progress.blanks.receive import receive_blanks
from counter.progress.register.results import results
from tests.conftest import Hall
from tests.counter import steps
from tests.ui.benches import Bench
from tests.ui.progress.hands import open_panel, opened, step_of, two_deeds
from ui.kit.scanner import Scanner
from ui.progress.case_card import CasePanel
from ui.scan_route import ScanRoute


@pytest.fixture
def two(hall: Hall) -> str:
    """A paid case of two certificates, examined."""
    no = hall.accept("RZ", pieces=two_deeds()).case_no
    steps.bring_to(hall, no, "examined")
    return no


def field(card: CasePanel, name: str) -> QLineEdit:
    return card.findChild(QLineEdit, name)


def numbers(hall: Hall, no: str) -> list[tuple[str, str, str]]:
    return [(r.authentication_no, r.small_no, r.sticker_no) for r in results(hall.desk, no)]


def test_the_first_sticker_brings_the_others(
    hall: Hall, bench: Bench, qtbot: QtBot, two: str
) -> None:
    card = opened(bench, qtbot, two)
    card.press_next()
    first = field(card, "authentication_no.1")
    qtbot.waitUntil(first.hasFocus)  # the first time of all nothing is known
    qtbot.keyClicks(first, "26500001")
    qtbot.keyClick(first, Qt.Key.Key_Return)
    qtbot.keyClick(field(card, "small_no.1"), Qt.Key.Key_Return)
    sticker = field(card, "sticker_no.1")
    assert sticker.hasFocus()
    qtbot.keyClicks(sticker, "cq000123")
    assert field(card, "sticker_no.2").text() == "CQ000124"
    assert field(card, "authentication_no.2").text() == "26500002"
    qtbot.keyClick(sticker, Qt.Key.Key_Return)
    qtbot.keyClick(field(card, "sticker_no.2"), Qt.Key.Key_Return)
    place = open_panel(card).form.field("place").editor
    assert place.hasFocus()
    qtbot.keyClicks(place, "Chongqing")
    qtbot.keyClick(place, Qt.Key.Key_Return)
    assert step_of(hall, two) == "已制证"
    assert numbers(hall, two) == [
        ("26500001", "001", "CQ000123"), ("26500002", "001", "CQ000124"),
    ]  # fmt: skip


def test_the_next_case_needs_one_scan_and_a_scanner_that_sends_digits_only_reaches_the_field(
    hall: Hall, bench: Bench, qtbot: QtBot, two: str, qapp: object
) -> None:
    steps.seal_all(hall, two)
    no = hall.accept("RZ").case_no
    steps.bring_to(hall, no, "examined")
    card = opened(bench, qtbot, no)
    now = [0]
    scanner = Scanner(qapp, lambda: now[0])
    scanner.scanned.connect(ScanRoute(bench.of, card).take)
    card.press_next()
    sticker = field(card, "sticker_no.1")
    qtbot.waitUntil(sticker.hasFocus)
    assert sticker.placeholderText() == "CQ000003"
    for digit in "202600000777":
        now[0] += 4
        qtbot.keyClick(sticker, digit)
    qtbot.keyClick(sticker, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: step_of(hall, no) == "已制证")
    qapp.removeEventFilter(scanner)
    assert numbers(hall, no) == [("26500003", "001", "202600000777")]


def test_a_sticker_scanned_by_itself_stays_and_the_rows_below_follow_it(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    pieces = [*two_deeds(), {**two_deeds()[0], "certificate_no": "(2026)渝证字第0003号"}]
    no = hall.accept("RZ", pieces=pieces).case_no
    steps.bring_to(hall, no, "examined")
    card = opened(bench, qtbot, no)
    card.press_next()
    qtbot.keyClicks(field(card, "sticker_no.1"), "CQ000001")
    second = field(card, "sticker_no.2")
    second.clear()
    qtbot.keyClicks(second, "CQ000050")
    qtbot.keyClick(field(card, "sticker_no.1"), Qt.Key.Key_Backspace)
    qtbot.keyClicks(field(card, "sticker_no.1"), "2")
    assert [field(card, f"sticker_no.{n}").text() for n in (1, 2, 3)] == [
        "CQ000002", "CQ000050", "CQ000051",
    ]  # fmt: skip


def test_what_is_wrong_is_marked_and_nothing_typed_is_lost(
    hall: Hall, bench: Bench, qtbot: QtBot, two: str
) -> None:
    receive_blanks(hall.supervisor, "CQ000001", "CQ000010", "领取单", new_act())
    card = opened(bench, qtbot, two)
    card.press_next()
    panel = open_panel(card)
    panel.fill(place="重庆")
    qtbot.keyClicks(field(card, "authentication_no.1"), "265")
    qtbot.keyClicks(field(card, "sticker_no.1"), "CQ000009")
    panel.complete()
    assert field(card, "authentication_no.1").property("wrong")
    assert "认证号应为 6 至 16 位数字" in card.findChild(QLabel, "panel_fault").text()
    field(card, "authentication_no.1").clear()
    qtbot.keyClicks(field(card, "authentication_no.1"), "26500001")
    qtbot.keyClicks(field(card, "sticker_no.1"), "9")
    panel.complete()
    assert "CQ0000099 不在库存" in card.findChild(QLabel, "panel_fault").text()
    assert field(card, "sticker_no.1").text() == "CQ0000099"
    assert step_of(hall, two) == "已审核"


def test_one_of_two_is_made_void_before_a_colleague_and_scanned_anew(
    hall: Hall, bench: Bench, qtbot: QtBot, two: str
) -> None:
    steps.seal_all(hall, two)
    card = opened(bench, qtbot, two)
    offer = next(o for o in steps.card.card(hall.desk, two).moves if o.code == "remake")
    card._work_of(offer)
    panel = open_panel(card)
    panel.fill(reason="打印错位")
    panel.complete()
    assert "至少勾选一件" in card.findChild(QLabel, "panel_fault").text()
    panel.findChild(object, "void.2").setChecked(True)
    field(card, "second_login").setText("liuying")
    field(card, "second_password").setText("supervisor-1")
    qtbot.keyClick(field(card, "second_password"), Qt.Key.Key_Return)
    assert step_of(hall, two) == "已审核"
    card.press_next()
    assert card.findChild(QLineEdit, "sticker_no.1") is None
    qtbot.keyClicks(field(card, "sticker_no.2"), "CQ000009")
    open_panel(card).complete()
    assert step_of(hall, two) == "已制证"
    card.open_section("register")
    shown = "\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())
    assert "作废 2026-11-23：打印错位（王芳、刘颖）" in shown
    for sticker in ("CQ000001", "CQ000002", "CQ000009"):
        assert sticker in shown
