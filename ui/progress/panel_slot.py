"""The place on the card where a panel opens; at most one at a time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from ui.progress.panel import Inset


class PanelSlot(QVBoxLayout):
    """Shows a panel, puts the hand into it, and tells what becomes of it."""

    changed = Signal()
    """A panel was opened or is gone."""
    acted = Signal(object)
    refused = Signal(object)
    left = Signal()
    place_wanted = Signal(str)
    revised = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.panel: Inset | None = None

    def open(self, panel: Inset) -> None:
        """Show `panel` in place of any other."""
        self.close()
        self.panel = panel
        panel.acted.connect(self.acted)
        panel.refused.connect(self.refused)
        panel.closed.connect(self.left)
        panel.place_wanted.connect(self.place_wanted)
        panel.revised.connect(self.revised)
        panel.grew.connect(self.changed)
        self.addWidget(panel)
        panel.show()  # a layout would show it only later, and what is hidden takes no focus
        self.changed.emit()
        panel.start()

    def close(self) -> None:
        """Let the panel go, with what was typed in it."""
        panel, self.panel = self.panel, None
        if panel is not None:
            panel.hide()
            panel.setEnabled(False)  # what it still waits for must not take the keys when it comes
            panel.deleteLater()
            self.changed.emit()
