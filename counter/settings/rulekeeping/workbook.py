"""The rule book as one file: a workbook that a spreadsheet opens and edits, or JSON.

One sheet for each table, its first row the columns' titles; every field is text, so that no
spreadsheet turns a day or a number into something else. The first sheet says which edition it is.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from counter.errors import Refused
from counter.rules.changes import Edit, edits_between
from counter.rules.edition import Edition
from counter.rules.tables import TABLES, Column, Table
from counter.settings.rulekeeping.book_reading import read_file
from counter.settings.rulekeeping.layout import (
    COVER,
    COVER_LINES,
    FORMAT,
    VERSION,
    cell_text,
    cells_of,
)
from counter.text import Text

_HELP = (
    "每张工作表是一类规则，第一行是列名，请勿改动。",
    "改规则：原行填“至”截止，另加一行自新日期起；不要直接改已用过的行。",
    "日期写 2026-09-11；是／否的列写“是”或留空；“待核实”写“是”会在界面上标出。",
    "改完后在“规则”中导入，先看改了什么、影响哪些在办件，再保存。",
)
_WIDTHS = {"pair_of_texts": 60, "conditions": 44, "pair": 30, "text": 24, "date": 12, "code": 24}
_LIST_AT_MOST = 255  # signs of a spreadsheet's list of choices


class OlderFile(Refused):
    """A file made of an earlier edition: taking it would undo what was kept since."""

    def __init__(self, name: str, edition: int, newest: int) -> None:
        self.name, self.edition, self.newest = name, edition, newest
        super().__init__(
            Text("文件“{name}”是从第 {old} 版规则导出的，现行是第 {new} 版，没有导入。"
                 "请重新导出再改；"
                 "确要逐行比较，请删去工作表“说明”。",
                 "{name} was made of edition {old}, the newest is {new}; nothing was taken. Export "
                 "anew; to compare all the same, delete the first sheet.").fill(
                name=name, old=edition, new=newest
            )
        )  # fmt: skip


def read(path: Path, edition: Edition) -> tuple[Edit, ...]:
    """The edits that make `edition` say what the file says; tables that it lacks stay.

    A file without a cover (made by hand) is compared as it is. Refuses `OlderFile`, and `BadSheet`
    and `BadRuleFile` as `read_file` does.
    """
    told = read_file(path)
    if told.edition is not None and told.digest != edition.digest and told.edition < edition.number:
        raise OlderFile(path.name, told.edition, edition.number)
    return edits_between(edition, told.rows, told.tables)


def write(edition: Edition) -> bytes:
    """The edition as .xlsx; the same edition gives the same sheets."""
    # 60 ms that only an export needs
    import xlsxwriter

    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False}) as book:
        formats = {
            "head": book.add_format({"bold": True, "bg_color": "#EAF1FB", "text_wrap": True,
                                     "valign": "top", "border": 1, "border_color": "#E1E4E8"}),
            "text": book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
        }  # fmt: skip
        _cover(book.add_worksheet(COVER), edition, formats)
        for table in TABLES:
            _sheet(book.add_worksheet(table.title.zh), table, edition, formats)
    return made.getvalue()


def write_json(edition: Edition) -> bytes:
    """The edition as JSON: cells as they are stored."""
    tables = {
        table.code: [
            {
                "key": rule.key, "since": rule.since.isoformat(),
                "until": rule.until.isoformat() if rule.until else "",
                **{cell: rule.values.get(cell, "") for cell in table.cells},
                "is_uncertain": "yes" if rule.is_uncertain else "", "source": rule.source,
            }
            for rule in edition.all(table.code)
        ]
        for table in TABLES
    }  # fmt: skip
    whole = {
        "format": FORMAT, "version": VERSION, "edition": edition.number,
        "digest": edition.digest, "tables": tables,
    }  # fmt: skip
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def _cover(sheet: Any, edition: Edition, formats: dict[str, Any]) -> None:
    values = (FORMAT, VERSION, str(edition.number), edition.digest)
    for row, (line, value) in enumerate(zip(COVER_LINES, values, strict=True)):
        sheet.write_string(row, 0, line, formats["head"])
        sheet.write_string(row, 1, value, formats["text"])
    for row, line in enumerate(_HELP, start=len(COVER_LINES) + 1):
        sheet.merge_range(row, 0, row, 1, line, formats["text"])
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 76)


def _sheet(sheet: Any, table: Table, edition: Edition, formats: dict[str, Any]) -> None:
    cells = cells_of(table)
    rows = edition.all(table.code)
    for place, (cell, column) in enumerate(cells):
        sheet.write_string(0, place, column.cell_title(cell).zh, formats["head"])
        # The whole column is text: what a supervisor types below stays as typed.
        sheet.set_column(place, place, _WIDTHS.get(column.kind, 12), formats["text"])
        if column.help is not None:
            sheet.write_comment(0, place, column.help.zh)
        _offer(sheet, place, column)
        for row, rule in enumerate(rows, start=1):
            sheet.write_string(row, place, cell_text(rule, cell, column), formats["text"])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(cells) - 1)


def _offer(sheet: Any, place: int, column: Column) -> None:
    """A list to choose from, where the spreadsheet can hold it."""
    titles = [choice.title.zh for choice in column.choices]
    if column.kind == "yes_no":
        titles = ["是"]
    if titles and len(",".join(titles)) <= _LIST_AT_MOST:
        sheet.data_validation(1, place, 2000, place, {
            "validate": "list", "source": titles, "error_type": "warning",
        })  # fmt: skip
