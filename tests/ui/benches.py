"""A workbench for page tests: real books, work done at once, a printer that takes everything."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from counter.desk import Desk
from counter.papers import register
from counter.queue.history import news_since
from tests.ui.fake_ask import FakeAsk
from ui.kit.background import Inline, Lane
from ui.kit.bulletin import Bulletin
from ui.kit.printing.ledger import Ledger
from ui.kit.printing.printing import Printing
from ui.kit.printing.spooler import Immediate, Sent
from ui.kit.printing.trouble import PrinterUnclear
from ui.kit.workbench import Workbench

PRINTER = "练习打印机"


class Tray(Immediate):
    """A spooler that keeps what it was given, or refuses with `trouble`."""

    def __init__(self) -> None:
        self.printed: list[tuple[str, bytes, str]] = []
        self.trouble: Exception | None = None

    def send(self, printer: str, pdf: bytes, name: str, mark: str = "") -> Sent:
        """Take the pages."""
        if self.trouble is not None:
            raise self.trouble
        self.printed.append((printer, pdf, name))
        return Sent(printer, name, mark)

    def look_up(self, sent: Sent) -> None:
        """Nobody can say what was sent by an earlier life."""
        raise PrinterUnclear(sent.printer)


class Bench:
    """The workbench with its test parts at hand."""

    def __init__(self, desk: Desk, folder: Path, *given: object, lane: Lane | None = None) -> None:
        self.lane = lane or Inline()
        self.tray, self.ask = Tray(), FakeAsk(*given)
        settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        self.printing = Printing(
            Ledger.of(desk), register.pdf, register.read_back, register.SIZES, self.tray, self.tray,
            self.lane, self.lane, settings,
        )  # fmt: skip
        for kind in register.SIZES:
            self.printing.choose(kind, PRINTER)
        self.bulletin = Bulletin(self.lane, lambda seq: news_since(desk, seq))
        self.of = Workbench(desk, self.lane, self.bulletin, self.printing, self.ask)
