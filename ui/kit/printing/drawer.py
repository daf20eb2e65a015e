"""The drawer: a printer made of a folder, for practice and for halls without a printer yet.

>>> from tempfile import TemporaryDirectory
>>> with TemporaryDirectory() as folder:
...     sent = Drawer(Path(folder)).send(DRAWER, b"%PDF-", "RZ20261123-0001-K receipt 0")
...     [path.name for path in Path(folder).iterdir()]
['RZ20261123-0001-K receipt 0.pdf']
"""

from __future__ import annotations

import re
from pathlib import Path

from counter.safe_write import CannotWrite, safe_write
from ui.kit.printing.spooler import Immediate, Sent
from ui.kit.printing.trouble import NeverArrived

DRAWER = "存为文件 PDF"


class Drawer(Immediate):
    """Papers laid into `folder` as PDF files, one for each paper and copy."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, printer: str, pdf: bytes, name: str, mark: str = "") -> Sent:
        """Lay `pdf` into the folder; on return it survives a power cut. Raises `CannotWrite`."""
        path = self._path(name)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotWrite(path, error.errno, error.strerror or str(error)) from error
        safe_write(path, pdf)
        return Sent(printer, name, mark)

    def look_up(self, sent: Sent) -> None:
        """Whether the paper lies there; laid there twice it is one file all the same."""
        if not self._path(sent.name).exists():
            raise NeverArrived(sent.printer)

    def _path(self, name: str) -> Path:
        return self.folder / f"{re.sub(r'[^A-Za-z0-9_. -]', '_', name)}.pdf"
