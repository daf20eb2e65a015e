"""The rail at the left: the places this clerk may go to, with what waits there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from counter.text import Text
from ui.kit.arrange import horizontal, vertical
from ui.kit.label import Label
from ui.kit.language import say
from ui.pages import Place

WIDTH = 120
SIGNS = "1234567890-="  # the keyboard's upper row, from the left: a place each


class Rail(QWidget):
    """One key for each place; Alt and its sign goes there from anywhere."""

    chosen = Signal(str)

    def __init__(self, places: tuple[Place, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[str, Label] = {}
        self._keys: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        for sign, place in zip(SIGNS, places, strict=False):
            self._keys[place.code] = self._key(place, f"Alt+{sign}")
        self.setFixedWidth(WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("rail")
        vertical(self, *self._keys.values(), None, spacing=4, margin=8)

    def show_place(self, code: str) -> None:
        """Mark where one is."""
        if code in self._keys:
            self._keys[code].setChecked(True)
        elif (marked := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)  # a place without a key of its own
            marked.setChecked(False)
            self._group.setExclusive(True)

    def show_counts(self, counts: dict[str, int]) -> None:
        """Write what waits at the places; nought is left out."""
        for name, label in self._counts.items():
            n = counts.get(name, 0)
            label.show_text(str(n) if n else "")

    def _key(self, place: Place, shortcut: str) -> QPushButton:
        key = QPushButton(say(place.title), self)
        key.setObjectName(f"place_{place.code}")
        key.setCheckable(True)
        key.setAutoDefault(False)
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A button's own shortcut clicks 100 ms late; this one clicks at once.
        QShortcut(QKeySequence(shortcut), self).activated.connect(key.click)
        keys = f"{shortcut}　{place.key}" if place.key else shortcut
        key.setToolTip(say(Text("{title}　{keys}", "{title} · {keys}").fill(
            title=place.title, keys=keys)))  # fmt: skip
        key.clicked.connect(lambda: self.chosen.emit(place.code))
        self._group.addButton(key)
        if place.count:
            count = Label("", "caption", key)
            count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            horizontal(key, None, count, 12)
            self._counts[place.count] = count
        return key
