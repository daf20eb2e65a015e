"""A shift is opened with its float, and looked at as it stands, from the day's page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from counter.dayclose.shift import reading
from counter.intake import accept
from counter.store.tables.hall import Paper
from counter.store.tables.journal import Entry
from counter.values.money import Money
from tests.conftest import Hall
from tests.counter.shift_verbs import opened, take
from tests.papers import reading as papers
from tests.ui.benches import Bench
from tests.ui.dayclose.test_counting import everything_told
from ui.dayclose.page import DayclosePage

CTRL = Qt.KeyboardModifier.ControlModifier


def shown(bench: Bench, qtbot: QtBot) -> DayclosePage:
    page = DayclosePage(bench.of)
    qtbot.addWidget(page)
    page.resize(1234, 640)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.refresh()
    return page


def press(page: QWidget, name: str, qtbot: QtBot) -> None:
    key = page.findChild(QPushButton, name)
    assert isinstance(key, QPushButton)
    assert key.isEnabled(), name
    key.setFocus()
    qtbot.keyClick(key, Qt.Key.Key_Return)


@pytest.fixture
def bench(hall: Hall, tmp_path: Path) -> Bench:
    return Bench(hall.supervisor, tmp_path)


def test_a_shift_is_opened_with_the_float_that_is_typed(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    page = shown(bench, qtbot)
    page._closing.lists.choose("shifts")
    bench.ask.given = [None, "two hundred", "214.50"]
    press(page, "open-shift", qtbot)  # thought better of
    press(page, "open-shift", qtbot)
    assert "two hundred" in page._paper_line.text()
    assert reading.shifts(hall.supervisor, hall.supervisor.today) == ()
    press(page, "open-shift", qtbot)
    (card,) = reading.shifts(hall.supervisor, hall.supervisor.today)
    assert (card.clerk, card.opening) == (hall.supervisor.clerk.name, Money(21450))
    assert page._closing.chosen_shift() == card
    assert page._shift_keys._said == "214.50"


def test_the_x_report_is_looked_at_and_printed_and_nothing_is_kept(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    card = opened(hall.desk, 200)
    take(hall, hall.desk, 137)
    accept.accept(hall.desk, hall.application())  # a paper waits: its key is Ctrl+P, too
    with hall.desk.reading():
        before = (Paper.select().count(), Entry.select().count())
    page = shown(bench, qtbot)
    press(page, "x-report", qtbot)
    view = page._x_view
    assert view is not None
    assert page._left.currentWidget() is view
    assert view.preview.page == 1
    qtbot.keyClick(view, Qt.Key.Key_P, CTRL)
    ((_, pdf, name),) = bench.tray.printed
    assert name == f"{card.no} x_report"
    assert card.no in papers.copied(pdf)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert page._left.currentIndex() == 0
    assert view.preview.page == 0
    with hall.desk.reading():
        assert (Paper.select().count(), Entry.select().count()) == before


def test_a_clerk_finds_no_sum_of_his_own_drawer_on_the_x_report(
    hall: Hall, tmp_path: Path, qtbot: QtBot
) -> None:
    opened(hall.desk, 214)
    take(hall, hall.desk, 137)
    bench = Bench(hall.desk, tmp_path)
    page = shown(bench, qtbot)
    press(page, "x-report", qtbot)
    assert page._x_view is not None
    told = everything_told(page) + papers.copied(page._x_view._pdf)
    for figure in ("351.00", "35100", "137.00", "13700"):
        assert figure not in told


def test_one_list_is_shown_at_a_time_and_what_stands_in_the_way_comes_first(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    page = shown(bench, qtbot)
    lists = page._closing.lists
    assert lists.code == "exceptions"
    opened(hall.desk, 200)
    page.refresh()
    assert lists.code == "shifts"
    seen = [page._closing._shifts, page._closing._papers, page._closing._exceptions, page._closed]
    for code, table in zip(("shifts", "papers", "exceptions", "closed"), seen, strict=True):
        key = page.findChild(QPushButton, f"list-{code}")
        assert isinstance(key, QPushButton)
        qtbot.mouseClick(key, Qt.MouseButton.LeftButton)
        assert [one.isVisible() for one in seen] == [one is table for one in seen]
    page.refresh()
    assert lists.code == "closed", "what a person chose stays chosen"
    page._ask_for("2026-11")
    assert page.findChild(QPushButton, "list-shifts").isHidden()
    assert page._closed.isVisible()


def test_the_page_fits_with_every_list_full(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    opened(hall.desk, 200)
    opened(hall.supervisor, 200)
    for letters in ("RZ", "RZ", "HZ", "SL", "QZ"):
        accept.accept(hall.desk, hall.application(letters))
    page = shown(bench, qtbot)
    assert len(page._closing._papers.rows.rows) >= 5
    needed = page.minimumSizeHint()
    assert needed.height() <= 640
    assert needed.width() <= 1246
    lists, close = page._closing.lists, page._closing._close
    assert lists.geometry().bottom() < page._closing._count.geometry().top()
    assert page._closing._count.geometry().bottom() < close.geometry().top()
