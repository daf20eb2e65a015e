"""Notary batches at the page: paste, look, tick, take in, hand back, send back; keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from counter import outbox
from counter.progress.standing import standing
from counter.queue import batches
from counter.sheets import read
from tests.conftest import Hall
from tests.counter.intake.notary.batch import HEAD, OFFICE, ROWS, taken
from tests.ui.benches import Bench
from ui.intake.batches_page import BatchesPage
from ui.kit.background import Background

LIST = "\n".join("\t".join(row) for row in (
    ("重庆市渝中公证处",), ("公函号：渝中证函〔2026〕12号",), HEAD, *ROWS[:2],
    ("李娜", "", "13912345678", "(2026)渝证字第3号", "委托书公证", "3", "亚特兰蒂斯", ""),
))  # fmt: skip
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bench(hall: Hall, tmp_path: Path) -> Bench:
    return Bench(hall.desk, tmp_path)


def opened(bench: Bench, qtbot: QtBot) -> BatchesPage:
    page = BatchesPage(bench.of)
    qtbot.addWidget(page)
    page.resize(1234, 688)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.refresh()
    return page


def pasted(page: BatchesPage, qtbot: QtBot, text: str = LIST) -> None:
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(page, Qt.Key.Key_V, CTRL)


def seen_complete(page: BatchesPage) -> None:
    """The clerk says that all papers are there."""
    page.sheet._form.field("complete").editor.set_answer("yes")
    page.sheet._pause.stop()
    page.sheet._look()


def test_a_pasted_list_fills_in_its_letter_and_shows_each_rows_fault_beside_it(
    bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot)
    pasted(page, qtbot)
    answers = page.sheet._form.answers()
    assert (answers["office"], answers["letter_no"]) == (OFFICE, "渝中证函〔2026〕12号")
    rows = page.sheet._rows.rows
    assert [line.no for line in rows.rows] == [6, 4, 5]  # the faulty one first
    told = [rows.data(rows.index(0, column)) for column in range(7)]
    assert (told[0], "亚特兰蒂斯" in told[6]) == ("", True)
    assert rows.data(rows.index(1, 0)) == "☑"
    assert "可受理 2，有错 1" in page.sheet._sum.text()
    assert "受理所选 2 行" in page.sheet._accept.key.text()


def test_what_is_ticked_is_taken_in_by_keys_alone(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    page = opened(bench, qtbot)
    pasted(page, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert "随批材料" in page.sheet._line.text()  # nobody has seen the papers yet
    assert batches.batches(hall.desk) == ()
    seen_complete(page)
    page.sheet._rows.choose(5)
    qtbot.keyClick(page.sheet._rows, Qt.Key.Key_Space)
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    (card,) = batches.batches(hall.desk)
    assert (card.balance.taken_in, card.handed_back) == (1, 2)
    assert page._places.currentWidget() is page.shelf
    assert page.shelf.list.current().batch_no == card.batch_no
    assert "收 1 = 在办 1" in page.shelf._balance.text()


def test_a_column_that_was_taken_for_another_is_put_right(bench: Bench, qtbot: QtBot) -> None:
    page = opened(bench, qtbot)
    text = LIST.replace("证书编号", "我方流水")
    pasted(page, qtbot, text)
    assert "证书编号" in page.sheet._line.text()
    page.sheet._boxes._boxes[3].set_answer("certificate_no")
    assert page.sheet._line.text() == ""
    assert len(page.sheet._rows.rows.rows) == 3


def test_faulty_rows_are_saved_for_the_notary_office(
    hall: Hall, bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "退回.xlsx"
    page = opened(bench, qtbot)
    pasted(page, qtbot)
    bench.ask.given = [file]
    qtbot.keyClick(page, Qt.Key.Key_B, CTRL)
    (sheet,) = read(file)
    assert [cell.text for cell in sheet.rows[3]][3] == "(2026)渝证字第3号"


def test_a_file_that_cannot_be_read_is_said_and_the_page_stays(
    bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened(bench, qtbot)
    broken = tmp_path / "a.xlsx"
    broken.write_bytes(b"")
    bench.ask.given = [broken]
    qtbot.keyClick(page, Qt.Key.Key_O, CTRL)
    assert page._line.text() != ""
    assert page._places.currentWidget() is page.shelf
    mime = QMimeData()
    mime.setText(LIST)
    page.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime,
                              Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))  # fmt: skip
    assert page._places.currentWidget() is page.sheet
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page._places.currentWidget() is page.shelf


def test_a_certificate_goes_back_with_a_reason_and_its_list_is_printed(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    done = taken(hall)
    page = opened(bench, qtbot)
    page.shelf._lines.choose(4)
    qtbot.keyClick(page.shelf._lines, Qt.Key.Key_Space)
    bench.ask.given = ["own", "公证处要求取回"]
    qtbot.keyClick(page, Qt.Key.Key_B, CTRL)
    assert standing(hall.desk, done.case_nos[1]).step == "withdrawn"
    assert bench.tray.printed[-1][2].endswith("notary_list 0")
    assert [line.state for line in page.shelf._lines.rows.rows] == ["here", "here", "returned"]
    assert outbox.of_case(hall.desk, done.batch_no)[-1].facts["reason"] == "公证处要求取回"


def test_a_long_look_runs_beside_the_window_and_esc_stops_it(
    hall: Hall, tmp_path: Path, qtbot: QtBot
) -> None:
    lane = Background()
    lane.run(lane, hall.books.attach)
    bench = Bench(hall.desk, tmp_path, lane=lane)
    page = BatchesPage(bench.of)
    qtbot.addWidget(page)
    page.show()
    rows = [(*ROWS[2][:3], f"(2026)渝证字第{no}号", *ROWS[2][4:]) for no in range(1500)]
    QGuiApplication.clipboard().setText(
        "\n".join("\t".join(row) for row in ((OFFICE,), ("公函号：〔2026〕1号",), HEAD, *rows)))
    page._paste.press()
    qtbot.waitUntil(lambda: page.sheet._track is not None and page.sheet._track.done > 0)
    page.sheet._leave.click()
    qtbot.waitUntil(lambda: not lane.is_busy, timeout=10_000)
    assert page._places.currentWidget() is page.shelf
    assert page.sheet._words.preview is None
    lane.stop(hall.books.close)
