"""The one lane beside the window: work on the books is done there, one piece after another.

The only file with threads, and with `main` the only one that catches every exception. The lane
owns the store's connection: let it open the books (`run(app, lambda: open_books(url), …)`) and
close them (`stop(books.close)`), since a connection belongs to the thread that opened it.

Work runs beside the window and must not touch a widget; `then` and `failed` run in the window's
thread. A `CounterError` comes to `failed` as it is; anything else is our own bug: it is logged
(kind and place, never its words, which may name a person) and comes as `NotSaved`.
"""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from counter.errors import CounterError, Trouble
from counter.text import Text

log = logging.getLogger(__name__)
T = TypeVar("T")
Failed = Callable[[CounterError], object]


class NotSaved(Trouble):
    """A fault of the program; its place is in the log."""

    def __init__(self) -> None:
        super().__init__(
            Text("没有保存，请告诉管理员。", "Not saved. Please tell the administrator.")
        )


class Lane(Protocol):
    """What a page knows of the background: the same for the thread and for `Inline`."""

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], object] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Do `work`; hand its result to `then`, or its error to `failed`, while `owner` lives."""

    def stop(self, last: Callable[[], object] | None = None) -> None:
        """Finish what was given, do `last`, and end."""


@dataclass(frozen=True)
class _Job:
    owner: QObject
    work: Callable[[], Any]
    then: Callable[[Any], object] | None
    failed: Failed | None

    def hand_back(self, outcome: object) -> CounterError | None:
        """Give the outcome to a living owner; an error that nobody takes is returned."""
        if not isValid(self.owner):
            return None
        if isinstance(outcome, _Failure):
            if self.failed is None:
                return outcome.error
            self.failed(outcome.error)
        elif self.then is not None:
            self.then(outcome)
        return None


@dataclass(frozen=True)
class _Failure:
    error: CounterError


def _outcome(work: Callable[[], object]) -> object:
    """The result of `work`, or its failure without the frames, which may hold widgets."""
    try:
        return work()
    except CounterError as error:
        error.__traceback__ = error.__context__ = error.__cause__ = None
        return _Failure(error)
    except Exception as error:
        log.error("%s\n%s", type(error).__qualname__, _place(error))
        return _Failure(NotSaved())


def _place(error: BaseException) -> str:
    """Where it was raised, its causes below: places only, no values, messages or source lines."""
    lines = [
        f"  {frame.filename}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__, limit=-12)
    ]
    cause = error.__cause__ or error.__context__
    if cause is not None:
        lines += [f"from {type(cause).__qualname__}", _place(cause)]
    return "\n".join(lines)


class Background(QObject):
    """The lane as a thread. Results come back in the order in which the work was given."""

    unheard = Signal(object)
    """A `CounterError` of work that was given without `failed`; the window's banner shows it."""
    _answered = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # The window's thread keeps each job until its answer came, so that a page is never
        # let go of for the last time, and destroyed, by the lane.
        self._jobs: dict[int, _Job] = {}
        self._given = 0
        self._queue: SimpleQueue[int | None] = SimpleQueue()
        self._last: Callable[[], object] | None = None
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._live, name="books", daemon=True)
        self._thread.start()

    @property
    def is_busy(self) -> bool:
        """Whether work is under way or waiting."""
        return bool(self._jobs)

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], object] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Do `work` in the lane; its outcome is dropped when `owner` is gone by then."""
        self._given += 1
        self._jobs[self._given] = _Job(owner, work, then, failed)
        self._queue.put(self._given)

    def stop(self, last: Callable[[], object] | None = None) -> None:
        """Finish what was given, do `last` in the lane, end the thread; answers are dropped."""
        if not self._thread.is_alive():
            return
        self._last = last
        self._queue.put(None)
        self._thread.join()
        self._jobs.clear()

    def _live(self) -> None:
        while (number := self._queue.get()) is not None:
            self._answered.emit(number, _outcome(self._jobs[number].work))
        if self._last is not None:
            _outcome(self._last)

    def _on_answered(self, number: int, outcome: object) -> None:
        job = self._jobs.pop(number, None)
        if job is None:
            return
        error = job.hand_back(outcome)
        if error is not None:
            self.unheard.emit(error)


class Inline:
    """The same interface, done at once in the window's thread: for a page's logic alone."""

    def __init__(self) -> None:
        self.unheard: list[CounterError] = []

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], object] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Do `work` now and hand back its outcome."""
        error = _Job(owner, work, then, failed).hand_back(_outcome(work))
        if error is not None:
            self.unheard.append(error)

    def stop(self, last: Callable[[], object] | None = None) -> None:
        """Do `last`; there is nothing to wait for."""
        if last is not None:
            last()
