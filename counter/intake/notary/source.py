"""Where a batch's table comes from: a file that was opened or dropped, rows that were pasted."""

from __future__ import annotations

from pathlib import Path

from counter.intake.notary.columns import propose
from counter.intake.notary.preview import MOST_ROWS, NothingToRead, TooManyRows
from counter.sheets import Sheet, read, read_pasted

__all__ = ["Sheet", "from_file", "from_text"]


def from_file(path: Path) -> Sheet:
    """The sheet of a file (xlsx, xls, csv, tsv) that lists the certificates.

    Of several sheets the visible one whose columns are known best, then the longest. Refuses
    (`BadSheet`) what cannot be read, `NothingToRead` and `TooManyRows`.
    """
    return _checked(max(read(path), key=_fitness))


def from_text(pasted: str) -> Sheet:
    """Rows that were copied from a spreadsheet; refuses like `from_file`."""
    return _checked(read_pasted(pasted))


def _fitness(sheet: Sheet) -> tuple[bool, int, int]:
    known = len(set(propose(sheet).fields)) if sheet.rows else 0
    return not sheet.is_hidden, known, len(sheet.rows)


def _checked(sheet: Sheet) -> Sheet:
    if not sheet.rows:
        raise NothingToRead
    if len(sheet.rows) > MOST_ROWS * 2:  # no need to look for columns
        raise TooManyRows(len(sheet.rows))
    return sheet
