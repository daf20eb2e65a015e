"""Somebody comes whose form is filled already: by a pre-review, by a phone, by post."""

from __future__ import annotations

from pathlib import Path

import pytest
import qrcode
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from counter.intake.prereview import reading
from counter.intake.remote import form
from counter.queue import worklists
from tests.conftest import PERSON, Hall, default_pieces
from tests.counter.intake.prereview import bits
from tests.ui.benches import Bench
from tests.ui.intake.test_page import cases, filled, opened
from ui.intake.page import IntakePage


@pytest.fixture
def bench(hall: Hall, tmp_path: Path) -> Bench:
    return Bench(hall.desk, tmp_path)


def banner(page: IntakePage) -> str:
    return " ".join(label.text() for label in page._banner.findChildren(QLabel, "words"))


def offered(page: IntakePage) -> QPushButton:
    """What the banner offers to do."""
    (key,) = (k for k in page._banner.findChildren(QPushButton, "remedy") if k.isVisible())
    return key


def originals(page: IntakePage) -> QCheckBox:
    return page.findChild(QCheckBox, "originals-seen")


def accept(page: IntakePage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def known(hall: Hall) -> str:
    """A pre-review that knows everything, as a phone's form makes it."""
    return bits.all_seen(hall, **PERSON).row.no


def test_only_the_look_at_the_originals_is_left_to_tick(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = known(hall)
    page = opened(bench, qtbot)
    page.arrivals.take_prereview(no)
    assert no in banner(page)
    assert originals(page).hasFocus()  # Enter goes past all that is filled
    accept(page, qtbot)
    assert cases(hall) == []
    assert "还缺" in page.findChild(QLabel, "intake-fault").text()
    originals(page).click()
    accept(page, qtbot)
    [case_no] = cases(hall)
    assert bits.look(hall, no).row.case_no == case_no


def test_a_tag_used_again_names_its_case_and_offers_to_open_it(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = known(hall)
    page = opened(bench, qtbot)
    page.arrivals.take_prereview(no)
    originals(page).click()
    accept(page, qtbot)
    [case_no] = cases(hall)
    page.arrivals.take_prereview(no)
    assert case_no in banner(page)
    with qtbot.waitSignal(page.arrivals.case_wanted) as told:
        offered(page).click()
    assert told.args == [case_no]


def test_a_phones_form_fills_the_page_and_names_what_was_left_out(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    answers = {**PERSON, "destination": "DE", "id_number": "500103198503072331"}
    page = opened(bench, qtbot)
    page.arrivals.take_form(form.written("RZ", answers, tuple(default_pieces("RZ"))))
    assert page._sheet is not None
    assert page._sheet.answers()["name"] == "张伟"
    assert page._sheet.pieces()[0]["holder"] == "张伟"
    assert "证件号码" in banner(page)
    assert not originals(page).isVisible()


def test_a_photo_of_the_code_dropped_anywhere_fills_the_page(
    hall: Hall, bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    digits = form.written("RZ", {**PERSON, "destination": "DE"}, tuple(default_pieces("RZ")))
    with open(tmp_path / "photo.png", "wb") as photo:
        qrcode.make(digits).save(photo)
    page = opened(bench, qtbot)
    _drop(page, tmp_path / "photo.png")
    assert page._sheet is not None
    assert page._sheet.answers()["phone"] == "13812345678"


def test_a_photo_of_a_pre_reviews_answer_is_as_good_as_a_scan(
    hall: Hall, bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    card = bits.begun(hall)
    with open(tmp_path / "answer.png", "wb") as photo:
        qrcode.make(card.tag).save(photo)
    page = opened(bench, qtbot)
    with qtbot.waitSignal(page.arrivals.tag_read) as told:
        _drop(page, tmp_path / "answer.png")
    assert told.args == [card.tag]


def test_a_picture_without_a_code_is_said_and_nothing_opens(
    hall: Hall, bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "cat.png").write_bytes(bits.picture().body)
    page = opened(bench, qtbot)
    _drop(page, tmp_path / "cat.png")
    assert "没有读到" in banner(page)
    assert page._sheet is None


def test_an_unfinished_form_is_put_aside_only_when_the_clerk_says_so(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = known(hall)
    page = opened(bench, qtbot)
    filled(page, qtbot, name="李四")
    bench.ask.given = [False, True]
    page.arrivals.take_prereview(no)
    assert page._sheet is not None
    assert page._sheet.answers()["name"] == "李四"
    page.arrivals.take_prereview(no)
    assert page._sheet.answers()["name"] == "张伟"
    originals(page).click()
    accept(page, qtbot)
    assert len(cases(hall)) == 1
    page._on_kind("RZ")
    assert page._sheet.answers()["name"] == "李四"


def test_a_restored_draft_still_belongs_to_its_pre_review(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = known(hall)
    first = opened(bench, qtbot)
    first.arrivals.take_prereview(no)
    originals(first).click()
    first._drafts.flush()
    second = opened(bench, qtbot)
    assert second._sheet is not None
    assert second._sheet.prereview == no
    assert originals(second).isChecked()
    accept(second, qtbot)
    assert reading.card(hall.desk, no).row.case_no == cases(hall)[0]


def test_a_parcel_is_received_and_words_for_its_sender_lie_ready(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot)
    page.arrivals.take_prereview(known(hall), by_post=True)
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    [row] = worklists.open_cases(hall.desk)
    assert row.step.zh == "已收件"
    assert row.case_no in banner(page)
    offered(page).click()
    assert "收件不等于受理" in QGuiApplication.clipboard().text()


def test_the_page_for_phones_is_written_where_the_clerk_says(
    hall: Hall, bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened(bench, qtbot)
    bench.ask.given = [tmp_path / "form.html"]
    page.findChild(QPushButton, "write-page").click()
    assert b"</html>" in (tmp_path / "form.html").read_bytes()


def _drop(page: IntakePage, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    page.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
