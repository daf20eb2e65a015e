"""草稿预览 at the intake page: looked at, never filed, never sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from counter.queue import worklists
from tests.conftest import Hall
from tests.papers import reading
from tests.ui.benches import Bench
from tests.ui.intake.test_page import filled, opened
from ui.intake.page import IntakePage


@pytest.fixture
def bench(hall: Hall, tmp_path: Path) -> Bench:
    return Bench(hall.desk, tmp_path)


def shown_on(page: IntakePage, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the papers in the preview say, one after the other."""
    said: list[str] = []
    monkeypatch.setattr(
        page._side.preview, "show_pdf", lambda pdf: said.append(reading.copied(pdf))
    )
    return said


def test_the_draft_follows_the_form_and_nothing_is_filed_or_sent(
    hall: Hall, bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(bench, qtbot)
    said = shown_on(page, monkeypatch)
    filled(page, qtbot)
    page.findChild(QPushButton, "show-draft").click()
    assert "草稿" in said[-1]
    assert "受理回执" in said[-1]
    page._sheet._form.set_answers({"name": "欧阳锋"})
    page._sheet.changed.emit()
    qtbot.waitUntil(lambda: "欧阳锋" in said[-1])
    assert bench.tray.printed == []
    assert list(worklists.open_cases(hall.desk)) == []


def test_the_draft_shows_large_type_at_one_key_and_the_receipt_then_prints_so(
    hall: Hall, bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(bench, qtbot)
    said = shown_on(page, monkeypatch)
    filled(page, qtbot)
    page.findChild(QPushButton, "show-draft").click()
    page.findChild(QPushButton, "large-type").click()
    assert len(said) == 2
    page._accept.key.click()
    ((_, sent, _),) = bench.tray.printed
    assert len(reading.sizes(sent)) > 1
    assert "草稿" not in reading.copied(sent)


def test_the_key_again_brings_the_bill_back(bench: Bench, qtbot: QtBot) -> None:
    page = opened(bench, qtbot)
    filled(page, qtbot)
    key = page.findChild(QPushButton, "show-draft")
    key.click()
    assert page._side.preview.page == 1
    key.click()
    assert page._side.preview.page == 0
    assert page._side.bill.isVisible()
