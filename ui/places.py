"""The middle of the window: one place at a time, each made when one first goes there."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.kit.workbench import Workbench
from ui.pages import Place


class Page(Protocol):
    """What every page can do besides being a widget."""

    def refresh(self) -> None:
        """Show how things are now."""


class Places(QStackedWidget):
    """The pages of the places this clerk may go to, by their codes."""

    made = Signal(str, object)
    """A place's page, just made: to be joined with the rest of the window."""

    def __init__(
        self, bench: Workbench, places: tuple[Place, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        self.allowed = {p.code: p for p in places if bench.desk.clerk.may(p.right)}
        self.pages: dict[str, QWidget] = {}
        self.code = ""

    @property
    def place(self) -> Place:
        """Where one is."""
        return self.allowed[self.code]

    def go(self, code: str) -> QWidget | None:
        """Show a place, fresh and with the cursor in it; None where this clerk may not go."""
        if code not in self.allowed:
            return None
        if code not in self.pages:
            page = self.pages[code] = self.allowed[code].make(self._bench, self)
            self.addWidget(page)
            self.made.emit(code, page)
        page = self.pages[code]
        self.code = code
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        self.updateGeometry()
        cast(Page, page).refresh()
        self.take_focus()
        return page

    def minimumSizeHint(self) -> QSize:
        """What the shown page needs; a wide one that nobody sees must not widen the window."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()

    def take_focus(self) -> None:
        """Back to the work: where the hand was in the page, or where the page begins."""
        page = self.pages[self.code]
        (page.focusWidget() or page).setFocus()
