"""Keys that draw a paper and change nothing else: 缴费通知, 上缴登记单, what goes with a receipt."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from counter import outbox
from counter.intake import accept
from counter.progress.custody.card import card as passport_card
from tests.conftest import BY_POST, Hall
from tests.counter import steps
from tests.counter.custody_steps import kept, lent
from tests.ui.benches import Bench
from tests.ui.progress.hands import card_of, open_panel, opened
from ui.progress.custody.page import CustodyPage
from ui.progress.reason_list import ReasonList


def test_who_owes_is_asked_in_writing_by_one_key(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    no = hall.accept().case_no
    card = opened(bench, qtbot, no)
    with qtbot.waitSignal(card.printed) as told:
        assert card.findChild(QPushButton, "payment_notice").isVisible()
        card.findChild(QPushButton, "payment_notice").click()
    assert told.args is not None
    assert (told.args[0].kind, told.args[0].case_no) == ("payment_notice", no)
    steps.pay_all(hall, no)
    card.refresh()
    assert not card.findChild(QPushButton, "payment_notice").isVisible()


def test_a_refusal_offers_the_sentences_of_the_rules(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = hall.accept().case_no
    card = opened(bench, qtbot, no)
    card.findChild(QPushButton, "move_refuse").click()
    keys = open_panel(card).findChild(ReasonList).findChildren(QPushButton)
    keys[0].click()
    open_panel(card).fill(facts="电话核实")
    with qtbot.waitSignal(card.printed) as told:
        open_panel(card)._press.press()
    assert told.args is not None
    assert (told.args[0].facts["code"], told.args[0].facts["facts"]) == ("R-21", "电话核实")
    assert card_of(hall, no).row.stage == "ended"


def test_accepting_on_the_card_prints_the_notice_of_the_return_too(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    form = hall.application("RZ", **BY_POST)
    bare = accept.Application("RZ", form.answers, form.pieces, frozenset(), form.act)
    no = accept.receive(hall.desk, bare).case_no
    card = opened(bench, qtbot, no)
    done = accept.accept_received(hall.desk, no, 1, form.materials, "act-beside")
    card._on_moved(done)
    waiting = {job.kind for job in outbox.pending(hall.desk)}
    assert "return_mail_notice" not in waiting  # it went to the printer with the receipt


def test_a_passport_in_stock_has_its_slip_and_one_that_is_out_has_none(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    seen = kept(hall)
    page = CustodyPage(bench.of)
    qtbot.addWidget(page)
    page.resize(1234, 688)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.refresh()
    qtbot.mouseClick(page.findChild(QPushButton, "passport_slip"), Qt.MouseButton.LeftButton)
    kinds = [job.kind for job in outbox.of_case(hall.desk, seen.row.no)]
    assert kinds == ["surrender_slip"]
    assert outbox.pending(hall.desk) == ()  # printed
    lent(hall, passport_card(hall.desk, seen.row.no))
    page.show_passport(seen.row.no)
    assert not page.findChild(QPushButton, "passport_slip").isVisible()
