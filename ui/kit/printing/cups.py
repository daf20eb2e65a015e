"""Printing through CUPS, or straight to an IPP printer: the job's own state is the truth.

A spooler accepts jobs for stopped, jammed and aborting printers alike, so a paper counts as
handed over only when the job's state says completed (RFC 8011 5.3.7: 9; 8 aborted, 7 cancelled).
CUPS calls a job completed that the printer aborted within CUPS' first look at it (2.4.2, seen on
2026-11-23): where the queue leads to an IPP printer, that printer is asked as well; where it does
not, only the clerk, or a scan of the new tag, confirms the paper.

Where the printer says that it is stuck, the job is withdrawn first: else it would come out
tomorrow, beside the copy printed elsewhere. Which sheet is needed is compared with what the
printer says it holds before anything is sent. No file of ours stays behind; CUPS keeps none
either where its `PreserveJobFiles` is No.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from counter.text import Text
from ui.kit.printing import ipp, lp, sheets, trouble
from ui.kit.printing.media import Pages, Paper
from ui.kit.printing.place import Place
from ui.kit.printing.queues import said_by, spooler_names
from ui.kit.printing.spooler import Sent

PENDING, HELD, PROCESSING, PROCESSING_STOPPED, CANCELLED, ABORTED, COMPLETED = range(3, 10)
_PRINTER_STOPPED = 5


@dataclass(frozen=True)
class Patience:
    """How long to wait, in seconds: for a stuck printer to mend, for a job, for a withdrawal."""

    stuck: float = 3.0
    job: float = 20.0
    withdrawal: float = 3.0


class Cups:
    """The spooler of this computer, or the one its CUPS settings name; printers by address too."""

    def __init__(
        self,
        address: str | None = None,
        patience: Patience | None = None,
        now: Callable[[], float] = time.monotonic,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._asked_address = address
        self._patience = patience or Patience()
        self._now, self._pause = now, pause
        self._dots: dict[str, float | None] = {}

    # Before

    def send(self, printer: str, pdf: bytes, name: str, mark: str = "") -> Sent:
        """Give `pdf` to the queue `printer`, or to the printer at that address.

        `name` is what the spooler's lists show: ASCII, nothing of a person in it. Raises a
        `PrinterTrouble`, certain where nothing was taken: missing, stopped, another sheet.
        """
        place, sent = self._place(printer), Sent(printer, name, mark)
        about = place.about()
        if about is None:
            raise trouble.PrinterStopped(printer, (trouble.UNREACHABLE,))
        paper = Pages(pdf).paper()
        if about.status == ipp.NOT_FOUND and place.is_queue:
            # A printer found on the network becomes a queue only with its first job.
            if printer not in spooler_names(self._address):
                raise trouble.PrinterMissing(printer)
            return lp.give(self._address, sent, pdf, paper.for_driver)
        if not about.is_success:
            raise trouble.PrinterMissing(printer)
        why = _stuck(about)
        if why:
            raise trouble.PrinterStopped(printer, why)
        self._must_hold(printer, paper, self._of_device(place, about))
        has_driver = place.is_queue and "raw" not in _model(about)
        media = paper.for_driver if has_driver else paper.for_printer
        try:
            return _taken(sent, place.give(sent, pdf, media))
        except ipp.NoAnswer as error:
            if error.was_sent:
                raise trouble.PrinterUnclear(printer) from error
            if not place.is_queue:
                raise trouble.PrinterStopped(printer, (trouble.UNREACHABLE,)) from error
        return lp.give(self._address, sent, pdf, media)  # it wants to know who we are

    def dots(self, printer: str) -> float | None:
        """The head's dots an inch, by its own word; asked once."""
        if printer not in self._dots:
            place = self._place(printer)
            about = place.about()
            if about is None:
                return None
            device = self._of_device(place, about)
            told = device.dots("printer-resolution-default") if device is not None else None
            self._dots[printer] = told or about.dots("printer-resolution-default")
        return self._dots[printer]

    def _of_device(self, place: Place, about: ipp.Answer) -> ipp.Answer | None:
        """What the printer itself says: of its trays CUPS tells only what the driver knows."""
        if not place.is_queue:
            return about
        device = _device(about)
        told = device.about() if device is not None else None
        return told if told is not None and told.is_success else None

    def _must_hold(self, printer: str, paper: Paper, about: ipp.Answer | None) -> None:
        """Refuse (`WrongMedia`) a paper for which no sheet is there; not known is believed."""
        if about is None:
            return
        loaded = sheets.loaded(about)
        held = loaded or sheets.supported(about)
        if held and not sheets.fits(paper, held):
            told = tuple(dict.fromkeys(sheet.told for sheet in held))
            raise trouble.WrongMedia(printer, sheets.needed(paper), told, is_loaded=bool(loaded))

    # After

    def follow(self, sent: Sent) -> None:
        """Wait until it is known what became of a job; returns only when it is completed."""
        place = self._place(sent.printer)
        for waited in self._looks(self._patience.job):
            told = place.about_job(sent.number)
            if self._is_completed(sent, place, told):
                return
            why = self._why_stuck(place, told, is_last=waited >= self._patience.job)
            if why and waited >= self._patience.stuck:
                if not self.withdraw(sent):
                    return
                raise trouble.PrinterStopped(sent.printer, why)
        raise trouble.PrinterUnclear(sent.printer)

    def look_up(self, sent: Sent) -> None:
        """What became of pages that an earlier life of the program may have given.

        `NeverArrived` where the spooler keeps its history back to that moment and has no such
        job; where its history may have lost it, `PrinterUnclear`.
        """
        place = self._place(sent.printer)
        jobs = place.jobs()
        if jobs is None:
            raise trouble.PrinterUnclear(sent.printer)
        mine = [job for job in jobs if job.words("job-name") == (sent.title,)]
        if not mine:
            if place.is_queue and _reaches_back(jobs, sent):
                raise trouble.NeverArrived(sent.printer)
            raise trouble.PrinterUnclear(sent.printer)
        self.follow(replace(sent, number=mine[-1].number("job-id") or 0))

    def withdraw(self, sent: Sent) -> bool:
        """Take a job back. False where it was printed meanwhile; unclear when nobody will say."""
        place = self._place(sent.printer)
        if not sent.number:
            jobs = place.jobs()
            if jobs is None:
                raise trouble.PrinterUnclear(sent.printer)
            mine = [job for job in jobs if job.words("job-name") == (sent.title,)]
            if not mine:
                return True
            sent = replace(sent, number=mine[-1].number("job-id") or 0)
        if place.is_queue:
            lp.cancel(self._address, sent)
        else:
            place.cancel(sent.number)
        for _ in self._looks(self._patience.withdrawal):
            told = place.about_job(sent.number)
            state = told.number("job-state") if told is not None else None
            if state in (CANCELLED, ABORTED, COMPLETED):
                return state != COMPLETED
        raise trouble.PrinterUnclear(sent.printer)

    def _is_completed(self, sent: Sent, place: Place, told: ipp.Answer | None) -> bool:
        """True at the good end, False before any end; raises at a bad one."""
        state = told.number("job-state") if told is not None else None
        if told is None or state not in (ABORTED, CANCELLED, COMPLETED):
            return False
        if state != COMPLETED:
            raise self._why_ended(sent, place, told)
        if place.is_queue:
            self._must_agree(sent, place)
        return True

    def _why_ended(self, sent: Sent, place: Place, told: ipp.Answer) -> trouble.PrinterTrouble:
        """In the machine's own words; one without words may say what it lacks."""
        said = _said(told)
        about = place.about() if not said else None
        why = _complaints(about) if about is not None else ()
        if why:
            return trouble.PrinterStopped(sent.printer, why)
        return trouble.JobRefused(sent.printer, said)

    def _must_agree(self, sent: Sent, place: Place) -> None:
        """Refuse what CUPS calls completed and the printer itself aborted."""
        about = place.about()
        device = _device(about) if about is not None else None
        jobs = device.jobs() if device is not None else None
        theirs = [job for job in jobs or () if job.words("job-name") == (sent.title,)]
        if theirs and theirs[-1].number("job-state") in (ABORTED, CANCELLED):
            raise trouble.JobRefused(sent.printer, _said(theirs[-1]))

    def _why_stuck(
        self, place: Place, told: ipp.Answer | None, *, is_last: bool
    ) -> tuple[Text, ...]:
        """Reasons for which waiting helps nobody and withdrawing is safe; empty: wait on."""
        state = told.number("job-state") if told is not None else None
        if state is None:
            return ()
        about = place.about()
        why = _stuck(about) if about is not None else ()
        if why or not is_last or about is None:
            return why
        reasons = about.words("printer-state-reasons")
        if any(reason.startswith(("connecting-to-device", "offline")) for reason in reasons):
            return (trouble.UNREACHABLE,)
        return (trouble.BUSY,) if state in (PENDING, HELD) else ()

    def _looks(self, patience: float) -> Iterator[float]:
        """Seconds waited so far, at growing steps, once more when the patience has run out."""
        began, step = self._now(), 0.05
        while (waited := self._now() - began) < patience:
            yield waited
            self._pause(min(step, max(0.0, patience - waited)))
            step = min(step * 1.4, 1.0)
        yield max(waited, patience)

    def _place(self, printer: str) -> Place:
        return Place.of(printer, "" if ipp.is_address(printer) else self._address)

    @property
    def _address(self) -> str:
        if self._asked_address is None:
            self._asked_address = said_by(["lpstat", "-H"]).strip()
        return self._asked_address


def _taken(sent: Sent, answer: ipp.Answer) -> Sent:
    if answer.status == ipp.BUSY:
        raise trouble.PrinterStopped(sent.printer, (trouble.BUSY,))
    if not answer.is_success:
        raise trouble.JobRefused(sent.printer, " ".join(answer.words("status-message")))
    number = answer.number("job-id")
    if number is None:
        raise trouble.PrinterUnclear(sent.printer)
    return replace(sent, number=number)


def _reaches_back(jobs: tuple[ipp.Answer, ...], sent: Sent) -> bool:
    """Whether an ended job of before our sending is still told of, and by its name."""
    return sent.at is not None and any(
        job.words("job-name")
        and job.number("job-state") in (ABORTED, CANCELLED, COMPLETED)
        and (job.number("time-at-creation") or sent.at.timestamp()) < sent.at.timestamp()
        for job in jobs
    )


def _device(about: ipp.Answer) -> Place | None:
    """The printer behind a queue, where it speaks as we do."""
    uris = [uri for uri in about.words("device-uri") if ipp.is_address(uri)]
    return Place.of(uris[0], "") if uris else None


def _model(about: ipp.Answer) -> str:
    return " ".join(about.words("printer-make-and-model")).casefold()


def _said(told: ipp.Answer) -> str:
    return " ".join(told.words("job-printer-state-message"))


def _complaints(about: ipp.Answer) -> tuple[Text, ...]:
    """What a printer that gave up says of itself; what was a warning is now the reason."""
    reasons = about.words("printer-state-reasons")
    words = [trouble.word(reason.rpartition("-")[0]) or trouble.word(reason) for reason in reasons]
    return tuple(dict.fromkeys(word for word in words if word is not None))


def _stuck(about: ipp.Answer) -> tuple[Text, ...]:
    """What stops a printer now, as words; empty when it may print."""
    words = [trouble.word(reason) for reason in about.words("printer-state-reasons")]
    why = tuple(dict.fromkeys(word for word in words if word is not None))
    # CUPS pauses a queue whose printer jams: the jam is the news.
    why = tuple(word for word in why if word not in trouble.CONSEQUENCES) or why
    if not why and about.number("printer-state") == _PRINTER_STOPPED:
        return (trouble.STOPPED,)
    return why
