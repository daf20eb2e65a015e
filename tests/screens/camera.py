"""A frame in one look, and the pictures taken of it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QWidget

from counter.desk import Desk
from counter.text import Language
from tests.conftest import MORNING
from ui.app import Frame
from ui.kit import language, theme

WIDTH, HEIGHT = 1366, 768
LOGIN, PASSWORD = "liuying", "supervisor-1"
LONG = "阿卜杜热合曼·买买提依明 Abdurahman Muhammad-Imin bin Abdullah"
PIECE = {
    "RZ": {"title": "未受刑事处罚公证", "certificate_no": "(2026)渝两江证字第0012345号",
           "office": "重庆市两江公证处", "holder": LONG, "issued_on": "2026-11-01",
           "class": "civil", "matters": 12},
    "SL": {"holder": LONG, "passport_no": "E12345678"},
    "HZ": {"holder": LONG, "document": "ordinary_service", "order": "renew"},
    "QZ": {"holder": LONG, "passport_no": "PE1234567"},
}  # fmt: skip
OPENERS = ("pay", "refund", "correct", "edit")  # keys of the card that are no moves
LOOKS = [("light", "ZH"), ("dark", "ZH"), ("light", "EN"), ("dark", "EN")]


class Camera:
    """One frame in one look; `take` writes what it shows now."""

    def __init__(self, books: Path, folder: Path, look_of: tuple[str, str], scale: int) -> None:
        self.theme, tongue = look_of
        language.speak(Language[tongue])
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.dress(app, is_dark=self.theme == "dark")
        self.tail = f"{books.name} {self.theme} {tongue.lower()} {scale}"
        self.folder = folder
        self.frame = Frame(books, clock=lambda: MORNING + timedelta(hours=1))
        self.frame.resize(WIDTH, HEIGHT)
        self.frame.start()
        self.frame.show()
        self.frame.activateWindow()
        while not self.frame.count():
            self.settle()

    def settle(self) -> None:
        """Wait until the lanes have answered, and what was asked for after their answers too."""
        for _ in range(4):
            for lane in (self.frame.background, self.frame._printer_lane):
                loop = QEventLoop()
                lane.run(self.frame, lambda: None, lambda _, loop=loop: loop.quit())
                loop.exec()
            QApplication.processEvents()

    def take(self, name: str) -> None:
        """One picture."""
        self.settle()
        path = self.folder / f"{name} {self.tail}.png".replace(" ", "-")
        picture = self.frame.grab()
        painter = QPainter(picture)
        for popup in QApplication.topLevelWidgets():  # a list of candidates is a window of its own
            if popup.isVisible() and popup.windowType() is Qt.WindowType.Popup:
                painter.drawPixmap(popup.pos() - self.frame.pos(), popup.grab())
        painter.end()
        picture.save(str(path))
        # A page that is too wide widens the window beyond the hall's screens.
        wide = "" if self.frame.width() <= WIDTH else f"  TOO WIDE {self.frame.width()}"
        high = "" if self.frame.height() <= HEIGHT else f"  TOO HIGH {self.frame.height()}"
        print(f"{path.name}{wide}{high}", flush=True)

    def take_below(self, name: str, within: QWidget) -> None:
        """One more of the lower end, where not everything can be seen at once."""
        bar = self.part(QScrollArea, parent=within).verticalScrollBar()
        if bar.maximum() > bar.value():
            was = bar.value()
            bar.setValue(bar.maximum())
            self.take(f"{name}-below")
            bar.setValue(was)

    def part(self, kind: type[QWidget], name: str = "", parent: QWidget | None = None) -> Any:
        """The visible part of this kind and name."""
        within = parent or self.frame
        found = within.findChildren(kind, name) if name else within.findChildren(kind)
        return next(part for part in found if part.isVisible())

    @property
    def desk(self) -> Desk:
        """The desk of whoever is signed in."""
        return self.frame.window_page._bench.desk  # type: ignore[union-attr]

    def sign_in(self, login: str = LOGIN, password: str = PASSWORD) -> Any:
        """Through the door; the window."""
        self.part(QLineEdit, "login").setText(login)
        self.part(QLineEdit, "password").setText(password)
        self.part(QPushButton, "enter").click()
        while self.frame.window_page is None:
            self.settle()
        return self.frame.window_page
