"""The foot of the window: the keys that work here, and what the printer still owes.

This place's own keys come before those that work everywhere; what has no room is left to F1.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter import outbox
from counter.text import Text
from ui.kit.arrange import horizontal
from ui.kit.label import Label
from ui.kit.language import say
from ui.kit.press import Key
from ui.kit.workbench import Workbench
from ui.pages import EVERYWHERE, Hint

HEIGHT = 30
_GAP = "　"
_BESIDE = 16 + 16 + 12  # margins, and the gap before the papers


class Foot(QWidget):
    """Key hints at the left, the state of the papers at the right."""

    papers_wanted = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._told: list[str] = []
        self._hints = Label("", "caption", self, name="hints")
        self._hints.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._papers = Key("", "", self, look="quiet", name="print_state")
        self._papers.setFocusPolicy(Qt.FocusPolicy.NoFocus)

        self._papers.clicked.connect(self.papers_wanted)
        bench.bulletin.on("*", self.refresh, self)

        self.setFixedHeight(HEIGHT)
        self.setObjectName("foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = horizontal(self, self._hints, self._papers, spacing=16)
        row.setStretch(0, 1)
        row.setContentsMargins(16, 0, 12, 0)
        self.show_papers(0, 0)
        self.refresh()

    def refresh(self) -> None:
        """Count the papers anew."""
        desk = self._bench.desk
        self._bench.background.run(
            self,
            lambda: outbox.standing(desk),
            lambda found: self.show_papers(*found),
        )

    def show_keys(self, keys: tuple[Hint, ...]) -> None:
        """Where help is, the keys of this place, those that work everywhere."""
        ordered = (EVERYWHERE[0], *keys, *EVERYWHERE[1:])
        self._told = [f"{key} {say(title)}" for key, title in ordered]
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width holds more or fewer of them."""
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        room = self.width() - self._papers.sizeHint().width() - _BESIDE
        metrics, shown = self._hints.fontMetrics(), self._told
        while shown and metrics.horizontalAdvance(_GAP.join(shown)) > room:
            shown = shown[:-1]
        self._hints.show_text(_GAP.join(shown))

    def show_papers(self, waiting: int, unseen: int) -> None:
        """How many papers wait for a printer, how many for a clerk's eye."""
        parts = []
        if waiting:
            parts.append(Text("待打印 {n}", "{n} to print").fill(n=waiting))
        if unseen:
            parts.append(Text("待确认 {n}", "{n} to confirm").fill(n=unseen))
        told = Text.listing(parts) if parts else Text("打印无积压", "no papers waiting")
        self._papers.set_title(told)
        self._settle()
