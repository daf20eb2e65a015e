"""Two keys beside a preview: large type, and which languages; kept for each kind of paper."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.papers.register import KINDS, LANGUAGES, PLAIN, Language, Style
from counter.text import Text
from ui.kit.arrange import horizontal
from ui.kit.press import Key
from ui.kit.printing.printing import Printing

LARGE_KEY, LANGUAGE_KEY = "Ctrl+Shift+L", "Ctrl+Shift+B"
_LARGE, _IS_LARGE = Text("大字", "Large type"), Text("大字 ✓", "Large type ✓")
_SAYS: dict[Language, Text] = {
    "both": Text("中/英", "Zh / En"),
    "zh": Text("中文", "Chinese only"),
    "en": Text("英文", "English only"),
}


class StyleKeys(QWidget):
    """The style of the kind shown; `changed` when the clerk wants another one."""

    changed = Signal()

    def __init__(self, printing: Printing, parent: QWidget) -> None:
        super().__init__(parent)
        self._looks, self._kind = printing.looks, ""
        self._large = Key(_LARGE, LARGE_KEY, self, look="quiet", name="large-type")
        self._language = Key(_SAYS["both"], LANGUAGE_KEY, self, look="quiet", name="paper-language")
        self._large.clicked.connect(self._on_large)
        self._language.clicked.connect(self._on_language)
        horizontal(self, self._large, self._language, None)
        self.show_kind("")

    def show_kind(self, kind: str) -> None:
        """Show the style of `kind`; nothing where it has one form, or no paper is shown."""
        self._kind = kind
        self.setVisible(bool(kind) and KINDS[kind].is_styled)
        style = self._looks.style_for(kind) if kind else PLAIN
        self._large.set_title(_IS_LARGE if style.is_large else _LARGE)
        self._language.set_title(_SAYS[style.language])

    def _on_large(self) -> None:
        style = self._looks.style_for(self._kind)
        self._choose(replace(style, is_large=not style.is_large))

    def _on_language(self) -> None:
        style = self._looks.style_for(self._kind)
        after = LANGUAGES[(LANGUAGES.index(style.language) + 1) % len(LANGUAGES)]
        self._choose(replace(style, language=after))

    def _choose(self, style: Style) -> None:
        if self._kind:
            self._looks.choose_style(self._kind, style)
            self.show_kind(self._kind)
            self.changed.emit()
