"""What was answered, to be taken along: the text, and the picture with the tag."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from counter.desk import Desk
from counter.intake.prereview import answering
from counter.papers import register
from counter.pictures import drawn_paper
from counter.safe_write import safe_write
from counter.text import Text
from counter.values.facts import plain
from ui.kit.arrange import horizontal, vertical
from ui.kit.label import FaultLine
from ui.kit.language import say
from ui.kit.press import Key, Press
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

_TITLE = Text("答复文字", "The answer")
_COPIED = Text("已复制，可粘贴到对话里", "Copied, ready to paste")


class ToldAnswer(QWidget):
    """Hidden until there is an answer. Copying is what one does next, so it has a key."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._no, self._text = bench, "", Text("", "")
        self.words = QPlainTextEdit(self)
        self.words.setReadOnly(True)
        self.words.setObjectName("answer-text")
        self.words.setAccessibleName(say(_TITLE))
        self.words.setFixedHeight(104)
        self.words.setTabChangesFocus(True)
        self._line = FaultLine(self, name="told-fault")
        copy = Key(Text("复制文字", "Copy"), "Ctrl+T", self, name="copy-text")
        other = Key(Text("英文", "Chinese"), "", self, look="quiet", name="copy-other")
        self._picture = Press(
            bench, Text("复制图片", "Picture"), "Ctrl+P",
            work=lambda: _drawn(bench.desk, self._no), then=self._on_picture, owner=self,
            line=self._line, name="copy-picture",
        )  # fmt: skip
        self._save = Press(
            bench, Text("存图片", "Save"), "", work=self._saving, then=self._on_saved, owner=self,
            look="quiet", line=self._line, name="save-picture",
        )  # fmt: skip
        copy.clicked.connect(lambda: self._copy(say(self._text)))
        other.clicked.connect(lambda: self._copy(self._other()))
        row = horizontal(None, copy, other, self._picture, self._save, None, spacing=4)
        vertical(self, self.words, row, self._line, spacing=4)
        self.hide()

    def show_answer(self, no: str, text: Text | None) -> None:
        """The answer of this pre-review, or none."""
        self._no, self._text = no, text or Text("", "")
        self.words.setPlainText(say(self._text))
        self.setVisible(text is not None)

    def _other(self) -> str:
        return self._text.en if say(self._text) == self._text.zh else self._text.zh

    def _copy(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        toast(self, _COPIED)

    def _on_picture(self, png: bytes) -> None:
        image = QImage()
        image.loadFromData(png)
        QGuiApplication.clipboard().setImage(image)
        toast(self, _COPIED)

    def _saving(self) -> Callable[[], Path] | None:
        path = self._bench.ask.save_as(
            self, Text("存答复图片", "Save the answer's picture"), f"{self._no}.png", "PNG (*.png)"
        )
        if path is None:
            return None
        desk, no = self._bench.desk, self._no

        def work() -> Path:
            safe_write(path, _drawn(desk, no)())
            return path

        return work

    def _on_saved(self, path: Path) -> None:
        toast(self, Text("已存 {name}", "{name} saved").fill(name=path.name))


def _drawn(desk: Desk, no: str) -> Callable[[], bytes]:
    def work() -> bytes:
        slip = answering.last_answer(desk, no).slip
        return drawn_paper(register.pdf("prereview_answer", plain(slip)))

    return work
