"""Measured with a ruler, typed in: from then on that printer's pages are moved."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from counter.papers.register import Offset
from tests.conftest import Hall
from tests.papers import reading
from tests.ui.benches import PRINTER, Bench
from ui.kit.printing.trouble import PrinterStopped
from ui.settings.offset_box import OffsetBox


@pytest.fixture
def bench(hall: Hall, tmp_path: Path) -> Bench:
    return Bench(hall.desk, tmp_path)


@pytest.fixture
def box(bench: Bench, qtbot: QtBot) -> OffsetBox:
    box = OffsetBox(bench.of)
    qtbot.addWidget(box)
    box.show_printers((PRINTER,))
    box._size.setCurrentText("A5")
    return box


def fill(box: OffsetBox, **typed: str) -> None:
    for code, words in typed.items():
        box.findChild(QLineEdit, f"offset-{code}").setText(words)


def press(box: OffsetBox, name: str) -> None:
    box.findChild(QPushButton, name).click()


def test_what_the_ruler_says_becomes_the_offset(box: OffsetBox, bench: Bench) -> None:
    fill(box, left="18.5", top="21", bar="100")
    press(box, "work-out")
    press(box, "keep-offset")
    assert bench.printing.looks.offset_for(PRINTER, "A5") == Offset(1.5, -1, 100)


@pytest.mark.parametrize(("code", "typed", "told"), [
    ("dx", "10.5", "超出范围"), ("scale", "94", "超出范围"), ("dy", "nan", "超出范围"),
    ("dx", "abc", "要填数字"), ("scale", "", "要填数字"),
])  # fmt: skip
def test_what_no_printer_does_is_refused_and_stays_typed(
    box: OffsetBox, bench: Bench, code: str, typed: str, told: str
) -> None:
    fill(box, **{code: typed})
    press(box, "keep-offset")
    assert told in box._line.text()
    assert box.findChild(QLineEdit, f"offset-{code}").text() == typed
    assert bench.printing.looks.offset_for(PRINTER, "A5") == Offset()


def test_the_sheet_prints_with_the_offset_that_was_kept(box: OffsetBox, bench: Bench) -> None:
    press(box, "print-calibration")
    fill(box, dx="5")
    press(box, "keep-offset")
    press(box, "print-calibration")
    (_, straight, name), (_, moved, _) = bench.tray.printed
    assert name == "calibration A5"
    assert reading.ink_margins(moved)[0][0] == pytest.approx(
        reading.ink_margins(straight)[0][0] + 5, abs=0.2
    )


def test_a_printer_that_stands_still_is_told_under_the_box(box: OffsetBox, bench: Bench) -> None:
    bench.tray.trouble = PrinterStopped(PRINTER)
    press(box, "print-calibration")
    assert PRINTER in box._line.text()
