"""The list of checks on the card: by keys only; specimen and page; what ✗ leads to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from counter.progress.checks.asked import sheet
from counter.store.tables.checks import CheckResult
from tests.conftest import Hall
from tests.counter.progress.test_checks import deed, drawn, put_on_file
from tests.ui.benches import Bench
from tests.ui.progress.hands import opened, step_of, words
from ui.progress.checks.section import ChecksSection
from ui.progress.panel import Panel


def section_of(bench: Bench, qtbot: QtBot, no: str) -> ChecksSection:
    card = opened(bench, qtbot, no)
    card.press_next()
    section = card.findChild(ChecksSection)
    qtbot.waitUntil(lambda: section.list.count() > 0)
    return section


def test_the_specimen_stands_beside_the_page_and_space_flips_them(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    made = put_on_file(hall)
    no = deed(hall)
    section = section_of(bench, qtbot, no)
    section.list.setCurrentRow(1)
    compare = section._compare
    assert compare is not None
    qtbot.waitUntil(lambda: not compare.specimen.is_empty)
    assert "备案函 1 号" in words(section, "specimen-told")
    compare._on_page((drawn(9),))
    assert compare.specimen.isVisible()
    assert compare.page.isVisible()
    where = []
    for _ in range(2):
        qtbot.keyClick(section.list, Qt.Key.Key_Space)
        where.append((compare.specimen.isVisible(), compare.page.isVisible()))
    assert where == [(False, True), (True, False)]
    qtbot.keyClick(section.list, Qt.Key.Key_Return)
    assert step_of(hall, no) == "已审核"
    with hall.desk.reading():
        (row,) = CheckResult.select().where(CheckResult.code == "signature")
        assert (row.specimen_id, row.page_sha) == (made.id, drawn(9).sha256)


def test_what_is_not_in_order_is_recorded_and_leads_to_a_correction_with_its_reason(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = deed(hall)
    section = section_of(bench, qtbot, no)
    section.list.setCurrentRow(4)  # binding
    qtbot.keyClick(section.list, Qt.Key.Key_2)
    assert section._remark.text().startswith("装订松动")
    qtbot.keyClick(section._remark, Qt.Key.Key_Return)
    section._press.press()
    assert [line.verdict for line in sheet(hall.desk, no).bad] == ["bad"]
    assert step_of(hall, no) == "已受理"
    section.findChild(QPushButton, "check_suspend").click()
    panel = section.findChild(Panel)
    assert panel.form.answers()["missing"].startswith("装订松动或有涂改")
    panel.complete()
    assert step_of(hall, no) == "待补正（已停时）"


@pytest.mark.parametrize(("key", "sign"), [("1", "✓"), ("3", "—"), ("4", "○")])
def test_a_digit_tells_what_was_seen(
    hall: Hall, bench: Bench, qtbot: QtBot, key: str, sign: str
) -> None:
    section = section_of(bench, qtbot, deed(hall))
    qtbot.keyClick(section.list, key)
    assert section.list.item(0).text().startswith(sign)
