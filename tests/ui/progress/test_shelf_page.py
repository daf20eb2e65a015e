"""The shelf at its page, by keyboard and scanner; and the place where somebody collects."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from counter import outbox
from counter.desk import new_act
from counter.progress.shelving import collecting, places, shelve, sweep
from counter.queue import worklists
from tests.conftest import Hall
from tests.counter import steps
from tests.counter.shelf_verbs import rack
from tests.ui.benches import Bench
from tests.ui.progress.hands import open_panel, supervised
from tests.ui.progress.hands import opened as opened_case
from ui.progress.shelf.page import ShelfPage
from ui.queue.columns import due_words

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(bench: Bench, qtbot: QtBot, view: str = "shelve") -> ShelfPage:
    page = ShelfPage(bench.of)
    qtbot.addWidget(page)
    page.resize(1234, 688)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.show_view(view) if view == "shelve" else page.keys.choose(view)
    return page


def told(page: QWidget, name: str) -> str:
    return page.findChild(QLabel, name).text()


def press(page: QWidget, name: str) -> None:
    page.findChild(QPushButton, name).click()


def typed(qtbot: QtBot, page: ShelfPage, *scans: str) -> None:
    """The scanner types into the field that has the cursor, and ends with Enter."""
    for text in scans:
        field = page.view.scan  # type: ignore[union-attr]
        field.setText(text)
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_an_empty_hall_is_told_what_comes_first(bench: Bench, qtbot: QtBot) -> None:
    page = opened(bench, qtbot)
    assert "请主管按 Ctrl+4" in told(page, "shelf_told")
    page.keys.choose("places")
    assert page.findChild(QLabel, "places_only").isVisible()
    assert not page.places.form.isVisible()


def test_a_supervisor_declares_a_rack_and_prints_its_labels(
    hall: Hall, qtbot: QtBot, tmp_path: Path
) -> None:
    bench = supervised(hall, tmp_path)
    page = opened(bench, qtbot, "places")
    page.places.form.fill(rack="a", rows="2", boxes="2")
    qtbot.keyClick(page.places.form, Qt.Key.Key_Return, CTRL)
    codes = [row.code for row in page.places.table.rows.rows]
    assert codes == ["A-01-1", "A-01-2", "A-02-1", "A-02-2"]
    press(page, "places_print")
    assert len(bench.tray.printed) == 1
    assert [job.kind for job in outbox.unconfirmed(hall.desk)] == ["shelf_labels"]


def test_a_place_stays_for_the_papers_that_follow(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    rack(hall)
    first, second = steps.ready(hall), steps.ready(hall)
    page = opened(bench, qtbot)
    assert told(page, "shelf_waits") == "待上架 2 件"
    typed(qtbot, page, "A-01-1", first, second.lower())
    assert told(page, "shelf_now") == "A-01-1"
    assert {row.place for row in shelve.lying(hall.desk)} == {"A-01-1"}
    assert told(page, "shelf_lies") == "A-01-1 在架 2 件"
    assert told(page, "shelf_waits") == "待上架 0 件"
    qtbot.keyClick(page.shelve.scan, Qt.Key.Key_Escape)
    assert told(page, "shelf_now") == "请扫货位"


def test_a_paper_that_was_scanned_first_takes_the_next_place_for_itself(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    rack(hall)
    first, second = steps.ready(hall), steps.ready(hall)
    page = opened(bench, qtbot)
    page.take_case(first)
    assert first in told(page, "shelf_told")
    page.take_place("A-01-1")
    page.take_case(second)
    page.take_place("A-02-2")
    assert {row.case_no: row.place for row in shelve.lying(hall.desk)} == {
        first: "A-01-1", second: "A-02-2",
    }  # fmt: skip


def test_what_may_not_go_onto_the_shelf_is_said_and_the_place_stays(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    rack(hall)
    no = hall.accept().case_no
    page = opened(bench, qtbot)
    typed(qtbot, page, "A-01-1", no)
    assert "才能上架" in told(page, "shelf_fault")
    assert told(page, "shelf_now") == "A-01-1"
    typed(qtbot, page, "不是货位")
    assert "不是货位" in told(page, "shelf_fault")


def test_papers_are_taken_off_by_key(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    rack(hall)
    no = steps.ready(hall)
    shelve.shelve(hall.desk, no, "A-01-1", new_act())
    page = opened(bench, qtbot)
    page.shelve.lying.choose(no)
    qtbot.keyClick(page.shelve.scan, Qt.Key.Key_D, CTRL)
    assert shelve.lying(hall.desk) == ()


def test_a_sweep_by_scanner_from_beginning_to_end(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    rack(hall)
    right, wrong, lost = (steps.ready(hall) for _ in range(3))
    for no in (right, wrong, lost):
        shelve.shelve(hall.desk, no, "A-01-1", new_act())
    hall.later(minutes=1)
    page = opened(bench, qtbot, "sweep")
    qtbot.keyClick(page.sweep.part, Qt.Key.Key_Return, CTRL)
    assert told(page, "sweep_figure") == "0 / 3"
    typed(qtbot, page, right)
    assert told(page, "sweep_fault") == "请先扫货位。"
    typed(qtbot, page, "A-01-1", right, "A-02-1", wrong)
    assert "放错货位" in told(page, "sweep_verdict")
    assert [line[0] for line in page.sweep.result.rows.rows] == ["misplaced", "open"]
    hall.later(minutes=1)
    qtbot.keyClick(page.sweep.scan, Qt.Key.Key_J, CTRL)
    assert {row.case_no: row.place for row in shelve.lying(hall.desk)}[wrong] == "A-02-1"
    qtbot.keyClick(page.sweep.scan, Qt.Key.Key_Return, CTRL)
    done = sweep.last(hall.desk)
    assert done is not None
    assert [item.case_no for item in done.result.missing] == [lost]
    assert [line[0] for line in page.sweep.result.rows.rows] == ["missing"]


def test_a_sweep_that_another_window_began_goes_on_here(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    rack(hall)
    no = steps.ready(hall)
    shelve.shelve(hall.desk, no, "A-01-1", new_act())
    begun = sweep.start(hall.window("2"), "", new_act())
    page = opened(bench, qtbot, "sweep")
    assert begun.no in told(page, "sweep_told")
    page.take_place("A-01-1")
    page.take_case(no)
    running = sweep.running(hall.window("2"))
    assert running is not None
    assert running.result.found == 1


def test_the_words_are_copied_and_noted_for_all_that_are_ticked(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    first, second = steps.ready(hall), steps.ready(hall)
    hall.later(days=20)
    page = opened(bench, qtbot, "collect")
    view = page.collect
    assert [row.days for row in view.table.rows.rows] == [20, 20]
    qtbot.keyClick(view.table, Qt.Key.Key_A, CTRL)
    assert told(page, "collect_chosen") == "已勾选 2 件"
    qtbot.keyClick(view.table, Qt.Key.Key_M, CTRL)
    text = QApplication.clipboard().text()
    assert text.count("13812345678") == 2
    assert first in text
    assert second in text
    page.refresh()
    assert view.words.toPlainText() == text  # news must not take away what is being read out
    qtbot.keyClick(view.table, Qt.Key.Key_T, CTRL)
    assert [row.reminded for row in collecting.uncollected(hall.desk)] == [1, 1]
    assert told(page, "collect_asked").startswith("已催 1 次")


def test_a_letter_is_printed_and_a_digit_chooses_how_long(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = steps.ready(hall)
    hall.later(days=40)
    page = opened(bench, qtbot, "collect")
    qtbot.keyClick(page.collect.table, Qt.Key.Key_4)
    assert page.collect.table.rows.rows == ()
    qtbot.keyClick(page.collect.table, Qt.Key.Key_3)
    qtbot.keyClick(page.collect.table, Qt.Key.Key_P, CTRL)
    assert len(bench.tray.printed) == 1
    assert outbox.of_case(hall.desk, no)[-1].kind == "collection_notice"


def test_whoever_hands_over_sees_the_place_large_and_the_list_names_it(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    rack(hall)
    no = steps.ready(hall)
    card = opened_case(bench, qtbot, no)
    assert not card.findChild(QLabel, "shelf_place").isVisible()
    shelve.shelve(hall.desk, no, "A-02-1", new_act())
    card.refresh()
    assert told(card, "shelf_place") == "货位 A-02-1"
    card.press_next()
    assert told(open_panel(card), "handover_place") == "货位 A-02-1"
    (row,) = worklists.open_cases(hall.desk, "ready")
    assert due_words(row, hall.desk.today) == "已办 A-02-1"


def test_a_place_that_is_scanned_elsewhere_opens_the_right_view(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    rack(hall)
    page = opened(bench, qtbot, "collect")
    page.take_place("A-01-2")
    assert page.keys.code == "shelve"
    assert told(page, "shelf_now") == "A-01-2"
    page.keys.choose("places")
    page.take_place("A-02-1")
    assert page.places.table.current().code == "A-02-1"
    assert places.listed(hall.desk)[0].lying == 0


def test_the_card_says_whether_a_posted_result_has_arrived(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = steps.posted(hall)
    card = opened_case(bench, qtbot, no)
    assert told(card, "post_line") == f"11-23 已交寄，运单 {steps.WAYBILLS[0]}，尚无签收"
