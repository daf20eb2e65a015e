"""Many papers in one run: 5,000 labels with progress, cancel, and the truth about each one.

A few papers at a time are written down as being sent, given to the printer, heard of and written
down again; so a crash, a jam or a pulled plug in the middle leaves each paper with a state of its
own, and the run goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Protocol

from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from shiboken6 import isValid

from counter.errors import CounterError
from counter.outbox import PaperJob
from ui.kit.printing.choices import NoPrinterChosen
from ui.kit.printing.rounds import Round

AT_ONCE = 10  # papers in a printer's queue: enough that it need not pause, few to take back


@dataclass(frozen=True)
class Progress:
    """How far a run is: papers handed over and refused, of all; seconds since it began.

    >>> now = Progress(total=5000, handed=390, failed=10, seconds=100.0)
    >>> now.done, now.a_minute, now.remaining
    (400, 240, 1150)
    """

    total: int
    handed: int = 0
    failed: int = 0
    seconds: float = 0.0

    @property
    def done(self) -> int:
        """Papers that are no longer waited for."""
        return self.handed + self.failed

    @property
    def a_minute(self) -> int:
        """Papers a minute so far; 0 before the first."""
        return round(self.done * 60 / self.seconds) if self.seconds > 0 else 0

    @property
    def remaining(self) -> int | None:
        """Seconds until the end at this rate; None before the first paper."""
        return round(self.seconds * (self.total - self.done) / self.done) if self.done else None


class Rounds(Protocol):
    """What a run needs of `Printing`."""

    def printer_of(self, kind: str) -> str:
        """The printer of a kind, empty where none is chosen."""

    def round_of(
        self, jobs: Sequence[PaperJob], printer: str, goes_on: Callable[[], bool],
        then: Callable[[Round, tuple[PaperJob, ...]], object],
        broken: Callable[[CounterError], object],
    ) -> None:  # fmt: skip
        """Some papers of the run: sent, heard of and written down."""


class BatchRun(QObject):
    """A run of `Printing.print_many`. Papers that no longer wait are left out and not counted as
    done; `cancel` stops at once what was not sent, and hears of what was."""

    def __init__(
        self,
        printing: Rounds,
        jobs: Sequence[PaperJob],
        progress: Callable[[Progress], object],
        then: Callable[[BatchRun], object],
        failed: Callable[[BatchRun, CounterError], object],
        owner: QObject | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._printing, self._rest, self._total = printing, list(jobs), len(jobs)
        self._progress, self._then, self._failed, self._owner = progress, then, failed, owner
        self._handed = self._refused = 0
        self._clock = QElapsedTimer()
        self._clock.start()
        self.is_cancelled = False
        self.is_over = False
        self.errors: dict[int, CounterError] = {}
        """Why a paper did not print, by its number."""
        QTimer.singleShot(0, self, self._next)

    @property
    def standing(self) -> Progress:
        """How far it is."""
        return Progress(self._total, self._handed, self._refused, self._clock.elapsed() / 1000)

    def cancel(self) -> None:
        """Send nothing more. What the printer has already is still heard of."""
        self.is_cancelled = True

    def _next(self) -> None:
        if self.is_cancelled or not self._rest:
            self._end(lambda: self._then(self))
            return
        printer = self._printing.printer_of(self._rest[0].kind)
        if not printer:
            no_printer = NoPrinterChosen(self._rest[0].title)
            self._end(lambda: self._failed(self, no_printer))
            return
        chunk = list(takewhile(
            lambda job: self._printing.printer_of(job.kind) == printer, self._rest[:AT_ONCE]
        ))  # fmt: skip
        self._rest = self._rest[len(chunk) :]
        self._printing.round_of(
            chunk, printer, lambda: not self.is_cancelled, self._on_written, self._on_broken
        )

    def _on_written(self, one: Round, papers: tuple[PaperJob, ...]) -> None:
        states = [job.state for job in papers]
        self._handed += sum(state in ("handed", "confirmed") for state in states)
        self._refused += states.count("failed")
        self.errors |= one.errors
        self._tell(lambda: self._progress(self.standing))
        stop = one.stop
        if stop is not None:
            self._end(lambda: self._failed(self, stop))
            return
        # By the loop and not by a call, else a long run would be a deep one.
        QTimer.singleShot(0, self, self._next)

    def _on_broken(self, error: CounterError) -> None:
        self._end(lambda: self._failed(self, error))

    def _end(self, tell: Callable[[], object]) -> None:
        self.is_over = True
        self._tell(tell)
        self.deleteLater()

    def _tell(self, tell: Callable[[], object]) -> None:
        if self._owner is None or isValid(self._owner):
            tell()
