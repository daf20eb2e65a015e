"""Papers that wait: seen, printed, confirmed, or failed with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from counter import outbox, sending
from counter.intake import accept
from counter.outbox import PaperJob
from tests.conftest import Hall
from tests.ui.benches import PRINTER, Bench
from ui.kit.label import FaultLine
from ui.kit.paperwork import print_out
from ui.kit.printing.trouble import PrinterStopped
from ui.progress.print_tray import PrintTray


@pytest.fixture
def bench(hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setattr("ui.progress.paper_view.printers", lambda: ())
    return Bench(hall.desk, tmp_path)


def opened(bench: Bench, qtbot: QtBot) -> PrintTray:
    tray = PrintTray(bench.of)
    qtbot.addWidget(tray)
    tray.resize(1200, 640)
    with qtbot.waitExposed(tray):
        tray.show()
        tray.activateWindow()
    tray.refresh()
    return tray


def states(tray: PrintTray) -> list[str]:
    return [job.state for job in tray.table.rows.rows]


def test_enter_prints_the_paper_and_the_clerk_confirms_it(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    filed = accept.accept(hall.desk, hall.application("RZ"))
    tray = opened(bench, qtbot)
    assert tray.view._preview.page == 1
    qtbot.keyClick(tray.table, Qt.Key.Key_Return)
    assert [name for _, _, name in bench.tray.printed] == [f"{filed.case_no} receipt 0"]
    assert states(tray) == ["handed"]
    tray.findChild(QPushButton, "confirm").click()
    assert states(tray) == []
    (paper,) = outbox.of_case(hall.desk, filed.case_no)
    assert (paper.state, paper.printer) == ("confirmed", PRINTER)


def test_a_paper_that_did_not_come_out_waits_with_its_reason(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    filed = hall.accept("RZ")
    tray = opened(bench, qtbot)
    assert states(tray) == ["handed"]
    bad = tray.findChild(QComboBox, "bad")
    bad.setCurrentIndex(2)
    bad.activated.emit(2)
    assert states(tray) == ["failed"]
    assert "卡纸" in tray.findChild(QLabel, "paper_state").text()
    tray.view.print_out()
    assert outbox.of_case(hall.desk, filed.case_no)[0].state == "handed"


def test_a_stopped_printer_is_said_and_the_paper_stays(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    accept.accept(hall.desk, hall.application("RZ"))
    tray = opened(bench, qtbot)
    bench.tray.trouble = PrinterStopped(PRINTER)
    tray.view.print_out()
    assert states(tray) == ["failed"]
    assert PRINTER in tray.findChild(QLabel, "paper_fault").text()


def test_without_a_printer_one_is_asked_for(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    accept.accept(hall.desk, hall.application("RZ"))
    bench.printing.choose("receipt", "")
    tray = opened(bench, qtbot)
    tray.view.print_out()
    assert "选打印机" in tray.findChild(QLabel, "paper_fault").text()
    assert states(tray) == ["queued"]
    printer = tray.findChild(QComboBox, "printer")
    printer.setCurrentIndex(printer.count() - 1)
    printer.activated.emit(printer.count() - 1)
    tray.view.print_out()
    assert states(tray) == ["handed"]


def cut_short(hall: Hall, bench: Bench) -> PaperJob:
    """A paper that was being sent when the program ended."""
    filed = accept.accept(hall.desk, hall.application("RZ"))
    return sending.begin(hall.desk, filed.paper.id, PRINTER)


def test_after_a_crash_the_tray_asks_whether_it_came_out_and_prints_nothing_by_itself(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    accept.accept(hall.desk, hall.application("RZ"))
    paper = cut_short(hall, bench)
    with qtbot.waitSignal(bench.printing.unsettled) as told:
        bench.printing.settle_all()
    assert told.args == [1]
    tray = opened(bench, qtbot)
    assert states(tray) == ["sending", "queued"]
    qtbot.keyClick(tray.table, Qt.Key.Key_Return)
    tray.view.print_out()
    assert bench.tray.printed == []
    assert PRINTER in tray.findChild(QLabel, "paper_state").text()
    tray.findChild(QPushButton, "did_not").click()
    assert outbox.of_case(hall.desk, paper.case_no)[0].state == "failed"
    tray.view.print_out()
    assert [name for _, _, name in bench.tray.printed] == [f"{paper.case_no} receipt 0"]


def test_what_came_out_after_all_is_not_printed_again(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    paper = cut_short(hall, bench)
    tray = opened(bench, qtbot)
    qtbot.keyClick(tray, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert outbox.of_case(hall.desk, paper.case_no)[0].state == "handed"
    tray.view.print_out()
    assert bench.tray.printed == []


def test_one_key_confirms_all_papers_in_the_hand(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    papers = [hall.accept("RZ").paper.id for _ in range(3)]
    tray = opened(bench, qtbot)
    qtbot.keyClick(tray, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert states(tray) == []
    assert sending.confirm_all(hall.desk, papers) == ()


def test_a_kind_that_is_looked_at_first_waits_in_the_tray(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    bench.printing.choices.print_at_once("receipt", wanted=False)
    filed = accept.accept(hall.desk, hall.application("RZ"))
    near = QWidget()
    qtbot.addWidget(near)
    print_out(bench.of, filed.paper, near, FaultLine(near))
    assert bench.tray.printed == []
    bench.printing.choices.print_at_once("receipt", wanted=True)
    print_out(bench.of, filed.paper, near, FaultLine(near))
    assert len(bench.tray.printed) == 1
