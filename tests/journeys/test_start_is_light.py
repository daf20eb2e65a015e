"""What the window does not need for its first look is not read before it.

Each of these costs as much as a tenth of the start, or more on an old PC; its own journey reads
it when it is first needed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEAVY = (
    "PIL", "holidays", "openpyxl", "phonenumbers", "pypdfium2", "pypinyin", "python_calamine",
    "qrcode", "reportlab", "tracking_numbers", "xlrd", "zxingcpp",
)  # fmt: skip
CHILD = """
import json, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
app = QApplication(sys.argv[:1])
class Watch(QObject):
    def eventFilter(self, what, event):
        if event.type() == QEvent.Type.Paint and type(what).__name__ == "MainWindow":
            print(json.dumps(sorted(sys.modules)), flush=True)
            app.removeEventFilter(self)
            QTimer.singleShot(0, app.closeAllWindows)
        return False
watch = Watch()
app.installEventFilter(watch)
from ui.app import run
run(sys.argv[1], practice=True, login=None)
"""


def test_the_signed_in_window_is_painted_before_heavy_libraries_are_read(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", CHILD, str(tmp_path / "hall")], cwd=ROOT, capture_output=True,
        text=True, timeout=120, check=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    read = set(json.loads(told.stdout))
    assert "ui.main_window" in read
    assert sorted(read.intersection(HEAVY)) == []
    assert "counter.commands.rules" not in read
