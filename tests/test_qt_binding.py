"""PySide6 6.12.0 lost a reference to None at every call that returns nothing and aborted."""

from __future__ import annotations

import os
import subprocess
import sys

_LOOP = """
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel()
for _ in range(100_000):
    label.setText("y")
print("alive")
"""


def test_a_label_survives_a_hundred_thousand_words() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LOOP],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr
