"""Sheets as notary offices bring them, and what is done with them in tests."""

from __future__ import annotations

import io
from collections.abc import Sequence

from counter.desk import new_act
from counter.intake.notary.accept import Accepted, accept, look_over
from counter.intake.notary.letter import Letter
from counter.intake.notary.preview import Preview
from counter.sheets import Sheet, read, read_pasted
from tests.conftest import Hall

OFFICE = "重庆市渝中公证处"
LETTER = Letter(OFFICE, "渝中证函〔2026〕12号", is_sealed=True, phone="02363001234")
HEAD = ("申请人", "身份证号", "手机", "证书编号", "公证事项", "份数", "使用国", "出证日期")
ID_CARDS = ("50010319850307233X", "500103199001011234"[:17] + "9")
ROWS = (
    ("张伟", ID_CARDS[0], "13812345678", "(2026)渝证字第1号", "出生公证", "2", "德国",
     "2026-11-01"),
    ("张伟", ID_CARDS[0], "13812345678", "(2026)渝证字第2号", "学历公证", "1", "德国", "2026/11/2"),
    ("李娜", "", "13912345678", "(2026)渝证字第3号", "委托书公证", "3", "法国", "46327"),
)  # fmt: skip


def table(rows: Sequence[Sequence[str]] = ROWS, head: Sequence[str] = HEAD) -> Sheet:
    """The rows under their titles, as pasted."""
    return read_pasted("\n".join("\t".join(row) for row in (head, *rows)))


def changed(row: int, column: str, text: str) -> Sheet:
    """The usual rows, one cell of them changed."""
    rows = [list(each) for each in ROWS]
    rows[row][HEAD.index(column)] = text
    return table(rows)


def looked(hall: Hall, sheet: Sheet | None = None, letter: Letter = LETTER) -> Preview:
    """The preview of a sheet."""
    return look_over(hall.desk, sheet or table(), letter)


def taken(
    hall: Hall, sheet: Sheet | None = None, letter: Letter = LETTER, grouping: str = "applicant",
    receipts: str = "each",
) -> Accepted:  # fmt: skip
    """Everything that is proposed, taken in."""
    seen = looked(hall, sheet, letter)
    return accept(hall.desk, seen, seen.proposed, grouping, receipts, new_act())  # type: ignore[arg-type]


def workbook(rows: Sequence[Sequence[object]], merged: Sequence[tuple[int, ...]] = ()) -> Sheet:
    """The rows as a real XLSX file, read back: numbers stay numbers, text stays text."""
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet("清单")
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, str) and value.startswith("="):
                    page.write_formula(at, column, value, value=3)
                elif isinstance(value, str):
                    page.write_string(at, column, value)
                else:
                    page.write(at, column, value)
        for top, left, bottom, right in merged:
            page.merge_range(top, left, bottom, right, rows[top][left])
    (sheet,) = read(buffer.getvalue(), "batch.xlsx")
    return sheet
