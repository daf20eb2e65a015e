"""Another case of the same visitor, by one key; one receipt for all, by another."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from counter import outbox
from counter.queue import card as cards
from counter.queue import worklists
from counter.queue.visit import visit
from tests.conftest import BY_POST, Hall, default_pieces, matter
from tests.ui.benches import Bench
from tests.ui.intake.test_page import bench, filled, opened  # noqa: F401 - a fixture

CONTROL = Qt.KeyboardModifier.ControlModifier


def key(page: object, name: str) -> QPushButton:
    return page.findChild(QPushButton, name)  # type: ignore[attr-defined]


def test_the_next_form_begins_with_the_same_person_and_files_under_one_visit(
    hall: Hall, bench: Bench, qtbot: QtBot  # noqa: F811
) -> None:
    page = opened(bench, qtbot)
    assert not key(page, "same-visit").isVisible()
    filled(page, qtbot, **BY_POST)
    page._accept.press()
    (first,) = worklists.open_cases(hall.desk)
    qtbot.keyClick(page, Qt.Key.Key_N, CONTROL)
    qtbot.keyClicks(page._chooser, "1")
    sheet = page._sheet
    assert sheet is not None
    answers = sheet.answers()
    assert (answers["name"], answers["address"]) == ("张伟", BY_POST["address"])
    assert answers.get("destination") in (None, "")
    assert page._draft().beside == first.case_no
    sheet._form.set_answers({**answers, **matter("RZ")})
    sheet._pieces.set_answers(default_pieces("RZ"))
    sheet._checklist.tick_required()
    page._accept.press()
    number = cards.card(hall.desk, first.case_no).visit
    assert len(visit(hall.desk, number).rows) == 2
    qtbot.keyClick(page, Qt.Key.Key_T, CONTROL)
    assert visit(hall.desk, number).has_total
    papers = [job for row in visit(hall.desk, number).rows
              for job in outbox.of_case(hall.desk, row.case_no)]  # fmt: skip
    assert {job.state for job in papers if job.kind == "receipt"} == {"void"}
    assert {job.kind for job in papers if job.state != "void"} == {"return_mail_notice"}
    assert [job.kind for job in outbox.of_case(hall.desk, number)] == ["visit_receipt"]


def test_the_next_visitor_does_not_inherit_the_last_ones_visit(
    hall: Hall, bench: Bench, qtbot: QtBot  # noqa: F811
) -> None:
    page = opened(bench, qtbot)
    for _ in range(2):
        filled(page, qtbot)
        page._accept.press()
    assert {cards.card(hall.desk, row.case_no).visit
            for row in worklists.open_cases(hall.desk)} == {""}  # fmt: skip
