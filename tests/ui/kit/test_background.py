"""The lane, with its real thread."""

from __future__ import annotations

import logging
import threading

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from counter.errors import CounterError, Refused
from counter.text import Text
from ui.kit.background import Background, Inline, Lane, NotSaved

NO = Text("不行。", "No.")


def refuse() -> None:
    raise Refused(NO)


def break_down() -> None:
    raise KeyError("张三 110101199003071234")


def test_work_is_done_beside_the_window_and_its_result_comes_into_it(
    qtbot: QtBot, background: Background
) -> None:
    seen: list[tuple[int, int]] = []
    owner = QObject()
    background.run(
        owner, threading.get_ident, lambda worker: seen.append((worker, threading.get_ident()))
    )
    qtbot.waitUntil(lambda: bool(seen))
    worker, window = seen[0]
    assert window == threading.get_ident()
    assert worker != window


def test_all_work_is_done_by_one_thread_in_the_order_given(
    qtbot: QtBot, background: Background
) -> None:
    seen: list[tuple[int, int]] = []
    owner = QObject()
    for number in range(50):
        background.run(owner, lambda number=number: (number, threading.get_ident()), seen.append)
    qtbot.waitUntil(lambda: len(seen) == 50)
    assert [number for number, _ in seen] == list(range(50))
    assert len({thread for _, thread in seen}) == 1


def test_a_result_for_a_closed_page_is_dropped(qtbot: QtBot, background: Background) -> None:
    may_go_on = threading.Event()
    seen: list[str] = []
    page, stays = QWidget(), QObject()
    background.run(page, may_go_on.wait, lambda _: seen.append("closed page"))
    background.run(stays, lambda: None, lambda _: seen.append("other"))
    delete(page)
    may_go_on.set()
    qtbot.waitUntil(lambda: "other" in seen)
    assert seen == ["other"]


@pytest.fixture(params=["thread", "inline"])
def lane(request: pytest.FixtureRequest, background: Background) -> Lane:
    return background if request.param == "thread" else Inline()


def test_a_refusal_comes_to_the_page_as_it_is(qtbot: QtBot, lane: Lane) -> None:
    errors: list[CounterError] = []
    owner = QObject()
    lane.run(owner, refuse, None, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert (type(errors[0]), errors[0].text) == (Refused, NO)
    # Frames would keep a closed page alive, or name persons to whoever logs the error.
    assert errors[0].__traceback__ is None


def test_a_fault_of_ours_is_logged_by_its_place_and_without_its_words(
    qtbot: QtBot, lane: Lane, caplog: pytest.LogCaptureFixture
) -> None:
    errors: list[CounterError] = []
    owner = QObject()
    with caplog.at_level(logging.ERROR):
        lane.run(owner, break_down, None, errors.append)
        qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], NotSaved)
    assert errors[0].text.zh == "没有保存，请告诉管理员。"
    assert "KeyError" in caplog.text
    assert "break_down" in caplog.text
    assert "张三" not in caplog.text
    assert "110101" not in caplog.text


def test_an_error_that_no_page_takes_is_said_aloud(qtbot: QtBot, background: Background) -> None:
    owner = QObject()
    with qtbot.waitSignal(background.unheard) as heard:
        background.run(owner, refuse)
    assert heard.args is not None
    assert heard.args[0].text == NO


def test_stopping_finishes_what_was_given_and_then_closes_the_books(background: Background) -> None:
    done: list[object] = []
    owner = QObject()
    for number in range(20):
        background.run(owner, lambda number=number: done.append(number))
    background.stop(lambda: done.append("closed"))
    assert done == [*range(20), "closed"]
