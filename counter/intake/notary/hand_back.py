"""Rows that were not taken in, as a file for the notary office: mended, it is imported again.

The columns as they came, every cell as text, and one more that says what is wrong. Office and
letter stand above, so that the mended file needs nothing else.
"""

from __future__ import annotations

import io
from collections.abc import Collection

from counter.desk import Desk
from counter.intake.notary.columns import Layout
from counter.intake.notary.fields import BY_CODE, fold, named
from counter.intake.notary.preview import Preview
from counter.intake.notary.rows import merged_cells
from counter.values.clerk import Right

PROBLEM = "问题"
_WIDTHS = {"address": 36, "certificate_no": 26, "id_number": 22, "office": 24, "title": 22}


def hand_back(desk: Desk, preview: Preview, rows: Collection[int], act: str) -> bytes:
    """The bytes of an XLSX file with these rows; who wrote it, and for whom, is in the journal.

    It is the notary office's own table, so nothing in it is masked.
    """
    with desk.signed(Right.INTAKE, act, dated=False) as pen:
        if pen.answer is None:
            pen.write("hand_back_rows", "notary", {
                "office": preview.letter.office, "letter_no": preview.letter.letter_no,
                "rows": sorted(rows),
            })  # fmt: skip
        return _written(preview, frozenset(rows))


def _written(preview: Preview, rows: frozenset[int]) -> bytes:
    import xlsxwriter  # read when a file is first written: 40 ms

    layout = preview.layout
    columns = [no for no, title in enumerate(layout.titles) if fold(title) != PROBLEM]
    filled = merged_cells(preview.sheet)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet("退回修改")
        strong = book.add_format({"bold": True})
        plain = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        grave = book.add_format({"font_color": "#B42318", "text_wrap": True, "valign": "top"})
        page.write_string(0, 0, preview.letter.office, strong)
        page.write_string(1, 0, f"公函号：{preview.letter.letter_no}", strong)
        for at, column in enumerate(columns):
            page.write_string(2, at, _title(layout, column), strong)
            page.set_column(at, at, _WIDTHS.get(layout.fields[column], 14), plain)
        page.write_string(2, len(columns), PROBLEM, strong)
        page.set_column(len(columns), len(columns), 60, grave)
        below = 3
        for line in preview.lines:
            if line.no not in rows:
                continue
            for at, column in enumerate(columns):
                where = (line.no - 1, column)
                cell = filled.get(where, preview.sheet.rows[where[0]][column])
                page.write_string(below, at, cell.text, plain)
            page.write_string(below, len(columns), preview.reason(line).zh, grave)
            below += 1
        page.freeze_panes(3, 0)
    return buffer.getvalue()


def _title(layout: Layout, column: int) -> str:
    """The column's own title where it is understood by itself; else the field's."""
    title, code = layout.titles[column], layout.fields[column]
    return title if not code or named(title) == code else BY_CODE[code].title.zh
