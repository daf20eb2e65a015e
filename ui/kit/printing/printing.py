"""A paper from the outbox to a printer, and the truth about it back into the outbox.

The outbox says what must exist; a spooler (`Cups`, `QtSpooler`, `Drawer`) says what became of
it. Handed over is written only when the spooler has done its work; a failure is written with
its reason; where nobody knows, nothing is written and the paper stays in the print tray.
"""

from __future__ import annotations

from typing import Any, Callable, Protocol

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from shiboken6 import isValid

from counter.errors import CounterError, Refused
from counter.outbox import PaperJob
from counter.text import Text
from ui.kit.background import Lane
from ui.kit.printing.drawer import DRAWER
from ui.kit.printing.ledger import Ledger
from ui.kit.printing.queues import Printer
from ui.kit.printing.trouble import PrinterTrouble

Then = Callable[[PaperJob], object]
Failed = Callable[[CounterError], object]
_SLOW = 3000  # ms until the window says that the printer keeps us waiting


class Spooler(Protocol):
    """Whatever takes pages."""

    def print(self, printer: str, pdf: bytes, name: str) -> None:
        """Print; on return the pages were taken, else a `Trouble` is raised."""


Pdf = Callable[[str, dict[str, Any], str, int], bytes]  # kind, facts, size, copy
ReadBack = Callable[[str, dict[str, Any], bytes], None]  # kind, facts, pages; refuses


class AlreadyPrinting(Refused):
    """This very paper is on its way; a second press must not make a second page."""

    def __init__(self, title: Text) -> None:
        super().__init__(
            Text(
                "“{title}”正在打印，请等结果。", "'{title}' is being printed. Wait for its result."
            ).fill(title=title)
        )


class NoPrinterChosen(Refused):
    """Nobody has said yet where this kind of paper is printed."""

    def __init__(self, title: Text) -> None:
        super().__init__(
            Text(
                "还没有为“{title}”选打印机。请先选一台打印机。",
                "No printer is chosen for '{title}' yet. Choose one first.",
            ).fill(title=title)
        )


class Printing(QObject):
    """Prints papers and remembers where and how large each kind is printed.

    `lane` waits for printers and must not be the one that holds the books; `books` writes the
    outbox. `sizes` are the papers' known sizes by kind, the first being the usual one.
    `read_back` reads the very bytes before they are sent; what it refuses is not printed.
    """

    changed = Signal(int)  # number of a paper that is no longer under way
    keeps_waiting = Signal(str)  # the printer, after three seconds without an answer

    def __init__(
        self,
        ledger: Ledger,
        pdf: Pdf,
        read_back: ReadBack,
        sizes: dict[str, tuple[str, ...]],
        spooler: Spooler,
        drawer: Spooler,
        lane: Lane,
        books: Lane,
        settings: QSettings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._ledger, self._pdf, self._sizes = ledger, pdf, sizes
        self._read_back = read_back
        self._spooler, self._drawer = spooler, drawer
        self._lane, self._books, self._settings = lane, books, settings
        self._under_way: set[int] = set()

    # Where and how large

    def printer_for(self, kind: str) -> str:
        """The printer of this kind of paper; empty until one is chosen."""
        return str(self._settings.value(f"printing/{kind}/printer", ""))

    def size_for(self, kind: str) -> str:
        """The size of this kind of paper: the one chosen last, else the usual one."""
        known = self._sizes[kind]
        chosen = str(self._settings.value(f"printing/{kind}/size", ""))
        return chosen if chosen in known else known[0]

    def choose(self, kind: str, printer: str, size: str = "") -> None:
        """Remember printer and size of a kind, on this computer and for this user."""
        self._settings.setValue(f"printing/{kind}/printer", printer)
        if size:
            self._settings.setValue(f"printing/{kind}/size", size)
        self._settings.sync()

    def look_for_printers(
        self,
        look: Callable[[], tuple[Printer, ...]],
        then: Callable[[tuple[Printer, ...]], object],
        failed: Failed,
    ) -> None:
        """Ask `look` (`queues.printers`) in the background; the drawer is always the last."""
        self._lane.run(self, lambda: (*look(), Printer(DRAWER)), then, failed)

    # Printing

    def pages_of(self, job: PaperJob) -> bytes:
        """The bytes that `print_job` would send now: what the preview shows."""
        return self._pdf(job.kind, job.facts, self.size_for(job.kind), job.copy)

    def is_under_way(self, paper: int) -> bool:
        """Whether this paper is on its way to a printer."""
        return paper in self._under_way

    def print_job(
        self, job: PaperJob, then: Then, failed: Failed, owner: QObject | None = None
    ) -> None:
        """Print `job` on its kind's printer and write down what became of it.

        `then` gets the paper as it stands now, when the spooler took it and the outbox knows;
        `failed` the reason otherwise, at once when it is under way already or no printer is
        chosen. Neither is called when `owner` is gone by then; the outbox is written all the same.
        """
        printer, size = self.printer_for(job.kind), self.size_for(job.kind)
        if job.id in self._under_way:
            failed(AlreadyPrinting(job.title))
            return
        if not printer:
            failed(NoPrinterChosen(job.title))
            return
        self._under_way.add(job.id)
        waiting = self._announce_if_slow(printer)

        def send() -> None:
            pages = self._pdf(job.kind, job.facts, size, job.copy)
            self._read_back(job.kind, job.facts, pages)
            taker = self._drawer if printer == DRAWER else self._spooler
            taker.print(printer, pages, spool_name(job))

        def ended(tell: Callable[[], object]) -> None:
            self._under_way.discard(job.id)
            self.changed.emit(job.id)
            if owner is None or isValid(owner):
                tell()

        def sent(_: None) -> None:
            waiting.stop()
            self._books.run(
                self,
                lambda: self._ledger.handed_over(job.id, printer),
                lambda now: ended(lambda: then(now)),
                lambda error: ended(lambda: failed(error)),
            )

        def not_sent(reason: CounterError) -> None:
            waiting.stop()
            if isinstance(reason, PrinterTrouble) and not reason.is_certain:
                ended(lambda: failed(reason))
                return
            self._books.run(
                self,
                # The reason is a stored word: Chinese, as the hall's books are.
                lambda: self._ledger.failed(job.id, reason.text.zh),
                lambda _: ended(lambda: failed(reason)),
                lambda error: ended(lambda: failed(error)),
            )

        self._lane.run(self, send, sent, not_sent)

    def _announce_if_slow(self, printer: str) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=_SLOW)
        timer.timeout.connect(lambda: self.keeps_waiting.emit(printer))
        timer.start()
        return timer


def spool_name(job: PaperJob) -> str:
    """What a spooler's list shows of a paper: number, kind and copy; ASCII, nobody's name."""
    return f"{job.case_no or job.id} {job.kind} {job.copy}"
