"""Tables from outside: what a spreadsheet did to a cell is known, hostile files are refused."""

import struct
from datetime import date, datetime, time
from pathlib import Path

import pytest

from counter.sheets import LIMITS, Area, BadSheet, Cell, letters, read, read_pasted
from counter.sheets import workbook as workbook_reading
from counter.sheets.trouble import Limits
from tests.counter.sheets.files import table, with_part, workbook

SHEET = "xl/worksheets/sheet1.xml"
LINES = "姓名,证件号码\r\n𬱖伟,50010319850307233X\r\n"


def texts(sheet):
    return [[cell.text for cell in row] for row in sheet.rows]


def refused(content, name="名单.xlsx"):
    with pytest.raises(BadSheet) as caught:
        read(content, name)
    assert name in caught.value.text.zh
    return caught.value.why


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_a_text_file_is_read_in_the_encodings_that_spreadsheets_write(encoding):
    (sheet,) = read(LINES.encode(encoding))
    assert texts(sheet) == [["姓名", "证件号码"], ["𬱖伟", "50010319850307233X"]]


@pytest.mark.parametrize("separator", ["\t", ",", ";", "，"])
def test_the_separator_is_seen_from_the_first_line(separator):
    (sheet,) = read(f'甲{separator}"乙{separator}丙"\n1{separator}2\n'.encode())
    assert texts(sheet) == [["甲", f"乙{separator}丙"], ["1", "2"]]


def test_pasted_rows_keep_their_line_breaks_inside_quotes():
    assert texts(read_pasted('甲\t"两\n行"\r\n')) == [["甲", "两\n行"]]


def test_whole_numbers_days_and_formulas_come_as_one_would_read_them():
    def write(book, sheet):
        sheet.write_number(0, 0, 13812345678)
        sheet.write_number(0, 1, 0.1)
        sheet.write_datetime(
            0, 2, datetime(2026, 6, 15), book.add_format({"num_format": "yyyy/m/d"})
        )
        sheet.write_formula(0, 3, "=1+1", None, 2)
        sheet.write_string(0, 4, " \u3000空格\xa0")
        sheet.write_number(0, 5, 500103198503072333)
        sheet.write_formula(0, 6, "=1/0", None, "#DIV/0!")

    (sheet,) = read(workbook(write))
    (row,) = sheet.rows
    assert [cell.text for cell in row[:5]] == ["13812345678", "0.1", "2026-06-15", "2", "空格"]
    assert [cell.is_formula for cell in row] == [False, False, False, True, False, False, True]
    assert [cell.is_damaged for cell in row] == [False] * 5 + [True, False]
    assert row[6].is_error
    assert not row[6].is_empty


def test_a_formula_without_a_result_is_a_formula_all_the_same():
    whole = table([["甲", "乙"]])
    bare = with_part(
        whole, SHEET, lambda xml: xml.replace(b"</row>", b'<c r="C1"><f>A1</f></c></row>')
    )
    (sheet,) = read(bare)
    assert sheet.rows[0][2] == Cell(None, is_formula=True)


def test_merged_fields_are_told_and_rows_keep_their_numbers():
    def write(book, sheet):
        sheet.merge_range(1, 0, 2, 1, "并")

    (sheet,) = read(workbook(write))
    assert sheet.merged == (Area(1, 0, 2, 1),)
    assert sheet.merged_at(2, 1) == Area(1, 0, 2, 1)
    assert sheet.merged_at(0, 0) is None
    assert texts(sheet)[:2] == [[""], ["并"]]
    assert sheet.said(1, 27).zh == "工作表“名单”第 2 行 AB 列"
    assert [letters(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_an_old_workbook_is_read_too():
    (sheet,) = read(Path(__file__).with_name("old.xls"))
    assert texts(sheet)[1][0] == "张伟"
    assert sheet.rows[1][1].is_damaged
    assert sheet.rows[1][2].value == date(2026, 6, 15)
    assert sheet.merged == (Area(2, 0, 3, 0),)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2026-06-15", date(2026, 6, 15)),
        ("2026/6/5", date(2026, 6, 5)),
        ("2026.6.5", date(2026, 6, 5)),
        ("20260605", date(2026, 6, 5)),
        ("2026年6月5日", date(2026, 6, 5)),
        ("2026-06-15 00:00:00", date(2026, 6, 15)),
        (46188.0, date(2026, 6, 15)),
        ("46188", date(2026, 6, 15)),
        (datetime(2026, 6, 15, 9), date(2026, 6, 15)),
        (date(2026, 6, 15), date(2026, 6, 15)),
        ("2026-02-30", None),
        ("15/6/2026", None),
        (12.0, None),
        (time(9), None),
        (None, None),
        (46188.5, None),
    ],
)
def test_a_day_is_read_however_it_was_written_and_never_guessed(value, day):
    assert Cell(value).day == day


def test_a_number_that_csv_shows_as_a_power_has_lost_its_digits():
    assert Cell("5.00103E+17").is_damaged
    assert not Cell("2.5E+03").is_damaged


def bomb():
    return with_part(table([["甲"]]), "docProps/app.xml", lambda xml: b" " * (LIMITS.unpacked + 1))


def far_away():
    return with_part(
        table([["甲"]]),
        SHEET,
        lambda xml: xml.replace(
            b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        ),
    )


def far_and_wide():
    return with_part(
        table([["甲"]]),
        SHEET,
        lambda xml: xml.replace(
            b"</sheetData>", b'<row r="190000"><c r="IV190000"><v>1</v></c></row></sheetData>'
        ),
    )


def boastful():
    return with_part(
        table([["甲"]]),
        "xl/sharedStrings.xml",
        lambda xml: xml.replace(b'uniqueCount="1"', b'uniqueCount="99999999999"'),
    )


def entities():
    return with_part(
        table([["甲"]]),
        SHEET,
        lambda xml: xml.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet', 1),
    )


def locked():
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")


def damaged_old():
    old = bytearray(Path(__file__).with_name("old.xls").read_bytes())
    old[600:1200] = b"\xff" * 600
    return bytes(old)


def old_with_one_cell_in_the_last_corner():
    """A cell record moved to row 65536, column IV: written out, 16 million cells."""
    old = bytearray(Path(__file__).with_name("old.xls").read_bytes())
    last = old.rindex(b"\xfd\x00\x0a\x00")  # a cell with a text
    old[last + 4 : last + 8] = struct.pack("<HH", 65_535, 255)
    return bytes(old)


def old_without_sheets():
    """Every sheet's entry in the list of sheets made something else."""
    old = Path(__file__).with_name("old.xls").read_bytes()
    return old.replace(b"\x85\x00", b"\x86\x00")


def merged_over_and_over():
    areas = b'<mergeCell ref="A1:A9"/>' * 3
    return with_part(
        table([["甲"]] * 9),
        SHEET,
        lambda xml: xml.replace(
            b"</sheetData>", b"</sheetData><mergeCells>" + areas + b"</mergeCells>"
        ),
    )


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (old_with_one_cell_in_the_last_corner, "too_many_rows"),
        (old_without_sheets, "not_a_table"),
        (merged_over_and_over, "broken"),
        (b"", "empty"),
        (b" \n", "empty"),
        (b"\0\1\2", "not_a_table"),
        (b"<html>", "not_a_table"),
        (b"%PDF-1.7\n\x00", "not_a_table"),
        (b"\xff\xff\xff\xff", "encoding"),
        (b"\xff\xfea", "encoding"),
        (b"PK\x03\x04 not a zip", "broken"),
        (b'a,"b\n', "broken"),
        (b"a," * 300, "too_many_columns"),
        (b"1\n" * (LIMITS.rows + 1), "too_many_rows"),
        (b"1" * (LIMITS.bytes + 1), "too_big"),
        (bomb, "bomb"),
        (far_away, "too_many_columns"),
        (far_and_wide, "too_many_rows"),
        (boastful, "broken"),
        (entities, "bomb"),
        (locked, "password"),
        (damaged_old, "broken"),
    ],
    ids=lambda given: given.__name__ if callable(given) else str(given[:12]),
)
def test_a_hostile_file_is_refused_in_one_sentence(content, why):
    assert refused(content() if callable(content) else content) == why


def test_a_picture_renamed_and_a_document_are_no_tables():
    assert refused(b"\x89PNG\r\n\x1a\n" + bytes(40), "照片.xlsx") == "not_a_table"
    other = with_part(table([["甲"]]), "xl/workbook.xml", lambda xml: xml)
    assert refused(other.replace(b"xl/workbook.xml", b"xl/document.xml"), "说明.docx") in (
        "not_a_table",
        "broken",
    )


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadSheet) as caught:
        read(tmp_path / "没有.xlsx")
    assert (caught.value.why, caught.value.name) == ("missing", "没有.xlsx")


def test_the_fields_of_all_sheets_are_counted_together(monkeypatch):
    content = table([["甲", "乙"], ["丙", "丁"]])
    assert len(read(content)) == 1
    monkeypatch.setattr(workbook_reading, "LIMITS", Limits(cells=3))
    assert refused(content) == "too_many_rows"
