"""Upgrades, fees and fiscal receipts on the card: asked for, done, said."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from counter.dayclose import fiscal, waiver
from counter.desk import new_act
from counter.progress.settlement import settle
from counter.values.money import Money
from tests.conftest import Hall
from tests.counter.outside_steps import SINGLE, all_back, made, pieces
from tests.ui.benches import Bench
from tests.ui.progress.hands import card_of, open_panel, opened, supervised, words


def test_a_case_is_made_urgent_from_its_card_and_the_new_receipt_is_printed(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = hall.accept().case_no
    card = opened(bench, qtbot, no)
    with qtbot.waitSignal(card.printed) as told:
        card.findChild(QPushButton, "section_upgrade").click()
        assert words(card, "offer.urgent") == "补收 ¥100.00，预计 2026-11-25"
        open_panel(card)._press.press()
    assert told.args is not None
    assert (told.args[0].kind, told.args[0].facts["speed"]["zh"]) == ("receipt", "急件")
    assert card_of(hall, no).owes == Money.yuan(200)
    assert any(line.what.zh == "平件改急件" for line in card_of(hall, no).timeline)


def test_where_nothing_can_be_changed_any_more_the_section_says_so(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = hall.accept(speed="urgent").case_no
    card = opened(bench, qtbot, no)
    card.open_section("upgrade")
    assert "不能改急件" in words(card, "section_told")
    qtbot.keyClick(card.findChild(QPushButton, "panel_back"), Qt.Key.Key_Escape)
    assert not card.is_asking


def test_a_single_authentication_is_made_double_and_unknown_fees_are_told(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = hall.accept(destination=SINGLE, pieces=pieces(1)).case_no
    card = opened(bench, qtbot, no)
    card.open_section("upgrade")
    panel = open_panel(card)
    assert any("使馆费" in label.text() for label in panel.findChildren(QLabel))
    panel.fill(change="legalisation-double")
    panel._press.press()
    assert card_of(hall, no).row.route.zh == "领事认证（双认证）"


def test_a_foreigners_fee_is_typed_in_by_a_clerk_beside_a_supervisor(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = hall.accept(id_kind="foreign", id_number="L898902C3").case_no
    assert dict(card_of(hall, no).beside)["fees"].zh == "▲ 外籍申请人对等收费待手填"
    card = opened(bench, qtbot, no)
    card.open_section("fees")
    panel = open_panel(card)
    assert panel.form.answers()["title"] == "外籍申请人对等收费"
    panel.fill(amount="380", reason="按对等原则核定")
    card.findChild(QLineEdit, "second_login").setText("liuying")
    card.findChild(QLineEdit, "second_password").setText("supervisor-1")
    panel._press.press()
    assert card_of(hall, no).owes == Money.yuan(380)
    assert "fees" not in dict(card_of(hall, no).beside)


def test_an_own_fee_is_waived_by_a_supervisor_without_a_second(
    hall: Hall, tmp_path: Path, qtbot: QtBot
) -> None:
    no = hall.accept().case_no
    card = opened(supervised(hall, tmp_path), qtbot, no)
    card.open_section("fees")
    panel = open_panel(card)
    assert not card.findChild(QLineEdit, "second_login").isVisible()
    panel.fill(what="waive", part="30", reason="经领导批准减免")
    panel._press.press()
    assert card_of(hall, no).owes == Money.yuan(70)


def test_an_embassys_fee_is_settled_with_what_the_pieces_cost(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = made(hall)
    all_back(hall, no, Money.yuan(780))
    assert dict(card_of(hall, no).beside)["fees"].zh == "▲ 使领馆费待结算"
    card = opened(bench, qtbot, no)
    card.open_section("fees")
    panel = open_panel(card)
    answers = panel.form.answers()
    assert (answers["what"], answers["actual"]) == ("settle", "780.00")
    assert not card.findChild(QLineEdit, "second_login").isVisible()
    panel.fill(prepaid="embassy-civil")
    with qtbot.waitSignal(card.printed) as told:
        panel._press.press()
    assert told.args is not None
    assert told.args[0].kind == "settlement_slip"
    assert card_of(hall, no).owes == Money.yuan(-20)


def test_a_payment_takes_code_and_number_or_neither(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = hall.accept().case_no
    card = opened(bench, qtbot, no)
    card.take_payment()
    panel = open_panel(card)
    panel.fill(fiscal_code="50010126")
    panel._press.press()
    assert card_of(hall, no).owes == Money.yuan(100)
    assert panel.form.field("fiscal_no").line.text()
    panel.fill(fiscal_no="0000012345")
    panel._press.press()
    assert card_of(hall, no).owes == Money(0)
    assert dict(card_of(hall, no).beside)["fiscal"].zh == "1 张"


def test_enter_passes_the_empty_receipt_by(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    no = hall.accept().case_no
    card = opened(bench, qtbot, no)
    card.take_payment()
    qtbot.keyClick(open_panel(card).form.field("method").editor, Qt.Key.Key_Return)
    assert card_of(hall, no).owes == Money(0)


def test_a_receipt_is_voided_from_the_card_with_a_reason(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = hall.accept().case_no
    receipt = fiscal.FiscalNumber("50010126", "0000012345")
    fiscal.note(hall.desk, no, receipt, Money.yuan(50), "paid", new_act())
    card = opened(bench, qtbot, no)
    card.open_section("fiscal")
    panel = open_panel(card)
    panel.fill(what="mark", reason="")
    panel._press.press()
    assert fiscal.of_case(hall.desk, no)[0].state == "paid"
    panel.fill(reason="金额有误")
    panel._press.press()
    assert fiscal.of_case(hall.desk, no)[0].state == "void"


def test_what_was_settled_is_not_offered_again(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    no = made(hall)
    for code in ("embassy-civil", "agency"):
        settle(hall.desk, no, code, Money.yuan(100), "", new_act())
    waiver.waive(hall.supervisor, no, "authentication-civil", "减免", new_act())
    card = opened(bench, qtbot, no)
    card.open_section("fees")
    assert open_panel(card).form.answers()["what"] == "type"
