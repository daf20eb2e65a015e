"""The filters of the queue as keys with counts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from counter.queue.worklists import FILTERS
from counter.text import Text
from ui.kit.arrange import horizontal
from ui.kit.language import say

_COUNTED = Text("{title} {n}", "{title} {n}")


class Filters(QWidget):
    """One key for each filter, each named by its code; exactly one is pressed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = FILTERS[0][0]
        self._keys: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        for number, (code, title) in enumerate(FILTERS, start=1):
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
        horizontal(self, *self._keys.values(), spacing=4)

    def choose(self, code: str) -> None:
        """Press the key of `code`."""
        self._keys[code].setChecked(True)
        self.code = code
        self.chosen.emit(code)

    def show_counts(self, counts: dict[str, int]) -> None:
        """Write the counts beside the titles; nought is left out."""
        for code, title in FILTERS:
            n = counts.get(code, 0)
            self._keys[code].setText(say(_COUNTED.fill(title=title, n=n) if n else title))
