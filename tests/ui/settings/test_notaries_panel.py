"""The notaries' files at the panel: added, changed and ended by keys; bad days lose nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from counter.desk import new_act
from counter.settings.notaries import NotaryLine, keep_notary, notaries
from tests.conftest import Hall
from tests.ui.benches import Bench
from ui.settings.notaries_panel import NotariesPanel
from ui.settings.page import SettingsPage

OFFICE = "重庆市公证处"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def kept() -> list[SettingsPage]:
    """Holds the pages until they are closed: one collected while it paints takes all with it."""
    return []


def panel_of(
    bench: Bench, qtbot: QtBot, kept: list[SettingsPage]
) -> tuple[SettingsPage, NotariesPanel]:
    """The page, and its panel as one comes to it by its key."""
    page = SettingsPage(bench.of)
    qtbot.addWidget(page)
    kept.append(page)
    page.resize(1234, 688)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    qtbot.keyClick(page, Qt.Key.Key_8, CTRL)
    qtbot.waitUntil(lambda: isinstance(page._panels.currentWidget(), NotariesPanel))
    panel = page._panels.currentWidget()
    assert isinstance(panel, NotariesPanel)
    return page, panel


def test_a_notary_is_added_by_keys_alone(
    hall: Hall, tmp_path: Path, qtbot: QtBot, kept: list[SettingsPage]
) -> None:
    page, panel = panel_of(Bench(hall.supervisor, tmp_path), qtbot, kept)
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    for code, typed in (("office", OFFICE), ("name", "周明")):
        editor = panel.form.field(code).editor
        assert editor.hasFocus(), code  # Ctrl+N and Enter led here
        editor.insert(typed)  # as an input method does
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    panel.form.field("valid_from").editor.insert("20260105")
    qtbot.keyClick(page, Qt.Key.Key_S, CTRL)
    line = NotaryLine(OFFICE, "周明", date(2026, 1, 5))
    assert notaries(hall.desk) == panel.table.rows.rows == (line,)
    assert panel.form.answers() == {}


def test_a_notary_is_ended_and_stays_in_the_list(
    hall: Hall, tmp_path: Path, qtbot: QtBot, kept: list[SettingsPage]
) -> None:
    line = NotaryLine(OFFICE, "周明", date(2020, 1, 5), note="副主任")
    keep_notary(hall.supervisor, line, new_act())
    page, panel = panel_of(Bench(hall.supervisor, tmp_path), qtbot, kept)
    qtbot.keyClick(page, Qt.Key.Key_B, CTRL)
    assert "选择" in panel._line.text()  # nobody is chosen yet
    panel.table.choose((OFFICE, "周明"))
    qtbot.keyClick(page, Qt.Key.Key_B, CTRL)
    qtbot.keyClick(page, Qt.Key.Key_S, CTRL)
    ended = NotaryLine(OFFICE, "周明", date(2020, 1, 5), hall.desk.today, "副主任")
    assert panel.table.rows.rows == (ended,)
    assert notaries(hall.desk, OFFICE, hall.desk.today.replace(year=2027)) == ()


def test_days_that_cannot_be_are_refused_under_their_field_and_nothing_is_lost(
    hall: Hall, tmp_path: Path, qtbot: QtBot, kept: list[SettingsPage]
) -> None:
    page, panel = panel_of(Bench(hall.supervisor, tmp_path), qtbot, kept)
    typed = {"office": OFFICE, "name": "周明", "valid_from": "2026-05-05"}
    for wrong in ("2025-05-05", "20260231"):
        panel.form.set_answers({**typed, "valid_until": wrong})
        qtbot.keyClick(page, Qt.Key.Key_S, CTRL)
        assert panel.form.field("valid_until").line.text() != ""
        assert panel.form.answers() == {**typed, "valid_until": wrong}
    assert notaries(hall.desk) == ()


def test_a_clerk_reads_the_files_and_has_no_keys_to_change_them(
    hall: Hall, tmp_path: Path, qtbot: QtBot, kept: list[SettingsPage]
) -> None:
    keep_notary(hall.supervisor, NotaryLine(OFFICE, "周明"), new_act())
    _, panel = panel_of(Bench(hall.desk, tmp_path), qtbot, kept)
    panel.table.choose((OFFICE, "周明"))
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert panel.form.answers() == {}
    changing = (panel.form, panel._keep, panel._end, panel._add)
    assert not any(part.isVisible() for part in changing)
