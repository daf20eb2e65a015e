"""What only the frame can do for the settings page: look, language, the books put back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter.desk import Desk
from counter.queue import worklists
from counter.settings import safekeeping
from counter.text import Language
from tests.conftest import MORNING, Hall
from ui.app import Frame
from ui.kit import language, theme
from ui.kit.colours import DARK


@pytest.fixture
def frame(hall: Hall, qtbot: QtBot) -> Iterator[Frame]:
    """The frame on the hall's folder, with the supervisor signed in."""
    hall.accept()
    folder = hall.books.folder
    hall.books.close()
    made = Frame(folder, clock=lambda: MORNING)
    qtbot.addWidget(made)
    made.start()
    qtbot.waitUntil(lambda: made._office is not None)
    made._on_signed_in(hall.supervisor.clerk)
    qtbot.waitUntil(lambda: made.window_page is not None)
    yield made
    language.speak(Language.ZH)
    theme.dress(_app())
    made.close()


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def test_another_look_is_worn_at_once_and_kept(frame: Frame, qtbot: QtBot) -> None:
    frame.window_page._bench.wishes.theme.emit("dark")
    assert theme.tokens() is DARK
    assert frame.settings.value("theme") == "dark"


def test_another_language_builds_the_window_anew(frame: Frame, qtbot: QtBot) -> None:
    before = frame.window_page
    before._bench.wishes.language.emit(Language.EN)
    qtbot.waitUntil(lambda: frame.window_page not in (None, before))
    assert frame.window_page._bench.language is Language.EN
    assert frame.settings.value("language") == "EN"


def test_a_backup_takes_the_books_place_and_the_old_ones_stay_beside(
    frame: Frame, hall: Hall, tmp_path: Path, qtbot: QtBot
) -> None:
    copy, folder, opened = tmp_path / "sound.backup", hall.books.folder, frame._books
    desk = frame.window_page._bench.desk
    hall.desk.books = opened

    def back_up_and_go_on() -> int:
        safekeeping.back_up(desk, copy)
        hall.accept()
        return len(worklists.open_cases(desk))

    assert _in_the_lane(frame, qtbot, back_up_and_go_on) == 2
    frame.settings.setValue("window", "7")
    frame.window_page._bench.wishes.restore.emit(copy)
    qtbot.waitUntil(lambda: frame._books is not opened, timeout=10_000)
    restored = Desk(frame._books, desk.clerk, "7", desk.clock)
    assert _in_the_lane(frame, qtbot, lambda: len(worklists.open_cases(restored))) == 1
    assert (frame.window_no, frame.window_page) == ("7", None)
    kept = folder.with_name(f"{folder.name}.before-20261123-090000")
    assert (kept / "counter.db").exists()


def _in_the_lane(frame: Frame, qtbot: QtBot, work: Callable[[], int]) -> int:
    done: list[int] = []
    frame.background.run(frame, work, done.append)
    qtbot.waitUntil(lambda: bool(done))
    return done[0]
