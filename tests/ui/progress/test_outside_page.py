"""Batches to embassies and back, at the page, by keyboard and scanner."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from counter.desk import new_act
from counter.progress.consignment.contents import consignment, outside
from counter.progress.settlement import settle
from counter.queue import card as cards
from counter.values.money import Money
from tests.conftest import Hall
from tests.counter import steps
from tests.counter.outside_steps import made, sent
from tests.ui.benches import Bench
from ui.progress.outside.page import OutsidePage

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(bench: Bench, qtbot: QtBot) -> OutsidePage:
    page = OutsidePage(bench.of)
    qtbot.addWidget(page)
    page.resize(1234, 688)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.refresh()
    return page


def state_of(hall: Hall, number: str) -> dict[str, tuple[str, str, Money | None]]:
    seen = consignment(hall.desk, number)
    return {piece.key: (piece.outcome, piece.reason, piece.fee) for piece in seen.pieces}


def test_ticked_cases_of_an_office_go_out_and_their_list_is_printed(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    first, second = made(hall), made(hall)
    page = opened(bench, qtbot)
    page.findChild(QCheckBox, f"case-{second}").setChecked(False)
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    (row,) = outside(hall.desk)
    assert [piece.case_no for piece in consignment(hall.desk, row.no).pieces] == [first]
    assert row.to.name == "埃及驻华大使馆"
    assert [name for _, _, name in bench.tray.printed] == [f"{row.no} consignment_list 0"]
    assert page._returns._card is not None
    assert page._returns._card.row.no == row.no


def test_another_kind_of_office_brings_its_usual_name(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    made(hall)
    page = opened(bench, qtbot)
    form = page._batch.office
    form.field("office_kind").editor.set_answer("mfa")
    form.field("office_kind").editor.changed.emit()
    assert form.answers() == {"office_kind": "mfa", "office": "外交部领事司"}
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert outside(hall.desk)[0].to.kind == "mfa"


def test_space_ticks_a_piece_a_fee_goes_with_it_and_one_is_refused(
    hall: Hall, tmp_path: Path, qtbot: QtBot
) -> None:
    no = made(hall, 3)
    number = sent(hall, no)
    bench = Bench(hall.desk, tmp_path, "印章不清")
    page = opened(bench, qtbot)
    table, fee = page._returns.pieces, page._returns.fee
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    fee.setFocus()
    fee.setText("780")
    qtbot.keyClick(fee, Qt.Key.Key_Return)  # keeps the fee, goes on to the second
    qtbot.keyClick(page, Qt.Key.Key_R, CTRL)
    assert state_of(hall, number) == {f"{no}/{n}": ("out", "", None) for n in (1, 2, 3)}
    qtbot.keyClick(page, Qt.Key.Key_B, CTRL)
    assert state_of(hall, number) == {
        f"{no}/1": ("back", "", Money.yuan(780)),
        f"{no}/2": ("refused", "印章不清", None),
        f"{no}/3": ("out", "", None),
    }
    qtbot.keyClick(page, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(page, Qt.Key.Key_B, CTRL)
    assert cards.card(hall.desk, no).row.step.zh == "待取"


def test_a_scanned_receipt_ticks_its_case_and_others_are_opened(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    first, second, here = made(hall, 2), made(hall), hall.accept().case_no
    number = sent(hall, first, second)
    page = opened(bench, qtbot)
    page.take_case(first)
    assert {mark.case_no for mark in page._returns._marks.values()} == {first}
    with qtbot.waitSignal(page.case_wanted) as told:
        page.take_case(here)
    assert told.args == [here]
    qtbot.keyClick(page, Qt.Key.Key_B, CTRL)
    assert cards.card(hall.desk, first).row.step.zh == "待取"
    assert [row.left for row in outside(hall.desk)] == [1]
    assert outside(hall.desk)[0].no == number


@pytest.mark.parametrize("typed", ["七百", "780.505", "-1"])
def test_what_is_no_amount_is_said_and_nothing_is_ticked(
    hall: Hall, bench: Bench, qtbot: QtBot, typed: str
) -> None:
    sent(hall, made(hall))
    page = opened(bench, qtbot)
    page._returns.fee.setText(typed)
    page._returns._on_fee()
    qtbot.keyClick(page, Qt.Key.Key_B, CTRL)
    assert page.findChild(QLabel, "back-fault").text()
    assert outside(hall.desk)[0].left == 1


def test_an_unpaid_case_is_not_ticked_and_says_why(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = made(hall)
    settle(hall.desk, no, "embassy-civil", Money.yuan(900), "", new_act())
    page = opened(bench, qtbot)
    box = page.findChild(QCheckBox, f"case-{no}")
    assert not box.isChecked()
    assert "欠 ¥100.00" in box.text()
    steps.pay_all(hall, no)
    page.refresh()
    assert page._batch._boxes[no].isChecked()
