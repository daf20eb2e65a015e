"""Printing through Qt, tried on the same real queues in a process of its own.

The CUPS library reads its server's address once in a process, so the tests' own is not used.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from tests.ui.printing.pages import A5, LABEL, paper, size_of, tags_on
from ui.kit.printing import qt
from ui.kit.printing.media import Pages

TAG = "110001112611230000712345678"
OTHER = "140001112611230000898765432"
PRINT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.kit.printing.qt import QtSpooler
from ui.kit.printing.trouble import PrinterTrouble
app = QApplication([])
try:
    QtSpooler().send(sys.argv[1], Path(sys.argv[2]).read_bytes(), sys.argv[3])
    print("printed")
except PrinterTrouble as trouble:
    print(type(trouble).__name__)
"""


@pytest.mark.parametrize("size", [A5, LABEL])
def test_pages_are_drawn_at_their_size_and_their_tags_can_be_read(qapp, tmp_path, size):
    sheet = QPrinter(QPrinter.PrinterMode.HighResolution)
    sheet.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    sheet.setOutputFileName(str(tmp_path / "out.pdf"))
    pages = Pages(paper(size, TAG, OTHER))
    qt.prepare(sheet, pages.paper())
    assert qt.draw(pages, sheet)
    out = (tmp_path / "out.pdf").read_bytes()
    assert size_of(out) == pytest.approx(size, abs=0.4)
    assert tags_on(out) == [TAG, OTHER]


def test_the_ground_of_a_page_is_white_and_not_what_the_driver_takes_for_clear(qapp):
    sheet = QImage(QSize(1748, 2480), QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.black)
    painter = QPainter(sheet)
    pages = Pages(paper(A5, TAG))
    qt.draw_page(painter, pages.document, 0)
    painter.end()
    assert sheet.pixelColor(5, 5) == QColor("white")


@pytest.mark.xdist_group("print room")
@pytest.mark.parametrize(
    ("queue", "answer"), [("window", "printed"), ("elsewhere", "PrinterMissing")]
)
def test_a_real_queue_gets_the_page_and_a_missing_one_nothing(print_room, tmp_path, queue, answer):
    pdf = tmp_path / "paper.pdf"
    pdf.write_bytes(paper(A5, TAG))
    before = print_room.jobs_ever()
    passing = tmp_path / "tmp"
    passing.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", PRINT, queue, str(pdf), "RZ20261123-0021-4 receipt 0"],
        capture_output=True,
        text=True,
        timeout=30,
        cwd=Path(__file__).parents[3],
        env={
            **os.environ,
            "CUPS_SERVER": print_room.address,
            "QT_QPA_PLATFORM": "offscreen",
            "TMPDIR": str(passing),
            "PYTHONPATH": str(Path(__file__).parents[3]),
        },
    )
    assert done.stdout.strip() == answer, done.stderr
    new = print_room.jobs_ever() - before
    assert {job.rpartition("-")[0] for job in new} == ({queue} if answer == "printed" else set())
    # What a person's paper says must not stay in a folder that others read.
    assert list(passing.iterdir()) == []
