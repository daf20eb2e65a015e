"""The custody of passports at the page, by keyboard and scanner."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from counter.desk import new_act
from counter.progress.custody import approvals, made, stocktaking
from counter.progress.custody.card import card
from tests.conftest import Hall
from tests.counter import steps
from tests.counter.custody_steps import UNIT, approved, kept, late, lent
from tests.counter.values.test_mrz import chinese
from tests.ui.benches import Bench
from tests.ui.progress.hands import opened as opened_case
from ui.progress.custody.page import CustodyPage
from ui.progress.custody.panels import BookletPanel, LendPanel
from ui.progress.custody.section import CustodySection

CTRL = Qt.KeyboardModifier.ControlModifier
ZONE = chinese("WANG<<LUE")


def opened(bench: Bench, qtbot: QtBot) -> CustodyPage:
    page = CustodyPage(bench.of)
    qtbot.addWidget(page)
    page.resize(1234, 688)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.refresh()
    return page


def told(page: CustodyPage, name: str) -> str:
    return page.findChild(QLabel, name).text()


def test_an_empty_custody_says_how_to_begin(bench: Bench, qtbot: QtBot) -> None:
    page = opened(bench, qtbot)
    assert page.table.rows.rows == ()
    assert told(page, "custody_hint").startswith("扫描护照机读码")


def test_enter_lends_and_the_slip_is_printed(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    no = kept(hall).row.no
    approved(hall)
    page = opened(bench, qtbot)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    panel = page.passport.slot.panel
    assert isinstance(panel, LendPanel)
    panel.form.set_answers({"approval_no": "渝外批〔2026〕8号", "taker": "李娜"})
    qtbot.waitUntil(lambda: "12月14日" in panel.findChild(QLabel, "lend_due").text())
    qtbot.keyClick(panel, Qt.Key.Key_Return, CTRL)
    assert card(hall.desk, no).row.standing == "out"
    assert [name for _, _, name in bench.tray.printed] != []
    assert "借出" in told(page, "passport_state")


def test_enter_takes_back_what_is_out(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    no = late(hall, 3).row.no
    page = opened(bench, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_5)
    assert page.filters.code == "overdue"
    assert "逾期3天" in told(page, "passport_state")
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.keyClick(page.passport.slot.panel, Qt.Key.Key_Return, CTRL)
    seen = card(hall.desk, no)
    assert seen.row.standing == "in_stock"
    assert (seen.loans[0].taken_by, seen.row.place) == ("李娜", "甲柜1")


def test_a_locked_unit_is_told_before_anything_is_typed(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    kept(hall, "PE7654321", holder="吕强")
    late(hall, 1, holder="曾强")
    hall.later(days=31)
    page = opened(bench, qtbot)
    page.filters.choose("in_stock")
    page.table.choose(page.table.rows.rows[0].no)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert "曾强（逾期 32 天）" in told(page, "lend_warned")


def test_a_scanned_passport_opens_with_its_next_act(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    no = kept(hall).row.no
    kept(hall, "PE7654321")
    page = opened(bench, qtbot)
    page.filters.choose("ended")
    page.take_zone(ZONE)
    assert page.passport.slot.panel is not None
    assert page.table.current_key() == no


def test_a_scanned_slip_opens_its_booklet(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    slip = lent(hall, kept(hall)).slip
    page = opened(bench, qtbot)
    page.take_slip(slip.case_no)
    assert page.passport.slot.panel is not None
    page.passport.leave()
    page.take_slip("")
    assert page.late.isVisible()


def test_an_unknown_passport_is_offered_to_be_taken_in(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot)
    page.search.setText(ZONE.replace("\n", " "))
    qtbot.waitUntil(lambda: isinstance(page.slot.panel, BookletPanel))
    panel = page.slot.panel
    assert isinstance(panel, BookletPanel)
    answers = panel.form.answers()
    assert (answers["passport_no"], answers["pinyin"]) == ("PE1234567", "WANG LUE")
    assert answers["expires_on"] == "2031-02-28"
    assert "没有这本证照" in told(page, "panel_fault")
    panel.fill(holder="王略", unit=UNIT)
    qtbot.keyClick(panel, Qt.Key.Key_Return, CTRL)
    assert [row.holder for row in page.table.rows.rows] == ["王略"]
    assert told(page, "passport_holder") == "王略　WANG LUE"


def test_a_misread_zone_is_named_in_the_form(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    page = opened(bench, qtbot)
    page.take_in()
    page.take_zone(ZONE.replace("310228", "310229"))
    assert "有效期的校验位" in told(page, "panel_fault")


def test_a_count_runs_by_scanning_and_tells_what_is_missing(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    kept(hall)
    kept(hall, "PE7654321", holder="吕强")
    page = opened(bench, qtbot)
    page.begin_count()
    qtbot.keyClick(page.count.place, Qt.Key.Key_Return)
    page.take_zone(ZONE)
    assert told(page, "count_figure") == "1 / 2"
    page.count.scan.setText("pe1234567")
    qtbot.keyClick(page.count.scan, Qt.Key.Key_Return)
    assert told(page, "count_verdict").startswith("已扫过")
    page.count.scan.setText("PE0000009")
    qtbot.keyClick(page.count.scan, Qt.Key.Key_Return)
    assert told(page, "count_verdict").startswith("账外")
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert [(what, item.holder) for what, item in page.count.result.rows.rows] == [
        ("missing", "吕强"), ("unexpected", ""),
    ]  # fmt: skip
    assert stocktaking.running(hall.desk) is None


def test_a_count_goes_on_where_it_stopped(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    kept(hall)
    no = stocktaking.start(hall.desk, "", new_act()).no
    stocktaking.see(hall.desk, no, "PE1234567", "", new_act())
    page = opened(bench, qtbot)
    page.begin_count()
    assert told(page, "count_figure") == "1 / 1"
    assert page.count.scan.isVisible()


def test_letters_go_to_the_chosen_unit_or_to_all(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    late(hall, 3)
    late(hall, 9, "PE7654321", unit="重庆别的单位")
    page = opened(bench, qtbot)
    page.show_late()
    assert [unit.unit for unit in page.late.units.rows.rows] == ["重庆别的单位", UNIT]
    qtbot.keyClick(page, Qt.Key.Key_P, CTRL)
    assert len(bench.tray.printed) == 1
    page.late.all.press()
    assert len(bench.tray.printed) == 3
    assert [unit.letters for unit in page.late.units.rows.rows] == [2, 1]


def test_an_approval_is_recorded_at_the_page(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    page = opened(bench, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_B, CTRL)
    panel = page.slot.panel
    panel.fill(approval_no="渝外批〔2026〕9号", unit=UNIT, persons="王略\n吕强",
               departs_on="2026-12-02", days="5")  # fmt: skip
    qtbot.keyClick(panel, Qt.Key.Key_Return, CTRL)
    seen = approvals.approval(hall.desk, "渝外批〔2026〕9号")
    assert seen is not None
    assert (seen.persons, seen.days) == (("王略", "吕强"), 5)


def test_days_that_are_none_stay_in_the_form(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    kept(hall)
    page = opened(bench, qtbot)
    page.passport.open_next()
    panel = page.passport.slot.panel
    panel.fill(days="五天", taker="李娜")
    qtbot.keyClick(panel, Qt.Key.Key_Return, CTRL)
    assert panel.form.field("days").fault is not None
    assert panel.form.answers()["days"] == "五天"


@pytest.mark.parametrize("code", ["lost", "cancel"])
def test_an_end_asks_for_its_reason(hall: Hall, tmp_path: Path, qtbot: QtBot, code: str) -> None:
    no = kept(hall).row.no
    page = opened(Bench(hall.desk, tmp_path, None, "出国被盗"), qtbot)
    key = page.findChild(QPushButton, f"passport_{code}")
    key.click()
    assert card(hall.desk, no).row.standing == "in_stock"
    key.click()
    ended = {"lost": "lost", "cancel": "cancelled"}[code]
    assert card(hall.desk, no).row.standing == ended


def test_the_list_follows_what_other_windows_do(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    seen = kept(hall)
    page = opened(bench, qtbot)
    lent(hall, seen)
    bench.of.bulletin.look()
    assert page.table.rows.rows[0].standing == "out"


def test_a_case_registers_its_booklets_in_its_own_section(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    case_no = hall.accept("HZ").case_no
    steps.bring_to(hall, case_no, "made")
    panel = opened_case(bench, qtbot, case_no)
    panel.open_section("custody")
    section = panel._slot.panel
    assert isinstance(section, CustodySection)
    section.findChild(QPushButton, "captured.1").click()
    qtbot.waitUntil(lambda: "已采集" in section.findChild(QLabel, "holder.1").text())
    section.findChild(QPushButton, "register.1").click()
    form = section.findChild(BookletPanel)
    form.take_zone(ZONE)
    qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
    (piece,) = made.made(hall.desk, case_no).pieces
    assert piece.card is not None
    assert (piece.card.row.holder, piece.capture) == ("王略", "done")
