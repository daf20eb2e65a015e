"""Pictures of every place of the window, taken without a screen: what the practice day leaves.

The books' lane works in order, so whatever is asked of it after a page's own questions is
answered after the page has its answers; no waiting by the clock.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QIODevice,
    QMessageLogContext,
    QObject,
    QtMsgType,
    qInstallMessageHandler,
)  # fmt: skip
from PySide6.QtWidgets import QApplication

from counter.errors import Trouble
from counter.safe_write import safe_write
from counter.text import Text
from ui.app import Frame
from ui.kit import theme
from ui.pages import PLACES

_TRIES = 200  # rounds of the lane until the window must be there


class NoWindow(Trouble):
    """The window did not open."""

    def __init__(self) -> None:
        super().__init__(
            Text("窗口没有打开，无法截图。", "The window did not open; no pictures were taken.")
        )


class Photographer(QObject):
    """Goes through all places of `frame`, puts a PNG of each into `folder`, and closes it."""

    def __init__(self, frame: Frame, folder: Path) -> None:
        super().__init__(frame)
        self._frame, self._folder = frame, folder
        self._left = [place.code for place in PLACES]
        self._tries = _TRIES
        self.made: list[Path] = []
        self.trouble: Trouble | None = None

    def begin(self) -> None:
        """Start as soon as the window is there."""
        self._after_lane(self._look)

    def _look(self) -> None:
        self._tries -= 1
        if self._frame.window_page is not None:
            self._next()
        elif self._tries:
            self._after_lane(self._look)
        else:
            self.trouble = NoWindow()
            self._frame.close()

    def _next(self) -> None:
        if not self._left or self._frame.window_page is None:
            self._frame.close()
            return
        code = self._left.pop(0)
        self._frame.window_page.go(code)
        # twice: what a page asks for once it has its first answers comes in the second round
        self._after_lane(lambda: self._after_lane(lambda: self._take(code)))

    def _take(self, code: str) -> None:
        QApplication.processEvents()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._frame.grab().save(buffer, "PNG")
        path = self._folder / f"{code}.png"
        safe_write(path, bytes(buffer.data().data()))
        self.made.append(path)
        self._next()

    def _after_lane(self, then: Callable[[], None]) -> None:
        self._frame.background.run(self._frame, lambda: None, lambda _: then())


def run(data: str, folder: Path) -> int:
    """Pictures of the practice hall in `data` on an offscreen platform; 1 where none came."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qInstallMessageHandler(_told)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 -- nobody makes a console application first
    theme.load_faces()
    theme.dress(app, is_dark=False)
    folder.mkdir(parents=True, exist_ok=True)
    frame = Frame(data, practice=True)
    frame.start()
    frame.show()
    photographer = Photographer(frame, folder)
    photographer.begin()
    app.exec()
    if photographer.trouble is not None:
        raise photographer.trouble
    return 0


def _told(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
    """Qt's own messages, without the one that every window draws from an offscreen platform."""
    if "propagateSizeHints" not in words:
        print(words, file=sys.stderr)
