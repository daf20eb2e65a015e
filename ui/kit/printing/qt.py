"""Printing through Qt, where there is no CUPS (Windows): pages drawn as pictures.

Qt reports success for a stopped and even for a missing printer, and for a name it does not know
it silently takes another queue (seen with Qt 6 on 2026-11-23): the name is checked before and
after. More than "the spooler took it" Qt cannot tell; a job that dies later must be reprinted by
the clerk who sees no paper.
"""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ui.kit.printing import trouble
from ui.kit.printing.media import Pages, Paper
from ui.kit.printing.spooler import Immediate, Sent

_DOTS_AN_INCH = 300


class QtSpooler(Immediate):
    """Any printer that Qt knows."""

    def send(self, printer: str, pdf: bytes, name: str, mark: str = "") -> Sent:
        """Draw every page of `pdf` on `printer`; `name` is the document's, ASCII.

        Blocks while the system takes the pages, so it belongs in the background. Raises a
        `PrinterTrouble`.
        """
        if printer not in QPrinterInfo.availablePrinterNames():
            raise trouble.PrinterMissing(printer)
        sheet = QPrinter(QPrinter.PrinterMode.HighResolution)
        sheet.setPrinterName(printer)
        if sheet.printerName() != printer:
            raise trouble.PrinterMissing(printer)
        if QPrinterInfo(sheet).state() == QPrinter.PrinterState.Error:
            raise trouble.PrinterStopped(printer)
        pages = Pages(pdf)
        sent = Sent(printer, name, mark)
        sheet.setDocName(sent.title)
        prepare(sheet, pages.paper())
        if not draw(pages, sheet):
            raise trouble.JobRefused(printer)
        if sheet.printerName() != printer:
            raise trouble.PrinterMissing(printer)
        return sent

    def look_up(self, sent: Sent) -> None:
        """Qt keeps no list of jobs, so only the clerk can say."""
        raise trouble.PrinterUnclear(sent.printer)

    def dots(self, printer: str) -> float | None:
        """The resolution in which the pages are drawn."""
        return float(_DOTS_AN_INCH)


def prepare(sheet: QPrinter, paper: Paper) -> None:
    """Set size, no margins and 300 dots an inch, so that a page comes out as large as drawn."""
    sheet.setResolution(_DOTS_AN_INCH)
    size = QPageSize(
        QSizeF(paper.width, paper.height),
        QPageSize.Unit.Millimeter,
        "",
        QPageSize.SizeMatchPolicy.FuzzyMatch,
    )
    sheet.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    sheet.setFullPage(True)


def draw(pages: Pages, sheet: QPrinter) -> bool:
    """Draw all pages; False where the printer would not begin, go on, or end."""
    painter = QPainter()
    if not painter.begin(sheet):
        return False
    for page in range(pages.document.pageCount()):
        if page and not sheet.newPage():
            painter.end()
            return False
        draw_page(painter, pages.document, page)
    is_ended = painter.end()
    return is_ended and sheet.printerState() not in (
        QPrinter.PrinterState.Aborted,
        QPrinter.PrinterState.Error,
    )


def draw_page(painter: QPainter, document: QPdfDocument, page: int) -> None:
    """Draw one page from the upper left corner, 300 dots an inch, on white ground."""
    size = document.pagePointSize(page) * (_DOTS_AN_INCH / 72)
    picture = document.render(page, QSize(round(size.width()), round(size.height())))
    whole = QRectF(0, 0, size.width(), size.height())
    # The picture has a clear ground, which some drivers print black.
    painter.fillRect(whole, Qt.GlobalColor.white)
    painter.drawImage(whole, picture)
