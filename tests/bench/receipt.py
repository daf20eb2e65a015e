"""How long a receipt takes: `python -m tests.bench.receipt`. Prints ratios; judges nothing.

In turn, twenty names each, in one process: the desk's receipt on A5; the limit (`bare`, the same
words in the same two faces and places, nothing checked); and the same words by platypus with the
qrcode library, as a tutorial would have it. Then, each in a process of its own: the first receipt
of a day whose faces were read in the background, and the longest time that a window stood still
meanwhile; and a preview from facts to pixels against its parts.
"""

from __future__ import annotations

import gc
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

from counter.papers import samples
from tests.bench import bare

TIMES = 20
_A5 = (148, 210)
_SURNAMES = "张王李赵刘陈杨黄周吴徐孙马朱胡郭何林罗高梁"
_FULL = 420  # points: the page's width


def facts(number: int) -> dict[str, Any]:
    """A usual receipt of the day's n-th person."""
    told = samples.facts("receipt")
    name = f"{_SURNAMES[number % 20]}{chr(0x4E00 + 37 * number)}{chr(0x5B50 + number)}"
    return {**told, "applicant": name, "case_no": f"RZ20261123-{number:04d}-K",
            "tag": f"1500112611230000{number:02d}123456789"}  # fmt: skip


def ours(told: dict[str, Any]) -> bytes:
    """The desk's own."""
    from counter.papers import register

    return register.pdf("receipt", told, "A5")


def words_on(told: dict[str, Any]) -> list[bare.Word]:
    """All words of the desk's receipt with places and weights, taken before the clock runs."""
    from unittest import mock

    from reportlab.pdfgen.textobject import PDFTextObject

    found: list[bare.Word] = []
    plain = PDFTextObject.textOut

    def heard(text: PDFTextObject, words: str) -> None:
        x, y = text.getCursor()
        is_bold = int(text._fontname == "CounterBold")
        found.append(bare.Word(words, x * 25.4 / 72, y * 25.4 / 72, text._fontsize, is_bold))
        plain(text, words)

    with mock.patch.object(PDFTextObject, "textOut", heard):
        ours(told)
    return found


def by_platypus(words: list[bare.Word], digits: str) -> bytes:
    """The same words as paragraphs and a table, the symbol as the qrcode library makes it."""
    import qrcode
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

    class Symbol(Flowable):
        def wrap(self, *_: float) -> tuple[float, float]:
            return 62, 62

        def draw(self) -> None:
            made = qrcode.QRCode(border=0)
            made.add_data(digits)
            made.make()
            side = 62 / len(made.modules)
            for row, line in enumerate(made.modules):
                for column, is_black in enumerate(line):
                    if is_black:
                        self.canv.rect(column * side, 62 - (row + 1) * side, side, side, 0, 1)

    written = BytesIO()
    style = ParagraphStyle("text", fontName="CounterText", fontSize=8, leading=10, wordWrap="CJK")
    half = len(words) // 2
    rows = [[Paragraph(word.text, style) for word in words[at : at + 3]]
            for at in range(half, len(words) - 2, 3)]  # fmt: skip
    parts = [*(Paragraph(word.text, style) for word in words[:half]), Table(rows), Symbol()]
    SimpleDocTemplate(written, pagesize=(_FULL, 595), topMargin=20, bottomMargin=20).build(parts)
    return written.getvalue()


def in_turn(makers: dict[str, Callable[[int], object]]) -> dict[str, float]:
    """The median of each maker in ms, one after the other for each name."""
    took: dict[str, list[float]] = {name: [] for name in makers}
    for number in range(TIMES + 1):
        for name, make in makers.items():
            began = time.perf_counter()
            make(number)
            if number:  # the first of each warms up
                took[name].append((time.perf_counter() - began) * 1000)
    return {name: statistics.median(times) for name, times in took.items()}


def warm() -> dict[str, Any]:
    """The desk's, the limit's and platypus' receipt."""
    from resources import fonts

    told = [facts(number) for number in range(TIMES + 1)]
    words = [words_on(one) for one in told]
    faces = [bare.Face(fonts.faces().regular), bare.Face(fonts.faces().bold)]
    took = in_turn({
        "ours": lambda n: ours(told[n]),
        "limit": lambda n: bare.pdf(faces, words[n], told[n]["tag"], *_A5),
        "platypus": lambda n: by_platypus(words[n], told[n]["tag"]),
    })  # fmt: skip
    return {
        **{f"{name}_ms": round(took[name], 2) for name in took},
        "of_limit": round(took["ours"] / took["limit"], 2), "goal_of_limit": 2.2,
        "of_platypus": round(took["ours"] / took["platypus"], 2), "goal_of_platypus": 0.55,
        "kilobytes": round(len(ours(told[1])) / 1024, 1),
    }  # fmt: skip


def first() -> None:
    """In a process of its own: a window, the faces read in the background, the first receipt."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLabel

    from ui.kit.background import Background

    app = QApplication([])
    window = QLabel("外事窗口")
    window.show()
    gaps, last = [], [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        gaps.append((now - last[0]) * 1000)
        last[0] = now

    timer = QTimer(interval=1)
    timer.timeout.connect(tick)
    background, told = Background(), facts(1)
    took: list[float] = []

    def warmed(_: object) -> None:
        gc.freeze()  # as the window does
        background.run(window, timed, done)

    def timed() -> float:
        began = time.perf_counter()
        ours(told)
        return (time.perf_counter() - began) * 1000

    def done(first_ms: float) -> None:
        took.append(first_ms)
        if len(took) < TIMES:
            background.run(window, timed, done)
        else:
            app.quit()

    def begin() -> None:
        gaps.clear()
        last[0] = time.perf_counter()
        timer.start()
        from counter.papers import register

        background.run(window, register.warm, warmed)

    QTimer.singleShot(300, begin)
    app.exec()
    background.stop()
    usual = statistics.median(took[1:])
    print(json.dumps({
        "first_ms": round(took[0], 1), "later_ms": round(usual, 1),
        "of_later": round(took[0] / usual, 2), "goal": 1.5,
        "longest_stop_ms": round(max(gaps), 1), "goal_stop_ms": 16.7,
    }))  # fmt: skip


def preview() -> dict[str, Any]:
    """From facts to pixels in the preview, against drawing, and loading and rendering by QtPdf."""
    from PySide6.QtCore import QBuffer, QByteArray, QSize
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtWidgets import QApplication

    from ui.kit.printing.preview import PreviewPane

    app = QApplication.instance() or QApplication([])
    pane = PreviewPane()
    pane.resize(874 + 40, 1240)
    pane.show()
    app.processEvents()
    told = [facts(number) for number in range(TIMES + 1)]
    made = [ours(one) for one in told]

    def rendered(pdf: bytes) -> object:
        buffer = QBuffer()
        buffer.setData(QByteArray(pdf))
        buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        document = QPdfDocument()
        document.load(buffer)
        return document.render(0, QSize(874, 1240))

    took = in_turn({
        "whole": lambda n: pane.show_pdf(ours(told[n])),
        "draw": lambda n: ours(told[n]),
        "render": lambda n: rendered(made[n]),
    })  # fmt: skip
    pane.close()
    parts = took["draw"] + took["render"]
    return {"whole_ms": round(took["whole"], 1), "parts_ms": round(parts, 1),
            "of_parts": round(took["whole"] / parts, 2), "goal": 1.2}  # fmt: skip


def main() -> None:
    """Measure and print."""
    if sys.argv[1:] == ["first"]:
        first()
        return
    alone = subprocess.run(
        [sys.executable, "-m", "tests.bench.receipt", "first"], check=True, capture_output=True
    )
    print(json.dumps({
        "warm": warm(), "first": json.loads(alone.stdout), "preview": preview(),
        "at": datetime.now().isoformat(timespec="minutes"),
    }, indent=1))  # fmt: skip


if __name__ == "__main__":
    main()
