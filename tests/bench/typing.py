"""How long one key takes in the intake, the whole rule book loaded: `python -m tests.bench.typing`.

Through the widgets, offscreen: each key goes into the country box of a filled intake; what it takes
until the list of candidates (each with its route), route, fees, promised day and checklist stand
and everything is painted is one sample. Prints median and 99th percentile in ms of this process's
own time (and of the clock, which a busy machine stretches) beside the 16 ms of a frame; judges
nothing.
"""

from __future__ import annotations

import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter.desk import Desk
from counter.settings import hall
from counter.store.database import open_books
from tests.conftest import MORNING, OFFICE, PERSON, default_pieces
from tests.ui.benches import Bench
from ui.intake.page import IntakePage
from ui.kit import theme

FRAME_MS = 16
TYPED = ("germany", "alq", "yindu", "in", "usa", "xby", "kosovo", "guinea", "vietnam", "m")
ROUNDS = 5
Sample = tuple[float, float]  # this process's own milliseconds, the clock's


def main() -> None:
    """Measure and print."""
    app = QApplication([])
    theme.load_faces()
    theme.dress(app)
    with tempfile.TemporaryDirectory() as folder:
        books = open_books(Path(folder) / "hall")
        clerk = hall.found(books, OFFICE, "1", "liuying", "刘颖", "supervisor-1", MORNING)
        desk = Desk(books, clerk, "1", lambda: MORNING)
        page = IntakePage(Bench(desk, Path(folder)).of)
        page.resize(1246, 690)
        page.show()
        page.activateWindow()
        page.refresh()
        QTest.keyClicks(page._chooser, "1")
        sheet = page._sheet
        assert sheet is not None
        sheet._form.set_answers(PERSON)
        sheet._pieces.set_answers(default_pieces("RZ"))
        box = sheet._form.field("destination").editor
        box.setFocus()
        app.processEvents()
        keys: list[Sample] = []
        chosen: list[Sample] = []
        for _ in range(ROUNDS):
            for word in TYPED:
                for letter in word:
                    keys.append(_timed(app, lambda letter=letter: QTest.keyClicks(box, letter)))
                chosen.append(_timed(app, lambda: QTest.keyClick(box, Qt.Key.Key_Return)))
                box.clear()
                box.setFocus()
                app.processEvents()
        rows = len(desk.edition.rows)
        books.close()
    print(
        json.dumps(
            {"rule_rows": rows, "frame_ms": FRAME_MS, "key": _told(keys), "chosen": _told(chosen)}
        )
    )


def _timed(app: QApplication, press: Callable[[], object]) -> Sample:
    began = time.process_time(), time.perf_counter()
    press()
    app.processEvents()
    return (time.process_time() - began[0]) * 1000, (time.perf_counter() - began[1]) * 1000


def _told(samples: list[Sample]) -> dict[str, float]:
    own, clock = (sorted(part) for part in zip(*samples, strict=True))
    last = int(len(samples) * 0.99) - 1
    return {
        "samples": len(samples),
        "median_ms": round(statistics.median(own), 2),
        "p99_ms": round(own[last], 2),
        "of_a_frame": round(statistics.median(own) / FRAME_MS, 2),
        "clock_median_ms": round(statistics.median(clock), 2),
        "clock_p99_ms": round(clock[last], 2),
    }


if __name__ == "__main__":
    main()
