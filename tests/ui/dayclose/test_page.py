"""The figures, the close and the files of a day, at the page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from counter import outbox
from counter.dayclose import close, till
from counter.desk import new_act
from counter.intake import accept
from counter.values.money import Money
from tests.conftest import Hall
from tests.counter import steps
from tests.ui.benches import Bench
from ui.dayclose.page import DayclosePage

DAY = "2026-11-23"


@pytest.fixture
def bench(hall: Hall, tmp_path: Path) -> Bench:
    return Bench(hall.supervisor, tmp_path)


def opened(bench: Bench, qtbot: QtBot) -> DayclosePage:
    page = DayclosePage(bench.of)
    qtbot.addWidget(page)
    page.resize(1234, 688)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.refresh()
    return page


def figure(page: DayclosePage, name: str) -> str:
    found = page._kinds._page.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text()


def worked(hall: Hall) -> None:
    """Two authentications of two matters each, one passport, 100 yuan paid and counted."""
    first = hall.accept("RZ")
    hall.accept("RZ")
    hall.accept("HZ")
    till.pay(hall.desk, first.case_no, Money.yuan(100), "wechat", "", new_act())
    steps.count_all(hall)


def test_each_kind_is_counted_in_its_own_unit(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    worked(hall)
    page = opened(bench, qtbot)
    assert figure(page, "authentication-accepted") == "4"
    assert figure(page, "official_passport-accepted") == "1"
    assert figure(page, "apec_card-accepted") == "0"


@pytest.mark.parametrize("period", ["2026", "2026-11", DAY])
def test_a_year_a_month_and_a_day_are_asked_for_alike(
    hall: Hall, bench: Bench, qtbot: QtBot, period: str
) -> None:
    worked(hall)
    page = opened(bench, qtbot)
    page._period.setText(period)
    qtbot.keyClick(page._period, Qt.Key.Key_Return)
    assert figure(page, "authentication-accepted") == "4"
    assert page._closing._close.key.isEnabled() == (period == DAY)


def test_a_month_that_is_none_is_said_and_the_last_figures_stay(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    worked(hall)
    page = opened(bench, qtbot)
    page._ask_for("2026-13")
    assert "2026-13" in page._fault.text()
    assert figure(page, "authentication-accepted") == "4"
    assert not page._exports._keys[0].key.isEnabled()


def test_closing_says_what_it_does_in_numbers_and_prints_the_sheet(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    worked(hall)
    page = opened(bench, qtbot)
    bench.ask.given = [False, True]
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert close.closed_days(hall.desk) == ()
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (day,) = close.closed_days(hall.desk)
    assert day.day.isoformat() == DAY
    assert "受理 4 份" in bench.ask.bodies[-1].zh
    assert "收费 ¥100.00" in bench.ask.bodies[-1].zh
    assert [name for _, _, name in bench.tray.printed] == [f"{DAY} day_sheet 0"]
    assert not page._closing._close.key.isEnabled()
    assert page._closed.rows.rows == (day,)


def test_papers_that_never_came_out_need_a_reason_that_stands_among_the_exceptions(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    accept.accept(hall.desk, hall.application())
    page = opened(bench, qtbot)
    assert len(page._closing._papers.rows.rows) == 1
    bench.ask.given = [None, "打印机坏了", True]
    page._closing._close.press()
    assert close.closed_days(hall.desk) == ()
    page._closing._close.press()
    assert len(close.closed_days(hall.desk)) == 1
    assert "打印机坏了" in page._closing._exceptions.rows.rows[0].what.zh


def test_a_clerk_who_may_not_close_is_told_so(hall: Hall, tmp_path: Path, qtbot: QtBot) -> None:
    bench = Bench(hall.desk, tmp_path, True)
    page = opened(bench, qtbot)
    page._closing._close.press()
    assert "权限" in page._closing._close.line.text()
    assert close.closed_days(hall.desk) == ()


def test_a_closed_days_sheet_is_printed_again_as_a_copy(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot)
    bench.ask.given = [True, "存档"]
    page._closing._close.press()
    page._closed.choose(page._closed.rows.rows[0].day)
    page._again.press()
    assert [job.copy for job in outbox.of_case(hall.desk, DAY)] == [0, 1]
    assert bench.tray.printed[-1][2] == f"{DAY} day_sheet 1"


@pytest.mark.parametrize("fmt", ["xlsx", "csv", "json", "pdf"])
def test_figures_are_written_where_one_chooses(
    hall: Hall, bench: Bench, tmp_path: Path, qtbot: QtBot, fmt: str
) -> None:
    worked(hall)
    page = opened(bench, qtbot)
    target = tmp_path / f"out.{fmt}"
    bench.ask.given = [None, target]
    press = page.findChild(object, f"export-{fmt}").parent()
    press.press()
    assert not target.exists()
    press.press()
    starts = {"xlsx": b"PK", "csv": b"\xef\xbb\xbf", "json": b"{", "pdf": b"%PDF"}
    assert target.read_bytes().startswith(starts[fmt])
    if fmt == "json":
        told = json.loads(target.read_bytes())
        assert told["kinds"]["authentication"]["accepted"] == 4


def test_a_folder_that_cannot_be_written_is_said_and_nothing_half_stays(
    bench: Bench, tmp_path: Path, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot)
    bench.ask.given = [tmp_path / "gone" / "out.csv"]
    page._exports._keys[1].press()
    assert "out.csv" in page._export_line.text()
    assert not (tmp_path / "gone").exists()


def test_the_splits_change_with_their_key(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    worked(hall)
    page = opened(bench, qtbot)
    page._views.button(2).click()
    said = {label.text() for label in page._splits._page.findChildren(QLabel)}
    assert {"王芳", "4 份", "1 本"} <= said
