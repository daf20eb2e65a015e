"""News of the hall."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from counter.errors import CounterError, Trouble
from counter.text import Text
from tests.ui.kit.conftest import Line
from ui.kit.background import Background, Inline
from ui.kit.bulletin import Bulletin


class Journal:
    """Acts of all windows."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.asked: list[int] = []
        self.is_out_of_reach = False

    def since(self, seq: int) -> list[Line]:
        self.asked.append(seq)
        if self.is_out_of_reach:
            raise Trouble(Text("数据库没有响应。", "The books do not answer."))
        return [line for line in self.lines if line.seq > seq]


@pytest.fixture
def journal() -> Journal:
    return Journal()


@pytest.fixture
def bulletin(qtbot: QtBot, journal: Journal) -> Bulletin:
    return Bulletin(Inline(), journal.since)


def test_a_page_refreshes_once_for_its_topics_and_not_for_others(
    journal: Journal, bulletin: Bulletin
) -> None:
    refreshed: list[str] = []
    page = QObject()
    bulletin.on(("accept", "advance"), lambda: refreshed.append("queue"), page)
    bulletin.on("pay", lambda: refreshed.append("till"), page)
    bulletin.on("*", lambda: refreshed.append("foot"), page)
    journal.lines = [Line(1, "accept"), Line(2, "accept"), Line(3, "advance")]
    bulletin.look()
    bulletin.look()
    assert refreshed == ["queue", "foot"]


def test_only_what_came_since_is_asked_for(journal: Journal, bulletin: Bulletin) -> None:
    journal.lines = [Line(1, "accept"), Line(7, "accept")]
    bulletin.look()
    bulletin.look()
    assert journal.asked == [0, 7]


def test_a_closed_page_is_not_refreshed(journal: Journal, bulletin: Bulletin) -> None:
    refreshed: list[int] = []
    page = QWidget()
    bulletin.on("*", lambda: refreshed.append(1), page)
    delete(page)
    journal.lines = [Line(1, "accept")]
    bulletin.look()
    assert refreshed == []


def test_lost_books_are_said_and_news_come_when_they_are_back(
    journal: Journal, bulletin: Bulletin
) -> None:
    said: list[str] = []
    errors: list[CounterError] = []
    bulletin.lost.connect(errors.append)
    bulletin.found.connect(lambda: said.append("found"))
    journal.is_out_of_reach = True
    bulletin.look()
    journal.is_out_of_reach = False
    bulletin.look()
    bulletin.look()
    assert [error.text.zh for error in errors] == ["数据库没有响应。"]
    assert said == ["found"]


class Slow(Inline):
    """A lane that works when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Any] = []

    def run(self, *job: Any) -> None:
        self.waiting.append(job)

    def work(self) -> None:
        super().run(*self.waiting.pop(0))


def test_looks_during_a_look_ask_once_more_and_not_oftener(qtbot: QtBot, journal: Journal) -> None:
    lane = Slow()
    bulletin = Bulletin(lane, journal.since)
    for _ in range(3):
        bulletin.look()
    assert len(lane.waiting) == 1
    lane.work()
    assert len(lane.waiting) == 1
    lane.work()
    assert lane.waiting == []


def test_it_asks_by_itself(qtbot: QtBot, journal: Journal, background: Background) -> None:
    bulletin = Bulletin(background, journal.since)
    bulletin._timer.setInterval(5)
    bulletin.start()
    journal.lines = [Line(1, "accept")]
    qtbot.waitUntil(lambda: bulletin.seen == 1 and len(journal.asked) > 4)
    bulletin.stop()
