"""A short word low in the middle for what worked; gone after four seconds.

Not in the right corner: there the intake's two keys stand, and a toast would cover them.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QWidget

from counter.text import Text
from ui.kit.arrange import horizontal
from ui.kit.label import Label

STAYS_MS = 4000
_EDGE = 16
_FOOT = 28  # the window's foot line stays readable


class Toast(QFrame):
    """One toast; a new word takes the place of the old one."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("toast")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._mark = Label("✓", "emphasis", self)
        self.words = Label("", "body", self, name="words")
        self._timer = QTimer(self, interval=STAYS_MS, singleShot=True)
        self._timer.timeout.connect(self.hide)
        horizontal(self, self._mark, self.words, margin=12)
        self._window = window
        window.installEventFilter(self)
        self.hide()

    def show_text(self, text: Text | str) -> None:
        """Show `text` for four seconds."""
        self.words.show_text(text)
        self.setAccessibleName(self.words.text())
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in its place when the window changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        self.adjustSize()
        self.move(
            (self._window.width() - self.width()) // 2,
            self._window.height() - self.height() - _EDGE - _FOOT,
        )


def toast(near: QWidget, text: Text | str) -> None:
    """Show `text` low in the window that `near` belongs to."""
    window = near.window()
    shown = window.findChild(Toast, "toast", Qt.FindChildOption.FindDirectChildrenOnly)
    (shown or Toast(window)).show_text(text)
