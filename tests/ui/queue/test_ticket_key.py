"""取号 at the queue: a business is chosen, a ticket comes out; a scanned one tells its turn."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from counter.desk import new_act
from counter.queue import tickets
from tests.conftest import Hall
from tests.counter.telling_verbs import published
from tests.ui.benches import Bench
from tests.ui.queue.test_page import opened


def test_one_key_and_a_business_print_the_next_ticket(
    hall: Hall, tmp_path: Path, qtbot: QtBot
) -> None:
    bench = Bench(hall.desk, tmp_path, "SL", None, "SL")
    page = opened(bench, qtbot)
    with qtbot.waitActive(page):
        page.activateWindow()
    for _ in range(3):  # the second time the clerk thinks better of it
        qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert [name for _, _, name in bench.tray.printed] == [
        "JH20261123-B001 ticket 0", "JH20261123-B002 ticket 0"
    ]  # fmt: skip


def test_a_scanned_ticket_says_how_many_come_before_it(
    hall: Hall, tmp_path: Path, qtbot: QtBot
) -> None:
    for _ in range(2):
        taken = tickets.take(hall.desk, "RZ", new_act())
    page = opened(Bench(hall.desk, tmp_path), qtbot)
    page.show_ticket(taken.no)
    told = page.findChild(QLabel, "scanned-ticket")
    assert told.isVisible()
    assert "A002" in told.text()
    assert "前面 1 人" in told.text()


def test_a_notice_stands_above_the_queue_while_it_holds(
    hall: Hall, tmp_path: Path, qtbot: QtBot
) -> None:
    published(hall)
    page = opened(Bench(hall.desk, tmp_path), qtbot)
    qtbot.waitUntil(lambda: "元旦闭馆" in page._notices.words())
