"""The anchor on a day sheet: in words for whoever reads it aloud, and as a symbol of its own.

The tag beside the foot says which paper this is; this symbol says what the books must be.
"""

from __future__ import annotations

from counter.dayclose.anchor import Anchor
from counter.papers.column import Column
from counter.papers.lines import SMALL, TEXT
from counter.papers.pen import Pen
from counter.papers.strips import LOW_ROW, ROW, Strip, draw, height, rows_of
from counter.papers.style import current
from counter.papers.symbol import drawn
from counter.text import Text
from counter.values.tag import groups

_MODULE = 0.625  # mm: five dots of the coarsest head, and easy for a telephone's camera
_QUIET = 4  # modules of white that a reader needs around it (ISO/IEC 18004)
_HEAD = Text("账链摘要（SHA-256）", "Head of the journal")
_CHECK = Text("数字校验", "Check over the figures")
_HOW = Text(
    "核对：journal verify --z，附本单的扫描件、照片或编号",
    "To prove the books: journal verify --z with a scan, a photograph or the number",
)


def strip(body: Column, anchor: Anchor | None) -> None:
    """Digest and check at the left, the symbol at the right; nothing on older sheets.

    A draft has no symbol: it proves nothing.
    """
    if anchor is None:
        return
    module = _MODULE / body.size.zoom
    symbol = drawn(anchor.code)
    side = symbol.modules * module
    quiet = _QUIET * module
    room = body.room - side - quiet
    digest = groups(anchor.head)
    half = len(digest) // 2
    rows = (
        *rows_of(_HEAD, room, SMALL, ROW, muted=True),
        *rows_of(Text.same(digest[:half].strip()), room, TEXT),
        *rows_of(Text.same(digest[half:].strip()), room, TEXT),
        *rows_of(_CHECK, room, SMALL, ROW, muted=True),
        *rows_of(Text.same(groups(anchor.check)), room, TEXT),
        *rows_of(_HOW, room, SMALL, LOW_ROW, muted=True),
    )
    is_proof = not current().is_draft

    def print_it(pen: Pen, top: float) -> None:
        draw(pen, rows, body.left, top + quiet)
        if is_proof:
            pen.symbol(body.right - side, top + quiet, side, symbol)

    tall = max(height(rows), side) + 2 * quiet
    body.add(Strip(tall, print_it))
