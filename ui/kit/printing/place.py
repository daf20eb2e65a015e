"""Where the jobs of one printer are given and asked for: a CUPS queue, or the printer itself.

>>> Place.of("窗口 1", "localhost:631")
Place(address='localhost:631', path='/printers/%E7%AA%97%E5%8F%A3%201', \
uri='ipp://localhost/printers/%E7%AA%97%E5%8F%A3%201', is_queue=True)
>>> Place.of("ipp://10.0.0.7/ipp/print", "")
Place(address='10.0.0.7:631', path='/ipp/print', uri='ipp://10.0.0.7/ipp/print', is_queue=False)
"""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from ui.kit.printing import ipp
from ui.kit.printing.spooler import Sent

_PATIENCE = 5.0
_SEND_PATIENCE = 15.0
_OF_PRINTER = (
    "printer-state", "printer-state-reasons", "printer-make-and-model", "device-uri",
    "media-ready", "media-col-ready", "media-supported", "media-size-supported",
    "printer-resolution-default",
)  # fmt: skip
_OF_JOB = ("job-state", "job-state-reasons", "job-printer-state-message")
_OF_JOBS = (*_OF_JOB, "job-id", "job-name", "time-at-creation")


@dataclass(frozen=True)
class Place:
    """`is_queue`: CUPS stands between us and the printer."""

    address: str
    path: str
    uri: str
    is_queue: bool

    @classmethod
    def of(cls, printer: str, cups: str) -> Place:
        """The queue of that name at the CUPS at `cups`, or the printer at that address."""
        if not ipp.is_address(printer):
            path = f"/printers/{quote(printer)}"
            return cls(cups, path, f"ipp://localhost{path}", is_queue=True)
        parts = urlsplit(printer)
        host = parts.netloc if ":" in parts.netloc else f"{parts.netloc}:631"
        return cls(host, parts.path or "/ipp/print", printer, is_queue=False)

    def about(self) -> ipp.Answer | None:
        """What the printer says about itself; None where it does not answer."""
        return self._ask(ipp.GET_PRINTER_ATTRIBUTES, _OF_PRINTER)

    def about_job(self, number: int) -> ipp.Answer | None:
        """What became of a job so far; None where nobody answers."""
        return self._ask(ipp.GET_JOB_ATTRIBUTES, _OF_JOB, (ipp.INTEGER, "job-id", number))

    def jobs(self) -> tuple[ipp.Answer, ...] | None:
        """All jobs that are told of, ended ones too, oldest first; None where nobody answers."""
        found: dict[int, ipp.Answer] = {}
        # The living first: a job that ends in between is told of twice and not never.
        for which in ("not-completed", "completed"):
            told = self._ask(ipp.GET_JOBS, _OF_JOBS, (ipp.KEYWORD, "which-jobs", which))
            if told is None or not told.is_success:
                return None
            found |= {job.number("job-id") or 0: job for job in told.jobs}
        return tuple(found[number] for number in sorted(found))

    def give(self, sent: Sent, pdf: bytes, media: str) -> ipp.Answer:
        """Print-Job: all of it or nothing. Raises `ipp.NoAnswer`."""
        return ipp.ask(
            self.address, self.path, ipp.PRINT_JOB,
            [*self._who(), (ipp.NAME, "job-name", sent.title),
             (ipp.MIME, "document-format", "application/pdf")],
            _SEND_PATIENCE,
            job=[(ipp.KEYWORD, "media", media), (ipp.KEYWORD, "print-scaling", "none")],
            pages=pdf,
        )  # fmt: skip

    def cancel(self, number: int) -> None:
        """Ask the printer to give up a job; what it did is seen from the job's state."""
        self._ask(ipp.CANCEL_JOB, (), (ipp.INTEGER, "job-id", number))

    def _who(self) -> list[ipp.Asked]:
        # Only the owner of a job is told its name.
        return [
            (ipp.URI, "printer-uri", self.uri),
            (ipp.NAME, "requesting-user-name", getpass.getuser()),
        ]

    def _ask(self, operation: int, wanted: Sequence[str], *more: ipp.Asked) -> ipp.Answer | None:
        names = [
            (ipp.KEYWORD, "" if place else "requested-attributes", name)
            for place, name in enumerate(wanted)
        ]
        # job-id stands right after the printer (RFC 8011 4.1.5).
        who = self._who()
        try:
            return ipp.ask(
                self.address, self.path, operation, [who[0], *more, who[1], *names], _PATIENCE
            )
        except ipp.NoAnswer:
            return None
