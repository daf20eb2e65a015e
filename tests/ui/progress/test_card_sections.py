"""The card's sections on the panel: the grid by keyboard, cards that come, the firm, the flags."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from counter.desk import new_act
from counter.progress.economies import answers, firms
from counter.progress.economies import cards as travel_cards
from tests.conftest import Hall, default_pieces
from tests.counter import cardwork
from tests.ui.benches import Bench
from tests.ui.progress.hands import opened, step_of
from ui.progress.case_card import CasePanel
from ui.progress.economies.answer_grid import AnswerGrid
from ui.progress.economies.arrival_panel import ArrivalPanel
from ui.progress.economies.cards_section import CardsSection
from ui.progress.economies.firm_section import FirmSection
from ui.progress.economies.grid_section import GridSection
from ui.progress.panel import Inset

TWO = [*default_pieces("SL"), {"holder": "欧阳娜娜", "passport_no": "E00000002"}]
Kind = TypeVar("Kind", bound=Inset)
SHIFT = Qt.KeyboardModifier.ShiftModifier


def section(card: CasePanel, code: str, kind: type[Kind]) -> Kind:
    card.open_section(code)
    return next(found for found in card.findChildren(kind) if found.isVisible())


def press(card: CasePanel, name: str) -> None:
    next(k for k in card.findChildren(QPushButton, name) if k.isVisible()).click()


def fault(card: CasePanel) -> str:
    return "".join(line.text() for line in card.findChildren(QLabel, "panel_fault"))


def test_a_range_is_answered_by_keyboard_and_saved_at_once(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = cardwork.with_economies(hall, pieces=TWO)
    card = opened(bench, qtbot, no)
    section(card, "economies", GridSection)
    grid = card.findChild(AnswerGrid)
    assert (grid.answers.rowCount(), grid.answers.columnCount()) == (16, 2)
    qtbot.keyClick(grid, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(grid, Qt.Key.Key_Right, SHIFT)
    qtbot.keyClick(grid, Qt.Key.Key_1)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.keyClick(grid, Qt.Key.Key_2)
    assert cardwork.grid(hall, no).counts["approved"] == 0  # only set so far
    press(card, "panel_act")
    counts = cardwork.grid(hall, no).counts
    assert (counts["approved"], counts["refused"], counts["pending"]) == (4, 1, 27)
    days = {a.day for row in cardwork.grid(hall, no).rows for a in row.answers}
    assert days == {hall.desk.today}
    assert "已批 4/32，拒批 1，待批 27" in " ".join(x.text() for x in card.findChildren(QLabel))


def test_nothing_set_and_a_wrong_day_are_told_and_lose_nothing(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = cardwork.with_economies(hall)
    card = opened(bench, qtbot, no)
    inset = section(card, "economies", GridSection)
    press(card, "panel_act")
    assert "还没有登记新答复" in fault(card)
    grid = card.findChild(AnswerGrid)
    day = inset.form.field("day").editor
    day.setText("没有这一天")
    qtbot.keyClick(grid, Qt.Key.Key_1)
    assert grid.answers.staged == {}
    assert "没有这一天" in inset.form.field("day").line.text()
    day.setText("2026-11-22")  # before the economies were asked: the books refuse it
    qtbot.keyClick(grid, Qt.Key.Key_1)
    press(card, "panel_act")
    assert "2026-11-22 不合理" in fault(card)
    assert len(grid.answers.staged) == 1


def test_another_windows_answer_is_told_and_the_second_press_counts(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = cardwork.with_economies(hall)
    card = opened(bench, qtbot, no)
    section(card, "economies", GridSection)
    grid = card.findChild(AnswerGrid)
    qtbot.keyClick(grid, Qt.Key.Key_1)
    seen = cardwork.revision(hall, no)
    answers.answer(hall.window("2"), no, seen, 1, "JP", "refused", hall.desk.today, new_act())
    press(card, "panel_act")
    assert "窗口2" in fault(card)
    press(card, "panel_act")
    assert cardwork.grid(hall, no).counts["approved"] == 1


def test_the_grid_of_a_case_that_did_not_go_out_is_only_shown(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = cardwork.reported(hall, "new")
    card = opened(bench, qtbot, no)
    section(card, "economies", GridSection)
    assert "尚未送各经济体" in card.findChild(QLabel, "grid_told").text()
    assert not any(k.isVisible() for k in card.findChildren(QPushButton, "panel_act"))


def test_carding_waits_in_its_panel_until_all_is_answered(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = cardwork.with_economies(hall)
    card = opened(bench, qtbot, no)
    card.press_next()
    press(card, "panel_act")
    assert "还有 16 项未答复" in fault(card)
    press(card, "panel_back")
    cardwork.note(hall, no, "approved", ["JP"])
    card.refresh()
    press(card, "move_early_card")
    press(card, "panel_act")
    assert step_of(hall, no) == "提前制卡中"


def test_a_card_that_came_is_typed_with_its_number_and_its_back(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = cardwork.with_economies(hall)
    cardwork.note(hall, no, "approved", ["JP", "KR"])
    cardwork.note(hall, no, "refused", [e.code for e in cardwork.grid(hall, no).economies
                                        if e.code not in ("JP", "KR")])  # fmt: skip
    cardwork.carding.card(hall.desk, no, cardwork.revision(hall, no), new_act())
    card = opened(bench, qtbot, no)
    card.press_next()
    panel = next(found for found in card.findChildren(ArrivalPanel) if found.isVisible())
    press(card, "panel_act")
    assert "请至少填写一张卡的卡号" in fault(card)
    (person,) = panel.people
    assert {code for code, box in person.boxes.items() if box.isChecked()} == {"JP", "KR"}
    assert not person.boxes["RU"].isEnabled()
    person.form.set_answers({"card_no": "cn00000009", "expires_on": "2040-01-01"})
    press(card, "panel_act")
    assert "2040-01-01 不合理" in person.form.field("expires_on").line.text()
    person.form.set_answers({"card_no": "cn00000009", "expires_on": "2031-11-20"})
    press(card, "panel_act")
    assert step_of(hall, no) == "待取"
    (line,) = travel_cards.cards(hall.desk, "CN00000009")
    assert set(line.economies) == {"JP", "KR"}


def test_a_new_passport_is_noted_on_the_card_in_use(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = cardwork.in_use(hall, "CN1")
    card = opened(bench, qtbot, no)
    inset = section(card, "cards", CardsSection)
    press(card, "panel_act")
    assert travel_cards.cards(hall.desk, "CN1")[0].new_passport_no == ""
    inset.form.set_answers({"what": "passport", "passport_no": "e7654321"})
    press(card, "panel_act")
    assert travel_cards.cards(hall.desk, "CN1")[0].new_passport_no == "E7654321"
    again = section(card, "cards", CardsSection)
    assert "护照已换，须换卡" in again.findChild(QLabel, "card_reminders").text()


def test_a_cancelled_case_says_what_became_of_the_card(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    cardwork.in_use(hall, "CN1")
    no = cardwork.reported(hall, "cancel")
    card = opened(bench, qtbot, no)
    card.press_next()
    (panel,) = (p for p in card.findChildren(QLineEdit) if p.isVisible())
    panel.setText("离职")
    press(card, "panel_act")
    assert step_of(hall, no) == "已办结"
    (line,) = travel_cards.cards(hall.desk, "CN1")
    assert (line.state, line.reason, line.is_destroyed) == ("cancelled", "离职", True)


def test_a_firm_is_kept_judged_and_decided_on_beside_a_supervisor(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = hall.accept("SL").case_no
    card = opened(bench, qtbot, no)
    inset = section(card, "firm", FirmSection)
    inset.form.set_answers({"staff": "四", "district": "两江新区"})
    press(card, "panel_act")
    assert "请填写整数" in inset.form.field("staff").line.text()
    inset.form.set_answers({"staff": "4", "trade_yuan": "600,000", "district": "两江新区"})
    press(card, "panel_act")
    assert firms.firm(hall.desk, no).unmet == 1
    inset = section(card, "firm", FirmSection)
    assert "未达" in inset.findChild(QLabel, "judged_staff").text()
    assert "请主管决定" in inset.findChild(QLabel, "firm_warning").text()
    inset.decision.set_answers({"decision": "accepted", "reason": "重点企业"})
    press(card, "decide")
    assert "同事" in fault(card)
    inset.findChild(QLineEdit, "second_login").setText("liuying")
    inset.findChild(QLineEdit, "second_password").setText("supervisor-1")
    press(card, "decide")
    kept = firms.firm(hall.desk, no)
    assert (kept.decision, kept.decided_by) == ("accepted", "刘颖")
