"""Beside the choice of a kind: read a form from a phone's picture, write the page for phones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.intake.remote import page
from counter.text import Text
from counter.values.clerk import Right
from ui.intake import incoming
from ui.intake.incoming import Came
from ui.kit.arrange import hairline, horizontal, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.press import Press
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

_HOW = Text(
    "手机登记表：直接扫码；或把二维码图片拖到这里，或按 Ctrl+V 粘贴。",
    "Form on a phone: scan its code; or drop the code's picture here, or paste it (Ctrl+V).",
)


class FromAfar(QWidget):
    """Two keys and a line of help. `came`: pictures were read."""

    came = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = bench
        self._line = FaultLine(self, name="afar-fault")
        self.read = Press(
            bench, Text("打开二维码图片", "Open a code's picture"), "Ctrl+O", work=self._choosing,
            then=self.came.emit, owner=self, look="quiet", line=self._line, name="open-code",
        )  # fmt: skip
        self.paste = Press(
            bench, Text("粘贴", "Paste"), "Ctrl+V", work=incoming.of_clipboard,
            then=self.came.emit, owner=self, look="quiet", line=self._line, name="paste-code",
        )  # fmt: skip
        self.write = Press(
            bench, Text("导出网上登记表", "Write the page for phones"), work=self._writing,
            then=self._on_written, owner=self, look="quiet", line=self._line, name="write-page",
        )  # fmt: skip
        self.write.setVisible(bench.desk.clerk.may(Right.PREREVIEW))
        vertical(
            self, hairline(self), Label(_HOW, "muted", self, wraps=True),
            horizontal(None, self.read, self.paste, None, self.write), self._line, spacing=8,
        )  # fmt: skip

    def _choosing(self) -> Callable[[], Came] | None:
        return incoming.choose(self._bench, self)

    def _writing(self) -> Callable[[], Path] | None:
        path = self._bench.ask.save_as(
            self, Text("导出网上登记表", "Write the page for phones"), "registration-form.html",
            "HTML (*.html)",
        )  # fmt: skip
        desk = self._bench.desk
        return None if path is None else lambda: page.write(desk, path)

    def _on_written(self, path: Path) -> None:
        told = Text(
            "已写成 {name}。可放到单位网站，或发给申请人用手机浏览器打开。",
            "{name} is written. Put it on the office's site, or send it; a browser opens it.",
        )
        toast(self, told.fill(name=path.name))
