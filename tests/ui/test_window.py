"""The whole window on real books and real threads: door, places, scans, the lock."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from counter.desk import Desk, new_act
from counter.mailout import envelope, manifest
from counter.papers import register
from counter.progress.checks.asked import sheet
from counter.progress.checks.record import all_in_order, examine
from counter.queue import card as cards
from counter.settings import hall as founding
from counter.settings import people
from counter.store.database import FILE, open_books
from counter.text import Language
from counter.values.clerk import Clerk, Role
from tests.conftest import BY_POST, MORNING, OFFICE, Hall
from tests.counter import steps
from ui.app import Frame
from ui.first_start import FirstStart
from ui.intake.page import IntakePage
from ui.kit import language, theme
from ui.kit.scanner import Scanner
from ui.login import LoginPage
from ui.mailout.page import MailoutPage
from ui.main_window import MainWindow
from ui.pages import PLACES
from ui.progress.checks.check_list import CheckList
from ui.rail import SIGNS, Rail
from ui.stop_page import StopPage

PATIENCE_MS = 20_000


@pytest.fixture
def desk_at(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[object]:
    """Opens a desk on a folder; closed clean at the end.

    The papers' faces are not read behind it: scans begin sooner here than any clerk's hand.
    """
    monkeypatch.setattr(register, "warm", lambda: None)
    frames: list[Frame] = []

    def opened(folder: Path | None = None, *, practice: bool = False) -> Frame:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        frame = Frame(
            folder or tmp_path / "hall", practice=practice, clock=lambda: MORNING,
            scanner=Scanner(app),
        )  # fmt: skip
        frames.append(frame)
        qtbot.addWidget(frame)
        frame.start()
        frame.show()
        qtbot.waitUntil(lambda: frame.currentWidget() is not None, timeout=PATIENCE_MS)
        return frame

    yield opened
    for frame in frames:
        if frame._books is not None:
            frame._books.close()
        frame.close()
        if frame._scanner is not None:
            QApplication.instance().removeEventFilter(frame._scanner)


def other(frame: Frame, number: str = "2") -> Desk:
    """A second window on the same books; the store's proxy now means those of the frame."""
    assert frame._books is not None
    return Desk(frame._books, Clerk(f"clerk{number}", f"窗口{number}", Role.CLERK), number,
                lambda: MORNING)  # fmt: skip


def part(place: QWidget, kind: type, name: str) -> QWidget:
    """The visible part of this name."""
    (found,) = (p for p in place.findChildren(kind, name) if p.isVisible())
    return found


def shown(frame: Frame, kind: type, qtbot: QtBot) -> QWidget:
    qtbot.waitUntil(lambda: isinstance(frame.currentWidget(), kind), timeout=PATIENCE_MS)
    return frame.currentWidget()


def sign_in(frame: Frame, qtbot: QtBot, login: str, password: str) -> MainWindow:
    door = shown(frame, LoginPage, qtbot)
    part(door, QLineEdit, "login").setText(login)
    qtbot.keyClicks(part(door, QLineEdit, "password"), password)
    qtbot.keyClick(part(door, QLineEdit, "password"), Qt.Key.Key_Return)
    window = shown(frame, MainWindow, qtbot)
    assert isinstance(window, MainWindow)
    return window


def signed_in(frame: Frame, qtbot: QtBot) -> MainWindow:
    return sign_in(frame, qtbot, "wangfang", "counter-1")


def shows_case(window: MainWindow, case_no: str, qtbot: QtBot) -> None:
    """Wait until the card shows this case with the hand on its next step."""

    def is_there() -> bool:
        label = window._card.findChild(QLabel, "case_no")
        following = window._card.findChild(QPushButton, "next")
        return label.text() == case_no and following.hasFocus()

    qtbot.waitUntil(is_there, timeout=PATIENCE_MS)


def test_first_start_asks_what_has_no_default_and_leads_to_the_door(
    desk_at: object, qtbot: QtBot, tmp_path: Path
) -> None:
    frame = desk_at(tmp_path / "new")
    page = shown(frame, FirstStart, qtbot)
    page.begin()
    assert part(page, QLabel, "hall_code.fault").text() == "请填写大厅代码。"
    assert part(page, QLabel, "password.fault").text() == "请设置密码。"
    told = {
        "name": OFFICE.name, "address": OFFICE.address, "phone": OFFICE.phone,
        "hall_code": "12", "window": "3",
    }  # fmt: skip
    page._hall.set_answers(told)
    page._supervisor.set_answers({"login": "liuying", "person": "刘颖"})
    first, again = page._passwords
    first.setText("supervisor-1")
    again.setText("supervisor-2")
    page.begin()
    assert "不一样" in part(page, QLabel, "password.fault").text()
    again.setText("supervisor-1")
    page.begin()
    fault = page.findChild(QLabel, "hall_code.fault")
    qtbot.waitUntil(lambda: "三位数字" in fault.text(), timeout=PATIENCE_MS)
    page._hall.set_answers({**told, "hall_code": "012"})
    page.begin()
    window = sign_in(frame, qtbot, "liuying", "supervisor-1")
    assert part(window, QLabel, "window_no").text() == "3号窗"
    assert part(window, QLabel, "clerk_name").text() == "刘颖"


def test_a_wrong_password_is_said_and_taken_away(hall: Hall, desk_at: object, qtbot: QtBot) -> None:
    frame = desk_at()
    door = shown(frame, LoginPage, qtbot)
    part(door, QLineEdit, "login").setText("wangfang")
    password = part(door, QLineEdit, "password")
    qtbot.keyClicks(password, "not-this-one")
    qtbot.keyClick(password, Qt.Key.Key_Return)
    fault = door.findChild(QLabel, "login_fault")
    qtbot.waitUntil(lambda: "不对" in fault.text(), timeout=PATIENCE_MS)
    assert password.text() == ""
    assert part(door, QLineEdit, "login").text() == "wangfang"


def test_a_practice_hall_opens_without_a_password_and_says_so_all_over(
    desk_at: object, qtbot: QtBot, tmp_path: Path
) -> None:
    frame = desk_at(tmp_path / "practice", practice=True)
    window = shown(frame, MainWindow, qtbot)
    assert "练习" in part(window, QLabel, "practice").text()


def test_a_hall_for_work_is_not_opened_by_the_word_practice(
    hall: Hall, desk_at: object, qtbot: QtBot
) -> None:
    frame = desk_at(practice=True)
    shown(frame, LoginPage, qtbot)


def test_damaged_books_are_said_in_one_sentence_and_tried_again(
    desk_at: object, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "damaged"
    folder.mkdir()
    (folder / FILE).write_bytes(b"this is no database at all" * 200)
    frame = desk_at(folder)
    page = shown(frame, StopPage, qtbot)
    assert part(page, QLabel, "why").text()
    (folder / FILE).unlink()
    part(page, QPushButton, "again").click()
    shown(frame, FirstStart, qtbot)


def test_a_second_desk_on_the_same_folder_is_refused(
    hall: Hall, desk_at: object, qtbot: QtBot
) -> None:
    shown(desk_at(), LoginPage, qtbot)
    shown(desk_at(), StopPage, qtbot)


def test_a_scan_opens_the_case_from_another_place_and_esc_goes_back(
    hall: Hall, desk_at: object, qtbot: QtBot
) -> None:
    no = hall.accept("RZ").case_no
    frame = desk_at()
    window = signed_in(frame, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert isinstance(window._stack.currentWidget(), IntakePage)
    frame._scanner.feed(cards.card(other(frame), no).tag)
    shows_case(window, no, qtbot)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8)
    listed = window.findChild(CheckList)
    qtbot.waitUntil(lambda: listed.count() > 0, timeout=PATIENCE_MS)
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: cards.card(other(frame), no).row.step.zh == "已审核", timeout=PATIENCE_MS
    )
    shows_case(window, no, qtbot)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert isinstance(window._stack.currentWidget(), IntakePage)


def test_a_scan_reaches_its_case_while_a_dialog_is_open(
    hall: Hall, desk_at: object, qtbot: QtBot
) -> None:
    no = hall.accept("RZ").case_no
    tag = cards.card(hall.desk, no).tag
    frame = desk_at()
    window = signed_in(frame, qtbot)
    dialog = QDialog(window)
    QTimer.singleShot(0, lambda: frame._scanner.feed(tag))
    assert dialog.exec() == QDialog.DialogCode.Rejected
    shows_case(window, no, qtbot)


def test_a_forged_tag_is_refused_in_a_sentence_and_closes_nothing(
    hall: Hall, desk_at: object, qtbot: QtBot
) -> None:
    tag = cards.card(hall.desk, hall.accept("RZ").case_no).tag
    forged = tag[:-1] + str((int(tag[-1]) + 1) % 10)
    window = signed_in(desk_at(), qtbot)
    window.go("intake")
    window.take_scan(forged)
    qtbot.waitUntil(lambda: window.banner.causes() == ("scan",), timeout=PATIENCE_MS)
    assert isinstance(window._stack.currentWidget(), IntakePage)
    assert window._card.case_no == ""


def test_a_scanned_waybill_goes_where_the_cursor_is(
    hall: Hall, desk_at: object, qtbot: QtBot
) -> None:
    window = signed_in(desk_at(), qtbot)
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    with qtbot.waitSignal(field.returnPressed):
        window.take_scan("1151238971060")
    assert field.text() == "1151238971060"


def test_locking_keeps_the_draft_for_the_same_clerk(
    hall: Hall, desk_at: object, qtbot: QtBot
) -> None:
    frame = desk_at()
    window = signed_in(frame, qtbot)
    page = window.go("intake")
    qtbot.keyClicks(page._chooser, "1")
    qtbot.waitUntil(lambda: page._sheet is not None)  # the scanner looks at digits first
    page._sheet._form.set_answers({"name": "张伟"})
    qtbot.keyClick(window, Qt.Key.Key_F12)
    door = shown(frame, LoginPage, qtbot)
    assert part(door, QLineEdit, "login").text() == "wangfang"
    qtbot.waitUntil(part(door, QLineEdit, "password").hasFocus)
    assert signed_in(frame, qtbot) is window
    assert page._sheet._form.answers()["name"] == "张伟"


def test_a_scan_while_locked_looks_up_nothing(hall: Hall, desk_at: object, qtbot: QtBot) -> None:
    no = hall.accept("RZ").case_no
    frame = desk_at()
    window = signed_in(frame, qtbot)
    frame.lock()
    frame._scanner.feed(cards.card(other(frame), no).tag)
    assert signed_in(frame, qtbot) is window
    assert window._card.case_no == ""


def test_another_clerk_gets_a_window_of_his_own_rights(
    hall: Hall, desk_at: object, qtbot: QtBot
) -> None:
    people.add(hall.supervisor, "zhao", "赵敏", Role.READER, "reading-1", "act-reader")
    frame = desk_at()
    first = signed_in(frame, qtbot)
    assert part(first, QPushButton, "place_intake")
    frame.lock()
    second = sign_in(frame, qtbot, "zhao", "reading-1")
    assert second is not first
    assert second.findChild(QPushButton, "place_intake") is None


def test_the_box_finds_a_case_by_initials_and_opens_it(
    hall: Hall, desk_at: object, qtbot: QtBot
) -> None:
    no = hall.accept("RZ", name="欧阳娜娜").case_no
    window = signed_in(desk_at(), qtbot)
    qtbot.keyClick(window, Qt.Key.Key_F3)
    qtbot.waitUntil(window._box.hasFocus)
    qtbot.keyClicks(window._box, "oynn")
    table = lambda: window._box._table  # noqa: E731
    qtbot.waitUntil(
        lambda: table() is not None and table().current_key() == no, timeout=PATIENCE_MS
    )
    qtbot.keyClick(window._box, Qt.Key.Key_Return)
    shows_case(window, no, qtbot)


def test_the_box_takes_commands_and_says_when_it_finds_nothing(
    hall: Hall, desk_at: object, qtbot: QtBot
) -> None:
    window = signed_in(desk_at(), qtbot)
    window._box.start()
    window._box.look_for("没有这个人")
    qtbot.waitUntil(
        lambda: window._box._told is not None and "没有找到" in window._box._told.text(),
        timeout=PATIENCE_MS,
    )
    window._box.start()
    window._box.clear()
    qtbot.keyClicks(window._box, "mail")
    qtbot.waitUntil(
        lambda: window._box._asked == "mail" and window._box._table.current_key() == "mailout",
        timeout=PATIENCE_MS,
    )
    qtbot.keyClick(window._box, Qt.Key.Key_Return)
    assert isinstance(window._stack.currentWidget(), MailoutPage)


def test_the_paper_of_an_act_prints_by_itself_and_is_shown(
    hall: Hall, desk_at: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.progress.paper_view.printers", lambda: ())
    no = hall.accept("RZ").case_no
    frame = desk_at()
    window = signed_in(frame, qtbot)
    window._bench.printing.choose("correction_notice", "存为文件 PDF")
    window.open_case(no)
    shows_case(window, no, qtbot)
    window._card.findChild(QPushButton, "move_suspend").click()
    window._card._panel.fill(missing="公证书原件")
    window._card._panel._press.press()
    folder = frame._folder / "papers"
    qtbot.waitUntil(lambda: any(folder.glob("*.pdf")), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: window._drawer is not None and window._drawer.view.job is not None)
    qtbot.waitUntil(lambda: window._drawer.view.job.state == "handed", timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: window._drawer.view._preview.page == 1, timeout=PATIENCE_MS)


def test_alt_and_a_number_goes_to_each_place(hall: Hall, desk_at: object, qtbot: QtBot) -> None:
    window = signed_in(desk_at(), qtbot)
    in_rail = [code for code, place in window._stack.allowed.items() if place.in_rail]
    for sign, code in zip(SIGNS, in_rail, strict=False):
        qtbot.keyClick(window, sign, Qt.KeyboardModifier.AltModifier)
        assert window._stack.pages[code] is window._stack.currentWidget(), code


def test_another_windows_act_reaches_the_card_by_itself(
    hall: Hall, desk_at: object, qtbot: QtBot
) -> None:
    no = hall.accept("RZ").case_no
    frame = desk_at()
    window = signed_in(frame, qtbot)
    window.open_case(no)
    shows_case(window, no, qtbot)
    revision = cards.card(other(frame), no).revision
    told = all_in_order(sheet(other(frame), no).lines)
    examine(other(frame), no, revision, told, "other-window")
    following = window._card.findChild(QPushButton, "next")
    qtbot.waitUntil(lambda: following.text() == "制证  F8", timeout=PATIENCE_MS)


def test_books_founded_elsewhere_open_at_the_door(
    desk_at: object, qtbot: QtBot, tmp_path: Path
) -> None:
    books = open_books(tmp_path / "there")
    founding.found(books, OFFICE, "1", "liuying", "刘颖", "supervisor-1", MORNING)
    books.close()
    shown(desk_at(tmp_path / "there"), LoginPage, qtbot)


def test_a_scanned_manifest_leads_to_the_mail_room(
    hall: Hall, desk_at: object, qtbot: QtBot
) -> None:
    no = steps.ready(hall, **BY_POST)
    packed = envelope.pack(hall.desk, (no,), new_act())
    envelope.bind(hall.desk, packed.envelope_no, "1151238971060", new_act())
    steps.seal_envelope(hall, packed.envelope_no)
    sheet = manifest.draw(hall.desk, new_act()).facts
    frame = desk_at()
    window = signed_in(frame, qtbot)
    frame._scanner.feed(str(sheet["tag"]))
    qtbot.waitUntil(
        lambda: isinstance(window._stack.currentWidget(), MailoutPage), timeout=PATIENCE_MS
    )


def test_the_faces_of_the_papers_are_read_behind_the_first_window(
    hall: Hall, desk_at: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    warmed: list[int] = []
    monkeypatch.setattr(register, "warm", lambda: warmed.append(threading.get_ident()))
    signed_in(desk_at(), qtbot)
    qtbot.waitUntil(lambda: len(warmed) == 1, timeout=PATIENCE_MS)
    assert warmed != [threading.get_ident()]


@pytest.mark.parametrize("spoken", Language)
def test_the_rail_names_every_place_in_full(qtbot: QtBot, spoken: Language) -> None:
    theme.load_faces()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.dress(app)
    language.speak(spoken)
    try:
        in_rail = tuple(place for place in PLACES if place.in_rail)
        rail = Rail(in_rail)
    finally:
        language.speak(Language.ZH)
    qtbot.addWidget(rail)
    rail.show_counts({place.count: 888 for place in PLACES})
    rail.show()
    for place in in_rail:
        key = part(rail, QPushButton, f"place_{place.code}")
        figure = QFontMetrics(theme.face(12)).horizontalAdvance("888") if place.count else 0
        # The place where one is stands in bold.
        title = QFontMetrics(theme.face(14, is_bold=True)).horizontalAdvance(key.text())
        assert title + figure <= key.width() - 2 * 12, key.text()


def test_every_place_fits_the_screen_of_the_hall(hall: Hall, desk_at: object, qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.load_faces()
    theme.dress(app)  # as the desk is dressed, whichever test came before
    frame = desk_at()
    window = signed_in(frame, qtbot)
    for code in window._stack.allowed:
        window.go(code)
        needed = window.minimumSizeHint()
        assert needed.width() <= 1366, code
        assert needed.height() <= 740, code


def test_the_foot_tells_the_keys_of_the_place_first_and_widens_nothing(
    hall: Hall, desk_at: object, qtbot: QtBot
) -> None:
    window = signed_in(desk_at(), qtbot)
    window.resize(1366, 740)
    window.go("prereview")
    told = window.findChild(QLabel, "hints").text()
    assert told.startswith("F1 帮助　Ctrl+N 新预审")
    window.resize(900, 740)
    assert len(window.findChild(QLabel, "hints").text()) < len(told)
