"""Offices and notaries are proposed in the piece lines; what is typed goes before every list."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from counter.desk import new_act
from counter.settings.notaries import NotaryLine, keep_notary
from tests.conftest import Hall
from tests.ui.benches import Bench
from ui.intake.page import IntakePage
from ui.kit.editors import Line as Cell

OFFICE, OTHER = "重庆市渝中公证处", "重庆市江北公证处"


@pytest.fixture
def page(hall: Hall, tmp_path: Path, qtbot: QtBot) -> IntakePage:
    """An authentication being typed in a hall with three notaries on file."""
    today = hall.desk.today
    gone = NotaryLine(OFFICE, "周全", valid_until=today.replace(year=today.year - 1))
    for line in (NotaryLine(OFFICE, "周明"), NotaryLine(OTHER, "张美"), gone):
        keep_notary(hall.supervisor, line, new_act())
    page = IntakePage(Bench(hall.desk, tmp_path).of)
    qtbot.addWidget(page)
    page.resize(1234, 688)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.refresh()
    qtbot.keyClicks(page._chooser, "1")
    return page


def cell(page: IntakePage, code: str, line: int = 0) -> Cell:
    assert page._sheet is not None
    found = page._sheet._pieces.lines[line].editors[code]
    assert isinstance(found, Cell)
    return found


def listed() -> QListView | None:
    shown = (w for w in QApplication.topLevelWidgets() if w.objectName() == "completions")
    return next((w for w in shown if isinstance(w, QListView) and w.isVisible()), None)


def offered() -> list[str]:
    found = listed()
    if found is None:
        return []
    model = found.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def type_in(where: Cell, words: str) -> None:
    """As an input method does: the words come at once, after what stands there."""
    where.setFocus()
    where.clear()
    where.insert(words)
    where.textEdited.emit(where.text())


@pytest.mark.parametrize("typed", ["渝中", "中公证", "yz", "YZG", "重庆市渝"])
def test_an_office_is_found_by_part_of_its_name_or_initials_and_taken_with_enter(
    page: IntakePage, qtbot: QtBot, typed: str
) -> None:
    office = cell(page, "office")
    type_in(office, typed)
    assert offered() == [OFFICE]
    qtbot.keyClick(listed(), Qt.Key.Key_Down)
    with qtbot.waitSignal(office.entered):
        qtbot.keyClick(listed(), Qt.Key.Key_Return)
    assert (office.answer(), listed()) == (OFFICE, None)


def test_enter_without_a_lit_row_goes_on_with_what_was_typed(
    page: IntakePage, qtbot: QtBot
) -> None:
    office = cell(page, "office")
    type_in(office, "渝中")
    assert offered() == [OFFICE]
    with qtbot.waitSignal(office.entered):
        qtbot.keyClick(listed(), Qt.Key.Key_Return)
    assert (office.answer(), listed()) == ("渝中", None)
    type_in(office, "北京市长安公证处")  # in no list, and taken as it is
    assert offered() == []
    assert page._sheet is not None
    assert page._sheet.pieces()[0]["office"] == "北京市长安公证处"


def test_escape_takes_the_list_away_and_neither_words_nor_form(
    page: IntakePage, qtbot: QtBot
) -> None:
    office = cell(page, "office")
    type_in(office, "渝")
    qtbot.keyClick(listed(), Qt.Key.Key_Escape)
    assert (listed(), office.text(), page._sheet is not None) == (None, "渝", True)


def test_notaries_are_those_of_the_office_typed_when_the_certificate_was_issued(
    page: IntakePage, hall: Hall, qtbot: QtBot
) -> None:
    notary = cell(page, "notary")
    type_in(notary, "z")
    assert offered() == [f"周明　{OFFICE}", f"张美　{OTHER}"]
    cell(page, "office").set_answer("渝中")
    type_in(notary, "z")
    assert offered() == ["周明"]
    cell(page, "issued_on").set_answer("2024-03-04")
    type_in(notary, "周")
    assert offered() == ["周全", "周明"]
    cell(page, "office").set_answer("北京市长安公证处")
    type_in(notary, "周")
    assert offered() == []


def test_down_lists_everybody_and_a_line_added_later_proposes_too(
    page: IntakePage, qtbot: QtBot
) -> None:
    assert page._sheet is not None
    page._sheet._pieces.add_line()
    office, notary = cell(page, "office", 1), cell(page, "notary", 1)
    office.set_answer(OTHER)
    qtbot.waitUntil(notary.isVisible)
    notary.setFocus()
    assert listed() is None  # never by itself
    qtbot.keyClick(notary, Qt.Key.Key_Down)
    assert offered() == ["张美"]
    qtbot.keyClick(listed(), Qt.Key.Key_Down)
    qtbot.keyClick(listed(), Qt.Key.Key_Return)
    assert page._sheet.pieces()[1]["notary"] == "张美"


def test_a_notary_filed_while_the_form_is_open_is_proposed(page: IntakePage, hall: Hall) -> None:
    keep_notary(hall.supervisor, NotaryLine(OFFICE, "胡一"), new_act())
    page._bench.bulletin.look()
    type_in(cell(page, "notary"), "胡")
    assert offered() == [f"胡一　{OFFICE}"]
