"""Pictures of each screen: light and dark, Chinese and English, 100 and 200 %, empty and full.

    python -m tests.screens DIR [--only WORD] [--scene WORD]

Each scale and look is a process of its own: Qt reads the scale once, and a scene that breaks takes
no other look with it. One line is printed for each picture.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton

from counter.desk import Desk, new_act
from counter.intake.accept import accept
from counter.intake.application import Application, look
from counter.mailout import envelope, ready
from counter.practice.day import fill
from counter.settings import hall
from counter.store.database import open_books
from counter.text import Text
from tests.conftest import BY_POST, MORNING, OFFICE, PERSON, matter
from tests.screens.album import SCENES
from tests.screens.camera import LOGIN, LONG, LOOKS, PASSWORD, PIECE, Camera
from tests.screens.scenes import door
from ui.kit import theme
from ui.stop_page import StopPage


def make_hall(folder: Path, *, full: bool) -> Path:
    """A founded hall; full of cases, some late, one with the longest names, or without any."""
    books = open_books(folder)
    clerk = hall.found(books, OFFICE, "1", LOGIN, "刘颖", PASSWORD, MORNING)
    if full:
        now = [MORNING - timedelta(days=6)]
        desk = Desk(books, clerk, "1", lambda: now[0])
        fill(desk)
        now[0] = MORNING
        fill(desk, seed=8)
        answers = {**PERSON, **BY_POST, **matter("RZ"), "channel": "window", "name": LONG}
        bare = Application("RZ", answers, (PIECE["RZ"],), frozenset(), new_act())
        lists = look(desk.edition, desk.calendar, bare, desk.today).materials
        codes = frozenset(material.code for material in lists)
        accept(desk, Application("RZ", answers, bare.pieces, codes, bare.act))
        for post in ready.to_post(desk)[:3]:
            envelope.pack(desk, (post.case_no,), new_act())
    books.close()
    return folder


def shoot(folder: Path, scale: int, look_of: tuple[str, str], scene: str) -> None:
    """Every scene at this process's scale, or the one of this name."""
    app = QApplication(sys.argv[:1])
    theme.load_faces()
    with tempfile.TemporaryDirectory() as place:
        if not scene:
            first_hour(Camera(Path(place) / "new", folder, look_of, scale))
        for name in ("full", "empty"):
            camera = Camera(make_hall(Path(place) / name, full=name == "full"),
                            folder, look_of, scale)  # fmt: skip
            if not scene:
                door(camera)
            camera.sign_in()
            for each in SCENES:
                if scene in each.name and (each.in_empty or name == "full"):
                    each.play(camera)
            camera.frame.close()
    app.quit()


def first_hour(camera: Camera) -> None:
    """A hall that is founded, and books that cannot be opened."""
    camera.take("first-start")
    camera.part(QPushButton, "begin").click()
    camera.take("first-start-faults")
    told = Text(
        "办件库在另一台机器上开着。请先在那边退出，再按重试。",
        "The books are open on another computer. Quit there first, then try again.",
    )
    camera.frame._show(StopPage(told))
    camera.take("stop")
    camera.frame.close()


def main() -> int:
    """The whole set, a process for each scale."""
    parser = argparse.ArgumentParser(prog="tests.screens")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", type=int)
    parser.add_argument("--only", default="", help="a look: light-zh, dark, en")
    parser.add_argument("--scene", default="", help="a scene of album.py: places, cards …")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    looks = [look_of for look_of in LOOKS if asked.only in "-".join(look_of).lower()]
    if asked.scale and len(looks) == 1:
        shoot(asked.folder, asked.scale, looks[0], asked.scene)
        return 0
    codes = []
    for scale in (asked.scale,) if asked.scale else (100, 200):
        there = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale / 100)}
        for look_of in looks:
            order = [
                sys.executable, "-m", "tests.screens", str(asked.folder), "--scene", asked.scene,
                "--scale", str(scale), "--only", "-".join(look_of).lower(),
            ]  # fmt: skip
            codes.append(subprocess.run(order, env=there, check=False).returncode)
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
