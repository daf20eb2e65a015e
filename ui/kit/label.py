"""Labels: always plain text, in one of the sizes of the house.

A `QLabel` guesses whether its text is HTML; a name typed at the window must never be taken for it.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
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

    role: LabelRole = "fault"

    def __init__(self, parent: QWidget | None = None, *, name: str = "fault") -> None:
        super().__init__("", self.role, parent, name=name, wraps=True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_text(self, text: Text | str) -> None:
        """Show what is wrong; an empty string takes the line away."""
        super().show_text(text)
        self.setVisible(bool(self.text()))
        self._make_room()

    def showEvent(self, event: QShowEvent) -> None:
        """Laid out now: its width is its own."""
        super().showEvent(event)
        self._make_room_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another number of lines."""
        super().resizeEvent(event)
        self._make_room_soon()

    def _make_room_soon(self) -> None:
        # A change of height amid a layout is lost to the layouts further out.
        QTimer.singleShot(0, self, self._make_room)

    def hasHeightForWidth(self) -> bool:
        """No: it sets its height itself, see `_make_room`."""
        return False

    def sizeHint(self) -> QSize:
        """As wide as it is given, as high as its lines."""
        return QSize(0, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def _make_room(self) -> None:
        # A layout that asks a wrapped label for its height by width squeezes its neighbours when
        # room is short; so the line fixes its own height and takes no part in that. Before it is
        # laid out its width means nothing, and a window never shrinks back.
        height = self.heightForWidth(self.width()) if self.isVisible() else 0
        self.setFixedHeight(max(height, 0))


class AsideLine(FaultLine):
    """A quiet line under a field: what could be filled in, or where its answer came from."""

    role: LabelRole = "good"


class NarrowLabel(Label):
    """A wrapped label of a given width; its height follows from it once and for all."""

    def __init__(self, text: Text | str, role: LabelRole, parent: QWidget, width: int) -> None:
        super().__init__(text, role, parent, wraps=True)
        self.setFixedWidth(width)
        self.setMinimumHeight(self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        """No: a grid that holds one such label squeezes all its rows when room is short."""
        return False
