"""What printing asks of whatever takes pages: CUPS, Qt, a printer by its address, the drawer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True)
class Sent:
    """Pages given to a printer. `name` and `mark` are the job's title there, `number` its own
    number where that is known (else 0), `at` the moment where it comes out of the books."""

    printer: str
    name: str
    mark: str = ""
    number: int = 0
    at: datetime | None = None

    @property
    def title(self) -> str:
        """What the spooler's list shows; with its mark it stands there once."""
        return f"{self.name} {self.mark}".strip()


class Spooler(Protocol):
    """Whatever takes pages. All of it may wait, so it belongs in the background."""

    def send(self, printer: str, pdf: bytes, name: str, mark: str = "") -> Sent:
        """Give the pages; raises a `PrinterTrouble`, certain where nothing was taken."""

    def follow(self, sent: Sent) -> None:
        """Wait for the end of what `send` gave: on return it was printed, else a `PrinterTrouble`
        is raised, `PrinterUnclear` where nobody can say."""

    def look_up(self, sent: Sent) -> None:
        """The same for pages that an earlier life of the program may have given: found by title."""

    def withdraw(self, sent: Sent) -> bool:
        """Take pages back: True where none will come out any more, False where they have;
        `PrinterUnclear` where they may yet."""

    def dots(self, printer: str) -> float | None:
        """Dots an inch of the printer's head, None where it does not say."""


class Immediate:
    """A spooler whose `send` is all: when it returns, the pages were taken."""

    def follow(self, sent: Sent) -> None:
        """Nothing is left to wait for."""

    def withdraw(self, sent: Sent) -> bool:
        """Nothing of it waits anywhere."""
        return True

    def dots(self, printer: str) -> float | None:
        """It does not say."""
        return None
