"""Papers that wait: seen, printed, confirmed, or failed with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from counter import outbox
from counter.intake import accept
from tests.conftest import Hall
from tests.ui.benches import PRINTER, Bench
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
    tray.show()
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
