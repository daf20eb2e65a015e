"""Files as they come from outside: workbooks of all sorts, sound and hostile, as bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import xlsxwriter


def workbook(write: Callable[[Any, Any], None], name: str = "名单") -> bytes:
    """A workbook of one sheet that `write(book, sheet)` fills."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        write(book, book.add_worksheet(name))
    return made.getvalue()


def table(rows: list[list[object]], name: str = "名单") -> bytes:
    """A workbook of one sheet with these rows."""

    def write(book: Any, sheet: Any) -> None:
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)

    return workbook(write, name)


def with_part(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same workbook with one of its parts changed."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            old_part = old.read(name)
            new.writestr(name, change(old_part) if name == part else old_part)
    return made.getvalue()
