"""Tables that leave the hall as files: XLSX or CSV in which nothing is run and nothing is ruined.

Every cell of a workbook is text. In a CSV a value that a spreadsheet would take for a formula is
quoted (OWASP ASVS 5.0, 1.2.10), and long numbers keep their digits.

>>> safe("=1+1"), safe("13812345678"), safe("1151238971060")
("'=1+1", '13812345678', '\\t1151238971060')
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

_EXACT_DIGITS = 11  # a spreadsheet shows longer numbers as 5.00103E+17
_RUN = ("=", "+", "-", "@", "\t", "\r", "\0")


def safe(value: str) -> str:
    """Text for a CSV cell: no formula, no zeros or digits lost."""
    if value.isdigit() and (value[0] == "0" or len(value) > _EXACT_DIGITS):
        return f"\t{value}"
    return f"'{value}" if value[:1] in _RUN else value


def as_csv(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """UTF-8 with a byte order mark, so that a spreadsheet shows Chinese."""
    out = io.StringIO(newline="")
    sheet = csv.writer(out)
    sheet.writerow([safe(title) for title in titles])
    sheet.writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(
    name: str, titles: Sequence[str], rows: Sequence[Sequence[str]],
    widths: Sequence[int] = (), grave: int = -1,
) -> bytes:  # fmt: skip
    """One worksheet; `widths` in characters, the column numbered `grave` stands in red."""
    import xlsxwriter  # read when a file is first written: 40 ms

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet(name)
        strong = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        shape = {"num_format": "@", "text_wrap": True, "valign": "top"}
        plain, red = book.add_format(shape), book.add_format({**shape, "font_color": "#B42318"})
        for column, title in enumerate(titles):
            page.set_column(column, column, widths[column] if column < len(widths) else 16, plain)
            page.write_string(0, column, title, strong)
        for below, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                page.write_string(below, column, cell, red if column == grave else plain)
        page.freeze_panes(1, 0)
    return buffer.getvalue()
