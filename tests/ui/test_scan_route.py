"""A scan of a fresh paper opens its case, and proves that the paper came out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter import outbox
from counter.values.clerk import Role
from tests.conftest import Hall
from tests.ui.benches import Bench
from ui.scan_route import ScanRoute


def scanned(hall: Hall, bench: Bench, qtbot: QtBot) -> str:
    """A receipt is printed and its tag is read; the paper's state afterwards."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    filed = hall.accept("RZ")
    route = ScanRoute(bench.of, window)
    with qtbot.waitSignal(route.case_found) as heard:
        route.take(filed.paper.facts["tag"])
    assert heard.args == [filed.case_no]
    return outbox.of_case(hall.desk, filed.case_no)[0].state


def test_the_tag_of_a_fresh_paper_confirms_it(hall: Hall, tmp_path: Path, qtbot: QtBot) -> None:
    assert scanned(hall, Bench(hall.desk, tmp_path), qtbot) == "confirmed"


def test_who_may_only_read_confirms_nothing(hall: Hall, tmp_path: Path, qtbot: QtBot) -> None:
    reader = Bench(hall.window("9", Role.READER), tmp_path)
    assert scanned(hall, reader, qtbot) == "handed"
