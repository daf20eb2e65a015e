"""The card's scrolling: an open panel comes into sight, and the sight follows the hand in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_AIR = 16
_FIELD_AIR = 64  # a field's label and what is wrong with it are seen too


class CardScroll(QScrollArea):
    """Scrolls up and down only; the keyboard passes it by."""

    def __init__(self, body: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._body = body
        self._panel: QWidget | None = None
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def to_top(self) -> None:
        """Show the card from its beginning."""
        self.verticalScrollBar().setValue(0)

    def show_panel(self, panel: QWidget | None) -> None:
        """Bring an open panel into sight and follow the hand in it; None: it is closed."""
        self._panel = panel
        if panel is not None:
            # Once it is laid out: whose case it is stays above it as long as both have room.
            QTimer.singleShot(0, panel, lambda: self._bring_into_sight(panel))

    def _bring_into_sight(self, panel: QWidget) -> None:
        layout = self._body.layout()
        if layout is not None:
            layout.activate()
        place = panel.geometry()
        beyond = place.bottom() + _AIR - self.viewport().height()
        self.verticalScrollBar().setValue(max(0, min(beyond, place.top() - _AIR)))

    def _on_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        panel = self._panel
        if now is not None and panel is not None and panel.isAncestorOf(now):
            # After a fault line has taken its room.
            QTimer.singleShot(0, now, lambda: self._follow(now))

    def _follow(self, now: QWidget) -> None:
        if self._body.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, _FIELD_AIR)
