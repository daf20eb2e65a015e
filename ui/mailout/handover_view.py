"""交寄与回执: the manifest for the carrier and what becomes of the envelopes on it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from counter.mailout import envelope, manifest
from counter.mailout.envelope import EnvelopeCard
from counter.outbox import PaperJob
from counter.text import Text
from ui.kit.arrange import Surface, vertical
from ui.kit.attempts import Attempts
from ui.kit.label import FaultLine, Label
from ui.kit.paperwork import print_out
from ui.kit.press import Press
from ui.kit.workbench import Workbench


class HandoverView(QWidget):
    """The third view of the mail room."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        self._standing = Label("", "emphasis", self, name="sealed")
        self._paper_line = FaultLine(self, name="manifest-fault")
        self.draw = Press(
            bench, Text("打印交寄清单", "Print the manifest"), "Ctrl+P", work=self._drawing,
            then=self._on_drawn, owner=self, look="primary", name="draw",
        )  # fmt: skip
        self.setFocusProxy(self.draw)
        bench.bulletin.on("*", self._on_news, self)

        surface = Surface(self)
        vertical(surface, self._standing, self.draw, self._paper_line, None, spacing=12, margin=16)
        vertical(self, surface)

    def refresh(self) -> None:
        """Ask anew which envelopes stand here."""
        desk = self._bench.desk
        self._bench.background.run(self, lambda: envelope.open_envelopes(desk), self._on_looked)

    def _on_news(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_looked(self, cards: tuple[EnvelopeCard, ...]) -> None:
        told = Text("可交寄的信封 {n} 个", "Envelopes to hand over: {n}")
        self._standing.show_text(told.fill(n=len(cards)))

    def _drawing(self) -> Callable[[], PaperJob]:
        act = self._attempts.act("draw")
        return lambda: manifest.draw(self._bench.desk, act)

    def _on_drawn(self, job: PaperJob) -> None:
        self._attempts.done("draw")
        self.refresh()
        print_out(self._bench, job, self, self._paper_line)
