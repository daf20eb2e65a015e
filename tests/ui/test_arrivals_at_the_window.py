"""A scan at the window of what was prepared from afar: the scanner's keys, threads and all."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from counter.intake.remote import form
from tests.conftest import PERSON, Hall, default_pieces
from tests.counter.intake.prereview import bits
from tests.ui.test_window import PATIENCE_MS, Qt, desk_at, other, signed_in  # noqa: F401
from ui.intake.page import IntakePage
from ui.main_window import MainWindow


def shows_name(window: MainWindow, name: str, qtbot: QtBot) -> IntakePage:
    """Wait until the intake stands there, filled for `name`."""

    def is_filled() -> bool:
        page = window._stack.currentWidget()
        sheet = page._sheet if isinstance(page, IntakePage) else None
        return sheet is not None and sheet.answers().get("name") == name

    qtbot.waitUntil(is_filled, timeout=PATIENCE_MS)
    page = window._stack.currentWidget()
    assert isinstance(page, IntakePage)
    return page


def test_a_form_scanned_off_a_phone_fills_the_intake_and_a_tag_that_of_its_pre_review(
    hall: Hall,
    desk_at: object,  # noqa: F811
    qtbot: QtBot,
) -> None:
    frame = desk_at()  # type: ignore[operator]
    window = signed_in(frame, qtbot)
    answers = {**PERSON, "name": "李四", "destination": "DE"}
    digits = form.written("RZ", answers, tuple(default_pieces("RZ")) * 3)
    assert len(digits) > 600
    qtbot.keyClicks(window, digits)  # a scanner is a keyboard in a hurry
    qtbot.keyClick(window, Qt.Key.Key_Return)
    page = shows_name(window, "李四", qtbot)
    assert len(page._sheet.pieces()) == 3  # type: ignore[union-attr]
    page._on_clear()
    hall.desk = other(frame)
    card = bits.all_seen(hall, **PERSON)
    qtbot.keyClicks(window, card.tag)
    qtbot.keyClick(window, Qt.Key.Key_Return)
    page = shows_name(window, "张伟", qtbot)
    assert page._sheet.prereview == card.row.no  # type: ignore[union-attr]
