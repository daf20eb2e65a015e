"""Old workbooks (.xls), read in plain Python.

calamine reads them too, but a damaged one can make it ask for all memory, which ends the whole
program (nine of 2,600 files with a few bytes changed); xlrd raises.
"""

from __future__ import annotations

import datetime
import io
import struct
from typing import Any

from counter.sheets.cells import Area, Cell, Sheet, Value, whole
from counter.sheets.trouble import LIMITS, BadSheet

# what reading of damaged bytes ends in; xlrd checks little by itself
_DAMAGE = (
    struct.error, AssertionError, LookupError, ValueError, TypeError, AttributeError,
    ArithmeticError, NotImplementedError, EOFError, MemoryError, RecursionError,
)  # fmt: skip


def read(content: bytes, name: str) -> tuple[Sheet, ...]:
    """Every worksheet of the file; refuses (`BadSheet`) passwords, damage and giants."""
    # Only an import of such a file needs it.
    import xlrd
    from xlrd.compdoc import CompDocError
    from xlrd.formula import FormulaError

    try:
        book = xlrd.open_workbook(
            file_contents=content, logfile=io.StringIO(), formatting_info=True, on_demand=True,
            ragged_rows=True,  # else one cell in the last corner makes 16 million of them
        )
        if book.nsheets > LIMITS.sheets:
            raise BadSheet("too_many_sheets", name)
        if not book.nsheets:  # a damaged list of sheets
            raise BadSheet("not_a_table", name)
        sheets, cells = [], 0
        for number in range(book.nsheets):
            sheet = book.sheet_by_index(number)
            cells += sheet.nrows * sheet.ncols
            if cells > LIMITS.cells:
                raise BadSheet("too_many_rows", name)
            sheets.append(_sheet(sheet, book.datemode, name))
            book.unload_sheet(number)
        return tuple(sheets)
    except xlrd.XLRDError as error:
        is_locked = "encrypted" in str(error)
        raise BadSheet("password" if is_locked else "broken", name) from error
    except BadSheet:
        raise
    except (CompDocError, FormulaError, *_DAMAGE) as error:
        raise BadSheet("broken", name) from error


def _sheet(sheet: Any, datemode: int, name: str) -> Sheet:
    if sheet.ncols > LIMITS.columns:
        raise BadSheet("too_many_columns", name)
    rows = [[_cell(cell, datemode) for cell in sheet.row(number)] for number in range(sheet.nrows)]
    merged = tuple(
        Area(top, left, bottom - 1, right - 1)
        for top, bottom, left, right in sheet.merged_cells
        if bottom > top and right > left
    )
    return whole(sheet.name, rows, merged, is_hidden=bool(sheet.visibility))


def _cell(cell: Any, datemode: int) -> Cell:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_ERROR:
        return Cell(is_error=True)
    if cell.ctype == xlrd.XL_CELL_DATE:
        return Cell(_moment(cell.value, datemode))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return Cell(bool(cell.value))
    return Cell(cell.value if cell.value != "" else None)


def _moment(serial: float, datemode: int) -> Value:
    """A date where the time is midnight, as newer files have it; a number where no date is."""
    import xlrd

    try:
        found: datetime.datetime = xlrd.xldate_as_datetime(serial, datemode)
    except (xlrd.xldate.XLDateError, OverflowError, ValueError):
        return serial
    if 0 <= serial < 1:
        return found.time()
    return found.date() if found.time() == datetime.time() else found
