"""Notices at the panel: written, changed, withdrawn and put away by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from counter.queue import notices
from counter.settings.announcing import keeping
from tests.conftest import Hall
from tests.counter.telling_verbs import published
from tests.ui.benches import Bench
from ui.settings.notices_panel import NoticesPanel

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bench(hall: Hall, tmp_path: Path) -> Bench:
    return Bench(hall.supervisor, tmp_path)


def panel_of(bench: Bench, qtbot: QtBot) -> NoticesPanel:
    panel = NoticesPanel(bench.of)
    qtbot.addWidget(panel)
    panel.resize(1180, 600)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    panel.refresh()
    return panel


def said(hall: Hall) -> list[str]:
    """What the windows are told."""
    return [each.text.zh for each in notices.notices(hall.desk) if each.table == "announcements"]


def write(panel: NoticesPanel, **told: object) -> None:
    usual = {"title": "周五停办", "since": "2026-11-23", "until": "2026-11-30",
             "body": "系统升级。\n周一恢复。"}  # fmt: skip
    panel.form.set_answers({**usual, **told})


def test_a_notice_is_published_and_its_paper_printed(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    panel = panel_of(bench, qtbot)
    write(panel)
    qtbot.keyClick(panel, Qt.Key.Key_S, CTRL)
    assert said(hall) == ["周五停办（2026-11-23 至 2026-11-30）：系统升级。 周一恢复。"]
    assert [name for _, _, name in bench.tray.printed] == ["TZ20261123-01 notice 0"]
    (line,) = panel.table.rows.rows
    assert line.written.title == "周五停办"
    assert panel.form.answers() == {}


def test_what_cannot_be_published_is_marked_and_nothing_typed_is_lost(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    panel = panel_of(bench, qtbot)
    write(panel, until="2026-11-01")
    qtbot.keyClick(panel, Qt.Key.Key_S, CTRL)
    assert said(hall) == []
    assert "早于" in panel.findChild(QLabel, "until.fault").text()
    write(panel, title=None)
    qtbot.keyClick(panel, Qt.Key.Key_S, CTRL)
    assert panel.form.answers()["body"] == "系统升级。\n周一恢复。"
    assert said(hall) == []


def test_enter_on_a_notice_writes_its_next_version(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    no = published(hall)
    panel = panel_of(bench, qtbot)
    panel.show_notice(no)
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    panel.form.set_answers({**panel.form.answers(), "title": "改期"})
    panel.places["for_clerks"].setChecked(False)
    qtbot.keyClick(panel, Qt.Key.Key_S, CTRL)
    (line,) = keeping.announcements(hall.desk)
    assert (line.version, line.written.title, line.written.for_clerks) == (2, "改期", False)
    assert said(hall) == []


def test_a_notice_is_withdrawn_with_a_reason_and_put_away(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    bench.ask.given = ["发早了"]
    no = published(hall)
    panel = panel_of(bench, qtbot)
    panel.table.choose(no)
    qtbot.keyClick(panel, Qt.Key.Key_R, CTRL)
    assert "请先撤回" in panel.findChild(QLabel, "notices-fault").text()
    qtbot.keyClick(panel, Qt.Key.Key_B, CTRL)
    assert said(hall) == []
    panel.table.choose(no)
    qtbot.keyClick(panel, Qt.Key.Key_R, CTRL)
    (line,) = keeping.announcements(hall.desk)
    assert (line.state, line.reason) == ("archived", "发早了")


def test_a_clerk_reads_and_has_nothing_to_press(hall: Hall, tmp_path: Path, qtbot: QtBot) -> None:
    published(hall)
    panel = panel_of(Bench(hall.desk, tmp_path), qtbot)
    assert len(panel.table.rows.rows) == 1
    assert not panel._publish.isVisible()
    assert not panel._withdraw.isVisible()
