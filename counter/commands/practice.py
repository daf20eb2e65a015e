"""`--practice`: a hall of pretend people, in a window or, without a screen, as one whole day."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from counter.commands.person import OpenWindow, clock
from counter.desk import Desk
from counter.practice.day import fill, run_day
from counter.practice.hall import open_practice
from counter.settings import hall
from counter.store.database import open_books


def has_screen() -> bool:
    """Whether a window can be shown: always, but on Linux without a display server."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(asked: argparse.Namespace, data: str, open_window: OpenWindow) -> int:
    """Open the practice hall's window; without a screen, run a day and leave its papers."""
    if asked.headless or not has_screen():
        return _day(data, open_window)
    books = open_books(data)
    is_new = not hall.is_founded(books)
    supervisor = open_practice(books, clock)
    if is_new:
        fill(supervisor)
    books.close()
    return open_window(data, practice=True, login=asked.login)


def _day(data: str, open_window: OpenWindow) -> int:
    """Each headless day has books of its own: a day is closed once, and this is for proving."""
    folder = Path(data) / f"day-{clock():%Y%m%d-%H%M%S}"
    books = open_books(folder / "hall")
    supervisor: Desk = open_practice(books, clock)
    done = run_day(supervisor, folder / "papers", lambda text: print(text.zh, flush=True))
    books.close()
    print(
        f"办件 {done.cases} 件，纸张 {done.papers} 张，日结第 {done.close_no} 号，"
        f"流水 {done.entries} 条校验无误。\n文件在 {done.folder}"
    )
    return open_window(str(folder / "hall"), practice=True, login=None, pictures=folder / "screens")
