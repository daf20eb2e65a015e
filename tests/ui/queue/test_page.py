"""The queue as a clerk uses it: filters, keys, and a list that does not jump."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from counter.desk import new_act
from counter.intake import accept
from counter.progress import moves
from counter.queue import card as cards
from counter.queue import worklists
from counter.text import Text
from tests.conftest import BY_POST, Hall
from tests.counter import steps
from tests.ui.benches import Bench
from ui.kit.notice_strip import NoticeStrip
from ui.queue.columns import due_words
from ui.queue.page import QueuePage


@pytest.fixture
def bench(hall: Hall, tmp_path: Path) -> Bench:
    return Bench(hall.desk, tmp_path)


def opened(bench: Bench, qtbot: QtBot) -> QueuePage:
    page = QueuePage(bench.of)
    qtbot.addWidget(page)
    page.resize(860, 600)
    page.show()
    page.refresh()
    page.setFocus()
    return page


def listed(page: QueuePage) -> list[str]:
    return [row.case_no for row in page.table.rows.rows]


def test_a_digit_chooses_the_filter_at_that_place(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    late = hall.accept("RZ").case_no
    hall.later(days=14)
    fresh = hall.accept("RZ").case_no
    page = opened(bench, qtbot)
    assert listed(page) == [late, fresh]
    qtbot.keyClick(page.table, Qt.Key.Key_3)
    assert listed(page) == [late]
    assert page.findChild(QPushButton, "filter_overdue").isChecked()


def test_each_filter_says_how_many_it_holds(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    hall.accept("RZ")
    hall.accept("SL")
    page = opened(bench, qtbot)
    assert page.findChild(QPushButton, "filter_all").text() == "全部 2"
    assert page.findChild(QPushButton, "filter_ready").text() == "待取"


def test_the_list_keeps_its_case_when_another_window_adds_one(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    numbers = [hall.accept("RZ").case_no for _ in range(3)]
    page = opened(bench, qtbot)
    page.select(numbers[1])
    hall.accept("RZ", speed="urgent")
    bench.bulletin.look()
    assert len(listed(page)) == 4
    assert page.table.current().case_no == numbers[1]


def test_a_list_that_nobody_sees_is_not_read_but_the_rail_is_told_the_counts(
    hall: Hall, bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a run of 5,000 labels in the mail room reads the queue anew every two seconds."""
    page = opened(bench, qtbot)
    page.hide()
    told: list[dict[str, int]] = []
    page.counted.connect(told.append)
    monkeypatch.setattr(worklists, "open_cases", lambda *_: pytest.fail("read unseen"))
    hall.accept("RZ")
    bench.bulletin.look()
    assert told[-1]["all"] == 1


def test_enter_opens_the_case_and_moving_only_peeks(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    first, second = (hall.accept("RZ").case_no for _ in range(2))
    page = opened(bench, qtbot)
    qtbot.waitUntil(page.table.hasFocus)
    peeked: list[str] = []
    page.peeked.connect(peeked.append)
    page.select(first)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert peeked[-1] == second
    with qtbot.waitSignal(page.opened) as told:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert told.args == [second]


def test_one_kind_and_ones_own_cases_can_be_picked_out(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    mine, card = hall.accept("RZ").case_no, hall.accept("SL").case_no
    page = opened(bench, qtbot)
    kind = page.findChild(QComboBox, "kind")
    kind.setCurrentIndex(kind.findData("apec_card"))
    kind.activated.emit(kind.currentIndex())
    assert listed(page) == [card]
    kind.setCurrentIndex(0)
    kind.activated.emit(0)
    other = hall.window("2")
    seen = cards.card(other, card)
    moves.advance(other, card, seen.revision, "examine", {}, new_act())
    page.findChild(QCheckBox, "mine").click()
    assert listed(page) == [mine]


def test_the_due_column_says_late_today_stopped_and_done(hall: Hall) -> None:
    from counter.queue import worklists

    filed = hall.accept("RZ", **BY_POST)
    row = worklists.open_cases(hall.desk)[0]
    assert row.due_on is not None
    assert due_words(row, hall.desk.today) == f"{row.due_on:%m-%d}"
    hall.now += row.due_on - hall.desk.today
    row = worklists.open_cases(hall.desk)[0]
    assert due_words(row, hall.desk.today) == "今天"
    hall.later(days=3)
    row = worklists.open_cases(hall.desk)[0]
    assert due_words(row, hall.desk.today) == "逾期3天"
    revision = cards.card(hall.desk, filed.case_no).revision
    moves.advance(hall.desk, filed.case_no, revision, "suspend", {"missing": "原件"}, new_act())
    row = worklists.open_cases(hall.desk)[0]
    assert due_words(row, hall.desk.today + timedelta(days=1)) == "停时"


def test_what_is_late_stands_above_what_only_waits_to_be_collected(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    ready = steps.ready(hall)
    hall.later(days=1)
    late = hall.accept("RZ").case_no
    hall.later(days=14)
    assert listed(opened(bench, qtbot)) == [late, ready]


def test_what_waits_to_be_accepted_says_how_long_there_is_to_tell(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = accept.receive(hall.desk, hall.application("RZ")).case_no
    told = []
    for passed in (0, 7, 1):
        hall.later(days=passed)
        (row,) = opened(bench, qtbot).table.rows.rows
        assert row.case_no == no
        told.append((due_words(row, hall.desk.today), row.urgency))
    assert told == [("告知剩5天", "later"), ("今天告知", "today"), ("告知逾1天", "overdue")]


def test_what_everybody_should_know_stands_above_the_list(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot)
    qtbot.waitUntil(page._notices.isVisible)  # they come after the list
    assert page._notices.words().startswith("● 日历缺 2027 年")
    hall.now = hall.now.replace(month=9, day=1)
    page.refresh()
    said = "● 越南 2026-09-11 起改办附加证明书（待核实）"
    qtbot.waitUntil(lambda: page._notices.words() == said)
    hall.now = hall.now.replace(month=10, day=1)
    page.refresh()
    qtbot.waitUntil(lambda: not page._notices.isVisible())


def test_of_several_notices_the_first_is_shown_and_a_key_shows_the_others(qtbot: QtBot) -> None:
    strip = NoticeStrip()
    qtbot.addWidget(strip)
    strip.show_notices([Text("甲", "A"), Text("乙", "B"), Text("丙", "C")])
    more = strip.findChild(QPushButton, "notices-more")
    assert (strip.words(), more.text()) == ("● 甲", "还有 2 条")
    qtbot.keyClick(more, Qt.Key.Key_Return)
    assert (strip.words(), more.text()) == ("● 甲\n● 乙\n● 丙", "收起")


def test_beside_a_wide_card_columns_give_way_before_names(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    hall.accept("RZ")
    page = opened(bench, qtbot)
    page.resize(1000, 600)
    assert not any(page.table.isColumnHidden(number) for number in range(8))
    page.resize(620, 600)
    assert page.table.columnWidth(2) >= 90
    assert not page.table.isColumnHidden(1)
