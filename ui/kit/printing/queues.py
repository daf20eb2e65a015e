"""What printers there are: CUPS queues by `lpstat` on Linux, Qt's list elsewhere.

>>> names_in("Window_1\\nLabels\\n\\n")
('Window_1', 'Labels')
>>> default_in("system default destination: Window_1\\n")
'Window_1'
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass

from PySide6.QtPrintSupport import QPrinterInfo

_DEFAULT = "system default destination: "
# Looking for printers on the network may take a second; a dead spooler must not take more.
_PATIENCE = 8.0


@dataclass(frozen=True)
class Printer:
    """A printer by its name, and whether the computer takes it when nobody chooses."""

    name: str
    is_default: bool = False


def has_cups() -> bool:
    """Whether papers go by `lp` here."""
    return shutil.which("lp") is not None and shutil.which("lpstat") is not None


def printers() -> tuple[Printer, ...]:
    """All printers, the default first, then by name; empty when there are none.

    May take seconds where printers are looked for on the network: for the background.
    """
    if has_cups():
        address = said_by(["lpstat", "-H"]).strip()
        names, default = spooler_names(address), default_in(_lpstat(address, "-d"))
    else:
        names = tuple(QPrinterInfo.availablePrinterNames())
        default = QPrinterInfo.defaultPrinterName()
    listed = [Printer(name, name == default) for name in names]
    return tuple(sorted(listed, key=lambda printer: (not printer.is_default, printer.name)))


def spooler_names(address: str) -> tuple[str, ...]:
    """The queues of the CUPS at `address`, those found on the network among them."""
    return names_in(_lpstat(address, "-e"))


def names_in(listing: str) -> tuple[str, ...]:
    """The names in what `lpstat -e` says."""
    return tuple(line.strip() for line in listing.splitlines() if line.strip())


def default_in(listing: str) -> str:
    """The name in what `lpstat -d` says; empty when no default was set."""
    return listing.removeprefix(_DEFAULT).strip() if listing.startswith(_DEFAULT) else ""


def said_by(command: list[str]) -> str:
    """What a CUPS program printed, in English; empty when it failed or took too long."""
    try:
        done = subprocess.run(  # noqa: S603  # a list, no shell
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            env={**os.environ, "LC_ALL": "C"},
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""


def _lpstat(address: str, what: str) -> str:
    return said_by(["lpstat", "-h", address, what])
