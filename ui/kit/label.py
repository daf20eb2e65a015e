"""Labels: always plain text, in one of the sizes of the house.

A `QLabel` guesses whether its text is HTML; a name typed at the window must never be taken for it.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from counter.text import Text
from ui.kit.language import say

LabelRole = Literal[
    "body", "muted", "caption", "emphasis", "title", "figure", "fault", "good", "warning"
]


class Label(QLabel):
    """A plain-text label; `role` gives it size and colour (see `theme`)."""

    def __init__(
        self,
        text: Text | str = "",
        role: LabelRole = "body",
        parent: QWidget | None = None,
        *,
        name: str = "",
        wraps: bool = False,
        selectable: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        self.setProperty("role", role)
        if name:
            self.setObjectName(name)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.show_text(text)

    def show_text(self, text: Text | str) -> None:
        """Show `text`; a `Text` in the window's language."""
        self.setText(say(text) if isinstance(text, Text) else text)

    def set_role(self, role: LabelRole) -> None:
        """Give it another size and colour."""
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)


class FaultLine(Label):
    """A line under a field or a button that says what is wrong; takes no room while empty."""

    def __init__(self, parent: QWidget | None = None, *, name: str = "fault") -> None:
        super().__init__("", "fault", parent, name=name, wraps=True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_text(self, text: Text | str) -> None:
        """Show what is wrong; an empty string takes the line away."""
        super().show_text(text)
        self.setVisible(bool(self.text()))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another number of lines."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        # Layouts give a wrapped label the height of one line where they are short of room.
        self.setMinimumHeight(max(self.heightForWidth(self.width()), 0))
