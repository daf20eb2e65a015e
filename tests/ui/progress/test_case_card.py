"""The case at the right: one next step, panels that ask, papers."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from counter import outbox
from counter.desk import new_act
from counter.errors import Trouble
from counter.intake import accept
from counter.outbox import PaperJob
from counter.progress import handover, moves
from counter.progress.handover import Receiver
from counter.progress.moves import Moved
from counter.text import Text
from tests.conftest import Hall
from tests.counter import steps
from tests.ui.benches import Bench
from tests.ui.progress.hands import (
    card_of,
    made_ready,
    move,
    open_panel,
    opened,
    step_of,
    words,
)
from ui.progress.checks.check_list import CheckList
from ui.progress.panel import Panel


def test_the_next_step_has_the_focus_and_f8_makes_it(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = hall.accept("RZ").case_no
    card = opened(bench, qtbot, no)
    following = card.findChild(QPushButton, "next")
    assert following.text() == "审核通过  F8"
    qtbot.waitUntil(following.hasFocus)
    qtbot.keyClick(card, Qt.Key.Key_F8)
    listed = card.findChild(CheckList)
    assert "公证员签名" in listed.item(1).text()
    qtbot.keyClick(listed, Qt.Key.Key_Return)  # all in order: two keys
    assert step_of(hall, no) == "已审核"
    assert following.text() == "制证  F8"


def test_a_case_stands_on_its_track(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    no = hall.accept("RZ").case_no
    card = opened(bench, qtbot, no)
    told = card._head._track.accessibleName()
    assert told.startswith("已过 已收件 现在 已受理 以后 已审核")


def test_a_move_that_asks_waits_for_its_answer(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    no = hall.accept("RZ").case_no
    card = opened(bench, qtbot, no)
    card.findChild(QPushButton, "move_suspend").click()
    panel = open_panel(card)
    assert not card.findChild(QPushButton, "next").isVisible()
    panel._press.press()
    assert step_of(hall, no) == "已受理"
    assert words(card, "missing.fault") == "请填写须补材料（每行一项）。"
    panel.fill(missing="授权委托书")
    papers: list[PaperJob] = []
    card.printed.connect(papers.append)
    panel._press.press()
    assert step_of(hall, no) == "待补正（已停时）"
    assert [paper.kind for paper in papers] == ["correction_notice"]
    assert papers[0].facts["missing"][0]["zh"] == "授权委托书"


def test_escape_leaves_the_panel_first_and_the_card_next(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = made_ready(hall)
    card = opened(bench, qtbot, no)
    card.press_next()
    panel = open_panel(card)
    qtbot.waitUntil(lambda: panel.isAncestorOf(card.window().focusWidget()))
    qtbot.keyClick(card.window().focusWidget(), Qt.Key.Key_Escape)
    assert not [p for p in card.findChildren(Panel) if p.isVisible()]
    with qtbot.waitSignal(card.closed):
        qtbot.keyClick(card.findChild(QPushButton, "next"), Qt.Key.Key_Escape)


def test_an_unpaid_case_leads_to_the_till_and_says_why(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = hall.accept("RZ").case_no
    move(hall, no, "examine")
    card = opened(bench, qtbot, no)
    card.press_next()  # before a sticker is scanned in vain
    panel = open_panel(card)
    assert "未缴" in words(card, "panel_fault")
    assert panel.form.answers()["amount"] == card_of(hall, no).owes.plain
    qtbot.keyClick(panel.form.field("method").editor, Qt.Key.Key_3)
    panel._press.press()
    assert not card_of(hall, no).owes
    assert not card.findChild(QPushButton, "pay").isVisible()
    assert step_of(hall, no) == "已审核"


@pytest.mark.parametrize("typed", ["0", "-5", "12.345", "一百"])
def test_an_amount_that_is_none_is_marked_and_nothing_is_paid(
    hall: Hall, bench: Bench, qtbot: QtBot, typed: str
) -> None:
    no = hall.accept("RZ").case_no
    owes = card_of(hall, no).owes
    card = opened(bench, qtbot, no)
    card.take_payment()
    panel = open_panel(card)
    panel.fill(amount=typed)
    panel._press.press()
    assert words(card, "amount.fault") == "金额应大于 0，最多两位小数。"
    assert card_of(hall, no).owes == owes


def test_a_proxy_without_a_mandate_gets_nothing(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    no = made_ready(hall)
    card = opened(bench, qtbot, no)
    card.press_next()
    panel = open_panel(card)
    panel.fill(taker="proxy", receiver_name="李娜", paper_number="233X")
    panel._press.press()
    assert step_of(hall, no) == "待取"
    assert "委托书" in words(card, "mandate.fault")
    panel.fill(mandate="委托书原件，2026-11-20")
    panel._press.press()
    assert step_of(hall, no) == "已取"
    (piece,) = card_of(hall, no).pieces
    assert piece.taken_by == "李*"


def test_what_another_window_handed_over_first_is_said_with_name_and_hour(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = made_ready(hall)
    card = opened(bench, qtbot, no)
    card.press_next()
    panel = open_panel(card)
    revision = card_of(hall, no).revision
    taker = Receiver("张伟", False, "id_card", "233X")
    handover.hand_over(hall.window("2"), no, revision, taker, new_act())
    panel.fill(receiver_name="张伟", paper_number="233X")
    panel._press.press()
    said = words(card, "panel_fault")
    assert "张" in said
    assert "09:00" in said


def test_the_slower_window_is_told_and_sees_the_newest_step(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = hall.accept("RZ").case_no
    steps.bring_to(hall, no, "made")
    card = opened(bench, qtbot, no)
    move(hall, no, "check", hall.window("2"))
    card.press_next()
    assert "窗口2" in words(card, "card_fault")
    assert card.findChild(QPushButton, "next").text() == "发放  F8"


def test_an_overtaken_panel_keeps_what_is_typed_and_goes_on_at_the_next_press(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = hall.accept("RZ").case_no
    card = opened(bench, qtbot, no)
    card.findChild(QPushButton, "move_suspend").click()
    panel = open_panel(card)
    panel.fill(missing="授权委托书")
    move(hall, no, "examine", hall.window("2"))
    panel._press.press()
    assert "窗口2" in words(card, "panel_fault")
    assert step_of(hall, no) == "已审核"
    assert panel.form.answers()["missing"] == "授权委托书"
    panel._press.press()
    assert step_of(hall, no) == "待补正（已停时）"


def test_pressing_again_after_a_lost_answer_moves_the_case_once(
    hall: Hall, bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    no = hall.accept("RZ").case_no
    steps.bring_to(hall, no, "made")
    card = opened(bench, qtbot, no)
    real = moves.advance

    def lost(*given: Any) -> Moved:
        real(*given)
        raise Trouble(Text("没有回答", "no answer"))

    monkeypatch.setattr(moves, "advance", lost)
    card.press_next()
    monkeypatch.setattr(moves, "advance", real)
    card.press_next()
    assert step_of(hall, no) == "待取"
    happened = [line.what.zh for line in card_of(hall, no).timeline]
    assert happened.count("核对无误") == 1
    assert words(card, "card_fault") == ""


def test_a_received_case_is_accepted_when_its_papers_are_ticked(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    application = hall.application("RZ", materials=[])
    no = accept.receive(hall.desk, application).case_no
    card = opened(bench, qtbot, no)
    card.press_next()
    panel = open_panel(card)
    panel._press.press()
    assert "还缺" in words(card, "panel_fault")
    assert step_of(hall, no) == "已收件"
    for box in panel.findChildren(QCheckBox):
        box.setChecked(True)
    papers: list[PaperJob] = []
    card.printed.connect(papers.append)
    panel._press.press()
    assert step_of(hall, no) == "已受理"
    assert [paper.kind for paper in papers] == ["receipt"]


def test_a_paper_that_came_out_is_printed_again_only_with_a_reason(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = hall.accept("RZ").case_no
    card = opened(bench, qtbot, no)
    card.reprint_last()
    panel = open_panel(card)
    panel._press.press()
    assert len(outbox.of_case(hall.desk, no)) == 1
    papers: list[PaperJob] = []
    card.printed.connect(papers.append)
    panel.fill(reason="申请人遗失")
    panel._press.press()
    assert [(paper.kind, paper.copy) for paper in papers] == [("receipt", 1)]


def test_a_name_shown_in_full_stays_until_another_case_is_opened(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no, other = hall.accept("RZ").case_no, hall.accept("RZ").case_no
    card = opened(bench, qtbot, no)

    def told() -> set[str]:
        return {label.text() for label in card._facts.findChildren(QLabel) if label.isVisible()}

    assert "13812345678" not in told()
    card.findChild(QPushButton, "unmask").click()
    assert "13812345678" in told()
    bench.bulletin.look()
    assert "13812345678" in told()
    card.open(other)
    card.open(no)
    assert "13812345678" not in told()
    assert "查看完整信息" in {line.what.zh for line in card_of(hall, no).timeline}


def test_a_case_that_is_not_there_says_so(bench: Bench, qtbot: QtBot) -> None:
    card = opened(bench, qtbot, "RZ20261123-0099-X")
    assert "没有找到" in words(card, "hint")
