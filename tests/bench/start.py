"""How long from the start of a process to its first painted window: `python -m tests.bench.start`.

Whole processes, five of each in turn: this desk on a founded hall (its door painted), and an empty
`QMainWindow` of the same PySide6. Prints the medians in ms and their ratio as JSON; judges nothing.
The platform is that of `QT_QPA_PLATFORM` (`offscreen` when unset; `xvfb-run` with `xcb` for X).
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from counter.settings import hall
from counter.store.database import open_books
from tests.conftest import MORNING, OFFICE

RUNS = 5
ROOT = Path(__file__).parents[2]
# Ends itself in the turn of the loop after the first paint of a visible window.
WATCH = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Watch(QObject):
    def eventFilter(self, what, event):
        if event.type() == QEvent.Type.Paint and is_it(what):
            print(time.time_ns(), flush=True)
            app.removeEventFilter(self)
            QTimer.singleShot(0, app.closeAllWindows)
        return False
app = QApplication(sys.argv[:1])
watch = Watch()
app.installEventFilter(watch)
"""
EMPTY = (
    WATCH
    + """
def is_it(what): return what is window
window = QMainWindow()
window.resize(1366, 740)
window.show()
app.exec()
"""
)
DESK = (
    WATCH
    + """
def is_it(what): return type(what).__name__ == "LoginPage"
sys.argv[1:] = ["--data", {folder!r}]
import main
main.main()
"""
)


def painted(code: str) -> float:
    """Milliseconds from the start of the process to the first paint."""
    began = time.time_ns()
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60,
        env={"QT_QPA_PLATFORM": "offscreen", **os.environ},
    )  # fmt: skip
    if told.returncode or not told.stdout:
        raise SystemExit(told.stderr)
    return (int(told.stdout.split()[0]) - began) / 1e6


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        books = open_books(folder)
        hall.found(books, OFFICE, "1", "liuying", "刘颖", "supervisor-1", MORNING)
        books.close()
        desk, empty = [], []
        for _ in range(RUNS):
            desk.append(painted(DESK.format(folder=folder)))
            empty.append(painted(EMPTY))
    ours, theirs = statistics.median(desk), statistics.median(empty)
    print(
        json.dumps(
            {
                "runs": RUNS, "desk_ms": round(ours), "empty_window_ms": round(theirs),
                "ratio": round(ours / theirs, 2),
            }
        )
    )  # fmt: skip


if __name__ == "__main__":
    main()
