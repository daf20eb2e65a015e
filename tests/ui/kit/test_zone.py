"""Machine-readable zones in the form: scanned by a scanner, pasted, or misread; pinyin proposed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from counter.casetypes import visa_agency
from counter.text import Text
from tests.counter.values.test_mrz import chinese
from ui.kit.pieces import Pieces
from ui.kit.scanner import Scanner

TODAY = date(2026, 11, 23)
QUESTIONS = visa_agency.CASE_TYPE.asked("piece")
_MODIFIERS = {True: Qt.KeyboardModifier.ShiftModifier, False: Qt.KeyboardModifier.NoModifier}


class Window:
    """Lines of passports, a field beside them, a scanner and its clock."""

    def __init__(self, page: QWidget) -> None:
        self.now = 1000
        self.pieces = Pieces(QUESTIONS, page, title=Text("持照人", "Holder"), today=TODAY)
        self.other = QLineEdit(page)
        layout = QVBoxLayout(page)
        layout.addWidget(self.pieces)
        layout.addWidget(self.other)
        app = QApplication.instance()
        assert app is not None
        self.scanner = Scanner(app, lambda: self.now)

    def cell(self, code: str, line: int = 0) -> QLineEdit:
        found = self.pieces.lines[line].editors[code]
        assert isinstance(found, QLineEdit)
        return found

    def scan(self, text: str, where: QWidget, gap: int = 6) -> None:
        for sign in text:
            self.now += gap
            key = Qt.Key.Key_Return if sign == "\n" else Qt.Key(ord(sign))
            event = QKeyEvent(
                QEvent.Type.KeyPress, key, _MODIFIERS[sign.isupper() or sign == "<"],
                "\r" if sign == "\n" else sign,
            )  # fmt: skip
            QApplication.sendEvent(where, event)


@pytest.fixture
def window(qtbot: QtBot, page: QWidget) -> Iterator[Window]:
    made = Window(page)
    yield made
    QApplication.instance().removeEventFilter(made.scanner)
    made.scanner.deleteLater()


@pytest.mark.parametrize("end", ["\n", ""])
def test_a_scanned_zone_fills_the_line_and_leaves_no_sign_behind(
    qtbot: QtBot, window: Window, end: str
) -> None:
    holder = window.cell("holder")
    holder.setFocus()
    window.scan(chinese() + end, holder)
    qtbot.waitUntil(lambda: window.cell("passport_no").text() == "PE1234567")
    assert window.cell("pinyin").text() == "LYU QIANG"
    assert window.cell("expires_on").text() == "2031-02-28"
    assert holder.text() == ""


def test_a_zone_without_line_breaks_is_the_same(qtbot: QtBot, window: Window) -> None:
    window.cell("holder").setFocus()
    window.scan(chinese().replace("\n", "") + "\n", window.cell("holder"))
    qtbot.waitUntil(lambda: window.cell("passport_no").text() == "PE1234567")


def test_a_pasted_zone_is_the_same(qtbot: QtBot, window: Window) -> None:
    window.cell("passport_no").setText(chinese().replace("\n", " "))
    qtbot.waitUntil(lambda: window.cell("passport_no").text() == "PE1234567")


def test_a_misread_zone_names_the_field_and_changes_nothing(qtbot: QtBot, window: Window) -> None:
    window.cell("pinyin").setText("LV QIANG")
    window.cell("passport_no").setText(chinese().replace("PE1234567", "PE1234568"))
    line = window.pieces.lines[0]
    qtbot.waitUntil(lambda: "证件号码" in line.faults.text())
    assert window.cell("pinyin").text() == "LV QIANG"
    assert window.cell("passport_no").text() == ""


def test_the_next_zone_goes_into_the_next_line(window: Window) -> None:
    window.pieces.take_zone(chinese())
    window.other.setFocus()
    window.pieces.take_zone(chinese("QU<<XU", "PE7654321"))
    assert window.cell("passport_no", 1).text() == "PE7654321"


def test_where_nothing_can_use_a_zone_it_is_typing(qtbot: QtBot, window: Window) -> None:
    window.other.setFocus()
    window.scan("PE1234567<", window.other)
    qtbot.waitUntil(lambda: window.other.text() == "PE1234567<")


def test_a_hand_that_types_a_number_is_not_a_scanner(qtbot: QtBot, window: Window) -> None:
    cell = window.cell("passport_no")
    cell.setFocus()
    window.scan("PE1234567", cell, gap=90)
    qtbot.waitUntil(lambda: cell.text() == "PE1234567")


def test_pinyin_is_proposed_until_somebody_spells_it(window: Window) -> None:
    window.cell("holder").setText("吕强")
    assert window.cell("pinyin").text() == "LYU QIANG"
    window.cell("holder").setText("单雄信")
    assert window.cell("pinyin").text() == "SHAN XIONGXIN"
    window.cell("pinyin").setText("DAN XIONGXIN")
    window.cell("holder").setText("单雄")
    assert window.cell("pinyin").text() == "DAN XIONGXIN"


def test_a_draft_keeps_its_spelling_and_one_without_gets_a_proposal(window: Window) -> None:
    window.pieces.set_answers([{"holder": "吕强", "pinyin": "LV QIANG"}, {"holder": "曲徐"}])
    assert [window.cell("pinyin", no).text() for no in (0, 1)] == ["LV QIANG", "QU XU"]
    assert window.pieces.answers()[0]["pinyin"] == "LV QIANG"
