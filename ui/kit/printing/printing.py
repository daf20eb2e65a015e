"""A paper from the outbox to a printer, and the truth about it back into the outbox.

The outbox says what must exist; a spooler (`Cups`, `QtSpooler`, `Drawer`) says what became of
it. That a paper is being sent is written before its pages leave us. Handed over is written only
when the spooler has done its work; a failure is written with its reason; where nobody knows, the
paper stays on its way until the spooler is asked again (`settle_all`) or the clerk says whether
it came out (`say`). Only what did not come out is sent again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Callable

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from shiboken6 import isValid

from counter.errors import CounterError
from counter.outbox import AlreadyPrinting, PaperJob
from counter.sending import Fate
from ui.kit.background import Lane
from ui.kit.printing.batch import BatchRun, Progress
from ui.kit.printing.choices import Choices, NoPrinterChosen
from ui.kit.printing.drawer import DRAWER
from ui.kit.printing.ledger import Outbox
from ui.kit.printing.looks import Look, Looks, Pdf, drawn
from ui.kit.printing.queues import Printer
from ui.kit.printing.rounds import Round, is_certain, spool_name
from ui.kit.printing.spooler import Sent, Spooler

Then = Callable[[PaperJob], object]
Failed = Callable[[CounterError], object]
_SLOW = 3000  # ms until the window says that the printer keeps us waiting

# kind, facts, pages, dots an inch of the printer where they are known; refuses
ReadBack = Callable[[str, dict[str, Any], bytes, float | None], None]
RoundThen = Callable[[Round, tuple[PaperJob, ...]], object]


class Printing(QObject):
    """Prints papers and remembers where and how large each kind is printed.

    `lane` waits for printers and must not be the one that holds the books; `books` writes the
    outbox; `batch_lane` prints long runs, so that a receipt need not wait for 5,000 labels.
    `sizes` are the papers' known sizes by kind, the first being the usual one. `read_back` reads
    the very bytes before they are sent; what it refuses is not printed. `under_way` outlives this
    object where clerks change at a window: papers that this program is sending now.
    """

    changed = Signal(int)  # number of a paper that is no longer under way
    unsettled = Signal(int)  # papers of which the spooler could not say what became of them
    keeps_waiting = Signal(str)  # the printer, after three seconds without an answer

    def __init__(
        self,
        ledger: Outbox,
        pdf: Pdf,
        read_back: ReadBack,
        sizes: dict[str, tuple[str, ...]],
        spooler: Spooler,
        drawer: Spooler,
        lane: Lane,
        books: Lane,
        settings: QSettings,
        parent: QObject | None = None,
        *,
        batch_lane: Lane | None = None,
        under_way: set[int] | None = None,
    ) -> None:
        super().__init__(parent)
        self._ledger, self._pdf, self._read_back = ledger, pdf, read_back
        self._spooler, self._drawer = spooler, drawer
        self._lane, self._books, self._batch_lane = lane, books, batch_lane or lane
        self._under_way = set() if under_way is None else under_way
        self.choices, self.looks = Choices(settings, sizes), Looks(settings)
        self.printer_for, self.size_for = self.choices.printer_for, self.choices.size_for
        self.choose = self.choices.choose
        self._is_closing = False

    def look_for_printers(
        self,
        look: Callable[[], tuple[Printer, ...]],
        then: Callable[[tuple[Printer, ...]], object],
        failed: Failed,
    ) -> None:
        """Ask `look` (`queues.printers`) in the background; the drawer is always the last."""
        entered = tuple(Printer(address) for address in self.choices.addresses())
        self._lane.run(self, lambda: (*look(), *entered, Printer(DRAWER)), then, failed)

    # Printing

    def look_for(self, kind: str, printer: str = "") -> Look:
        """Size, style and offset of a kind on its printer, or on another one."""
        size = self.size_for(kind)
        offset = self.looks.offset_for(printer or self.printer_for(kind), size)
        return Look(size, self.looks.style_for(kind), offset)

    def print_loose(
        self, printer: str, draw: Callable[[], bytes], name: str,
        then: Callable[[], object], failed: Failed,
    ) -> None:  # fmt: skip
        """Print what is no paper of a case, such as a calibration sheet; no book knows of it."""
        taker = self._taker(printer)

        def send() -> bool:
            taker.follow(taker.send(printer, draw(), name))
            return True

        self._lane.run(self, send, lambda _: then(), failed)

    def pages_of(self, job: PaperJob, look: Look | None = None) -> bytes:
        """The bytes that `print_job` would send now: what the preview shows.

        `look` where it was read before, because this runs in the background.
        """
        return drawn(self._pdf, job.kind, job.facts, job.copy, look or self.look_for(job.kind))

    def draft_of(self, kind: str, facts: Mapping[str, Any], look: Look) -> bytes:
        """The same pages marked 草稿, without number and code; only to be looked at."""
        style = replace(look.style, is_draft=True)
        return drawn(self._pdf, kind, facts, 0, replace(look, style=style))

    def is_under_way(self, paper: int) -> bool:
        """Whether this program is sending this paper now."""
        return paper in self._under_way

    def print_job(
        self, job: PaperJob, then: Then, failed: Failed, owner: QObject | None = None
    ) -> None:
        """Print `job` on its kind's printer and write down what became of it.

        `then` gets the paper as it stands now, when the spooler took it and the outbox knows;
        `failed` the reason otherwise, at once when it is under way already or no printer is
        chosen. Neither is called when `owner` is gone by then; the outbox is written all the same.
        """
        printer = self.printer_for(job.kind)
        if job.id in self._under_way:
            failed(AlreadyPrinting(job.title))
            return
        if not printer:
            failed(NoPrinterChosen(job.title))
            return
        self._under_way.add(job.id)  # from the press on, not only once it is written
        waiting = self._announce_if_slow(printer)

        def ended(tell: Callable[[], object]) -> None:
            waiting.stop()
            self._under_way.discard(job.id)
            self.changed.emit(job.id)
            if owner is None or isValid(owner):
                tell()

        def written(one: Round, now: tuple[PaperJob, ...]) -> None:
            error = one.errors.get(job.id)
            ended(lambda: failed(error) if error else then(now[0]))

        self.run_round(
            Round((), printer, self._drawing((job,), printer), self._taker(printer)),
            lambda: (self._ledger.begin(job.id, printer),),
            self._lane, written, lambda error: ended(lambda: failed(error)),
        )  # fmt: skip

    def print_many(
        self,
        jobs: Sequence[PaperJob],
        progress: Callable[[Progress], object],
        then: Callable[[BatchRun], object],
        failed: Callable[[BatchRun, CounterError], object],
        owner: QObject | None = None,
    ) -> BatchRun:
        """Print many papers in their order, each with a state of its own; see `BatchRun`.

        `progress` after each few papers; `then` at the end, also of a cancelled run, with the
        papers that were refused one by one in `run.errors`; `failed` where a printer or the books
        stopped the run: what was not sent waits, and another call with the papers that still wait
        goes on from there. None of them is called once `owner` is gone; the run goes on.
        """
        return BatchRun(self, jobs, progress, then, failed, owner, self)

    def printer_of(self, kind: str) -> str:
        """The printer of a kind, empty where none is chosen."""
        return self.choices.printer_for(kind)

    def round_of(
        self, jobs: Sequence[PaperJob], printer: str, goes_on: Callable[[], bool],
        then: RoundThen, broken: Failed,
    ) -> None:  # fmt: skip
        """Some papers of a long run, all for one printer: sent, heard of and written down."""
        numbers = [job.id for job in jobs if job.id not in self._under_way]
        self._under_way.update(numbers)

        def ended(tell: Callable[[], object]) -> None:
            self._under_way.difference_update(numbers)
            tell()
            self.changed.emit(numbers[-1] if numbers else 0)

        self.run_round(
            Round(
                (), printer, self._drawing(jobs, printer), self._taker(printer),
                lambda: goes_on() and not self._is_closing,
            ),
            lambda: self._ledger.begin_many(numbers, printer), self._batch_lane,
            lambda one, now: ended(lambda: then(one, now)),
            lambda error: ended(lambda: broken(error)),
        )  # fmt: skip

    def run_round(
        self, one: Round, begin: Callable[[], tuple[PaperJob, ...]], lane: Lane,
        then: RoundThen, broken: Failed,
    ) -> None:  # fmt: skip
        """Write that papers are being sent, send them, write what became of them."""

        def begun(papers: tuple[PaperJob, ...]) -> None:
            one.jobs = papers
            lane.run(self, one.go, lambda _: heard(None), heard)

        def heard(fault: CounterError | None) -> None:
            self._books.run(
                self,
                lambda: self._ledger.tell(one.settled()),
                lambda now: broken(fault) if fault else then(one, now),
                broken,
            )

        self._books.run(self, begin, begun, broken)

    def _drawing(self, jobs: Sequence[PaperJob], printer: str) -> Callable[[PaperJob], bytes]:
        spooler = self._taker(printer)
        # Read before: settings are not for the background.
        looks = {job.kind: self.look_for(job.kind, printer) for job in jobs}

        def draw(job: PaperJob) -> bytes:
            pages = drawn(self._pdf, job.kind, job.facts, job.copy, looks[job.kind])
            self._read_back(job.kind, job.facts, pages, spooler.dots(printer))
            return pages

        return draw

    def stop(self) -> None:
        """The program ends: nothing more is sent; what was given is asked for at the next start."""
        self._is_closing = True

    # What nobody knows yet

    def settle_all(self, then: Callable[[], object] | None = None) -> None:
        """Ask the spooler for what an earlier life of this window gave it and never heard of.

        Printed: handed over. Not there, or given up: it waits again. Where it cannot say, the
        paper stays on its way, for the clerk to say.
        """

        def found(papers: tuple[PaperJob, ...]) -> None:
            theirs = [job for job in papers if job.id not in self._under_way]

            def known(fates: tuple[Fate, ...]) -> None:
                self.unsettled.emit(len(theirs) - len(fates))
                self._books.run(self, lambda: self._ledger.tell(fates), written)

            if theirs:
                self._lane.run(
                    self, lambda: tuple(filter(None, map(self._asked, theirs))), known
                )
            else:
                self.unsettled.emit(0)
                written(())

        def written(papers: tuple[PaperJob, ...]) -> None:
            for job in papers:
                self.changed.emit(job.id)
            if then is not None:
                then()

        self._books.run(self, self._ledger.on_their_way, found)

    def say(
        self, job: PaperJob, *, came_out: bool, then: Then, failed: Failed,
        owner: QObject | None = None,
    ) -> None:  # fmt: skip
        """The clerk's word about a paper on its way. One that did not come out is taken back from
        its printer first: else it would come out tomorrow, beside the one printed instead."""
        if job.id in self._under_way:
            failed(AlreadyPrinting(job.title))
            return

        def settled(now: PaperJob) -> None:
            self.settle_all()  # are there others?
            if owner is None or isValid(owner):
                then(now)

        def not_settled(error: CounterError) -> None:
            if owner is None or isValid(owner):
                failed(error)

        def write(_: object = None) -> None:
            self._books.run(
                self, lambda: self._ledger.settle(job.id, came_out), settled, not_settled
            )

        if came_out:
            write()
        else:
            self._lane.run(self, lambda: self._taken_back(job), write, not_settled)

    def _asked(self, job: PaperJob) -> Fate | None:
        try:
            self._taker(job.printer).look_up(sent_of(job))
        except CounterError as error:
            if not is_certain(error):
                return None
            return Fate(job.id, job.mark, "failed", job.printer, error.text.zh)
        return Fate(job.id, job.mark, "handed", job.printer)

    def _taken_back(self, job: PaperJob) -> None:
        """Whether the spooler says that it printed does not matter: the clerk saw no paper."""
        self._taker(job.printer).withdraw(sent_of(job))

    def _taker(self, printer: str) -> Spooler:
        return self._drawer if printer == DRAWER else self._spooler

    def _announce_if_slow(self, printer: str) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=_SLOW)
        timer.timeout.connect(lambda: self.keeps_waiting.emit(printer))
        timer.start()
        return timer


def sent_of(job: PaperJob) -> Sent:
    """A paper on its way as the spooler may know it."""
    return Sent(job.printer, spool_name(job), job.mark, at=job.sent_at)
