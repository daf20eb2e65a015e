"""Printing through CUPS: the bytes go in by `lp`, the truth comes back by IPP.

`lp` succeeds for stopped, jammed and aborting printers alike, so a paper counts as handed over
only when the job's own state says completed (RFC 8011 5.3.7: 9; 8 aborted, 7 cancelled). Where
the printer says that it is stuck, the job is withdrawn first: else it would come out tomorrow,
beside the copy printed elsewhere. The bytes go through a pipe, so no file of ours stays behind;
CUPS keeps none either where its `PreserveJobFiles` is No.

Known limit: a job that an IPP printer aborts within CUPS' first look at it (about 1 s) is called
completed by CUPS 2.4.2 itself (8 of 12 tries on 2026-11-23). So completed is "handed over", and
only the clerk, or a scan of the new tag, confirms the paper.
"""

from __future__ import annotations

import os
import re
import subprocess
import time
from dataclasses import dataclass
from typing import Callable, Iterator
from urllib.parse import quote

from counter.text import Text
from ui.kit.printing import ipp, trouble
from ui.kit.printing.media import Pages
from ui.kit.printing.queues import said_by, spooler_names

PENDING, HELD, PROCESSING, PROCESSING_STOPPED, CANCELLED, ABORTED, COMPLETED = range(3, 10)
_PRINTER_STOPPED = 5
_LP_PATIENCE = 15.0
_ANSWER_PATIENCE = 5.0
_REQUEST = re.compile(r"request id is (?P<queue>.+)-(?P<number>[0-9]+) \(")


@dataclass(frozen=True)
class Patience:
    """How long to wait, in seconds: for a stuck printer to mend, for a job, for a withdrawal."""

    stuck: float = 3.0
    job: float = 20.0
    withdrawal: float = 3.0


@dataclass(frozen=True)
class _Job:
    queue: str
    number: int


class Cups:
    """The spooler of this computer, or the one its CUPS settings name."""

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
        # Jobs nobody could tell the end of, by name: withdrawn before the paper is sent again.
        self._unsettled: dict[str, _Job] = {}

    def print(self, printer: str, pdf: bytes, name: str) -> None:
        """Print `pdf` on the queue `printer`; returns when the spooler has completed the job.

        `name` is what the spooler's lists show: ASCII, nothing of a person in it. Waits up to
        the patience for a job, so it belongs in the background. Raises a `PrinterTrouble`.
        """
        has_driver = self._must_be_ready(printer)
        earlier = self._unsettled.pop(name, None)
        if earlier is not None:
            self._withdraw(earlier)
        paper = Pages(pdf).paper()
        media = paper.for_driver if has_driver else paper.for_printer
        job = self._send(printer, pdf, name, media)
        try:
            self._settle(job)
        except trouble.PrinterUnclear:
            self._unsettled[name] = job
            raise

    # Before

    def _must_be_ready(self, printer: str) -> bool:
        """Whether the queue has a driver; refuses one that is missing, stopped or closed."""
        answer = self._about_printer(printer)
        if answer is None:
            raise trouble.PrinterStopped(printer, (trouble.UNREACHABLE,))
        if answer.status == ipp.NOT_FOUND:
            # A printer found on the network becomes a queue only with its first job.
            if printer not in spooler_names(self._address):
                raise trouble.PrinterMissing(printer)
            return True
        why = _stuck(answer)
        if why:
            raise trouble.PrinterStopped(printer, why)
        return "raw" not in " ".join(answer.words("printer-make-and-model")).casefold()

    def _send(self, printer: str, pdf: bytes, name: str, media: str) -> _Job:
        command = ["lp", "-h", self._address, "-d", printer, "-t", name, "-o", f"media={media}"]
        try:
            done = subprocess.run(  # noqa: S603  # a list, no shell; the queue's name was checked
                [*command, "-o", "print-scaling=none", "-"],
                input=pdf,
                capture_output=True,
                timeout=_LP_PATIENCE,
                env={**os.environ, "LC_ALL": "C"},
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise trouble.PrinterUnclear(printer) from error
        except OSError as error:
            raise trouble.PrinterStopped(printer, (trouble.UNREACHABLE,)) from error
        if done.returncode != 0:
            raise trouble.JobRefused(printer, done.stderr.decode(errors="replace").strip())
        request = _REQUEST.search(done.stdout.decode(errors="replace"))
        if request is None:
            raise trouble.PrinterUnclear(printer)
        return _Job(request["queue"], int(request["number"]))

    # After

    def _settle(self, job: _Job) -> None:
        """Wait until it is known what became of `job`; returns only when it is completed."""
        for waited in self._looks(self._patience.job):
            told = self._about_job(job)
            if self._is_completed(job, told):
                return
            why = self._why_stuck(job, told, is_last=waited >= self._patience.job)
            if why and waited >= self._patience.stuck:
                if self._withdraw(job) == COMPLETED:
                    return
                raise trouble.PrinterStopped(job.queue, why)
        raise trouble.PrinterUnclear(job.queue)

    def _is_completed(self, job: _Job, told: ipp.Answer | None) -> bool:
        """True at the good end, False before any end; raises at a bad one."""
        state = told.number("job-state") if told is not None else None
        if told is not None and state in (ABORTED, CANCELLED):
            said = " ".join(told.words("job-printer-state-message"))
            raise trouble.JobRefused(job.queue, said)
        return state == COMPLETED

    def _why_stuck(self, job: _Job, told: ipp.Answer | None, is_last: bool) -> tuple[Text, ...]:
        """Reasons for which waiting helps nobody and withdrawing is safe; empty: wait on."""
        state = told.number("job-state") if told is not None else None
        if state is None:
            return ()
        about = self._about_printer(job.queue)
        why = _stuck(about) if about is not None else ()
        if why or not is_last or about is None:
            return why
        reasons = about.words("printer-state-reasons")
        if any(reason.startswith(("connecting-to-device", "offline")) for reason in reasons):
            return (trouble.UNREACHABLE,)
        return (trouble.BUSY,) if state in (PENDING, HELD) else ()

    def _withdraw(self, job: _Job) -> int | None:
        """Cancel `job` and return its last state; unclear when the spooler will not say."""
        # By the program, not by IPP: it knows how this computer lets an owner cancel.
        said_by(["cancel", "-h", self._address, f"{job.queue}-{job.number}"])
        for _ in self._looks(self._patience.withdrawal):
            told = self._about_job(job)
            state = told.number("job-state") if told is not None else None
            if state in (CANCELLED, ABORTED, COMPLETED):
                return state
        raise trouble.PrinterUnclear(job.queue)

    def _looks(self, patience: float) -> Iterator[float]:
        """Seconds waited so far, at growing steps, once more when the patience has run out."""
        began, step = self._now(), 0.1
        while (waited := self._now() - began) < patience:
            yield waited
            self._pause(min(step, max(0.0, patience - waited)))
            step = min(step * 1.4, 1.0)
        yield max(waited, patience)

    # Asking

    @property
    def _address(self) -> str:
        if self._asked_address is None:
            self._asked_address = said_by(["lpstat", "-H"]).strip()
        return self._asked_address

    def _about_job(self, job: _Job) -> ipp.Answer | None:
        return self._ask(
            "/jobs/",
            ipp.GET_JOB_ATTRIBUTES,
            "job-uri",
            f"ipp://localhost/jobs/{job.number}",
            ("job-state", "job-state-reasons", "job-printer-state-message"),
        )

    def _about_printer(self, printer: str) -> ipp.Answer | None:
        path = f"/printers/{quote(printer)}"
        return self._ask(
            path,
            ipp.GET_PRINTER_ATTRIBUTES,
            "printer-uri",
            f"ipp://localhost{path}",
            ("printer-state", "printer-state-reasons", "printer-make-and-model"),
        )

    def _ask(
        self, path: str, operation: int, about: str, uri: str, wanted: tuple[str, ...]
    ) -> ipp.Answer | None:
        names = [
            (ipp.KEYWORD, "" if place else "requested-attributes", name)
            for place, name in enumerate(wanted)
        ]
        try:
            return ipp.ask(
                self._address, path, operation, [(ipp.URI, about, uri), *names], _ANSWER_PATIENCE
            )
        except ipp.NoAnswer:
            return None


def _stuck(about: ipp.Answer) -> tuple[Text, ...]:
    """What stops a printer now, as words; empty when it may print."""
    words = [trouble.word(reason) for reason in about.words("printer-state-reasons")]
    why = tuple(dict.fromkeys(word for word in words if word is not None))
    # CUPS pauses a queue whose printer jams: the jam is the news.
    why = tuple(word for word in why if word not in trouble.CONSEQUENCES) or why
    if not why and about.number("printer-state") == _PRINTER_STOPPED:
        return (trouble.STOPPED,)
    return why
