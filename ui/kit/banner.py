"""What lasts: a printer that does not answer, books that cannot be reached, a clock that is wrong.

Stands above the page until its cause is gone; several causes stand below each other, grave first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from counter.text import Text
from ui.kit.arrange import horizontal, vertical
from ui.kit.label import Label
from ui.kit.language import say
from ui.kit.press import Key


class _Line(QFrame):
    def __init__(self, parent: QWidget, level: str) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setProperty("level", level)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = Label("", "body", self, name="words", wraps=True)
        self._row = horizontal(self, self.words, margin=0)
        self._row.setContentsMargins(16, 6, 16, 6)
        self._row.setStretch(0, 1)

    def offer(self, title: Text, act: Callable[[], object]) -> None:
        key = Key(title, "", self, look="quiet", name="remedy")
        key.clicked.connect(lambda: act())
        self._row.addWidget(key)


class Banner(QWidget):
    """The lasting lines of a window, each known by its cause."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, _Line] = {}
        self._box = vertical(self, spacing=0)
        self.hide()

    def say(
        self,
        cause: str,
        text: Text,
        level: Literal["warning", "grave"] = "warning",
        remedy: tuple[Text, Callable[[], object]] | None = None,
    ) -> None:
        """Show `text` for `cause`, in place of what was said for it before."""
        self.clear(cause)
        line = _Line(self, level)
        line.words.show_text(("▲ " if level == "grave" else "● ") + say(text))
        if remedy is not None:
            line.offer(*remedy)
        self._lines[cause] = line
        self._box.insertWidget(0 if level == "grave" else self._box.count(), line)
        self.show()

    def clear(self, cause: str) -> None:
        """The cause is gone."""
        line = self._lines.pop(cause, None)
        if line is not None:
            self._box.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.setVisible(bool(self._lines))

    def causes(self) -> tuple[str, ...]:
        """What lasts now."""
        return tuple(self._lines)
