"""Filters of a list as keys with counts; a digit presses the one at that place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from counter.text import Text
from ui.kit import theme
from ui.kit.arrange import horizontal
from ui.kit.language import say

_PADDING = 26
_COUNTED = Text("{title} {n}", "{title} {n}")


class FilterKeys(QWidget):
    """One key for each filter, named `filter_CODE`; exactly one is pressed."""

    chosen = Signal(str)

    def __init__(self, filters: Sequence[tuple[str, Text]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filters = tuple(filters)
        self.code = self._filters[0][0]
        self._keys: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        for number, (code, title) in enumerate(self._filters, start=1):
            key = QPushButton(say(title), self)
            key.setObjectName(f"filter_{code}")
            key.setCheckable(True)
            key.setChecked(code == self.code)
            key.setAutoDefault(False)
            key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            key.setProperty("segment", "only")
            key.setToolTip(say(Text("数字键 {n}", "key {n}").fill(n=number)))
            key.clicked.connect(lambda _=False, code=code: self.choose(code))
            group.addButton(key)
            self._keys[code] = key
            self._make_room(key)
        horizontal(self, *self._keys.values(), None, spacing=4)

    def choose(self, code: str) -> None:
        """Press the key of `code`."""
        self._keys[code].setChecked(True)
        self.code = code
        self.chosen.emit(code)

    def take_digit(self, event: QKeyEvent) -> bool:
        """Press the key at the typed digit's place; False where it is none."""
        digit = event.key() - Qt.Key.Key_1
        if not 0 <= digit < len(self._filters) or event.modifiers() & ~_KEYPAD:
            return False
        self.choose(self._filters[digit][0])
        return True

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Write the counts beside the titles; nought is left out."""
        for code, title in self._filters:
            n = counts.get(code, 0)
            key = self._keys[code]
            key.setText(say(_COUNTED.fill(title=title, n=n) if n else title))
            self._make_room(key)

    @staticmethod
    def _make_room(key: QPushButton) -> None:
        """The pressed key is bold: room for that, so that its ends are not cut off."""
        bold = QFontMetrics(theme.face(14, is_bold=True))
        key.setMinimumWidth(bold.horizontalAdvance(key.text()) + _PADDING)


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
