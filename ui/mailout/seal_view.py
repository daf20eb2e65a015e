"""封口核对: the envelopes that have not left yet, and what each of them still waits for."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.mailout import envelope
from counter.mailout.envelope import EnvelopeCard
from counter.text import Text
from ui.kit.arrange import Surface, vertical
from ui.kit.table import Table
from ui.kit.workbench import Workbench
from ui.mailout.columns import ENVELOPE_COLUMNS


class SealView(QWidget):
    """The second view of the mail room."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._envelopes = Table(
            ENVELOPE_COLUMNS, lambda card: card.envelope_no, self, name="to-seal",
            title=Text("信封", "Envelopes"),
            empty=Text("没有等待核对的信封。", "No envelope waits to be checked."),
        )  # fmt: skip
        self.setFocusProxy(self._envelopes)
        bench.bulletin.on("*", self._on_news, self)

        surface = Surface(self)
        vertical(surface, self._envelopes, margin=16)
        vertical(self, surface)

    def refresh(self) -> None:
        """Ask anew which envelopes stand here."""
        desk = self._bench.desk
        self._bench.background.run(self, lambda: envelope.open_envelopes(desk), self._on_looked)

    def _on_news(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_looked(self, cards: tuple[EnvelopeCard, ...]) -> None:
        self._envelopes.show_rows(cards)
