"""A drawer is counted at the page: blind until it is saved, and with few keys."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from counter.dayclose import close
from counter.dayclose.shift import reading
from counter.queue.history import latest
from tests.conftest import Hall
from tests.counter.shift_verbs import opened, take
from tests.ui.benches import Bench
from ui.dayclose.page import DayclosePage

DAY = "2026-11-23"
MOST_KEYS = 20


@pytest.fixture
def bench(hall: Hall, tmp_path: Path) -> Bench:
    return Bench(hall.supervisor, tmp_path)


def shown(bench: Bench, qtbot: QtBot) -> DayclosePage:
    page = DayclosePage(bench.of)
    qtbot.addWidget(page)
    page.resize(1234, 688)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.refresh()
    return page


class Keys:
    """Keys into what has the focus; each press is counted, digits too."""

    def __init__(self, page: QWidget, qtbot: QtBot) -> None:
        self._page, self._qtbot, self.many = page, qtbot, 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        at = QApplication.focusWidget() or self._page
        self._qtbot.keyClick(at, key, modifier or Qt.KeyboardModifier.NoModifier)
        self.many += 1

    def write(self, digits: str) -> None:
        self._qtbot.keyClicks(QApplication.focusWidget(), digits)
        self.many += len(digits)


CTRL = Qt.KeyboardModifier.ControlModifier


def everything_told(page: QWidget) -> str:
    """All words of the whole tree: texts, tool tips, accessible words, rows, properties."""
    said: list[str] = []
    for part in (page, *page.findChildren(QObject)):
        meta = part.metaObject()
        for number in range(meta.propertyCount()):
            said.append(str(meta.property(number).read(part)))
        named = [bytes(name.data()).decode() for name in part.dynamicPropertyNames()]
        said += [str(part.property(name)) for name in named if not name.startswith("_")]
        if isinstance(part, QAbstractItemView) and part.model() is not None:
            model = part.model()
            for row in range(model.rowCount()):
                for column in range(model.columnCount()):
                    for role in Qt.ItemDataRole:
                        said.append(str(model.index(row, column).data(role)))
    return re.sub("0x[0-9a-f]+", "", "\n".join(said))


def test_what_should_be_there_is_nowhere_until_the_count_is_saved(
    hall: Hall, bench: Bench, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    opened(hall.supervisor, 214)
    take(hall, hall.supervisor, 137)
    caplog.set_level(logging.DEBUG)
    page = shown(bench, qtbot)
    keys = Keys(page, qtbot)
    keys.press(Qt.Key.Key_1, CTRL)
    keys.write("3")
    told = everything_told(page) + caplog.text + str(latest(hall.supervisor))
    for figure in ("351.00", "35100", "137.00", "13700"):
        assert figure not in told, "what should be there was shown before the count"
    keys.press(Qt.Key.Key_Return, CTRL)
    told = everything_told(page)
    assert "¥351.00" in told
    assert "-¥51.00" in told


def test_a_day_without_a_difference_is_closed_with_few_keys(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    opened(hall.supervisor, 200)
    take(hall, hall.supervisor, 175)
    page = shown(bench, qtbot)
    bench.ask.given = [True]
    keys = Keys(page, qtbot)
    keys.press(Qt.Key.Key_1, CTRL)
    for many in ("3", "1", "1", "0", "1"):  # 100 50 20 10 5
        keys.write(many)
        keys.press(Qt.Key.Key_Return)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.objectName() == "count-1"
    keys.press(Qt.Key.Key_Return, CTRL)
    assert reading.shifts(hall.supervisor, hall.supervisor.today)[0].state == "closed"
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.many += 1  # Enter in the question whether to close
    assert [day.close_no for day in close.closed_days(hall.desk)] == [1]
    assert keys.many <= MOST_KEYS


def test_a_difference_is_told_and_a_reason_or_a_recount_settles_it(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    opened(hall.supervisor, 200)
    page = shown(bench, qtbot)
    keys = Keys(page, qtbot)
    keys.press(Qt.Key.Key_1, CTRL)
    keys.write("1")
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.press(Qt.Key.Key_R, CTRL)
    keys.write("1")
    keys.press(Qt.Key.Key_Return)
    keys.write("1")
    keys.press(Qt.Key.Key_Return, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "wrong change")
    keys.press(Qt.Key.Key_Return)
    (card,) = reading.shifts(hall.supervisor, hall.supervisor.today)
    assert (card.state, len(card.counts), card.last.reason) == ("closed", 2, "wrong change")
    assert page._closing._close.key.isEnabled()


def test_what_was_typed_stays_where_saving_is_refused(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    opened(hall.desk, 200)
    page = shown(bench, qtbot)
    Keys(page, qtbot).press(Qt.Key.Key_1, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "2")
    from tests.counter import steps

    steps.count_all(hall)  # another window was quicker
    Keys(page, qtbot).press(Qt.Key.Key_Return, CTRL)
    assert "刚由刘颖清点过" in page._count._save.line.text()
    assert page._count._pieces["100"].text() == "2"


def test_letters_are_no_pieces_and_esc_goes_back(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    opened(hall.supervisor, 200)
    page = shown(bench, qtbot)
    keys = Keys(page, qtbot)
    keys.press(Qt.Key.Key_1, CTRL)
    keys.write("-a1.x2")
    assert page._count._pieces["100"].text() == "12"
    assert page._count._cash.text() == "¥1,200.00"
    keys.press(Qt.Key.Key_Escape)
    assert page._left.currentIndex() == 0
    assert not page._closing._close.key.isEnabled()
