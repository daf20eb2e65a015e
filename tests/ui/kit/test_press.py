"""Pressing, with the real background."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from counter.errors import BadAnswers, CounterError, Fault, Refused
from counter.text import Text
from tests.ui.kit.conftest import Line, bench_with
from ui.kit.background import Background
from ui.kit.press import Key, Press
from ui.kit.workbench import Workbench

SAVE = Text("保存", "Save")


@pytest.fixture
def bench(background: Background) -> Workbench:
    return bench_with(background)


def test_three_quick_presses_are_one_piece_of_work(
    qtbot: QtBot, bench: Workbench, page: QWidget
) -> None:
    may_go_on, done = threading.Event(), []

    def work() -> None:
        may_go_on.wait()
        done.append(1)

    press = Press(bench, SAVE, work=lambda: work, owner=page)
    with qtbot.waitSignal(press.done):
        for _ in range(3):
            qtbot.mouseClick(press.key, Qt.MouseButton.LeftButton)
            press.press()
        assert not press.key.isEnabled()
        may_go_on.set()
    assert done == [1]
    assert press.key.isEnabled()


def test_the_result_comes_to_the_page(qtbot: QtBot, bench: Workbench, page: QWidget) -> None:
    results: list[int] = []
    press = Press(bench, SAVE, work=lambda: lambda: 42, then=results.append, owner=page)
    with qtbot.waitSignal(press.done):
        press.press()
    assert results == [42]


def test_a_refusal_stands_under_the_button_until_the_next_press(
    qtbot: QtBot, bench: Workbench, page: QWidget
) -> None:
    works = [lambda: _refuse(), lambda: None]
    told: list[CounterError] = []
    press = Press(bench, SAVE, work=lambda: works.pop(0), failed=told.append, owner=page)
    with qtbot.waitSignal(press.refused):
        press.press()
    assert press.line.text() == "请更正：电话不对"
    assert not press.line.isHidden()
    assert isinstance(told[0], BadAnswers)
    assert press.key.isEnabled()
    with qtbot.waitSignal(press.done):
        press.press()
    assert press.line.isHidden()


def _refuse() -> None:
    raise BadAnswers((Fault("phone", Text("电话不对", "wrong phone")),))


def test_a_refusal_while_reading_the_page_is_said_too(bench: Workbench, page: QWidget) -> None:
    def read() -> None:
        raise Refused(Text("没有选办件。", "No case chosen."))

    press = Press(bench, SAVE, work=read, owner=page)
    press.press()
    assert press.line.text() == "没有选办件。"


def test_nothing_to_do_is_nothing_done(bench: Workbench, page: QWidget) -> None:
    press = Press(bench, SAVE, work=lambda: None, owner=page)
    press.press()
    assert not press.is_busy
    assert press.key.isEnabled()


def test_a_page_closed_during_its_work_raises_nothing(qtbot: QtBot, background: Background) -> None:
    may_go_on, later = threading.Event(), []
    page = QWidget()
    bench = bench_with(background)
    press = Press(
        bench, SAVE, work=lambda: may_go_on.wait, then=lambda _: later.append("wrong"), owner=page
    )
    press.press()
    delete(page)
    may_go_on.set()
    background.run(bench.bulletin, lambda: None, lambda _: later.append("next"))
    qtbot.waitUntil(lambda: bool(later))
    assert later == ["next"]


def test_a_key_presses_and_the_button_names_it(
    qtbot: QtBot, bench: Workbench, page: QWidget
) -> None:
    press = Press(bench, SAVE, "Ctrl+Enter", work=lambda: lambda: None, owner=page)
    press.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    assert press.key.text() == "保存  Ctrl+Enter"
    assert press.key.accessibleName() == "保存"
    with qtbot.waitSignal(press.done):
        qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_button_that_is_not_allowed_stays_grey(bench: Workbench, page: QWidget) -> None:
    asked: list[int] = []
    press = Press(bench, SAVE, work=lambda: asked.append(1), owner=page)
    press.allow(False)
    press.press()
    assert (asked, press.key.isEnabled()) == ([], False)


def test_an_act_of_this_window_is_news_at_once(
    qtbot: QtBot, background: Background, page: QWidget
) -> None:
    journal: list[Line] = []
    bench = bench_with(background, lambda seq: [line for line in journal if line.seq > seq])
    refreshed: list[int] = []
    bench.bulletin.on("accept", lambda: refreshed.append(1), page)
    press = Press(bench, SAVE, work=lambda: lambda: journal.append(Line(1, "accept")), owner=page)
    with qtbot.waitSignal(bench.bulletin.told):
        press.press()
    assert refreshed == [1]


def test_enter_presses_the_key_that_has_the_focus(qtbot: QtBot) -> None:
    key = Key("受理", "Ctrl+Enter")
    qtbot.addWidget(key)
    presses: list[int] = []
    key.clicked.connect(lambda: presses.append(1))
    qtbot.keyClick(key, Qt.Key.Key_Return)
    qtbot.keyClick(key, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert presses == [1, 1]
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True
    )
    QApplication.sendEvent(key, held)
    assert presses == [1, 1]
