"""Who took the envelopes, who signed, what came back, at the page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from counter.desk import Desk, new_act
from counter.mailout import carrier, manifest, outcome_sheet, outcomes
from counter.mailout.outcome_sheet import OutcomePreview, TakenIn
from counter.queue import card
from tests.conftest import BY_POST, Hall
from tests.counter import steps
from tests.ui.benches import Bench
from ui.mailout.handover_view import HandoverView
from ui.mailout.page import HAND_OVER, MailoutPage

FIRST, SECOND, THIRD, _ = steps.WAYBILLS
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bench(hall: Hall, tmp_path: Path) -> Bench:
    return Bench(hall.desk, tmp_path)


def posted(hall: Hall, *waybills: str) -> None:
    for at, number in enumerate(waybills):
        no = steps.ready(hall, **{**BY_POST, "receiver": f"李{'一二三四'[at]}"})
        steps.packed(hall, no, waybill=number)
    manifest.draw(hall.desk, new_act())


def opened(bench: Bench, qtbot: QtBot) -> tuple[MailoutPage, HandoverView]:
    page = MailoutPage(bench.of)
    qtbot.addWidget(page)
    page.resize(1234, 688)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    view = page.show_view(HAND_OVER)
    assert isinstance(view, HandoverView)
    return page, view


def said(view: HandoverView, name: str) -> str:
    return view.findChild(QLabel, name).text()


def test_a_count_that_differs_is_said_and_the_right_one_is_recorded(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    posted(hall, FIRST, SECOND)
    page, view = opened(bench, qtbot)
    assert view.manifests.manifests.current().taken_at is None
    bench.ask.given = [{"counted": 1, "person": "陈强", "badge": ""},
                       {"counted": 2, "person": "陈强", "badge": "E0231"}]  # fmt: skip
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert "列有 2 件" in said(view, "took-fault")
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    (row,) = carrier.manifests(hall.desk)
    assert (row.carrier_person, row.carrier_no) == ("陈强", "E0231")
    view.refresh()
    assert not view.manifests.took.key.isEnabled()


def test_a_scan_and_enter_record_a_delivery(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    posted(hall, FIRST)
    page, view = opened(bench, qtbot)
    page.take_scan(FIRST)
    assert FIRST in said(view, "receipt-found")
    assert view.receipts.field.hasFocus()
    qtbot.keyClick(view.receipts.field, Qt.Key.Key_Return)
    assert outcomes.find_gone(hall.desk, FIRST).state == "delivered"
    assert "已签收" in said(view, "receipt-told")


def test_what_came_back_is_to_be_collected_instead(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    posted(hall, FIRST)
    page, view = opened(bench, qtbot)
    (case_no,) = outcomes.find_gone(hall.desk, FIRST).case_nos
    page.take_scan(FIRST)
    bench.ask.given = [{"reason": "地址不详", "then": "collect"}]
    qtbot.keyClick(view.receipts.field, Qt.Key.Key_B, CTRL)
    assert card.card(hall.desk, case_no).delivery_code == "pickup"
    assert outcomes.find_gone(hall.desk, FIRST).state == "came_back"


def test_a_waybill_that_nobody_posted_is_said_and_stays_in_the_field(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    _, view = opened(bench, qtbot)
    qtbot.keyClicks(view.receipts.field, THIRD)
    qtbot.keyClick(view.receipts.field, Qt.Key.Key_Return)
    assert "没有用这个运单号" in said(view, "receipt-fault")
    assert view.receipts.field.text() == THIRD


def test_what_nobody_heard_of_is_listed_and_opened(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    posted(hall, FIRST)
    hall.later(days=8)
    _, view = opened(bench, qtbot)
    assert said(view, "unsigned-told").startswith("1 件交寄满 7 天")
    (row,) = view.receipts.unsigned.rows.rows
    view.receipts.unsigned.opened.emit(row)
    assert FIRST in said(view, "receipt-found")


def test_the_carriers_file_is_looked_at_taken_in_and_its_faulty_rows_saved(
    hall: Hall, bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    posted(hall, FIRST, SECOND)
    file, back = tmp_path / "结果.csv", tmp_path / "退回.xlsx"
    file.write_text(f"状态,单号,日期\n妥投,{FIRST},{date(2026, 11, 23)}\n晴,{SECOND},\n", "utf-8")
    page, view = opened(bench, qtbot)
    bench.ask.given = [file, back]
    qtbot.keyClick(view.receipts.field, Qt.Key.Key_O, CTRL)
    assert "将登记签收 1、退回 0" in said(view, "outcome-sums")
    assert "晴" in view.outcomes.rows.rows.rows[0].fault.zh
    assert outcomes.find_gone(hall.desk, FIRST).state == "posted"
    qtbot.keyClick(page, Qt.Key.Key_B, CTRL)
    assert back.stat().st_size > 0
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert outcomes.find_gone(hall.desk, FIRST).state == "delivered"
    assert "将登记签收 0" in said(view, "outcome-sums")
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert view.receipts.field.isVisible()


def test_with_two_carriers_it_is_asked_whose_list(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    from counter.mailout import waybills

    waybills.enter(hall.desk, "EMS", FIRST, FIRST, "", new_act())
    for number, name in ((FIRST, "李一"), (SECOND, "李二")):
        steps.packed(hall, steps.ready(hall, **{**BY_POST, "receiver": name}), waybill=number)
    page, view = opened(bench, qtbot)
    bench.ask.given = [None, "of EMS"]
    qtbot.keyClick(page, Qt.Key.Key_P, CTRL)
    assert carrier.manifests(hall.desk) == ()
    qtbot.keyClick(page, Qt.Key.Key_P, CTRL)
    (row,) = carrier.manifests(hall.desk)
    assert row.envelopes == 1
    assert bench.tray.printed[-1][2].endswith("manifest 0")
    assert said(view, "sealed") == "已封 1 个，未封 0 个"


def test_a_long_file_tells_how_far_it_is_and_esc_stops_it(
    hall: Hall, bench: Bench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outcome_sheet, "AT_ONCE", 1)
    numbers = steps.WAYBILLS[:3]
    posted(hall, *numbers)
    file = tmp_path / "结果.csv"
    file.write_text("单号,状态\n" + "".join(f"{no},妥投\n" for no in numbers), "utf-8")
    page, view = opened(bench, qtbot)
    bench.ask.given = [file]
    qtbot.keyClick(view.receipts.field, Qt.Key.Key_O, CTRL)
    told, write = [], outcome_sheet.take_in

    def second_is_the_last(desk: Desk, part: OutcomePreview, act: str) -> TakenIn:
        told.append(said(view, "outcome-sums"))
        if len(told) == 2:
            qtbot.keyClick(page, Qt.Key.Key_Escape)
        return write(desk, part, act)

    monkeypatch.setattr(outcome_sheet, "take_in", second_is_the_last)
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert told[1].startswith("正在登记 1／3")
    assert [outcomes.find_gone(hall.desk, no).state for no in numbers] == [
        "delivered", "delivered", "posted"
    ]  # fmt: skip
    assert "已停止" in said(view, "outcome-fault")
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert outcomes.find_gone(hall.desk, numbers[2]).state == "delivered"
    assert view.receipts.field.isVisible()
