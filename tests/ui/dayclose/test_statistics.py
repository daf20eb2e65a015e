"""统计 by keyboard: periods, views, cases, the sentence and its papers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from counter.values.clerk import Role
from tests.conftest import Hall
from tests.papers import reading
from tests.ui.benches import Bench
from ui.dayclose.statistics.page import StatisticsPage
from ui.kit.plot_view import PlotView

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bench(hall: Hall, tmp_path: Path) -> Bench:
    hall.accept()
    hall.later(days=10)  # in December
    hall.accept()
    hall.accept(destination="EG")
    hall.accept("HZ")
    return Bench(hall.supervisor, tmp_path)


def opened(bench: Bench, qtbot: QtBot) -> StatisticsPage:
    page = StatisticsPage(bench.of)
    qtbot.addWidget(page)
    page.resize(1246, 662)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.refresh()
    page.views.setFocus()
    return page


def headlines(page: StatisticsPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel, "headline")]


def label(page: StatisticsPage, name: str) -> str:
    found = page.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text()


def test_it_opens_with_this_month_and_arrows_step_through_time(bench: Bench, qtbot: QtBot) -> None:
    page = opened(bench, qtbot)
    assert page.head.period.text == "2026-12"
    assert headlines(page) == ["4", "0", "1", "0"]
    qtbot.keyClick(page.views, Qt.Key.Key_Left)
    assert page.head.period.text == "2026-11"
    assert headlines(page) == ["2", "0", "0", "0"]
    qtbot.keyClick(page.views, Qt.Key.Key_Right)
    qtbot.keyClick(page, Qt.Key.Key_4, CTRL)
    assert page.head.period.text == "2026"
    assert headlines(page) == ["6", "0", "1", "0"]


def test_a_period_is_typed_and_one_that_is_none_keeps_what_is_shown(
    bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_G, CTRL)
    assert page.head.field.hasFocus()
    assert page.head.field.selectedText() == "2026-12"
    qtbot.keyClicks(page.head.field, "2026-q4")
    qtbot.keyClick(page.head.field, Qt.Key.Key_Return)
    assert headlines(page) == ["6", "0", "1", "0"]
    page.head.field.setText("2026-13")
    qtbot.keyClick(page.head.field, Qt.Key.Key_Return)
    assert "2026-13" in label(page, "period-fault")
    assert page.head.field.text() == "2026-13"
    assert headlines(page) == ["6", "0", "1", "0"]


def test_from_a_figure_to_its_cases_to_the_case_and_back(bench: Bench, qtbot: QtBot) -> None:
    page = opened(bench, qtbot)
    page.views.choose("destination")
    qtbot.keyClick(page.views, Qt.Key.Key_Return)
    assert page.lines.hasFocus()
    assert [str(line.row.value) for line in page.lines.rows.rows] == ["2", "2"]
    qtbot.keyClick(page.lines, Qt.Key.Key_Return)
    (case,) = page.cases.rows.rows
    assert page.cases.hasFocus()
    assert "2 份" in label(page, "behind-what")
    with qtbot.waitSignal(page.case_wanted) as wanted:
        qtbot.keyClick(page.cases, Qt.Key.Key_Return)
    assert wanted.args == [case.case_no]
    qtbot.keyClick(page.cases, Qt.Key.Key_Escape)
    assert page.lines.hasFocus()
    qtbot.keyClick(page.lines, Qt.Key.Key_Escape)
    assert page.views.hasFocus()


def test_each_row_says_what_it_counts(bench: Bench, qtbot: QtBot) -> None:
    page = opened(bench, qtbot)
    assert "正式受理" in label(page, "definition")
    page.views.choose("correcting")
    page.views.choose("waiting")
    assert "等候受理时长（口径第 1 版）" in label(page, "definition")


def test_the_plot_shows_what_the_table_says_and_a_click_opens_it(
    bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot)
    page.views.choose("destination")
    view = page.findChild(PlotView, "plot-0")
    assert isinstance(view, PlotView)
    assert view.plot is not None
    assert [bar.written for bar in view.plot.bars] == [
        f"{line.row.value:,}" for line in page.lines.rows.rows
    ]
    assert "埃及 2" in view.accessibleDescription()
    view.opened.emit("EG")
    assert [case.destination for case in page.cases.rows.rows] == ["EG"]


def test_each_view_can_be_opened_with_and_without_figures(bench: Bench, qtbot: QtBot) -> None:
    page = opened(bench, qtbot)
    for period in ("2026", "2026-12-03", "2031-05"):
        page.head.field.setText(period)
        page.head.field.returnPressed.emit()
        for view in page.views.rows.rows:
            page.views.choose(view.code)
            assert label(page, "statistics-fault") == ""
            assert page._seen is not None
            assert page._seen.view.code == view.code


def test_the_comparison_changes_by_one_key(bench: Bench, qtbot: QtBot) -> None:
    page = opened(bench, qtbot)
    assert page.lines.rows.rows[0].before == ""  # nothing was done in December 2025
    page.head.step(-1)
    page.head.step(1)
    qtbot.keyClick(page, Qt.Key.Key_B, CTRL)
    # the first three days of November had no work: there is nothing to stand beside December's
    assert page._seen is not None
    assert page._seen.other is not None
    assert page._seen.other.until.isoformat() == "2026-11-03"
    assert not page._seen.has_other
    qtbot.keyClick(page, Qt.Key.Key_B, CTRL)
    assert page._seen is not None
    assert page._seen.other is None


def test_the_sentence_is_copied_by_one_key(bench: Bench, qtbot: QtBot) -> None:
    page = opened(bench, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_4, CTRL)
    qtbot.keyClick(page, Qt.Key.Key_T, CTRL)
    copied = QGuiApplication.clipboard().text()
    assert "2026年（截至12月3日），办理领事认证和附加证明书 6 份" in copied
    assert copied == label(page, "sentence")


def test_the_page_and_the_proof_are_printed_by_key(bench: Bench, qtbot: QtBot) -> None:
    page = opened(bench, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_P, CTRL)
    qtbot.keyClick(page, Qt.Key.Key_J, CTRL)
    assert [name for _, _, name in bench.tray.printed] == [
        "2026-12 year_sheet 0", "2026-12 paragraph_proof 0",
    ]  # fmt: skip
    assert label(page, "sentence").replace(" ", "") in reading.copied(bench.tray.printed[1][1])


def test_the_page_is_saved_as_a_pdf(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(bench, qtbot)
    target = tmp_path / "out.pdf"
    bench.ask.given = [None, target]
    qtbot.keyClick(page, Qt.Key.Key_S, CTRL)
    assert not target.exists()
    qtbot.keyClick(page, Qt.Key.Key_S, CTRL)
    assert "2026年12月" in reading.copied(target.read_bytes())


def test_a_clerk_sees_no_figures_by_clerk_and_may_not_publish(
    hall: Hall, tmp_path: Path, qtbot: QtBot
) -> None:
    hall.accept()
    page = opened(Bench(hall.window("2", Role.CLERK), tmp_path), qtbot)
    assert "clerk" not in [view.code for view in page.views.rows.rows]
    qtbot.keyClick(page, Qt.Key.Key_P, CTRL)
    assert "权限" in label(page, "sentence-fault")
