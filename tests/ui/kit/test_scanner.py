"""The scanner against fields, dialogs and hands; a clock of the test gives the pace."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.scanner import Scanner

TAG = "1310112611230000712345678"


class Bench:
    """A field with the focus, a scanner, and a hand or a machine that types."""

    def __init__(self, page: QWidget) -> None:
        self.now = 1000
        self.heard: list[str] = []
        self.page = page
        self.field = QLineEdit(page)
        QVBoxLayout(page).addWidget(self.field)
        app = QApplication.instance()
        assert app is not None
        self.scanner = Scanner(app, lambda: self.now)
        self.scanner.scanned.connect(self.heard.append)

    def type(self, text: str, gap: int, where: QWidget | None = None) -> None:
        for sign in text:
            self.now += gap
            key = Qt.Key.Key_Return if sign == "\n" else Qt.Key(ord(sign.upper()))
            event = QKeyEvent(
                QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier,
                "\r" if sign == "\n" else sign,
            )  # fmt: skip
            QApplication.sendEvent(where or self.field, event)


@pytest.fixture
def bench(qtbot: QtBot, page: QWidget) -> Iterator[Bench]:
    made = Bench(page)
    made.field.setFocus()
    yield made
    QApplication.instance().removeEventFilter(made.scanner)
    made.scanner.deleteLater()


def test_a_scan_is_heard_and_leaves_nothing_in_the_field(qtbot: QtBot, bench: Bench) -> None:
    bench.field.setText("张三")
    bench.type(TAG + "\n", gap=8)
    qtbot.waitUntil(lambda: bench.heard == [TAG])
    assert bench.field.text() == "张三"


def test_a_hand_types_into_the_field_and_its_enter_is_enter(qtbot: QtBot, bench: Bench) -> None:
    entered: list[int] = []
    bench.field.returnPressed.connect(lambda: entered.append(1))
    bench.type("13800138000\n", gap=120)
    assert bench.field.text() == "13800138000"
    assert entered == [1]
    assert bench.heard == []


def test_a_last_digit_of_a_hand_appears_by_itself(qtbot: QtBot, bench: Bench) -> None:
    bench.type("7", gap=120)
    assert bench.field.text() == ""
    qtbot.waitUntil(lambda: bench.field.text() == "7")


def test_digits_and_letters_stay_in_order(bench: Bench) -> None:
    bench.type("EA123456789CN", gap=8)
    assert bench.field.text() == "EA123456789CN"


def test_few_digits_in_a_hurry_are_no_scan(bench: Bench) -> None:
    bench.type("123456789\n", gap=8)
    assert (bench.field.text(), bench.heard) == ("123456789", [])


def test_a_pace_between_hand_and_machine_is_a_hand(bench: Bench) -> None:
    bench.type(TAG + "\n", gap=36)
    assert (bench.field.text(), bench.heard) == (TAG, [])


def test_digits_before_a_scan_stay_in_the_field(qtbot: QtBot, bench: Bench) -> None:
    bench.type("12", gap=100)
    bench.now += 100
    bench.type(TAG + "\n", gap=8)
    qtbot.waitUntil(lambda: bench.heard == [TAG])
    assert bench.field.text() == "12"


def test_a_key_held_down_is_no_scan(bench: Bench) -> None:
    for _ in range(12):
        bench.now += 30
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, "1", True
        )
        QApplication.sendEvent(bench.field, event)
    bench.type("\n", gap=8)
    assert (bench.field.text(), bench.heard) == ("1" * 12, [])


def test_an_input_method_that_takes_digits_does_not_hide_a_scan(qtbot: QtBot, bench: Bench) -> None:
    for sign in TAG:
        bench.now += 8
        event = QInputMethodEvent()
        event.setCommitString(sign)
        QApplication.sendEvent(bench.field, event)
    bench.type("\n", gap=8)
    qtbot.waitUntil(lambda: bench.heard == [TAG])
    assert bench.field.text() == ""


def test_chinese_from_an_input_method_passes(bench: Bench) -> None:
    event = QInputMethodEvent()
    event.setCommitString("王芳")
    QApplication.sendEvent(bench.field, event)
    assert bench.field.text() == "王芳"


def test_a_scan_is_heard_through_the_window_while_a_dialog_is_open(
    qtbot: QtBot, bench: Bench
) -> None:
    dialog = QDialog(bench.page)
    key = QPushButton("确定", dialog)
    key.setDefault(True)
    key.clicked.connect(dialog.accept)
    closed: list[int] = []
    dialog.finished.connect(closed.append)

    def scan() -> None:
        # The way of real keys: through the window system, shortcuts first.
        for sign in TAG:
            QTest.keyClick(dialog.windowHandle(), sign)
        QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Return)

    def look() -> None:
        assert bench.heard == [TAG]
        assert closed == []
        dialog.reject()

    bench.scanner.scanned.connect(lambda _: QTimer.singleShot(0, look))
    QTimer.singleShot(0, scan)
    dialog.exec()
    assert bench.heard == [TAG]


def test_a_test_or_a_camera_may_feed_it(bench: Bench) -> None:
    bench.scanner.feed(TAG)
    assert bench.heard == [TAG]


def test_a_shortcut_finds_the_digits_typed_before_it(qtbot: QtBot, bench: Bench) -> None:
    found: list[str] = []
    shortcut = QShortcut(QKeySequence("F8"), bench.page)
    shortcut.activated.connect(lambda: found.append(bench.field.text()))
    bench.page.activateWindow()
    qtbot.waitUntil(bench.page.isActiveWindow)
    QTest.keyClick(bench.page.windowHandle(), Qt.Key.Key_7)
    QTest.keyClick(bench.page.windowHandle(), Qt.Key.Key_F8)
    assert found == ["7"]


def test_the_enter_of_a_scan_presses_nothing(qtbot: QtBot, bench: Bench) -> None:
    pressed: list[int] = []
    shortcut = QShortcut(QKeySequence("Return"), bench.page)
    shortcut.activated.connect(lambda: pressed.append(1))
    bench.page.activateWindow()
    qtbot.waitUntil(bench.page.isActiveWindow)
    for sign in TAG:
        QTest.keyClick(bench.page.windowHandle(), sign)
    QTest.keyClick(bench.page.windowHandle(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bench.heard == [TAG])
    assert pressed == []
