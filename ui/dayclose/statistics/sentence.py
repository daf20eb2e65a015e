"""The sentence that is published of a period, and the papers that go with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from counter.dayclose.report import making
from counter.outbox import PaperJob
from counter.papers import register
from counter.safe_write import safe_write
from counter.text import Text
from counter.values import facts
from counter.values.days import Period
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.attempts import Attempts
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.paperwork import print_out
from ui.kit.press import Key, Press
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

_COPIED = Text("文字已复制", "The sentence is copied")
_FILED = Text("已存为 {name}", "{name} written")


class Sentence(Surface):
    """The sentence, selectable; keys to copy it, to prove it, and to print the period's page."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        self._period: Period | None = None
        self._sentence = Text("", "")

        # Parts
        self._words = Label("", "body", self, name="sentence", wraps=True, selectable=True)
        self._line = FaultLine(self, name="sentence-fault")
        copy = Key(Text("复制文字", "Copy"), "Ctrl+T", self, name="copy-sentence")
        page = self._press(Text("打印一页", "Print"), "Ctrl+P", "year_sheet")
        proof = self._press(Text("核对单", "Proof"), "Ctrl+J", "paragraph_proof")
        cases = self._press(Text("附办件清单", "with cases"), "Ctrl+Shift+J", "proof_cases")
        save = Press(
            bench, Text("存为 PDF", "PDF"), "Ctrl+S", work=self._saving,
            then=self._on_saved, owner=self, name="save-page", line=self._line,
        )  # fmt: skip

        # Wiring
        copy.clicked.connect(self.copy)

        # Put together
        self.setProperty("surface", "quiet")
        keys = horizontal(None, copy, page, save, None, proof, cases)
        vertical(self, self._words, keys, self._line, spacing=8, margin=12)

    def show_sentence(self, period: Period, sentence: Text) -> None:
        """The sentence of this period from now on."""
        self._period, self._sentence = period, sentence
        self._words.show_text(sentence)

    def copy(self) -> None:
        """Put the sentence on the clipboard, in the language of the window."""
        QGuiApplication.clipboard().setText(say(self._sentence))
        toast(self, _COPIED)

    def _press(self, title: Text, key: str, paper: str) -> Press:
        return Press(
            self._bench, title, key, work=partial(self._printing, paper),
            then=partial(self._on_queued, paper), owner=self, name=f"print-{paper}",
            line=self._line,
        )  # fmt: skip

    def _printing(self, paper: str) -> Callable[[], PaperJob] | None:
        if self._period is None:
            return None
        desk, asked = self._bench.desk, self._period.text
        act = self._attempts.act(paper, asked)
        if paper == "year_sheet":
            return partial(making.print_year_sheet, desk, asked, act)
        return partial(making.print_proof, desk, asked, act, with_cases=paper == "proof_cases")

    def _on_queued(self, paper: str, job: PaperJob) -> None:
        self._attempts.done(paper, job.case_no)
        print_out(self._bench, job, self, self._line)

    def _saving(self) -> Callable[[], Path] | None:
        if self._period is None:
            return None
        desk, period = self._bench.desk, self._period
        path = self._bench.ask.save_as(
            self, Text("{period} 业务统计表", "Figures of {period}").fill(period=period.text),
            f"业务统计表-{period.text}.pdf", "PDF (*.pdf)",
        )  # fmt: skip
        if path is None:
            return None

        def work() -> Path:
            sheet = making.year_sheet(desk, period.text)
            safe_write(path, register.pdf("year_sheet", facts.plain(sheet)))
            return path

        return work

    def _on_saved(self, path: Path) -> None:
        toast(self, _FILED.fill(name=path.name))
