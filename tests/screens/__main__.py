"""Pictures of each screen: light and dark, Chinese and English, 100 and 200 %, empty and full.

    python -m tests.screens DIR [--only WORD]

Each scale is a process of its own, since Qt reads it once. One line is printed for each picture.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QWidget

from counter.desk import Desk, new_act
from counter.errors import Trouble
from counter.intake.accept import accept
from counter.intake.application import Application, look
from counter.mailout import envelope
from counter.practice.day import fill
from counter.queue import card as cards
from counter.queue import worklists
from counter.settings import hall
from counter.store.database import open_books
from counter.text import Language, Text
from tests.conftest import BY_POST, COMPANY, MORNING, OFFICE, PERSON, matter
from ui.app import Frame
from ui.intake.page import IntakePage
from ui.kit import language, theme
from ui.kit.toast import Toast, toast
from ui.progress.case_card import CasePanel
from ui.settings.page import PANELS
from ui.stop_page import StopPage
from ui.universal_box import UniversalBox

WIDTH = 1366
LOGIN, PASSWORD = "liuying", "supervisor-1"
LONG = "阿卜杜热合曼·买买提依明 Abdurahman Muhammad-Imin bin Abdullah"
PIECE = {
    "RZ": {"title": "未受刑事处罚公证", "certificate_no": "(2026)渝两江证字第0012345号",
           "office": "重庆市两江公证处", "holder": LONG, "issued_on": "2026-11-01",
           "class": "civil", "matters": 12},
    "SL": {"holder": LONG, "passport_no": "E12345678", "order": "lost"},
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
        self.frame.resize(WIDTH, 768)
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
        self.frame.grab().save(str(path))
        # A page that is too wide widens the window beyond the hall's screens.
        wide = "" if self.frame.width() <= WIDTH else f"  TOO WIDE {self.frame.width()}"
        print(f"{path.name}{wide}", flush=True)

    def part(self, kind: type[QWidget], name: str = "", parent: QWidget | None = None) -> Any:
        """The visible part of this kind and name."""
        within = parent or self.frame
        found = within.findChildren(kind, name) if name else within.findChildren(kind)
        return next(part for part in found if part.isVisible())

    def sign_in(self) -> Any:
        """Through the door; the window."""
        self.part(QLineEdit, "login").setText(LOGIN)
        self.part(QLineEdit, "password").setText(PASSWORD)
        self.part(QPushButton, "enter").click()
        while self.frame.window_page is None:
            self.settle()
        return self.frame.window_page


def round_trip(camera: Camera) -> None:
    """Every place of a signed-in supervisor, and what lies over places."""
    camera.take("login")
    camera.part(QPushButton, "enter").click()
    camera.take("login-fault")
    window = camera.sign_in()
    for place in ("queue", "mailout", "tray", "dayclose"):
        window.go(place)
        camera.take(place)
    window.go("settings")
    for code, _, _ in PANELS:
        camera.part(QPushButton, f"panel-{code}").click()
        camera.take(f"settings-{code}")
    window.go("queue")
    window._show_keys()
    camera.take("help")
    window._show_keys()
    box = camera.part(UniversalBox)
    box.start()
    camera.take("box-commands")
    box.look_for("RZ")
    camera.take("box-hits")
    box.look_for("查无此人")
    camera.take("box-nothing")
    box.finish()
    window.banner.say_printer_waits("HP LaserJet M104a 二楼")
    window.banner.say_error(
        "books",
        Trouble(
            Text(
                "连不上办件库。请检查网线，或稍后再试。",
                "The books cannot be reached. Check the cable.",
            )
        ),
    )
    toast(window, Text("RZ20261123-0007-K 已受理", "RZ20261123-0007-K accepted"))
    camera.take("banner-toast")
    camera.frame.findChild(Toast).hide()
    for cause in window.banner.causes():
        window.banner.clear(cause)


def intake(camera: Camera) -> None:
    """The four kinds: blank, half filled with faults, full with many pieces."""
    window = camera.frame.window_page
    page: IntakePage = window.go("intake")  # type: ignore[union-attr]
    camera.take("intake")
    for letters, piece in PIECE.items():
        who = dict(PERSON if letters == "RZ" else COMPANY, name=LONG)
        page._on_kind(letters)
        camera.take(f"intake-{letters}-blank")
        page._sheet._form.set_answers({"name": "张", "id_number": "5001", "phone": "138"})
        page._accept.press()
        camera.take(f"intake-{letters}-faults")
        page._sheet._form.set_answers({**who, **BY_POST, **matter(letters), "receiver": LONG})
        page._sheet._pieces.set_answers([piece] * 5)
        page._sheet._checklist.tick_required()
        camera.take(f"intake-{letters}-full")
        page._on_clear()
    camera.settle()


def cases(camera: Camera, desk: Desk) -> None:
    """A case of each kind at each step, from top and bottom, and each panel that its keys open."""
    window, seen = camera.frame.window_page, set[str]()
    for row in worklists.open_cases(desk):
        step = f"{row.letters}-{row.step.en}".replace(" ", "_").replace("/", "_")
        if step in seen:
            continue
        seen.add(step)
        window.open_case(row.case_no)  # type: ignore[union-attr]
        camera.take(f"case-{step}")
        panel = camera.part(CasePanel)
        bar = camera.part(QScrollArea, parent=panel).verticalScrollBar()
        if bar.maximum():
            bar.setValue(bar.maximum())
            camera.take(f"case-{step}-below")
            bar.setValue(0)
        offers = cards.card(desk, row.case_no).moves
        keys = {
            "next" if offer.is_usual else f"move_{offer.code}": offer.code
            for offer in offers
            if offer.asks or offer.verb in ("hand_over", "accept")
        }
        for key in (*keys, *OPENERS):
            name = keys.get(key, key)
            found = [k for k in panel.findChildren(QPushButton, key) if k.isVisible()]
            if found and name not in seen:
                seen.add(name)
                found[0].click()
                camera.take(f"panel-{name}")
                for back in panel.findChildren(QPushButton, "panel_back"):
                    back.click()
                camera.settle()


def make_hall(folder: Path, *, full: bool) -> Path:
    """A founded hall; full of cases, some late, one with the longest names, or without any."""
    books = open_books(folder)
    clerk = hall.found(books, OFFICE, "1", LOGIN, "刘颖", PASSWORD, MORNING)
    if full:
        now = [MORNING - timedelta(days=6)]
        desk = Desk(books, clerk, "1", lambda: now[0])
        fill(desk)
        now[0] = MORNING
        fill(desk)
        answers = {**PERSON, **BY_POST, **matter("RZ"), "channel": "window", "name": LONG}
        bare = Application("RZ", answers, (PIECE["RZ"],), frozenset(), new_act())
        lists = look(desk.edition, desk.calendar, bare, desk.today).materials
        codes = frozenset(material.code for material in lists)
        accept(desk, Application("RZ", answers, bare.pieces, codes, bare.act))
        for post in envelope.to_post(desk)[:3]:
            envelope.pack(desk, (post.case_no,), new_act())
    books.close()
    return folder


def shoot(folder: Path, scale: int, only: str) -> None:
    """Every scene at this process's scale."""
    app = QApplication(sys.argv[:1])
    theme.load_faces()
    with tempfile.TemporaryDirectory() as place:
        halls = [make_hall(Path(place) / name, full=name == "full") for name in ("full", "empty")]
        for look_of in LOOKS:
            if only and only not in "-".join(look_of).lower():
                continue
            new = Camera(Path(place) / f"new-{'-'.join(look_of)}", folder, look_of, scale)
            new.take("first-start")
            new.part(QPushButton, "begin").click()
            new.take("first-start-faults")
            new.frame._show(
                StopPage(
                    Text(
                        "办件库在另一台机器上开着。请先在那边退出，再按重试。",
                        "The books are open on another computer. Quit there first, then try again.",
                    )
                )
            )
            new.take("stop")
            new.frame.close()
            for books in halls:
                camera = Camera(books, folder, look_of, scale)
                round_trip(camera)
                if books.name == "full":
                    intake(camera)
                    cases(camera, camera.frame.window_page._bench.desk)  # type: ignore[union-attr]
                camera.frame.close()
    app.quit()


def main() -> int:
    """The whole set, a process for each scale."""
    parser = argparse.ArgumentParser(prog="tests.screens")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", type=int)
    parser.add_argument("--only", default="", help="a look: light-zh, dark, en")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    if asked.scale:
        shoot(asked.folder, asked.scale, asked.only)
        return 0
    codes = []
    for scale in (100, 200):
        there = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale / 100)}
        order = [sys.executable, "-m", "tests.screens", str(asked.folder), "--scale", str(scale),
                 "--only", asked.only]  # fmt: skip
        codes.append(subprocess.run(order, env=there, check=False).returncode)
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
