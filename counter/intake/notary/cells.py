"""A row while it is read: its cells by what they hold, what is wrong with them, what is odd."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from counter.intake.notary.columns import Layout
from counter.sheets import Cell
from counter.text import Text
from counter.values.identity import BadNumber, check


@dataclass(frozen=True)
class CellFault:
    """What is wrong in one cell (`column` is its title, empty: the whole row) and what to do."""

    row: int
    column: str
    what: Text

    @property
    def text(self) -> Text:
        """The fault with its place, as a person says it."""
        if not self.column:
            return Text("第 {row} 行：{what}", "Row {row}: {what}").fill(
                row=self.row, what=self.what
            )
        return Text("第 {row} 行“{column}”：{what}", "Row {row}, '{column}': {what}").fill(
            row=self.row, column=self.column, what=self.what
        )


@dataclass
class Raw:
    """A row being read."""

    no: int
    layout: Layout
    cells: dict[str, Cell]
    faults: list[CellFault] = field(default_factory=list)
    warnings: list[Text] = field(default_factory=list)

    def text(self, code: str) -> str:
        """What the row says there, empty where the sheet has no such column."""
        cell = self.cells.get(code)
        return "" if cell is None else cell.text

    def fault(self, code: str, zh: str, en: str) -> None:
        """Note a fault of that cell."""
        self.faults.append(CellFault(self.no, self.layout.title_of(code), Text(zh, en)))


def look_at_cells(raw: Raw) -> None:
    """What a spreadsheet has done to a cell."""
    for code, cell in raw.cells.items():
        if cell.is_error:
            raw.fault(code, "单元格是错误值。请重新填写。", "The cell shows an error. Fill it in.")
        elif cell.is_formula and cell.is_empty:
            raw.fault(code, "是公式而没有结果。请改成数值后再导入。",
                      "A formula without a result. Replace it by its value.")  # fmt: skip
        elif cell.is_formula:
            raw.warnings.append(Text("“{column}”是公式的结果，请核对", "'{column}' is the result "
                                     "of a formula: check it").fill(
                column=raw.layout.title_of(code)))  # fmt: skip
        if code == "id_number" and _ends_in_zeros(cell.text) and not _looks_cut(cell.text):
            raw.warnings.append(Text(
                "“{column}”末三位是 000，可能被电子表格改过，请对照证件", "'{column}' ends in 000: "
                "a spreadsheet may have cut it; compare it with the card").fill(
                column=raw.layout.title_of(code)))  # fmt: skip
        if code in ("id_number", "phone", "receiver_phone", "certificate_no") and (
            cell.is_damaged or (code == "id_number" and _looks_cut(cell.text))
        ):
            raw.fault(code, "号码被电子表格改坏，末几位已丢失。请把该列设为文本，按证件重填。",
                      "A spreadsheet has cut the number; its last digits are lost. Make the "
                      "column text and type it again.")  # fmt: skip


def _ends_in_zeros(text: str) -> bool:
    return re.fullmatch(r"[1-9]\d{14}000", text) is not None


def _looks_cut(text: str) -> bool:
    """Fifteen true digits and three zeros: what is left of an ID number once it was a number.

    One card in a thousand does end so; its check digit fits, and it is only to be looked at (the
    check digit of one cut number in eleven fits as well).
    """
    if not _ends_in_zeros(text):
        return False
    try:
        check("id_card", text)
    except BadNumber:
        return True
    return False
