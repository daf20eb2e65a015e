"""Lists."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from counter.text import Text
from ui.kit.table import ROW, Column, RowsModel, Table


@dataclass(frozen=True)
class Row:
    case_no: str
    step: str
    owes: str = "¥150.00"


COLUMNS = (
    Column(Text("办件号", "Case"), lambda row: row.case_no, 180, role="strong"),
    Column(Text("环节", "Step"), lambda row: row.step, role="state", state=lambda row: "today"),
    Column(Text("应缴", "Owes"), lambda row: row.owes, 100, role="number"),
)
ROWS = tuple(Row(f"RZ-{number:04d}", "审核") for number in range(60))


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    made = Table(COLUMNS, lambda row: row.case_no, title=Text("队列", "Queue"))
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    made.show_rows(ROWS)
    return made


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = RowsModel(COLUMNS)
    model.show_rows(ROWS[:5])
    qtmodeltester.check(model)
    model.show_rows(ROWS[:2])
    assert (model.rowCount(), model.columnCount()) == (2, 3)
    assert model.index(1, 0).data() == "RZ-0001"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "办件号"


def test_a_refresh_keeps_the_chosen_case_and_the_place(table: Table) -> None:
    table.choose("RZ-0030")
    table.verticalScrollBar().setValue(900)
    place = table.verticalScrollBar().value()
    told: list[object] = []
    table.moved.connect(told.append)
    table.show_rows((Row("RZ-new", "受理"), *ROWS))
    table.grab()  # lays the list out, which is when Qt would scroll
    assert table.current_key() == "RZ-0030"
    assert table.verticalScrollBar().value() == place
    assert told == []


def test_where_the_chosen_case_has_left_the_next_one_is_chosen_and_told(table: Table) -> None:
    table.choose("RZ-0030")
    told: list[Row] = []
    table.moved.connect(told.append)
    table.show_rows(tuple(row for row in ROWS if row.case_no != "RZ-0030"))
    assert table.current_key() == "RZ-0031"
    assert [row.case_no for row in told] == ["RZ-0031"]


def test_an_emptied_list_tells_that_nothing_is_chosen(table: Table) -> None:
    table.choose("RZ-0030")
    told: list[object] = []
    table.moved.connect(told.append)
    table.show_rows(())
    assert (table.current(), told) == (None, [None])


def test_enter_opens_and_space_peeks(qtbot: QtBot, table: Table) -> None:
    opened: list[Row] = []
    peeked: list[Row] = []
    table.opened.connect(opened.append)
    table.peeked.connect(peeked.append)
    table.choose("RZ-0002")
    qtbot.keyClick(table, Qt.Key.Key_Space)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert [row.case_no for row in peeked] == ["RZ-0002"]
    assert [row.case_no for row in opened] == ["RZ-0003"]


def test_rows_stand_forty_pixels_high_and_are_painted(table: Table) -> None:
    assert table.rowHeight(0) == ROW == 40
    before = table.viewport().grab().toImage()
    table.show_rows((replace(ROWS[0], step="补正"), *ROWS[1:]))
    assert table.viewport().grab().toImage() != before


def test_an_empty_list_says_so_instead_of_showing_nothing(table: Table) -> None:
    table.show_rows(())
    empty = table.viewport().grab().toImage()
    table.show_loading()
    assert table.viewport().grab().toImage() != empty
