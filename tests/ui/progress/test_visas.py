"""The visas of a group in the card: the note read over and drawn, answers set by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from counter import outbox
from tests.conftest import Hall
from tests.counter import visawork
from tests.ui.benches import Bench
from tests.ui.progress.hands import opened, step_of
from ui.progress.case_card import CasePanel
from ui.progress.panel import Inset
from ui.progress.visas.papers_section import PapersSection
from ui.progress.visas.people import People
from ui.progress.visas.section import VisasSection


def section(card: CasePanel, code: str, kind: type[Inset]) -> Inset:
    card.open_section(code)
    return next(found for found in card.findChildren(kind) if found.isVisible())


def press(card: CasePanel, name: str) -> None:
    next(k for k in card.findChildren(QPushButton, name) if k.isVisible()).click()


def told(card: CasePanel, name: str) -> str:
    return "".join(line.text() for line in card.findChildren(QLabel, name) if line.isVisible())


def test_the_note_is_read_over_mended_and_drawn(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    no = visawork.accepted(hall, 2, purpose="")
    card = opened(bench, qtbot, no)
    card.press_next()
    editors = [e for e in card.findChildren(QPlainTextEdit) if e.isVisible()]
    assert len(editors) == 2
    assert "出访事由" in told(card, "note_told")
    press(card, "panel_act")
    assert "空缺" in told(card, "body_zh.fault") + told(card, "panel_fault") + "".join(
        label.text() for label in card.findChildren(QLabel)
    )
    assert step_of(hall, no) == "已受理"
    for editor in editors:
        editor.setPlainText(editor.toPlainText().replace("＿＿＿", "商谈友城合作"))
    editors[1].setPlainText("")
    press(card, "panel_act")
    assert step_of(hall, no) == "照会已拟"
    job = next(j for j in outbox.of_case(hall.desk, no) if j.kind == "note_verbale")
    assert "商谈友城合作" in job.facts["body"]["zh"]
    assert job.facts["body"]["en"] == ""


def test_answers_are_set_by_keys_with_their_numbers_and_saved_in_one_act(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = visawork.submitted(hall, 3)
    visawork.back(hall, no)
    card = opened(bench, qtbot, no)
    card.press_next()
    inset = next(found for found in card.findChildren(VisasSection) if found.isVisible())
    people = card.findChild(People)
    qtbot.keyClick(people, Qt.Key.Key_1)
    qtbot.keyClick(people, Qt.Key.Key_Return)  # to the visa's number
    inset.form.field("visa_no").editor.setText("b1234567")
    inset.form.field("valid_until").editor.setText("2027-02-01")
    qtbot.keyClick(people, Qt.Key.Key_Down)
    qtbot.keyClick(people, Qt.Key.Key_2)
    qtbot.keyClick(people, Qt.Key.Key_Down)
    qtbot.keyClick(people, Qt.Key.Key_3)
    assert visawork.seen(hall, no).counts["pending"] == 3  # only set so far
    press(card, "panel_act")
    assert "拒签、撤签情况" in "".join(label.text() for label in card.findChildren(QLabel))
    assert len(inset.staged) == 3  # nothing that was typed is lost
    assert people.current().row.piece_no == 3  # what lies before the eye comes first
    inset.form.field("reason").editor.setText("行程取消")
    press(card, "panel_act")
    assert people.current().row.piece_no == 2  # then the hand is led to who lacks something
    inset.form.field("reason").editor.setText("邀请函不符")
    press(card, "panel_act")
    rows = visawork.seen(hall, no).rows
    assert [row.visa.outcome for row in rows] == ["issued", "denied", "withdrawn"]
    assert (rows[0].visa.visa_no, str(rows[0].visa.valid_until)) == ("B1234567", "2027-02-01")
    assert rows[1].visa.reason == "邀请函不符"
    assert step_of(hall, no) == "待取"
    assert "签出 1/3，拒签 1，撤签 1" in " ".join(x.text() for x in card.findChildren(QLabel))


def test_nothing_set_is_told(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    no = visawork.submitted(hall, 1)
    card = opened(bench, qtbot, no)
    section(card, "visas", VisasSection)
    press(card, "panel_act")
    assert "还没有登记新结果" in told(card, "panel_fault")


def test_a_passport_without_visa_is_taken_into_custody_from_the_list(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = visawork.submitted(hall, 2)
    visawork.back(hall, no)
    visawork.tell(hall, no, "issued", "denied")
    card = opened(bench, qtbot, no)
    section(card, "visas", VisasSection)
    press(card, "visa_keep")
    assert "护照可入库" in told(card, "panel_fault")
    card.findChild(People).choose(2)
    press(card, "visa_keep")
    assert not visawork.seen(hall, no).rows[1].may_keep
    assert visawork.seen(hall, no).rows[1].custody is not None


def test_papers_asked_for_are_noted_and_ticked(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    no = visawork.submitted(hall, 1)
    card = opened(bench, qtbot, no)
    inset = section(card, "visa_papers", PapersSection)
    inset.form.field("what").editor.setText("在职证明")
    press(card, "panel_act")
    assert [line.what for line in visawork.seen(hall, no).papers] == ["在职证明"]
    section(card, "visa_papers", PapersSection)
    press(card, "papers_brought")
    assert visawork.seen(hall, no).papers[0].in_on == hall.desk.today
