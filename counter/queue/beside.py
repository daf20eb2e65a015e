"""How things stand beside a case's own steps: one short line for each section of its kind."""

from __future__ import annotations

from collections.abc import Callable

from counter.casetypes.vocabulary import CaseType
from counter.queue import (
    card_lines,
    checks_line,
    custody_line,
    money_line,
    post_line,
    shelf_line,
    sticker_line,
    visa_line,
)
from counter.store.tables.cases import Case
from counter.text import Text

Line = Callable[[Case], Text | None]

LINES: dict[str, Line] = {
    "economies": card_lines.economies,
    "cards": card_lines.cards,
    "firm": card_lines.firm,
    "checks": checks_line.checks,
    "custody": custody_line.booklets,
    "register": sticker_line.stickers,
    "fees": money_line.fees,
    "fiscal": money_line.receipts,
    "visas": visa_line.visas,
    "visa_papers": visa_line.papers,
}
"""By section; None where there is nothing worth a line. Reads tables, never a journey."""


def beside(kind: CaseType, case: Case) -> tuple[tuple[str, Text], ...]:
    """The lines of this case, in the order of its kind's sections."""
    told = [(code, LINES[code](case)) for code in kind.sections if code in LINES]
    # Of every kind; these open nothing.
    told += [
        (shelf_line.SECTION, shelf_line.place(case)),
        (post_line.SECTION, post_line.stands(case)),
    ]
    return tuple((code, line) for code, line in told if line is not None)
