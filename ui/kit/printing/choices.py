"""Where, how large and how promptly each kind of paper is printed: kept on this computer."""

from __future__ import annotations

import re

from PySide6.QtCore import QSettings

from counter.errors import Refused
from counter.text import Text

_ASKS = "asks"
_ADDRESS = re.compile(
    r"ipp://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:(?P<port>[0-9]{1,5}))?(?P<path>/[!-~]+)?/?"
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


class NotAnAddress(Refused):
    """Not the address of a printer on the network."""

    def __init__(self, told: str) -> None:
        quoted = told.replace("{", "{{").replace("}", "}}")
        super().__init__(
            Text(
                f"“{quoted}”不是打印机地址。请填写如 10.0.0.7 或 ipp://10.0.0.7/ipp/print。",
                f"'{quoted}' is no address of a printer. "
                "Write it as 10.0.0.7 or ipp://10.0.0.7/ipp/print.",
            )
        )


def address_of(told: str) -> str:
    """A printer's address, whole, from what was typed; refuses `NotAnAddress`.

    >>> address_of(" 10.0.0.7 "), address_of("ipp://labels.local:8631/ipp/print/label")
    ('ipp://10.0.0.7/ipp/print', 'ipp://labels.local:8631/ipp/print/label')
    >>> address_of("http://10.0.0.7/")
    Traceback (most recent call last):
    ...
    ui.kit.printing.choices.NotAnAddress: “http://10.0.0.7/”不是打印机地址。请填写如 10.0.0.7 或 \
ipp://10.0.0.7/ipp/print。
    """
    whole = told.strip() if "://" in told else f"ipp://{told.strip()}"
    found = _ADDRESS.fullmatch(whole)
    if found is None or not 0 < int(found["port"] or 631) < 65536:
        raise NotAnAddress(told.strip())
    return whole if found["path"] else f"{whole.rstrip('/')}/ipp/print"


class Choices:
    """What was chosen for each kind; `sizes` are the known ones, the first being the usual one."""

    def __init__(self, settings: QSettings, sizes: dict[str, tuple[str, ...]]) -> None:
        self._settings, self._sizes = settings, sizes

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

    def prints_at_once(self, kind: str) -> bool:
        """Whether a new paper of this kind prints by itself; else it waits for the clerk's key."""
        return str(self._settings.value(f"printing/{kind}/{_ASKS}", "")) != "yes"

    def print_at_once(self, kind: str, *, wanted: bool) -> None:
        """Remember whether new papers of this kind print by themselves."""
        self._settings.setValue(f"printing/{kind}/{_ASKS}", "" if wanted else "yes")
        self._settings.sync()

    def addresses(self) -> tuple[str, ...]:
        """Printers that were entered by their address, as `ipp://host/ipp/print`."""
        told = str(self._settings.value("printing/addresses", ""))
        return tuple(told.split())

    def add_address(self, told: str) -> str:
        """Remember a printer that is reached by its address (`NotAnAddress`); the whole address."""
        address = address_of(told)
        known = dict.fromkeys((*self.addresses(), address))
        self._settings.setValue("printing/addresses", " ".join(known))
        self._settings.sync()
        return address
