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

from PySide6.QtWidgets import QApplication, QPushButton

from counter.desk import Desk, new_act
from counter.intake.accept import accept
from counter.intake.application import Application, look
from counter.mailout import envelope
from counter.practice.day import fill
from counter.settings import hall
from counter.store.database import open_books
from counter.text import Text
from tests.conftest import BY_POST, MORNING, OFFICE, PERSON, matter
from tests.screens.ahead import prereview
from tests.screens.batches import batches
from tests.screens.camera import LOGIN, LONG, LOOKS, PASSWORD, PIECE, Camera
from tests.screens.custody import custody
from tests.screens.outside import batches_outside, money_midway
from tests.screens.rules import due_days, rule_book
from tests.screens.scenes import cases, intake, round_trip
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
                custody(camera)
                rule_book(camera)
                batches(camera)
                batches_outside(camera)
                if books.name == "full":
                    due_days(camera, camera.frame.window_page._bench.desk)  # type: ignore[union-attr]
                    intake(camera)
                    prereview(camera)
                    cases(camera, camera.frame.window_page._bench.desk)  # type: ignore[union-attr]
                    money_midway(camera, camera.frame.window_page._bench.desk)  # type: ignore[union-attr]
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
