"""Official travel at the intake: the approval fills the group, the custody stops it in red."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from counter.desk import new_act
from counter.progress.custody import loans
from counter.progress.custody.card import card
from tests.conftest import COMPANY, Hall
from tests.counter.custody_steps import approved, late
from tests.counter.values.test_mrz import chinese
from tests.ui.benches import Bench
from tests.ui.intake.test_page import filled, opened
from ui.intake.page import IntakePage

UNIT = str(COMPANY["name"])


@pytest.fixture
def bench(hall: Hall, tmp_path: Path) -> Bench:
    return Bench(hall.desk, tmp_path)


def stop(page: IntakePage) -> QWidget:
    part = page.findChild(QWidget, "official-stop")
    assert part is not None
    return part


def accept_key(page: IntakePage) -> QPushButton:
    return page._accept.key


@pytest.mark.parametrize("letters", ["HZ", "QZ"])
def test_a_known_approval_fills_unit_and_persons(
    hall: Hall, bench: Bench, qtbot: QtBot, letters: str
) -> None:
    approved(hall, unit=UNIT, persons=("王略", "吕强"))
    page = opened(bench, qtbot)
    page._on_kind(letters)
    sheet = page._sheet
    assert sheet is not None
    sheet._form.set_answers({"approval_no": "渝外批〔2026〕8号"})
    assert sheet.answers()["name"] == UNIT
    assert [piece["holder"] for piece in sheet.pieces()] == ["王略", "吕强"]


def test_what_was_typed_is_not_typed_over(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    approved(hall, unit="重庆别的单位", persons=("吕强",))
    page = opened(bench, qtbot)
    filled(page, qtbot, "HZ", approval_no="渝外批〔2026〕8号")
    sheet = page._sheet
    assert sheet is not None
    assert sheet.answers()["name"] == UNIT
    assert [piece["holder"] for piece in sheet.pieces()] == ["王略"]


def test_a_locked_unit_is_a_red_stop_with_the_names(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    no = late(hall, 31, unit=UNIT, holder="曾强").row.no
    page = opened(bench, qtbot)
    filled(page, qtbot, "HZ")
    assert stop(page).isVisible()
    assert "曾强" in page._side.bill.official._why.text()
    assert not accept_key(page).isEnabled()
    loans.give_back(hall.desk, no, card(hall.desk, no).revision, "李娜", True, new_act())
    page._on_clear()
    filled(page, qtbot, "HZ")
    assert not stop(page).isVisible()
    assert accept_key(page).isEnabled()


def test_another_form_begins_without_the_last_ones_stop(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    late(hall, 31, unit=UNIT)
    page = opened(bench, qtbot)
    filled(page, qtbot, "HZ")
    assert stop(page).isVisible()
    page._on_clear()
    page._on_kind("RZ")
    assert not stop(page).isVisible()


def test_a_scanned_zone_fills_the_form_wherever_the_cursor_is(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot)
    page._on_kind("HZ")
    assert page._sheet is not None
    page._sheet._pieces.set_answers([{"order": "renew"}])  # an old booklet lies there
    page._sheet.take_zone(chinese("LV<<QIANG"))
    (piece,) = page._sheet.pieces()
    assert (piece["pinyin"], piece["passport_no"]) == ("LV QIANG", "PE1234567")
