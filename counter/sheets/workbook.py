"""Workbooks: looked through before they are opened, then read by calamine (old ones by xlrd).

calamine takes a file at its word: it makes the whole rectangle up to a sheet's outermost cell and
room for as many strings as are promised, so one cell at XFD1048576 would take all memory and end
the program; a packed file may unpack to a thousand times its size; an error such as #REF! comes
back as nothing. Hence every part is unpacked and counted first (`package`).
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta

from counter.sheets import old_workbook, package
from counter.sheets.cells import Area, Cell, Sheet, Value, whole
from counter.sheets.trouble import LIMITS, BadSheet

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and .xlsx behind a password


def is_workbook(content: bytes) -> bool:
    """Whether the bytes begin as a packed or as an old workbook does."""
    return content.startswith((_ZIP, _OLE))


def read(content: bytes, name: str) -> tuple[Sheet, ...]:
    """Every worksheet; refuses (`BadSheet`) passwords, bombs, giants and what is no workbook."""
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise BadSheet("password", name)
        return old_workbook.read(content, name)
    marks = package.looked_through(content, name)
    # Only an import needs it; the desk's start does not wait for it.
    import python_calamine as calamine

    with _calamines_troubles(name, calamine.CalamineError):
        book = calamine.CalamineWorkbook.from_object(io.BytesIO(content))
        if len(book.sheets_metadata) > LIMITS.sheets:
            raise BadSheet("too_many_sheets", name)
        sheets, cells = [], 0
        for about in book.sheets_metadata:
            if about.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(about.name)
            height, width = _size(sheet.end)
            cells += height * width
            _must_fit(height, width, cells, name)
            merged = tuple(
                Area(top, left, bottom, right)
                for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
            )
            rows = _rows(sheet.to_python(skip_empty_area=False), marks.get(about.name))
            is_hidden = about.visible != calamine.SheetVisibleEnum.Visible
            sheets.append(whole(about.name, rows, merged, is_hidden))
    if not sheets:
        raise BadSheet("not_a_table", name)
    return tuple(sheets)


def _rows(values: Sequence[Sequence[object]], marks: package.Marks | None) -> list[list[Cell]]:
    rows = [[Cell(_value(value)) for value in row] for row in values]
    if marks is not None:
        for at_row, column in marks.formulas | marks.errors:
            if at_row >= len(rows) or column >= len(rows[at_row]):  # without a result
                _reach(rows, at_row, column)
            rows[at_row][column] = Cell(
                rows[at_row][column].value,
                is_formula=(at_row, column) in marks.formulas,
                is_error=(at_row, column) in marks.errors,
            )
    return rows


def _reach(rows: list[list[Cell]], row: int, column: int) -> None:
    """Make the table large enough for that field."""
    while len(rows) <= row:
        rows.append([])
    rows[row] += [Cell()] * (column + 1 - len(rows[row]))


def _value(value: object) -> Value:
    if value == "":
        return None
    if isinstance(value, timedelta):  # 30:15, hours beyond a day
        return str(value)
    return value  # type: ignore[return-value]


def _size(end: tuple[int, int] | None) -> tuple[int, int]:
    return (0, 0) if end is None else (end[0] + 1, end[1] + 1)


def _must_fit(height: int, width: int, cells: int, name: str) -> None:
    if height > LIMITS.rows or cells > LIMITS.cells:
        raise BadSheet("too_many_rows", name)
    if width > LIMITS.columns:
        raise BadSheet("too_many_columns", name)


@contextmanager
def _calamines_troubles(name: str, broken: type[Exception]) -> Iterator[None]:
    """calamine's own errors as a sentence."""
    try:
        yield
    except (broken, ValueError, OverflowError) as error:
        raise BadSheet("broken", name) from error
