"""The place of the pre-reviews: pictures in, ticks, an answer to paste, on to the window."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import qrcode
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from counter.desk import new_act
from counter.intake.prereview import collecting, reading
from counter.intake.remote import form
from tests.conftest import PERSON, Hall, default_pieces
from tests.counter.intake.prereview import bits
from tests.ui.benches import Bench
from ui.intake.prereview_page import PrereviewPage


@pytest.fixture
def opened(hall: Hall, qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., PrereviewPage]]:
    """Opens the page at the clerk's window with answers for what it will ask."""

    def make(*given: object) -> PrereviewPage:
        page = PrereviewPage(Bench(hall.desk, tmp_path, *given).of)
        qtbot.addWidget(page)
        page.resize(1246, 680)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.refresh()
        return page

    yield make
    QGuiApplication.clipboard().clear()


def part(page: QWidget, kind: type, name: str) -> QWidget:
    return page.findChild(kind, name)


def click(page: QWidget, name: str) -> None:
    part(page, QPushButton, name).click()


def file(folder: Path, name: str, colour: str = "red") -> Path:
    path = folder / name
    Image.new("RGB", (120, 80), colour).save(path)
    return path


def drop(page: PrereviewPage, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    page.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip


def test_a_new_one_is_begun_chosen_and_takes_what_is_dropped(
    opened: Callable[..., PrereviewPage], hall: Hall, tmp_path: Path
) -> None:
    page = opened(
        {"letters": "RZ", "channel": "wechat", "alias": "山城小李", "RZ.destination": "DE"}
    )
    click(page, "new-prereview")
    drop(page, file(tmp_path, "a.png"), file(tmp_path, "b.jpg", "blue"))
    card = page.desk.card
    assert card is not None
    assert (card.row.alias, card.row.destination) == ("山城小李", card.row.destination)
    assert [line.name for line in card.pictures] == ["a.png", "b.jpg"]
    assert not page.desk.pictures.view.is_empty
    assert reading.card(hall.desk, card.row.no).row.pictures == 2


def test_what_is_broken_or_no_picture_is_said_inline_and_the_rest_is_kept(
    opened: Callable[..., PrereviewPage], hall: Hall, tmp_path: Path
) -> None:
    bits.begun(hall)
    page = opened()
    cut = tmp_path / "cut.jpg"
    cut.write_bytes(file(tmp_path, "whole.jpg").read_bytes()[:300])
    drop(page, cut, file(tmp_path, "good.png", "green"))
    assert page.desk.card is not None
    assert len(page.desk.card.pictures) == 2
    assert "cut.jpg" in part(page, QLabel, "pictures-fault").text()


def test_a_copied_picture_is_pasted_and_an_empty_clipboard_said(
    opened: Callable[..., PrereviewPage], hall: Hall
) -> None:
    bits.begun(hall)
    page = opened()
    QGuiApplication.clipboard().setText("words")
    click(page, "paste-pictures")
    assert "剪贴板" in part(page, QLabel, "pictures-fault").text()
    image = QImage(30, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    QGuiApplication.clipboard().setImage(image)
    click(page, "paste-pictures")
    assert page.desk.card is not None
    assert len(page.desk.card.pictures) == 2


def test_digits_tick_what_is_seen_and_pages_turn_by_key(
    opened: Callable[..., PrereviewPage], hall: Hall, qtbot: QtBot
) -> None:
    no = bits.begun(hall).row.no
    collecting.add_pictures(hall.desk, no, (bits.picture("blue"),), new_act())
    page = opened()
    desk = page.desk
    desk.pictures.view.setFocus()
    qtbot.keyClick(desk.pictures.view, Qt.Key.Key_2)
    assert bits.look(hall, no).pictures[0].materials == ("rz-deed",)
    first = desk.pictures.strip.current_id
    qtbot.keyClick(desk.pictures.view, Qt.Key.Key_PageDown)
    assert desk.pictures.strip.current_id == first + 1
    assert desk.seen.ticked() == frozenset()
    before = desk.pictures.view.scale_now
    qtbot.keyClick(desk.pictures.view, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert desk.pictures.view.scale_now > before
    qtbot.keyClick(desk.pictures.view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert desk.pictures.view.turned == 90


def test_an_answer_tells_all_gaps_and_lies_ready_to_paste(
    opened: Callable[..., PrereviewPage], hall: Hall
) -> None:
    card = bits.begun(hall)
    page = opened()
    page.desk.gaps.note.setText("第二页请重拍")
    click(page, "verdict-gaps")
    click(page, "copy-text")
    copied = QGuiApplication.clipboard().text()
    for missing in card.missing:
        assert missing.zh in copied
    assert "第二页请重拍" in copied
    assert bits.look(hall, card.row.no).row.state == "gaps"


def test_a_pass_gives_a_picture_with_the_tag_to_send(
    opened: Callable[..., PrereviewPage], hall: Hall, tmp_path: Path
) -> None:
    bits.all_seen(hall)
    target = tmp_path / "answer.png"
    page = opened(target)
    click(page, "verdict-passed")
    click(page, "copy-picture")
    assert QGuiApplication.clipboard().image().width() > 600
    click(page, "save-picture")
    assert target.read_bytes().startswith(b"\x89PNG")


def test_unfit_without_a_reason_is_refused_under_the_keys(
    opened: Callable[..., PrereviewPage], hall: Hall
) -> None:
    card = bits.begun(hall)
    page = opened()
    click(page, "verdict-unfit")
    assert "原因" in part(page, QLabel, "answer-fault").text()
    assert bits.look(hall, card.row.no).row.state == "waiting"


def test_a_phones_form_among_the_pictures_is_read_as_well(
    opened: Callable[..., PrereviewPage], hall: Hall, tmp_path: Path
) -> None:
    card = bits.begun(hall)
    filled = form.written("RZ", {**PERSON, "destination": "FR"}, tuple(default_pieces("RZ")))
    symbol = qrcode.make(filled)
    out = io.BytesIO()
    symbol.save(out)
    path = tmp_path / "code.png"
    path.write_bytes(out.getvalue())
    page = opened()
    drop(page, path)
    known = bits.look(hall, card.row.no)
    assert (known.answers["name"], known.answers["destination"]) == ("张伟", "FR")
    assert known.row.alias == "山城小李"


def test_what_was_typed_and_refused_stands_in_the_form_again(
    opened: Callable[..., PrereviewPage], hall: Hall
) -> None:
    card = bits.begun(hall)
    wrong = {"applicant_kind": "person", "name": "张伟", "id_number": "500103198503072331"}
    page = opened(wrong)
    click(page, "prereview-people")
    assert "name" not in bits.look(hall, card.row.no).answers
    assert page.desk._typed[f"{card.row.no} people"] == wrong


def test_the_visitor_is_sent_on_to_the_window(
    opened: Callable[..., PrereviewPage], hall: Hall, qtbot: QtBot
) -> None:
    card = bits.begun(hall)
    page = opened()
    with qtbot.waitSignal(page.visit_wanted) as told:
        click(page, "visit")
    assert told.args == [card.row.no, False]


def test_an_applicant_may_have_everything_removed_at_once(
    opened: Callable[..., PrereviewPage], hall: Hall
) -> None:
    card = bits.begun(hall)
    page = opened("本人要求")
    click(page, "prereview-clear")
    gone = bits.look(hall, card.row.no)
    assert gone.purged_on == hall.desk.today
    assert gone.pictures[0].thumb is None
    assert page.desk.card is None


def test_the_answer_that_fits_what_is_ticked_stands_out(
    opened: Callable[..., PrereviewPage], hall: Hall
) -> None:
    bits.begun(hall)
    page = opened()

    def look(name: str) -> object:
        return part(page, QPushButton, name).property("look")

    assert (look("verdict-passed"), look("verdict-gaps")) == ("plain", "primary")
    for box, _ in page.desk.gaps._lines.values():
        box.setChecked(False)
    assert (look("verdict-passed"), look("verdict-gaps")) == ("primary", "plain")
    click(page, "verdict-gaps")
    assert look("visit") == "plain"


def test_once_passed_the_visit_is_what_comes_next(
    opened: Callable[..., PrereviewPage], hall: Hall
) -> None:
    bits.all_seen(hall)
    page = opened()
    click(page, "verdict-passed")
    looks = [part(page, QPushButton, n).property("look") for n in ("verdict-passed", "visit")]
    assert looks == ["plain", "primary"]
