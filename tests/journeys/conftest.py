"""A front: the real frame on an empty folder, a clock that a test turns, hands at the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter import outbox
from counter.desk import Desk, new_act
from counter.outbox import PaperJob
from counter.queue import card as cards
from counter.queue.card import CaseCard
from counter.settings import people
from counter.values.clerk import Clerk, Role
from tests.conftest import MORNING
from tests.journeys.hands import Hands
from ui.app import DRAWER_FOLDER, Frame
from ui.kit.scanner import Scanner
from ui.pages import PLACES
from ui.rail import SIGNS

SUPERVISOR, CLERK = ("liuying", "刘颖", "supervisor-1"), ("wangfang", "王芳", "counter-1")


class Front:
    """The window, the hands on it, and a look into its books from beside."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.hands, self.now, self.folder = Hands(qtbot), MORNING, folder
        self._app, self._scanner = app, Scanner(app, lambda: self.hands.moment)
        self.papers = folder / DRAWER_FOLDER
        self.frame = Frame(folder, clock=lambda: self.now, scanner=self._scanner)
        qtbot.addWidget(self.frame)
        with qtbot.waitActive(self.frame):
            self.frame.start()
            self.frame.show()
            self.frame.activateWindow()

    def close(self) -> None:
        """The window goes, and with it both threads."""
        if self.frame._books is not None:
            self.frame._books.close()
        self.frame.close()
        self._app.removeEventFilter(self._scanner)

    def later(self, **time: int) -> None:
        """Turn the clock on."""
        self.now += timedelta(**time)

    # Beside the window

    def desk(self, login: str = "liuying", role: Role = Role.SUPERVISOR) -> Desk:
        """A desk that only looks, or does what this test is not about."""
        assert self.frame._books is not None
        return Desk(self.frame._books, Clerk(login, "刘颖", role), "1", lambda: self.now)

    def card(self, case_no: str) -> CaseCard:
        """A case as the books have it."""
        return cards.card(self.desk(), case_no)

    def receipt_of(self, case_no: str, kind: str = "receipt") -> PaperJob:
        """The paper of a kind that was queued last for a case."""
        return [job for job in outbox.of_case(self.desk(), case_no) if job.kind == kind][-1]

    def pdf(self, case_no: str, kind: str = "receipt") -> bytes:
        """What came out of the drawer, once the books say that it was handed over."""
        hands = self.hands
        hands.until(lambda: self.receipt_of(case_no, kind).state == "handed")
        return (self.papers / f"{case_no} {kind} 0.pdf").read_bytes()

    # At the door

    def found(self) -> None:
        """The first page, filled in by hand."""
        self.hands.fill(
            ("name", "练习外事服务大厅"), ("address", "练习市练习路1号"), ("phone", "023-12345678"),
            ("hall_code", "001"), ("login", SUPERVISOR[0]), ("person", SUPERVISOR[1]),
            ("password", SUPERVISOR[2]), ("password_again", SUPERVISOR[2]),
        )  # fmt: skip

    def add_clerk(self) -> None:
        """A colleague; the settings page is another test's matter."""
        login, name, password = CLERK
        people.add(self.desk(), login, name, Role.CLERK, password, new_act())

    def sign_in(self, login: str, _name: str, password: str) -> None:
        """From the door to the queue."""
        focus = self.hands
        focus.at("login")
        focus.write(login)
        focus.press("Enter")
        focus.at("password")
        focus.write(password)
        focus.press("Enter")
        focus.at("queue")

    def change_clerk(self, who: tuple[str, str, str]) -> None:
        """F12, then somebody else: the login of the last one is written over."""
        self.hands.press("F12")
        self.hands.at("password")
        self.hands.press("Shift+Tab")
        self.sign_in(*who)

    def go(self, code: str) -> None:
        """To a place, by its own key of the rail."""
        places = [place.code for place in PLACES if place.in_rail]
        self.hands.press(f"Alt+{SIGNS[places.index(code)]}")

    def choose_printers(self) -> None:
        """Every paper goes into the drawer: the last printer of the list, for one and all."""
        hands = self.hands
        self.go("settings")
        hands.press("Ctrl+3")
        hands.reads("找到")
        hands.tab_to("printer-receipt")
        hands.press("End", "Ctrl+D")


@pytest.fixture
def front(qtbot: QtBot, tmp_path: Path) -> Iterator[Front]:
    """A desk on a new folder, at its first page."""
    opened = Front(qtbot, tmp_path / "hall")
    yield opened
    opened.close()


@pytest.fixture
def counter(front: Front) -> Front:
    """The same, founded, with printers; a clerk sits at the window."""
    front.found()
    front.sign_in(*SUPERVISOR)
    front.choose_printers()
    front.add_clerk()
    front.change_clerk(CLERK)
    return front
