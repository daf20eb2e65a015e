"""A button that does a piece of work in the background.

While the work is under way the button is grey, so three quick presses are one piece of work. What
goes wrong is said in a line under the button, or in the line that the page gives it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from counter.errors import CounterError
from counter.text import Text
from ui.kit.arrange import vertical
from ui.kit.editors import is_plain_enter
from ui.kit.label import FaultLine
from ui.kit.language import say
from ui.kit.workbench import Workbench

Look = Literal["primary", "plain", "quiet", "danger"]


class Key(QPushButton):
    """A button that names its key: `受理并打印  Ctrl+Enter`."""

    def __init__(
        self,
        title: Text | str,
        key: str = "",
        parent: QWidget | None = None,
        *,
        look: Look = "plain",
        name: str = "",
    ) -> None:
        super().__init__(parent)
        self._key = key
        self.setProperty("look", look)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if name:
            self.setObjectName(name)
        # A button's own shortcut clicks 100 ms late (animateClick); these click at once.
        for sequence in {key.replace("Enter", "Return"), key} - {""}:
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self.click)
        self.set_title(title)

    @property
    def combination(self) -> str:
        """The key that presses it; empty: none."""
        return self._key

    def set_look(self, look: Look) -> None:
        """Another weight, where what is usually done next has changed."""
        if self.property("look") != look:
            self.setProperty("look", look)
            self.style().unpolish(self)
            self.style().polish(self)
            self.updateGeometry()

    def set_title(self, title: Text | str) -> None:
        """Name what the button does; the key stays."""
        words = say(title) if isinstance(title, Text) else title
        # A single & would underline the next letter and take Alt+letter from the pages.
        shown = words.replace("&", "&&")
        self.setText(f"{shown}  {self._key}" if self._key else shown)
        self.setAccessibleName(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the key that has the focus, as Space does; a key held down does not."""
        if not is_plain_enter(event):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


class Press(QWidget):
    """A `Key` with its work.

    `work` is called at the press, in the window's thread: it reads the widgets and returns what
    is to be done in the lane (touching no widget), or None where nothing is to be done. What it
    raises (`CounterError`) is shown like an error of the work itself. `then` gets the result;
    `failed` is told of an error after the line has said it (a form shows `BadAnswers.faults`).
    """

    done = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        bench: Workbench,
        title: Text | str,
        key: str = "",
        *,
        work: Callable[[], Callable[[], Any] | None],
        then: Callable[[Any], object] | None = None,
        failed: Callable[[CounterError], object] | None = None,
        owner: QWidget,
        look: Look = "plain",
        line: FaultLine | None = None,
        name: str = "",
    ) -> None:
        super().__init__(owner)
        self._bench = bench
        self._work, self._then, self._failed = work, then, failed
        self._may, self._is_busy = True, False
        self.key = Key(title, key, self, look=look, name=name)
        self.line = line if line is not None else FaultLine(self)
        self.setFocusProxy(self.key)

        self.key.clicked.connect(self.press)

        vertical(self, self.key, *(() if line is not None else (self.line,)), spacing=4)

    @property
    def is_busy(self) -> bool:
        """Whether its work is under way."""
        return self._is_busy

    def set_title(self, title: Text | str) -> None:
        """Name what the button does now."""
        self.key.set_title(title)

    def allow(self, may: bool) -> None:
        """Whether it may be pressed at all; it is grey while busy in any case."""
        self._may = may
        self._settle()

    def press(self) -> None:
        """Do the work, unless it is under way or not allowed."""
        if self._is_busy or not self._may:
            return
        self.line.show_text("")
        try:
            act = self._work()
        except CounterError as error:
            self._on_failed(error)
            return
        if act is None:
            return
        self._is_busy = True
        self._settle()
        self._bench.background.run(self, act, self._on_done, self._on_failed)

    def _on_done(self, result: object) -> None:
        self._is_busy = False
        self._settle()
        self._bench.bulletin.look()
        if self._then is not None:
            self._then(result)
        self.done.emit(result)

    def _on_failed(self, error: CounterError) -> None:
        self._is_busy = False
        self._settle()
        self.line.show_text(self._bench.say(error.text))
        if self._failed is not None:
            self._failed(error)
        self.refused.emit(error)

    def _settle(self) -> None:
        had_focus = self.key.hasFocus()
        self.key.setEnabled(self._may and not self._is_busy)
        if had_focus and self.key.isEnabled():
            self.key.setFocus()
