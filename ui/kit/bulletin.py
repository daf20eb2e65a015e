"""What has happened in the hall since this window last looked: its own acts and other windows'.

The journal is the feed (`counter.queue.history.news_since`): every two seconds, in the background,
and at once after an act of this window. A page names the verbs that concern it and refreshes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from counter.errors import CounterError
from ui.kit.background import Lane

EVERY_MS = 2000
ANYTHING = "*"


class NewsLine(Protocol):
    """One act as the bulletin needs it (`counter.queue.history.News`)."""

    @property
    def seq(self) -> int: ...
    @property
    def verb(self) -> str: ...


class Bulletin(QObject):
    """Asks for news and tells the pages.

    `since` gives the lines after a number; it runs in the lane:
    `Bulletin(background, lambda seq: news_since(desk, seq), seen=journal's last number)`.
    """

    told = Signal(object)
    """The tuple of new lines."""
    lost = Signal(object)
    """The `CounterError` of a look that failed; the banner shows it until `found`."""
    found = Signal()

    def __init__(
        self,
        background: Lane,
        since: Callable[[int], Sequence[NewsLine]],
        seen: int = 0,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background, self._since, self.seen = background, since, seen
        self._is_looking = self._look_again = self._is_lost = False
        self._readers: list[tuple[frozenset[str], Callable[[], object], QObject]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._on_time)

    def start(self) -> None:
        """Look now, and from now on every two seconds."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Look no more by itself."""
        self._timer.stop()

    def on(
        self, topics: str | Sequence[str], refresh: Callable[[], object], owner: QObject
    ) -> None:
        """Call `refresh` once a look that brought one of `topics` (`*`: anything).

        Forgotten when `owner`, the page, is gone.
        """
        wanted = frozenset([topics] if isinstance(topics, str) else topics)
        self._readers = [reader for reader in self._readers if isValid(reader[2])]
        self._readers.append((wanted, refresh, owner))

    def look(self) -> None:
        """Ask for news at once; while one asks already, once more afterwards."""
        if self._is_looking:
            self._look_again = True
            return
        self._is_looking, seen = True, self.seen
        self._background.run(self, lambda: tuple(self._since(seen)), self._on_news, self._on_lost)

    def _on_time(self) -> None:
        if not self._is_looking:
            self.look()

    def _on_news(self, news: tuple[NewsLine, ...]) -> None:
        if self._is_lost:
            self._is_lost = False
            self.found.emit()
        if news:
            self.seen = max(line.seq for line in news)
            verbs = {line.verb for line in news} | {ANYTHING}
            for wanted, refresh, owner in tuple(self._readers):
                if wanted & verbs and isValid(owner):
                    refresh()
            self.told.emit(news)
        self._settle()

    def _on_lost(self, error: CounterError) -> None:
        self._is_lost = True
        self.lost.emit(error)
        self._settle()

    def _settle(self) -> None:
        self._is_looking = False
        if self._look_again:
            self._look_again = False
            self.look()
