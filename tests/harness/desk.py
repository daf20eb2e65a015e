"""One life of the program for the outbox trial: it asks after what was cut short, prints what
waits, takes in cases and prints their papers, until it is killed or its rounds are done."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QSettings

from counter import outbox
from counter.desk import new_act
from counter.intake import accept
from counter.outbox import PaperJob
from counter.sending import Fate
from counter.store.database import open_books
from tests.counter.steps import OpenHall
from tests.harness.spool import FORGETFUL, Recorder
from ui.kit.background import Inline
from ui.kit.printing.ledger import Ledger
from ui.kit.printing.printing import Printing, sent_of

POINTS = (
    "accepted", "beginning", "begun", "drawn", "half sent", "all sent", "taken", "heard",
    "telling", "told", "reprinting", "looking up", "settling",
)  # fmt: skip
_PAGES = b"%PDF" + bytes(200_000)  # more than a socket holds, so that half of them is a half
_MANY = 3


@dataclass
class Watch:
    """Kills this process where it passes `point` for the `left`-th time."""

    point: str = ""
    left: int = 1

    def passing(self, point: str) -> None:
        """It is at `point` now."""
        if point == self.point:
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


@dataclass
class WatchedLedger:
    """The outbox, with points before and after each writing; `broken` takes a safeguard away."""

    own: Ledger
    passing: Callable[[str], None]
    broken: str
    _jobs: dict[int, PaperJob] = field(default_factory=dict)

    def begin(self, paper: int, printer: str) -> PaperJob:
        """It is being sent now."""
        return self._begun(lambda: (self._begin(paper, printer),))[0]

    def begin_many(self, papers: Sequence[int], printer: str) -> tuple[PaperJob, ...]:
        """They are being sent now."""
        if self.broken == "intent":
            return self._begun(lambda: tuple(self._begin(paper, printer) for paper in papers))
        return self._begun(lambda: self.own.begin_many(papers, printer))

    def tell(self, fates: Sequence[Fate]) -> tuple[PaperJob, ...]:
        """What became of them."""
        self.passing("telling")
        now = self.own.tell(fates)
        self.passing("told")
        return now

    def settle(self, paper: int, came_out: bool) -> PaperJob:
        """The clerk's word."""
        self.passing("settling")
        return self.own.settle(paper, came_out)

    def on_their_way(self) -> tuple[PaperJob, ...]:
        """What was cut short."""
        return self.own.on_their_way()

    def _begin(self, paper: int, printer: str) -> PaperJob:
        if self.broken != "intent":
            return self.own.begin(paper, printer)
        with self.own.desk.reading():
            return outbox.job(paper)

    def _begun(self, begin: Callable[[], tuple[PaperJob, ...]]) -> tuple[PaperJob, ...]:
        self.passing("beginning")
        papers = begin()
        self.passing("begun")
        return papers


def live(
    folder: Path, socket: Path, watch: Watch, chance: random.Random, rounds: int, broken: str,
    told: Callable[[], None],
) -> None:  # fmt: skip
    """One life; `told` is called when it is at work. Whatever is cut short is settled first."""
    app = QCoreApplication.instance() or QCoreApplication([])
    hall = OpenHall(open_books(folder), "1")
    printer = Recorder(socket, watch.passing)
    printing = _printing(hall, printer, watch, broken, folder)
    printing.choose("receipt", chance.choice((FORGETFUL, "window", "window")))
    told()
    _settle(hall, printing, printer, broken)
    for job in outbox.pending(hall.desk):
        _print(printing, job)
    for _ in range(rounds):
        if chance.random() < 0.3:
            jobs = [_accepted(hall, watch) for _ in range(_MANY)]
            run = printing.print_many(
                jobs, lambda now: None, lambda run: None, lambda run, error: None
            )
            while not run.is_over:
                app.processEvents()
        else:
            paper = _accepted(hall, watch)
            _print(printing, paper)
            if chance.random() < 0.2 and not _state(hall, paper).is_pending:
                watch.passing("reprinting")
                _print(printing, outbox.reprint(hall.desk, paper.id, "污损", new_act()))
    # A stopped printer is switched on again in the end.
    for _ in range(3):
        for job in outbox.pending(hall.desk):
            _print(printing, job)
    hall.books.close()


def _printing(
    hall: OpenHall, printer: Recorder, watch: Watch, broken: str, folder: Path
) -> Printing:
    def draw(*_: Any) -> bytes:
        watch.passing("drawn")
        return _PAGES

    lane = Inline()
    return Printing(
        WatchedLedger(Ledger.of(hall.desk), watch.passing, broken), draw, lambda *_: None,
        {"receipt": ("A5",)}, printer, printer, lane, lane,
        QSettings(str(folder / "counter.ini"), QSettings.Format.IniFormat),
    )  # fmt: skip


def _accepted(hall: OpenHall, watch: Watch) -> PaperJob:
    paper = accept.accept(hall.desk, hall.application()).paper
    watch.passing("accepted")
    return paper


def _settle(hall: OpenHall, printing: Printing, printer: Recorder, broken: str) -> None:
    """The spooler is asked; where it cannot say, the clerk looks at the printer and says."""
    if broken == "asking":  # as if what was cut short had surely not come out
        for job in printing._ledger.on_their_way():
            printing._ledger.settle(job.id, False)
    printing.settle_all()
    for job in outbox.pending(hall.desk):
        if job.is_sent:
            printing.say(
                job, came_out=printer.has_come_out(sent_of(job)),
                then=lambda now: None, failed=lambda error: None,
            )  # fmt: skip


def _print(printing: Printing, job: PaperJob) -> None:
    printing.print_job(job, lambda now: None, lambda error: None)


def _state(hall: OpenHall, job: PaperJob) -> PaperJob:
    with hall.desk.reading():
        return outbox.job(job.id)
