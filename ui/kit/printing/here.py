"""The spooler of this computer: CUPS where there is `lp`, Qt elsewhere (Windows)."""

from __future__ import annotations

from ui.kit.printing.printing import Spooler
from ui.kit.printing.queues import has_cups


class SpoolerHere:
    """Whichever this computer has; found with the first paper."""

    def __init__(self) -> None:
        self._found: Spooler | None = None

    def print(self, printer: str, pdf: bytes, name: str) -> None:
        """Print there; raises a `PrinterTrouble`."""
        if self._found is None:
            self._found = _spooler()
        self._found.print(printer, pdf, name)


def _spooler() -> Spooler:
    # Both load QtPdf, which nobody should wait for before the window is painted.
    if has_cups():
        from ui.kit.printing.cups import Cups

        return Cups()
    from ui.kit.printing.qt import QtSpooler

    return QtSpooler()
