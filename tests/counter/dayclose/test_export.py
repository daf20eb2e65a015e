"""Exports open in a spreadsheet with nothing ruined, and nothing runs."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from counter.dayclose import export, totals
from counter.dayclose.export import FIGURES, UnknownFormat
from counter.dayclose.figures import Totals
from counter.desk import Desk
from counter.text import Text
from counter.values.clerk import Clerk, Role
from tests.conftest import Hall
from tests.counter import steps

LONG_ID = "500103198503072331"
EVIL = '=HYPERLINK("http://example.invalid")'


@pytest.fixture
def figures(hall: Hall) -> Totals:
    """A worked day, with a window and clerks whose names a spreadsheet would ruin."""
    steps.pay_all(hall, hall.accept().case_no)
    for name in (EVIL, LONG_ID, "-1+1", "@SUM(A1)"):
        desk = Desk(hall.books, Clerk("x", name, Role.CLERK), "007", lambda: hall.now)
        clerks, hall.desk = hall.desk, desk
        hall.accept("SL")
        hall.desk = clerks
    return totals.of(hall.supervisor, "2026-11-23")


def sheets(hall: Hall, figures: Totals) -> dict[str, list[list[object]]]:
    """The workbook as an independent reader sees it."""
    book = CalamineWorkbook.from_filelike(
        io.BytesIO(export.write(hall.supervisor, figures, "xlsx"))
    )
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_a_workbook_keeps_ids_zeros_and_dates(hall: Hall, figures: Totals) -> None:
    read = sheets(hall, figures)
    assert list(read) == ["业务", "分类", "金额"]
    assert read["业务"][0][:4] == ["统计期间", "2026-11-23", date(2026, 11, 23), date(2026, 11, 23)]
    by_view = {(row[0], row[2]): row[5] for row in read["分类"][1:]}
    assert by_view["窗口", "007"] == 4
    assert by_view["经办人", LONG_ID] == 1
    assert by_view["经办人", EVIL] == 1  # as text
    first = dict(zip(read["业务"][1], read["业务"][2], strict=True))
    assert (first["业务"], first["单位"], first["受理"]) == ("领事认证／附加证明书", "份", 2)
    assert read["金额"][1] == ["合计", 100, 100, 0]


def test_a_workbook_holds_no_formula(hall: Hall, figures: Totals) -> None:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(export.write(hall.supervisor, figures, "xlsx"))) as parts:
        inside = {name: parts.read(name) for name in parts.namelist()}
    assert not any(b"<f>" in body or (b"hyperlink" in body.lower() and name.endswith(".rels"))
                   for name, body in inside.items())  # fmt: skip


def test_a_csv_opens_in_excel_with_chinese_ids_and_zeros(hall: Hall, figures: Totals) -> None:
    raw = export.write(hall.supervisor, figures, "csv")
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert rows[0] == ["统计期间", "2026-11-23", "2026-11-23", "2026-11-23"]
    cells = [cell for row in rows for cell in row]
    assert "\t007" in cells
    assert f"\t{LONG_ID}" in cells
    assert {f"'{EVIL}", "'-1+1", "'@SUM(A1)"} <= set(cells)
    assert not any(cell[:1] in "=@+" for cell in cells if cell)
    assert ["合计", "100.00", "100.00", "0.00"] in rows


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "\0="])
def test_whatever_begins_a_formula_is_quoted(start: str) -> None:
    assert export.safe(f"{start}1+1").startswith("'")


def test_json_has_english_keys_and_exact_money(hall: Hall, figures: Totals) -> None:
    told = json.loads(export.write(hall.supervisor, figures, "json"))
    assert told["schema"] == 1
    assert (told["period"], told["since"], told["until"]) == ("2026-11-23",) * 3
    assert set(told["kinds"]) == {"authentication", "apec_card", "official_passport", "visa_agency"}
    kind = told["kinds"]["authentication"]
    assert set(kind) == {"title", "unit", "cases", "case_unit", *FIGURES}
    cards = told["kinds"]["apec_card"]
    assert (cards["made"], cards["made_unit"], cards["case_unit"]) == (0, "张", "批")
    assert (kind["accepted"], kind["unit"], kind["cases"]["accepted"]) == (2, "份", 1)
    assert told["money"]["due"] == "100.00"
    assert set(told["by"]) == {"route", "channel", "clerk", "speed", "destination", "window"}
    assert {row["code"] for row in told["by"]["window"]} == {"1", "007"}
    assert b"\\u" not in export.write(hall.supervisor, figures, "json")


def test_all_formats_say_the_same(hall: Hall, figures: Totals) -> None:
    told = json.loads(export.write(hall.supervisor, figures, "json"))
    book = sheets(hall, figures)["业务"]
    for row, code in zip(book[2:], told["kinds"], strict=True):
        shown = dict(zip(book[1], row, strict=True))
        for figure in FIGURES:
            assert shown[export.TITLES[figure].zh] == told["kinds"][code][figure]
        assert shown["制成单位"] == told["kinds"][code].get("made_unit", "")


def test_another_format_is_refused(hall: Hall, figures: Totals) -> None:
    with pytest.raises(UnknownFormat):
        export.write(hall.supervisor, figures, "docx")


def test_an_export_of_nothing_is_still_a_file(hall: Hall) -> None:
    nothing = replace(totals.of(hall.supervisor, "1999"), splits=())
    for fmt in ("json", "csv", "xlsx"):
        assert export.write(hall.supervisor, nothing, fmt)
    assert Text.same("x").zh == "x"
