"""The spooler of this computer: CUPS where there is `lp`, Qt elsewhere (Windows).

A printer that was entered by its address (`ipp://…`) is asked directly on both.
"""

from __future__ import annotations

from functools import cache

from ui.kit.printing.ipp import is_address
from ui.kit.printing.queues import has_cups
from ui.kit.printing.spooler import Sent, Spooler


class SpoolerHere:
    """Whichever this computer has; found with the first paper."""

    def __init__(self) -> None:
        self._found: Spooler | None = None

    def send(self, printer: str, pdf: bytes, name: str, mark: str = "") -> Sent:
        """Give the pages there; raises a `PrinterTrouble`."""
        return self._for(printer).send(printer, pdf, name, mark)

    def follow(self, sent: Sent) -> None:
        """Wait there for the end of what was given."""
        self._for(sent.printer).follow(sent)

    def look_up(self, sent: Sent) -> None:
        """Ask there for what an earlier life of the program gave."""
        self._for(sent.printer).look_up(sent)

    def withdraw(self, sent: Sent) -> bool:
        """Take it back there."""
        return self._for(sent.printer).withdraw(sent)

    def dots(self, printer: str) -> float | None:
        """Dots an inch of the printer's head, where it says so."""
        return self._for(printer).dots(printer)

    def _for(self, printer: str) -> Spooler:
        if is_address(printer):
            return _cups()
        if self._found is None:
            self._found = _spooler()
        return self._found


def _spooler() -> Spooler:
    # Both load QtPdf, which nobody should wait for before the window is painted.
    if has_cups():
        return _cups()
    from ui.kit.printing.qt import QtSpooler

    return QtSpooler()


@cache
def _cups() -> Spooler:
    from ui.kit.printing.cups import Cups

    return Cups()
