"""A section whose questions hang on what the books say: asked for first, then shown as a panel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from counter.errors import CounterError
from counter.text import Text
from ui.kit.arrange import vertical
from ui.kit.label import FaultLine, Label
from ui.kit.press import Key
from ui.kit.workbench import Workbench
from ui.progress.panel import Inset, Panel

Make = Callable[[Any, "Fetched"], Panel | Text]


class Fetched(Inset):
    """Runs `read` in the background; `make` turns its answer into the panel, or into a sentence
    where nothing can be done."""

    def __init__(
        self, bench: Workbench, read: Callable[[], Any], make: Make, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, "accent")
        self.panel: Panel | None = None
        self._make = make
        self._told = Label("", "muted", self, wraps=True, name="section_told")
        self._fault = FaultLine(self, name="section_fault")
        self._back = Key(Text("返回", "Back"), "Esc", self, look="quiet", name="panel_back")
        self._back.clicked.connect(self.closed)
        self._column = vertical(self, self._told, self._fault, self._back, margin=0)
        self._told.hide()
        self._started = False
        bench.background.run(self, read, self._on_read, self._on_lost)

    def start(self) -> None:
        """Put the hand into the panel, now or as soon as it is here."""
        self._started = True
        if self.panel is not None:
            self.panel.start()
        else:
            self._back.setFocus()

    def say(self, text: str) -> None:
        """Say why it opened by itself."""
        if self.panel is not None:
            self.panel.say(text)

    def _on_read(self, found: object) -> None:
        made = self._make(found, self)
        if isinstance(made, Text):
            self._told.show_text(made)
            self._told.show()
            self._column.setContentsMargins(12, 12, 12, 12)
            self.grew.emit()
            return
        self.panel = made
        self._back.hide()
        self._back.setEnabled(False)  # Esc is the panel's own now
        made.acted.connect(self.acted)
        made.refused.connect(self.refused)
        made.closed.connect(self.closed)
        self._column.insertWidget(0, made)
        made.show()
        self.grew.emit()
        if self._started:
            made.start()

    def _on_lost(self, error: CounterError) -> None:
        self._fault.show_text(error.text)
