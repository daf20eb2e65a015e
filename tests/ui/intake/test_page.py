"""Taking in a walk-in at the page, with real books behind it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from counter import outbox
from counter.errors import Trouble
from counter.intake import accept
from counter.queue import worklists
from counter.store.trouble import CannotWrite
from counter.text import Text
from tests.conftest import BY_POST, COMPANY, PERSON, Hall, default_pieces, matter
from tests.ui.benches import PRINTER, Bench
from ui.intake.drafts import DraftFile
from ui.intake.page import IntakePage
from ui.kit.background import Background
from ui.kit.printing.trouble import PrinterStopped

KINDS = ("RZ", "SL", "HZ", "QZ")


@pytest.fixture
def bench(hall: Hall, tmp_path: Path) -> Bench:
    return Bench(hall.desk, tmp_path)


def opened(bench: Bench, qtbot: QtBot) -> IntakePage:
    """The page as it is when one goes there."""
    page = IntakePage(bench.of)
    qtbot.addWidget(page)
    page.resize(1234, 688)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.refresh()
    return page


def filled(page: IntakePage, qtbot: QtBot, letters: str = "RZ", **changes: object) -> None:
    """Choose a kind by its digit and fill everything in."""
    qtbot.keyClicks(page._chooser, str(KINDS.index(letters) + 1))
    sheet = page._sheet
    assert sheet is not None
    base = PERSON if letters == "RZ" else COMPANY
    sheet._form.set_answers({**base, **matter(letters), **changes})
    sheet._pieces.set_answers(default_pieces(letters))
    sheet._checklist.tick_required()


def words(page: IntakePage, name: str) -> str:
    """Everything that a part of the page says."""
    part = page.findChild(QLabel, name)
    if part is not None:
        return part.text()
    section = page.findChild(object, name)
    return section.words()  # type: ignore[attr-defined]


def cases(hall: Hall) -> list[str]:
    return [row.case_no for row in worklists.open_cases(hall.desk)]


@pytest.mark.parametrize("letters", KINDS)
def test_a_case_of_each_kind_is_accepted_and_its_receipt_printed(
    hall: Hall, bench: Bench, qtbot: QtBot, letters: str
) -> None:
    page = opened(bench, qtbot)
    filled(page, qtbot, letters)
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (case_no,) = cases(hall)
    assert case_no.startswith(letters)
    assert [(where, name) for where, _, name in bench.tray.printed] == [
        (PRINTER, f"{case_no} receipt 0")
    ]
    (paper,) = outbox.of_case(hall.desk, case_no)
    assert paper.state == "handed"
    assert page._side.preview.page == 1
    assert page._sheet is None


def test_receiving_only_prints_the_slip_and_leaves_the_case_received(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot)
    filled(page, qtbot)
    page._sheet._checklist.tick(frozenset())
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    (row,) = worklists.open_cases(hall.desk)
    assert (row.stage, bench.tray.printed[0][2]) == ("received", f"{row.case_no} received_slip 0")


def test_the_bill_follows_every_answer_with_its_reasons(bench: Bench, qtbot: QtBot) -> None:
    page = opened(bench, qtbot)
    filled(page, qtbot)
    assert words(page, "bill-total") == "¥100.00"
    assert "附加证明书" in words(page, "bill-route")
    assert "50 元/份 × 2" in words(page, "bill-fees")
    assert "11月27日 周五" in words(page, "bill-due")
    page._sheet._pieces.lines[0].editors["matters"].set_answer(3)
    assert words(page, "bill-total") == "¥150.00"


def test_what_is_missing_stands_in_the_bill_until_it_is_ticked(bench: Bench, qtbot: QtBot) -> None:
    page = opened(bench, qtbot)
    filled(page, qtbot)
    assert words(page, "bill-missing") == ""
    box = page._sheet.findChildren(QCheckBox)[0]
    box.setChecked(False)
    assert box.text() in words(page, "bill-missing")


def test_a_route_that_stops_is_red_and_cannot_be_accepted_but_received(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot)
    filled(page, qtbot, destination="XK")
    assert page._side.bill._stop.isVisibleTo(page)
    assert not page.findChild(QPushButton, "accept").isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert len(cases(hall)) == 1


def test_a_wrong_number_is_said_under_its_field_only_after_it_is_left(
    bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot)
    qtbot.keyClicks(page._chooser, "1")
    field = page._sheet._form.field("id_number")
    field.editor.setFocus()
    qtbot.keyClicks(field.editor, "500103198503072331")
    assert field.line.text() == ""
    page._sheet._form.field("phone").editor.setFocus()
    assert "校验" in field.line.text()


def test_pressing_accept_too_early_marks_everything_and_writes_nothing(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot)
    qtbot.keyClicks(page._chooser, "1")
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert cases(hall) == []
    assert page._sheet._form.field("name").line.text() == "请填写姓名／名称。"
    assert page._line.text() == "有 5 处要更正，已在表中标出。"
    assert page._sheet._form.field("name").editor.hasFocus()


def test_a_missing_paper_is_named_and_nothing_typed_is_lost(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot)
    filled(page, qtbot)
    page._sheet._checklist.tick(frozenset())
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert cases(hall) == []
    assert page._line.text().startswith("还缺：")
    assert page._sheet.answers()["name"] == "张伟"


def test_ctrl_d_repeats_the_last_line_without_its_number(bench: Bench, qtbot: QtBot) -> None:
    page = opened(bench, qtbot)
    filled(page, qtbot)
    page._sheet._form.field("name").editor.setFocus()
    qtbot.keyClick(page._sheet._form.field("name").editor, Qt.Key.Key_D,
                   Qt.KeyboardModifier.ControlModifier)  # fmt: skip
    first, second = page._sheet.pieces()
    assert second == {code: answer for code, answer in first.items() if code != "certificate_no"}


def test_a_paper_that_did_not_print_is_said_and_stays_on_the_list(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    bench.tray.trouble = PrinterStopped(PRINTER)
    page = opened(bench, qtbot)
    filled(page, qtbot)
    page._accept.press()
    (paper,) = outbox.pending(hall.desk)
    assert paper.state == "failed"
    assert "没有响应" in page._line.text()
    assert page._sheet is None


# The draft


def test_what_was_typed_is_on_the_disk_within_two_seconds_and_comes_back(
    hall: Hall, bench: Bench, tmp_path: Path, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot)
    filled(page, qtbot, name="𠮷田")
    file = DraftFile(hall.books.folder, "1")
    qtbot.waitUntil(file.path.exists, timeout=2000)
    act = page._sheet.act
    again = opened(Bench(hall.desk, tmp_path), qtbot)
    assert again._sheet.answers()["name"] == "𠮷田"
    assert again._sheet.act == act
    assert again._sheet.ticked() == page._sheet.ticked()
    assert again._banner.causes() == ("draft",)


def test_after_an_answer_that_was_lost_the_restored_form_makes_no_second_case(
    hall: Hall, bench: Bench, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = accept.accept

    def cut_off(*given: object) -> None:
        really(*given)  # type: ignore[arg-type]
        raise Trouble(Text("断线", "cut off"))

    page = opened(bench, qtbot)
    filled(page, qtbot)
    monkeypatch.setattr(accept, "accept", cut_off)
    page._accept.press()
    assert page._line.text() == "断线"
    monkeypatch.undo()
    again = opened(Bench(hall.desk, tmp_path), qtbot)
    again._accept.press()
    assert len(cases(hall)) == 1
    assert again._sheet is None


def test_the_draft_is_gone_once_the_case_is_in_the_books(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot)
    filled(page, qtbot)
    page._drafts.flush()
    file = DraftFile(hall.books.folder, "1")
    assert file.path.exists()
    page._accept.press()
    assert not file.path.exists()


def test_a_disk_that_takes_no_draft_is_said_as_long_as_it_lasts(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: DraftFile, _: object) -> None:
        raise CannotWrite(str(self.path))

    page = opened(bench, qtbot)
    with monkeypatch.context() as patch:
        patch.setattr(DraftFile, "keep", full)
        filled(page, qtbot)
        page._drafts.flush()
        assert "disk" in page._banner.causes()
    page._drafts.touch()
    page._drafts.flush()
    assert "disk" not in page._banner.causes()


def test_escape_loses_nothing_and_another_kind_takes_the_people_over(
    bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot)
    filled(page, qtbot, **BY_POST)
    act = page._sheet.act
    page._on_back()
    qtbot.keyClicks(page._chooser, "1")
    assert page._sheet.answers()["address"] == BY_POST["address"]
    assert page._sheet.act == act
    page._on_back()
    qtbot.keyClicks(page._chooser, "4")
    assert page._sheet.answers()["name"] == "张伟"
    assert page._sheet.act != act


def test_clearing_gives_up_the_draft(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    page = opened(bench, qtbot)
    filled(page, qtbot)
    page._drafts.flush()
    page._on_back()
    page.findChild(QPushButton, "remedy").click()
    assert not DraftFile(hall.books.folder, "1").path.exists()
    qtbot.keyClicks(page._chooser, "1")
    assert "name" not in page._sheet.answers()


def test_three_quick_presses_make_one_case(hall: Hall, tmp_path: Path, qtbot: QtBot) -> None:
    lane = Background()
    bench = Bench(hall.desk, tmp_path, lane=lane)
    page = opened(bench, qtbot)
    qtbot.waitUntil(lambda: page._rules is not None)
    filled(page, qtbot)
    for _ in range(3):
        page._accept.press()
    qtbot.waitUntil(lambda: page._side.preview.page == 1)
    lane.stop(hall.books.close)
    assert len(cases(hall)) == 1
