"""Spare receipts at the window: drawn, typed in with the hour on the paper, given back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from counter import outbox
from counter.desk import new_act
from counter.intake.continuity import drawing, reading, words
from counter.queue import worklists
from counter.values.days import SHANGHAI
from tests.conftest import Hall
from tests.ui.benches import Bench
from tests.ui.intake.test_arrivals import banner
from tests.ui.intake.test_page import cases, filled, opened
from ui.intake.drafts import DraftFile
from ui.intake.page import IntakePage
from ui.intake.spares_page import SparesPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bench(hall: Hall, tmp_path: Path) -> Bench:
    return Bench(hall.desk, tmp_path)


@pytest.fixture
def slips(hall: Hall) -> tuple[str, ...]:
    """Three blanks of this morning; it is noon now."""
    pack = drawing.draw_pack(hall.desk, 3, new_act())
    for job in pack.papers:
        hall.print(job)
    hall.later(hours=3)
    return pack.slips


def spares(bench: Bench, qtbot: QtBot) -> SparesPage:
    page = SparesPage(bench.of)
    qtbot.addWidget(page)
    page.resize(1234, 688)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.refresh()
    return page


def hour(page: IntakePage, qtbot: QtBot, typed: str) -> None:
    """Type the hour where the hand is, and Enter."""
    field = page._late._form.field("hour").editor
    assert field.hasFocus()
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def accept(page: IntakePage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)


def test_a_blank_is_typed_in_with_the_hour_on_it(
    hall: Hall, bench: Bench, qtbot: QtBot, slips: tuple[str, ...]
) -> None:
    page = opened(bench, qtbot)
    page.arrivals.take_spare(slips[2])
    assert page.findChild(QLabel, "late-title").text() == f"事后补录 {slips[2]}"
    hour(page, qtbot, "1020")
    filled(page, qtbot)
    accept(page, qtbot)
    (case_no,) = cases(hall)
    line = reading.slip(hall.desk, slips[2])
    assert (line.case_no, line.written_at) == (
        case_no, datetime(2026, 11, 23, 10, 20, tzinfo=SHANGHAI)
    )  # fmt: skip
    assert not page._late.is_open
    filled(page, qtbot)
    accept(page, qtbot)
    assert len(cases(hall)) == 2  # the next applicant stands here himself


def test_without_an_hour_nothing_is_filed_and_nothing_typed_is_lost(
    hall: Hall, bench: Bench, qtbot: QtBot, slips: tuple[str, ...]
) -> None:
    page = opened(bench, qtbot)
    page.arrivals.take_spare(slips[0])
    filled(page, qtbot)
    accept(page, qtbot)
    assert cases(hall) == []
    assert "收件时间" in page.findChild(QLabel, "intake-fault").text()
    page._late.setFocus()
    hour(page, qtbot, "1330")  # has not come yet
    accept(page, qtbot)
    assert cases(hall) == []
    assert "13:30" in page.findChild(QLabel, "intake-fault").text()
    page._late._form.set_answers({"day": "2026-11-23", "hour": "9点半"})
    accept(page, qtbot)
    assert cases(hall) == []
    page._late._form.set_answers({"day": "2026-11-23", "hour": "9点30分"})
    accept(page, qtbot)
    assert len(cases(hall)) == 1


def test_the_bill_promises_from_the_day_on_the_paper(
    hall: Hall, bench: Bench, qtbot: QtBot, slips: tuple[str, ...]
) -> None:
    hall.later(days=2)
    page = opened(bench, qtbot)
    filled(page, qtbot)
    today = page._side.bill._due.words()
    page._on_clear()
    page.arrivals.take_spare(slips[0])
    filled(page, qtbot)
    assert page._side.bill._due.words() != today
    assert "11月27日" in page._side.bill._due.words()


def test_a_used_blank_opens_its_case_and_a_void_one_says_so(
    hall: Hall, bench: Bench, qtbot: QtBot, slips: tuple[str, ...]
) -> None:
    page = opened(bench, qtbot)
    page.arrivals.take_spare(slips[0])
    hour(page, qtbot, "0930")
    filled(page, qtbot)
    accept(page, qtbot)
    with qtbot.waitSignal(page.arrivals.case_wanted) as told:
        page.arrivals.take_spare(slips[0])
    assert told.args == cases(hall)
    board = spares(bench, qtbot)
    board.table.choose(slips[1])
    board.end.set_answers({"how": words.SPOILED})
    qtbot.keyClick(board, Qt.Key.Key_B, CTRL)
    assert reading.slip(hall.desk, slips[1]).state == words.SPOILED
    page.arrivals.take_spare(slips[1])
    assert "写坏作废" in banner(page)
    assert not page._late.is_open


def test_a_form_that_was_put_aside_is_not_filed_under_the_blank(
    hall: Hall, bench: Bench, qtbot: QtBot, slips: tuple[str, ...]
) -> None:
    bench.ask.given = [True]
    page = opened(bench, qtbot)
    filled(page, qtbot, name="李四")
    page._sheet._on_changed()  # type: ignore[union-attr]
    page.arrivals.take_spare(slips[0])
    hour(page, qtbot, "0930")
    qtbot.keyClicks(page._chooser, "1")
    assert page._sheet is not None
    assert page._sheet.answers().get("name") is None
    page._sheet._form.set_answers({"name": "王五"})
    page._sheet._on_changed()
    qtbot.keyClick(page, Qt.Key.Key_Escape)  # the other form must not be written over
    assert page._sheet.answers()["name"] == "王五"
    filled_in = filled
    page._show_chooser()
    filled_in(page, qtbot)
    accept(page, qtbot)
    (row,) = worklists.open_cases(hall.desk)
    assert reading.slip(hall.desk, slips[0]).case_no == row.case_no
    qtbot.keyClicks(page._chooser, "1")  # and now the one that was put aside
    assert page._sheet.answers()["name"] == "李四"
    assert not page._late.is_open


def test_a_crash_amid_typing_in_keeps_the_blank_and_its_hour(
    hall: Hall, bench: Bench, qtbot: QtBot, slips: tuple[str, ...]
) -> None:
    page = opened(bench, qtbot)
    page.arrivals.take_spare(slips[1])
    hour(page, qtbot, "1105")
    filled(page, qtbot)
    page._sheet._on_changed()  # type: ignore[union-attr]
    page._drafts.flush()
    assert DraftFile.of(hall.desk).restore() is not None
    again = opened(bench, qtbot)
    assert again._late.slip_no == slips[1]
    accept(again, qtbot)
    assert reading.slip(hall.desk, slips[1]).case_no == cases(hall)[0]


def test_a_pack_is_drawn_and_printed_by_keys_and_what_is_left_goes_back(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    bench.ask.given = [True]
    page = spares(bench, qtbot)
    page.count.set_answers({"count": 2})
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert [name for _, _, name in bench.tray.printed] == [
        "BL20261123-001 blank_receipt 0", "BL20261123-002 blank_receipt 0",
        "BL20261123-001 continuity_log 0",
    ]  # fmt: skip
    assert outbox.pending(hall.desk) == ()
    assert "在外 2" in page.findChild(QLabel, "spares-account").text()
    with qtbot.waitSignal(page.typing_wanted) as told:
        page.table.choose("BL20261123-002")
        page.table.setFocus()
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert told.args == ["BL20261123-002"]
    qtbot.keyClick(page, Qt.Key.Key_R, CTRL)
    assert {line.state for line in reading.slips(hall.desk)} == {words.RETURNED}


def test_the_intake_leads_to_the_spare_receipts(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    page = opened(bench, qtbot)
    with qtbot.waitSignal(page.place_wanted) as told:
        page.findChild(QPushButton, "go-spares").click()
    assert told.args == ["spares"]
    assert QApplication.focusWidget() is not None
