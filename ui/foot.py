"""The foot of the window: the keys that work here, and what the printer still owes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from counter import outbox
from counter.text import Text
from ui.kit.arrange import horizontal
from ui.kit.label import Label
from ui.kit.language import say
from ui.kit.press import Key
from ui.kit.workbench import Workbench
from ui.pages import EVERYWHERE, Hint

HEIGHT = 30


class Foot(QWidget):
    """Key hints at the left, the state of the papers at the right."""

    papers_wanted = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._hints = Label("", "caption", self, name="hints")
        self._papers = Key("", "", self, look="quiet", name="print_state")
        self._papers.setFocusPolicy(Qt.FocusPolicy.NoFocus)

        self._papers.clicked.connect(self.papers_wanted)
        bench.bulletin.on("*", self.refresh, self)

        self.setFixedHeight(HEIGHT)
        self.setObjectName("foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = horizontal(self, self._hints, None, self._papers, spacing=16)
        row.setContentsMargins(16, 0, 12, 0)
        self.show_papers(0, 0)
        self.refresh()

    def refresh(self) -> None:
        """Count the papers anew."""
        desk = self._bench.desk
        self._bench.background.run(
            self,
            lambda: (len(outbox.pending(desk)), len(outbox.unconfirmed(desk))),
            lambda found: self.show_papers(*found),
        )

    def show_keys(self, keys: tuple[Hint, ...]) -> None:
        """The keys of this place after those that work everywhere."""
        told = [f"{key} {say(title)}" for key, title in (*EVERYWHERE, *keys)]
        self._hints.show_text("　".join(told))

    def show_papers(self, waiting: int, unseen: int) -> None:
        """How many papers wait for a printer, how many for a clerk's eye."""
        parts = []
        if waiting:
            parts.append(Text("待打印 {n}", "{n} to print").fill(n=waiting))
        if unseen:
            parts.append(Text("待确认 {n}", "{n} to confirm").fill(n=unseen))
        told = Text.listing(parts) if parts else Text("打印无积压", "no papers waiting")
        self._papers.set_title(told)
