"""The case at the right: one next step, panels that ask, money, papers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from counter import outbox
from counter.dayclose import till
from counter.desk import Desk, new_act
from counter.errors import Trouble
from counter.intake import accept, correction
from counter.outbox import PaperJob
from counter.progress import handover, moves
from counter.progress.handover import Receiver
from counter.progress.moves import Moved
from counter.queue import card as cards
from counter.queue.card import CaseCard
from counter.text import Language, Text
from counter.values.clerk import Role
from counter.values.money import Money
from tests.conftest import OFFICE, Hall, default_pieces
from tests.ui.benches import Bench
from ui.kit import language, theme
from ui.main_window import MainWindow
from ui.progress.case_card import CasePanel
from ui.progress.correction_panel import CorrectionPanel
from ui.progress.panel import Panel


@pytest.fixture
def bench(hall: Hall, tmp_path: Path) -> Bench:
    return Bench(hall.desk, tmp_path)


def opened(bench: Bench, qtbot: QtBot, case_no: str) -> CasePanel:
    panel = CasePanel(bench.of)
    qtbot.addWidget(panel)
    panel.resize(372, 650)
    panel.show()
    panel.open(case_no, focus=True)
    return panel


def card_of(hall: Hall, case_no: str) -> CaseCard:
    return cards.card(hall.desk, case_no)


def move(hall: Hall, case_no: str, code: str, desk: Desk | None = None, **told: str) -> Moved:
    card = card_of(hall, case_no)
    return moves.advance(desk or hall.desk, case_no, card.revision, code, told, new_act())


def made_ready(hall: Hall, **changes: object) -> str:
    no = hall.accept("RZ", **changes).case_no
    owes = card_of(hall, no).owes
    till.pay(hall.desk, no, owes, "cash", "", new_act())
    for code in ("examine", "make", "check"):
        move(hall, no, code)
    return no


def open_panel(card: CasePanel) -> Panel:
    (panel,) = (p for p in card.findChildren(Panel) if p.isVisible())
    return panel


def words(card: CasePanel, name: str) -> str:
    return card.findChild(QLabel, name).text()


def step_of(hall: Hall, case_no: str) -> str:
    return card_of(hall, case_no).row.step.zh


def test_the_next_step_has_the_focus_and_f8_makes_it(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = hall.accept("RZ").case_no
    card = opened(bench, qtbot, no)
    following = card.findChild(QPushButton, "next")
    assert following.text() == "审核通过  F8"
    qtbot.waitUntil(following.hasFocus)
    qtbot.keyClick(card, Qt.Key.Key_F8)
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
    card.press_next()
    open_panel(card)._press.press()
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
    card = opened(bench, qtbot, no)
    move(hall, no, "examine", hall.window("2"))
    card.press_next()
    assert "窗口2" in words(card, "card_fault")
    assert card.findChild(QPushButton, "next").text() == "制证  F8"


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
    card = opened(bench, qtbot, no)
    real = moves.advance

    def lost(*given: Any) -> Moved:
        real(*given)
        raise Trouble(Text("没有回答", "no answer"))

    monkeypatch.setattr(moves, "advance", lost)
    card.press_next()
    monkeypatch.setattr(moves, "advance", real)
    card.press_next()
    assert step_of(hall, no) == "已审核"
    happened = [line.what.zh for line in card_of(hall, no).timeline]
    assert happened.count("审核通过") == 1
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


# ------------------------------------------------------------------- what is handed over in parts
def two_deeds() -> list[dict[str, object]]:
    (deed,) = default_pieces("RZ")
    return [deed, {**deed, "title": "学历公证", "certificate_no": "(2026)渝证字第0002号"}]


def test_of_two_pieces_one_may_be_handed_over_and_the_other_stays(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = made_ready(hall, pieces=two_deeds())
    card = opened(bench, qtbot, no)
    card.press_next()
    panel = open_panel(card)
    one, two = panel.findChildren(QCheckBox)
    panel.fill(receiver_name="张伟", paper_number="233X")
    for box in (one, two):
        box.setChecked(False)
    panel._press.press()
    assert "至少勾选一件" in words(card, "panel_fault")
    two.setChecked(True)
    panel._press.press()
    assert [bool(piece.taken_at) for piece in card_of(hall, no).pieces] == [False, True]
    assert step_of(hall, no) == "待取"
    card.press_next()
    panel = open_panel(card)
    assert not panel.findChildren(QCheckBox)  # one piece is left: nothing to choose
    panel.fill(receiver_name="李娜", paper_number="1234")
    panel._press.press()
    assert step_of(hall, no) == "已取"


# ------------------------------------------------------------------- money that goes back
def supervised(hall: Hall, tmp_path: Path) -> Bench:
    return Bench(hall.supervisor, tmp_path)


def test_a_supervisor_gives_back_what_was_paid_with_a_reason(
    hall: Hall, tmp_path: Path, qtbot: QtBot
) -> None:
    no = made_ready(hall)
    card = opened(supervised(hall, tmp_path), qtbot, no)
    assert not card.findChild(QLabel, "goes_back").isVisible()
    qtbot.waitUntil(card.findChild(QPushButton, "next").hasFocus)
    qtbot.keyClick(card, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    panel = open_panel(card)
    assert panel.form.answers()["amount"] == card_of(hall, no).paid.plain
    panel._press.press()
    assert words(card, "reason.fault") != ""
    assert not card_of(hall, no).refunded
    qtbot.keyClick(panel.form.field("method").editor, Qt.Key.Key_3)
    panel.fill(amount="40", reason="多收")
    panel._press.press()
    assert card_of(hall, no).refunded == Money(4000)
    assert card_of(hall, no).owes == Money(4000)


def test_more_than_was_paid_does_not_go_back(hall: Hall, tmp_path: Path, qtbot: QtBot) -> None:
    no = made_ready(hall)
    card = opened(supervised(hall, tmp_path), qtbot, no)
    card.give_back()
    panel = open_panel(card)
    panel.fill(amount="5000", reason="多收")
    panel._press.press()
    assert card_of(hall, no).paid.plain in words(card, "panel_fault")
    assert not card_of(hall, no).refunded


def test_money_that_must_go_back_is_told_and_only_a_supervisor_gives_it(
    hall: Hall, bench: Bench, tmp_path: Path, qtbot: QtBot
) -> None:
    no = made_ready(hall)
    seen = card_of(hall, no)
    correction.correct(hall.desk, no, seen.revision, {}, {1: {"matters": 1}}, "多录一份", new_act())
    back = -card_of(hall, no).owes
    assert back > Money(0)
    card = opened(bench, qtbot, no)
    assert words(card, "goes_back") == f"▲ 应退 {back}，请主管退费"
    assert not card.findChild(QPushButton, "refund").isVisible()
    card.give_back()
    assert not card.is_asking
    card = opened(supervised(hall, tmp_path), qtbot, no)
    card.findChild(QPushButton, "refund").click()
    panel = open_panel(card)
    assert panel.form.answers()["amount"] == back.plain
    panel.fill(reason="更正后应退差额")
    panel._press.press()
    assert not card_of(hall, no).owes
    assert not card.findChild(QLabel, "goes_back").isVisible()


# ------------------------------------------------------------------- what is mended
def correcting(card: CasePanel, qtbot: QtBot) -> CorrectionPanel:
    qtbot.waitUntil(card.findChild(QPushButton, "next").hasFocus)
    qtbot.keyClick(card, Qt.Key.Key_F7)
    panel = open_panel(card)
    assert isinstance(panel, CorrectionPanel)
    return panel


def test_a_correction_begins_with_what_is_recorded_in_full_and_looking_is_on_record(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = hall.accept("RZ").case_no
    panel = correcting(opened(bench, qtbot, no), qtbot)
    told = panel.form.answers()
    assert (told["name"], told["phone"], told["destination"]) == ("张伟", "13812345678", "DE")
    assert panel.pieces[1].answers()["matters"] == 2
    assert "查看完整信息" in {line.what.zh for line in card_of(hall, no).timeline}


def test_a_correction_needs_a_reason_changes_the_case_and_prints_a_new_receipt(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = hall.accept("RZ").case_no
    before = card_of(hall, no)
    card = opened(bench, qtbot, no)
    panel = correcting(card, qtbot)
    panel._press.press()
    assert words(card, "reason.fault") != ""
    panel.fill(reason="录入有误")
    panel._press.press()
    assert "没有改动" in words(card, "panel_fault")
    panel.form.field("phone").editor.set_answer("13987654321")
    panel.pieces[1].field("matters").editor.set_answer(3)
    panel.pieces[1].field("office").editor.set_answer("")
    papers: list[PaperJob] = []
    card.printed.connect(papers.append)
    panel._press.press()
    after = card_of(hall, no)
    assert after.row.units == 3
    assert after.owes > before.owes
    assert [paper.kind for paper in papers] == ["receipt"]
    now = correction.present(hall.desk, no, new_act())
    assert now.answers["phone"] == "13987654321"
    assert "office" not in now.pieces[1]
    assert not card.is_asking
    assert "更正" in {line.what.zh for line in after.timeline}


def test_what_is_wrong_in_a_correction_stands_under_its_field(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = hall.accept("RZ").case_no
    card = opened(bench, qtbot, no)
    panel = correcting(card, qtbot)
    panel.fill(reason="录入有误", phone="12")
    panel.pieces[1].field("issued_on").editor.set_answer("2031-01-01")
    panel._press.press()
    assert panel.form.field("phone").line.text() != ""
    assert "2031-01-01" in panel.pieces[1].field("issued_on").line.text()
    assert correction.present(hall.desk, no, new_act()).answers["phone"] == "13812345678"
    assert card.is_asking


def test_a_correction_does_not_undo_what_another_window_corrected_meanwhile(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = hall.accept("RZ").case_no
    card = opened(bench, qtbot, no)
    panel = correcting(card, qtbot)
    correction.correct(hall.window("2"), no, 1, {"phone": "13900001111"}, {}, "录错", new_act())
    panel.fill(reason="录入有误", name="张玮")
    panel._press.press()
    assert "窗口2" in words(card, "panel_fault")
    panel._press.press()
    now = correction.present(hall.desk, no, new_act())
    assert (now.answers["name"], now.answers["phone"]) == ("张玮", "13900001111")


def test_enter_goes_from_the_mended_answer_to_the_reason_and_then_corrects(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = hall.accept("RZ").case_no
    card = opened(bench, qtbot, no)
    panel = correcting(card, qtbot)
    panel.form.field("name").editor.setText("张玮")
    qtbot.keyClick(panel.form.field("name").editor, Qt.Key.Key_Return)
    reason = panel.reason.field("reason").editor
    qtbot.waitUntil(reason.hasFocus)
    qtbot.waitUntil(lambda: not reason.visibleRegion().isEmpty())  # the sight follows the hand
    qtbot.keyClicks(reason, "mistyped")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert correction.present(hall.desk, no, new_act()).answers["name"] == "张玮"


def test_a_reader_may_mend_nothing(hall: Hall, tmp_path: Path, qtbot: QtBot) -> None:
    no = hall.accept("RZ").case_no
    reader = Bench(hall.window("3", Role.READER), tmp_path)
    card = opened(reader, qtbot, no)
    card.correct()
    card.give_back()
    assert not card.is_asking
    for name in ("correct", "refund", "pay"):
        assert not card.findChild(QPushButton, name).isVisible()


def test_news_does_not_move_the_sight_from_where_one_types(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = hall.accept("RZ").case_no
    card = opened(bench, qtbot, no)
    panel = correcting(card, qtbot)
    panel.complete()
    reason = panel.reason.field("reason").editor
    qtbot.waitUntil(lambda: not reason.visibleRegion().isEmpty())
    till.pay(hall.window("2"), no, card_of(hall, no).owes, "cash", "", new_act())
    bench.bulletin.look()
    QApplication.processEvents()
    assert not reason.visibleRegion().isEmpty()


@pytest.mark.parametrize("spoken", Language)
def test_a_wide_panel_takes_from_the_list_and_the_window_keeps_to_its_screen(
    hall: Hall, tmp_path: Path, qtbot: QtBot, spoken: Language
) -> None:
    no = made_ready(hall, pieces=two_deeds())
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.load_faces()
    theme.dress(app)
    language.speak(spoken)
    try:
        window = MainWindow(supervised(hall, tmp_path).of, OFFICE)
        qtbot.addWidget(window)
        window.resize(1366, 740)
        window.show()
        window.open_case(no)
        card = window._card
        usual = card.width()
        for begin in (card.press_next, card.give_back, card.correct):
            begin()
            panel = open_panel(card)
            qtbot.waitUntil(lambda p=panel: p.width() >= p.minimumSizeHint().width())
            assert panel.mapTo(card, panel.rect().topRight()).x() < card.width(), panel
            assert window.width() == 1366
            if begin == card.correct:
                assert card.width() > usual
            card._on_away()
        qtbot.waitUntil(lambda: card.width() == usual)
    finally:
        language.speak(Language.ZH)
        app.setStyleSheet("")
