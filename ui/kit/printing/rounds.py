"""A few papers given to one printer one after another, and what became of each.

All are given before the first is waited for, so that the printer need not pause between them. At
the first trouble of the printer the round ends: what stands behind is taken back from the spooler
and waits again. Trouble of a single paper (a page that does not read back) is that paper's own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from counter.errors import CounterError
from counter.outbox import PaperJob
from counter.sending import Fate
from ui.kit.printing.spooler import Sent, Spooler
from ui.kit.printing.trouble import PrinterTrouble

Draw = Callable[[PaperJob], bytes]  # the pages that print; refuses what must not


@dataclass
class Round:
    """`go` does it, in the background. A paper without a fate is one of which nobody can say."""

    jobs: Sequence[PaperJob]
    printer: str
    draw: Draw
    spooler: Spooler
    goes_on: Callable[[], bool] = lambda: True
    stop: CounterError | None = None
    """The printer's trouble that ended the round."""
    fates: dict[int, Fate] = field(default_factory=dict)
    errors: dict[int, CounterError] = field(default_factory=dict)
    _given: list[tuple[PaperJob, Sent]] = field(default_factory=list)
    _touched: set[int] = field(default_factory=set)

    def go(self) -> Round:
        """Give all, hear of all; never raises a `CounterError`."""
        for job in self.jobs:
            if self.stop is None and self.goes_on():
                self._give(job)
        for job, sent in self._given:
            if not self._hear(job, sent):
                break
        self._take_back()
        return self

    def settled(self) -> tuple[Fate, ...]:
        """What can be written now; a paper that was never touched waits again."""
        for job in self.jobs:
            if job.id not in self._touched:
                self.fates[job.id] = Fate(job.id, job.mark, "queued")
        return tuple(self.fates.values())

    def _give(self, job: PaperJob) -> None:
        try:
            pages = self.draw(job)
        except CounterError as error:
            self._touched.add(job.id)
            self._failed(job, error)
            return
        self._touched.add(job.id)  # from here on a fault of ours leaves it unknown
        try:
            sent = self.spooler.send(self.printer, pages, spool_name(job), job.mark)
            self._given.append((job, sent))
        except CounterError as error:
            self._stopped(job, error)

    def _hear(self, job: PaperJob, sent: Sent) -> bool:
        """What was given before a trouble may still come out of the printer, so wait for it."""
        try:
            self.spooler.follow(sent)
        except CounterError as error:
            self._stopped(job, error)
            return False
        self.fates[job.id] = Fate(job.id, job.mark, "handed", self.printer)
        return True

    def _take_back(self) -> None:
        """The last one first: else the printer could begin with it meanwhile."""
        for job, sent in reversed(self._given):
            if job.id in self.fates or job.id in self.errors:
                continue
            try:
                is_back = self.spooler.withdraw(sent)
            except CounterError as error:
                self.errors[job.id] = error
                continue
            self.fates[job.id] = (
                Fate(job.id, job.mark, "queued") if is_back
                else Fate(job.id, job.mark, "handed", self.printer)
            )  # fmt: skip

    def _stopped(self, job: PaperJob, error: CounterError) -> None:
        self.stop = self.stop or error
        if is_certain(error):
            self._failed(job, error)
        else:
            self.errors[job.id] = error

    def _failed(self, job: PaperJob, error: CounterError) -> None:
        self.errors[job.id] = error
        # The reason is a stored word: Chinese, as the hall's books are.
        self.fates[job.id] = Fate(job.id, job.mark, "failed", self.printer, error.text.zh)


def is_certain(error: CounterError) -> bool:
    """Whether nothing of a job that ended with `error` will still come out."""
    return not isinstance(error, PrinterTrouble) or error.is_certain


def spool_name(job: PaperJob) -> str:
    """What a spooler's list shows of a paper: number, kind and copy; ASCII, nobody's name."""
    return f"{job.case_no or job.id} {job.kind} {job.copy}"
