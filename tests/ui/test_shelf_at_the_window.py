"""The shelf in the whole window: a place's label leads there, and a paper's tag stays there."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from counter.desk import Desk, new_act
from counter.progress.shelving import places, shelve
from counter.queue import card as cards
from counter.store.tables.shelves import ShelfPlace
from counter.values.clerk import Clerk, Role
from tests.conftest import Hall
from tests.counter import steps
from tests.ui.test_window import PATIENCE_MS, Qt, desk_at, other, signed_in  # noqa: F401
from ui.pages import QUEUE, SHELF


def replaced(desk: Desk) -> Desk:
    """The same seat with a supervisor at it."""
    return Desk(desk.books, Clerk("liuying", "刘颖", Role.SUPERVISOR), "2", desk.clock)


def _tag_of(desk: Desk, code: str) -> str:
    with desk.reading():
        return str(ShelfPlace.get(ShelfPlace.no == code).tag)


def test_a_place_is_scanned_from_anywhere_then_a_paper_and_pick_up_shows_where_it_lies(
    hall: Hall,
    desk_at: object,  # noqa: F811
    qtbot: QtBot,
) -> None:
    frame = desk_at()  # type: ignore[operator]
    window = signed_in(frame, qtbot)
    hall.desk = hall.supervisor = desk = replaced(other(frame))
    places.declare(desk, "A", 1, 2, "", new_act())
    no = steps.ready(hall)
    tag = cards.card(desk, no).tag
    frame._scanner.feed(_tag_of(desk, "A-01-2"))
    qtbot.waitUntil(lambda: window._stack.code == SHELF, timeout=PATIENCE_MS)
    page = window._stack.pages[SHELF]
    qtbot.waitUntil(lambda: page.shelve._place == "A-01-2", timeout=PATIENCE_MS)
    frame._scanner.feed(tag)
    qtbot.waitUntil(lambda: bool(shelve.lying(desk)), timeout=PATIENCE_MS)
    assert [(row.case_no, row.place) for row in shelve.lying(desk)] == [(no, "A-01-2")]
    assert window._stack.code == SHELF
    window.go(QUEUE)
    frame._scanner.feed(tag)
    qtbot.waitUntil(
        lambda: window._card._head._place.text() == "货位 A-01-2", timeout=PATIENCE_MS
    )
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window._stack.code == SHELF
