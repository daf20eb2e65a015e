"""The one door to pdfium, which may not run beside itself: a document at a time in this process.

Qt's own PDF part brings another copy of it and is not concerned.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_ONE_AT_A_TIME = threading.RLock()


@contextmanager
def document(pdf: bytes) -> Iterator[PdfDocument]:
    """The PDF, open while the block lasts. Raises pdfium's own `PdfiumError` for what is none."""
    # Half the cost of the first paper's check is this import: nobody waits for it at the start.
    import pypdfium2

    with _ONE_AT_A_TIME:
        opened = pypdfium2.PdfDocument(pdf)
        try:
            yield opened
        finally:
            opened.close()
