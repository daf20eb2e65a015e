"""The rule book's file: opens in a spreadsheet, comes back the same, and names each wrong field."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from counter.desk import new_act
from counter.rules.changes import Put, applied, compare
from counter.rules.edition import seed_edition
from counter.rules.tables import TABLES, table
from counter.settings import rulekeeping
from counter.settings.rulekeeping import workbook
from counter.settings.rulekeeping.book_reading import BadRuleFile
from counter.settings.rulekeeping.layout import cell_text, cells_of
from counter.settings.rulekeeping.workbook import OlderFile
from counter.sheets import BadSheet
from tests.conftest import Hall
from tests.counter import steps
from tests.counter.rule_verbs import dearer, keep_now

EDITION = seed_edition()
FEES = table("fees")
Rows = list[list[object]]


def rows_of(code: str = "fees") -> Rows:
    """A sheet as it is exported: titles, then rows."""
    cells = cells_of(table(code))
    head: list[object] = [column.cell_title(cell).zh for cell, column in cells]
    return [head, *([cell_text(rule, cell, column) for cell, column in cells]
                    for rule in EDITION.all(code))]  # fmt: skip


def place(cell: str, code: str = "fees") -> int:
    """Where a cell stands in its sheet."""
    return [name for name, _ in cells_of(table(code))].index(cell)


def file_of(folder: Path, rows: Rows, name: str = "收费项目") -> Path:
    """A workbook of one sheet, made by hand: no cover."""
    file = folder / "rules.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet(name)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(at, column, value, day)
                else:
                    sheet.write(at, column, value)
    return file


@pytest.mark.parametrize("suffix", [".xlsx", ".json"])
def test_what_was_exported_comes_back_without_a_change(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"rules{suffix}"
    write = workbook.write if suffix == ".xlsx" else workbook.write_json
    file.write_bytes(write(EDITION))
    assert workbook.read(file, EDITION) == ()


def test_a_spreadsheet_finds_a_sheet_for_each_table_with_titles_and_a_frozen_head() -> None:
    made = workbook.write(EDITION)
    book = CalamineWorkbook.from_filelike(io.BytesIO(made))
    assert book.sheet_names == ["说明", *(its.title.zh for its in TABLES)]
    rows = book.get_sheet_by_name("收费项目").to_python()
    assert rows[0][:4] == ["代码", "自", "至", "业务"]
    assert len(rows) == len(EDITION.all("fees")) + 1
    assert {type(cell) for row in rows for cell in row} == {str}  # nothing for it to reshape
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert b'state="frozen"' in parts.read("xl/worksheets/sheet2.xml")


def test_an_edited_sheet_becomes_edits_and_other_tables_stay(tmp_path: Path) -> None:
    rows = rows_of()
    (gone,) = (row for row in rows if row[0] == "visa-post")
    rows.remove(gone)
    for row in rows:
        if row[0] == "apostille-civil":
            row[place("yuan")] = 60.0  # typed as a number
            row[place("until")] = date(2026, 12, 31)  # typed as a date
        if row[0] == "agency":
            row[place("until")] = 46387  # a date that lost its format
    new_row = "new-fee|2027/1/1||各类业务|新费||5|件|本单位|TRUE|||平急=急件||通知"
    rows.append([*new_row.split("|")])
    edits = workbook.read(file_of(tmp_path, rows), EDITION)
    changes = {(one.key, one.what): {c.cell: c.after for c in one.columns}
               for one in compare(EDITION, applied(EDITION, edits))}  # fmt: skip
    assert set(changes) == {("visa-post", "removed"), ("apostille-civil", "changed"),
                            ("agency", "ended"), ("new-fee", "added")}  # fmt: skip
    assert changes["apostille-civil", "changed"] == {"yuan": "60", "until": "2026-12-31"}
    assert changes["agency", "ended"] == {"until": "2026-12-31"}
    new = changes["new-fee", "added"]
    assert (new["yuan"], new["is_collected"], new["title_en"]) == ("5", "yes", "新费")
    assert new["conditions"] == '{"speed": ["urgent"]}'


def spoilt(change: Callable[[Rows], object]) -> Rows:
    rows = rows_of()
    change(rows)
    return rows


def set_cell(cell: str, value: object) -> Callable[[Rows], object]:
    return lambda rows: rows[2].__setitem__(place(cell), value)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (set_cell("yuan", "五十"), "工作表“收费项目”第 3 行 G 列：“单价（元）”应是金额"),
        (set_cell("yuan", "=1+1"), "第 3 行 G 列：是公式"),
        (set_cell("yuan", 1234567890123456789), "第 3 行 G 列：是超过 15 位的数字"),
        (set_cell("since", "去年"), "第 3 行 B 列：“自”应是日期"),
        (set_cell("since", ""), "第 3 行 B 列：请填写“自”"),
        (set_cell("source", ""), "第 3 行 O 列：请填写来源"),
        (set_cell("per", "斤"), "第 3 行 H 列：“计费单位”没有“斤”；可用：份"),
        (set_cell("is_uncertain", "也许"), "第 3 行 N 列：“待核实”填“是”或留空"),
        (lambda rows: rows.append(list(rows[2])),
         f"第 {len(EDITION.all('fees')) + 2} 行 A 列：与工作表“收费项目”第 3 行 A 列重复"),
        (lambda rows: rows[0].__setitem__(6, "价钱"), "第 1 行 G 列：没有名为“价钱”的列"),
        (lambda rows: [row.pop(6) for row in rows], "第 1 行：缺少列：单价（元）"),
        (lambda rows: [row.append(row[6]) for row in rows], "第 1 行 P 列：列“单价（元）”出现两次"),
        (lambda rows: rows.clear(), "缺少列"),
    ],
)  # fmt: skip
def test_a_wrong_field_is_named_by_sheet_row_and_column(
    tmp_path: Path, change: Callable[[Rows], object], said: str
) -> None:
    with pytest.raises(BadRuleFile) as refused:
        workbook.read(file_of(tmp_path, spoilt(change)), EDITION)
    assert said in refused.value.text.zh


def test_merged_fields_and_strange_sheets_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "rules.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("收费项目")
        for at, row in enumerate(rows_of()):
            sheet.write_row(at, 0, row)
        sheet.merge_range(4, 0, 5, 0, "x")
    with pytest.raises(BadRuleFile) as refused:
        workbook.read(file, EDITION)
    assert "第 5 行 A 列：是合并单元格" in refused.value.faults[0].zh
    with pytest.raises(BadRuleFile) as refused:
        workbook.read(file_of(tmp_path, rows_of(), "收費"), EDITION)
    assert "没有名为“收費”的规则表" in refused.value.text.zh


def test_many_wrong_fields_are_all_kept_and_five_of_them_said(tmp_path: Path) -> None:
    rows = rows_of()
    for row in rows[1:]:
        row[place("yuan")] = "很多"
    with pytest.raises(BadRuleFile) as refused:
        workbook.read(file_of(tmp_path, rows), EDITION)
    assert len(refused.value.faults) == len(rows) - 1
    assert f"另有 {len(rows) - 6} 处" in refused.value.text.zh


def json_with(change: Callable[[dict[str, Any]], object]) -> bytes:
    whole = json.loads(workbook.write_json(EDITION))
    change(whole)
    return json.dumps(whole, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "已损坏"), (b"[" * 200_000, "已损坏"), (b"\xff\xff", "编码认不出来"),
        (b"", "是空的"), (b"[1]", "不是本程序导出的规则文件"),
        (json_with(lambda w: w.update(version="9")), "不是本程序导出的规则文件"),
        (json_with(lambda w: w["tables"].update(weather=[])), "没有名为“weather”的规则表"),
        (json_with(lambda w: w["tables"]["fees"][1].update(yuan=50)), "“收费项目”第 2 条：每一格"),
        (json_with(lambda w: w["tables"]["fees"][1].update(price="5")), "第 2 条：每一格都应"),
        (json_with(lambda w: w["tables"]["fees"].append(7)), "每一格都应是文字"),
        (json_with(lambda w: w["tables"]["fees"][1].update(yuan="x")), "第 2 条 yuan：“单价"),
        (json_with(lambda w: w["tables"].clear()), "里面没有规则表"),
    ],
)
def test_a_wrong_json_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes, said: str
) -> None:
    file = tmp_path / "rules.json"
    file.write_bytes(content)
    with pytest.raises((BadRuleFile, BadSheet)) as refused:
        workbook.read(file, EDITION)
    assert said in refused.value.text.zh


@pytest.mark.parametrize("sign", ["\x07", "\x00", "\u202e", "\ud800", "\ue000", "😀"])
def test_a_text_that_no_paper_can_print_does_not_become_a_rule(
    hall: Hall, tmp_path: Path, sign: str
) -> None:
    book = json.loads(workbook.write_json(EDITION))
    book["tables"]["fees"][0]["title_zh"] = f"认证{sign}费"
    file = tmp_path / "rules.json"
    file.write_text(json.dumps(book), "utf-8")
    with pytest.raises(BadRuleFile) as refused:
        rulekeeping.proposed_by(hall.supervisor, file)
    assert f"U+{ord(sign):04X}" in refused.value.text.zh
    assert "title_zh" in refused.value.text.zh


def test_a_file_of_an_earlier_edition_would_undo_what_was_kept_since(
    hall: Hall, tmp_path: Path
) -> None:
    file = tmp_path / "rules.xlsx"
    file.write_bytes(workbook.write(hall.desk.edition))
    keep_now(hall, dearer(hall.desk.edition, hall.desk.today), new_act())
    with pytest.raises(OlderFile) as refused:
        rulekeeping.proposed_by(hall.desk, file)
    assert (refused.value.edition, refused.value.newest) == (1, 2)


def test_an_imported_file_is_a_proposal_with_the_cases_it_touches(
    hall: Hall, tmp_path: Path
) -> None:
    case_no = hall.accept().case_no
    rows = rows_of()
    for row in rows:
        if row[0] == "apostille-civil":
            row[place("yuan")] = "55"
    before = steps.snapshot(hall)
    proposal = rulekeeping.proposed_by(hall.desk, file_of(tmp_path, rows))
    (edit,) = proposal.edits
    assert isinstance(edit, Put)
    assert edit.rule.key == "apostille-civil"
    assert [one.case_no for one in proposal.touched] == [case_no]
    assert steps.snapshot(hall) == before
