"""What spreadsheets and people do to a list: each named in one sentence, nothing half written."""

from __future__ import annotations

import string
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.cn import ric

from counter.desk import new_act
from counter.errors import Refused
from counter.intake.notary import source
from counter.intake.notary.accept import accept
from counter.intake.notary.columns import propose
from counter.intake.notary.hand_back import hand_back
from counter.intake.notary.letter import Letter
from counter.intake.notary.preview import (
    ColumnsMissing,
    NothingToRead,
    Preview,
    TooManyRows,
    look_at,
)
from counter.intake.notary.track import Cancelled, Track
from counter.rules.edition import seed_edition
from counter.settings import hall as founding
from counter.sheets import BadSheet, Cell, Sheet, read, read_pasted
from counter.store.database import open_books
from tests.conftest import MORNING, OFFICE, Hall
from tests.counter import steps
from tests.counter.intake.notary.batch import (
    HEAD,
    LETTER,
    ROWS,
    changed,
    looked,
    table,
    taken,
    workbook,
)

TODAY = MORNING.date()
EDITION = seed_edition()


def seen(sheet: Sheet, letter: Letter = LETTER) -> Preview:
    return look_at(sheet, letter, EDITION, TODAY)


def reason(sheet: Sheet) -> str:
    """Why the one faulty row is faulty."""
    preview = seen(sheet)
    (row,) = preview.faulty
    return preview.reason(preview.line(row)).zh


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig", "utf-16"])
def test_a_text_file_is_read_in_the_encoding_that_it_has(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "批次.csv"
    rows = [("𬱖", *ROWS[0][1:]), *ROWS[1:]]
    file.write_bytes("\r\n".join(",".join(row) for row in (HEAD, *rows)).encode(encoding))
    assert seen(source.from_file(file)).ok == (2, 3, 4)


def test_any_order_of_columns_and_titles_in_two_rows_are_read() -> None:
    head = ["序号", "申请人信息", "", "使用国家（地区）", "公证书", "", "收件人", "", ""]
    below = ["", "姓名", "联系电话", "", "编号", "份数", "姓名", "电话", "地址"]
    row = ["1", "王略", "13812345678", "GERMANY", "(2026)渝证字第1号", "2份", "王略",
           "13812345678", "重庆市江北区练习路2号"]  # fmt: skip
    sheet = workbook([head, below, row], [(0, 1, 0, 2), (0, 4, 0, 5), (0, 6, 0, 8)])
    layout = propose(sheet)
    assert layout.fields == (
        "", "applicant", "phone", "destination", "certificate_no", "matters", "receiver",
        "receiver_phone", "address",
    )  # fmt: skip
    assert seen(sheet).ok == (3,)
    pasted = read_pasted("\n".join("\t".join(r[1:]) for r in (row, [*row[:4], "(2026)渝证字第2号",
                                                                   *row[5:]])))  # fmt: skip
    guessed = propose(pasted)
    assert guessed.first == 0
    assert guessed.fields[:4] == ("applicant", "phone", "destination", "certificate_no")


def test_merged_cells_count_for_every_row_that_they_cover() -> None:
    rows = [HEAD, *ROWS[:2]]
    sheet = workbook(rows, [(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2)])
    preview = seen(sheet)
    assert preview.ok == (2, 3)
    assert preview.line(3).answers["name"] == "张伟"


def test_dates_may_be_text_serial_numbers_or_written_in_chinese() -> None:
    for written in ("2026/6/5", "46178", "2026年6月5日", "2026.6.5", "20260605"):
        line = seen(changed(0, "出证日期", written)).line(2)
        assert str(line.piece["issued_on"]) == "2026-06-05"
    assert "看不懂日期“六月初五”" in reason(changed(0, "出证日期", "六月初五"))
    assert "2027-01-01" in reason(changed(0, "出证日期", "2027-01-01"))


@pytest.mark.parametrize("cell", ["5.00103E+17", "500103198503072000", 500103198503072333.0])
def test_an_id_number_ruined_by_a_spreadsheet_is_named(cell: object) -> None:
    told = reason(workbook([HEAD, [*ROWS[0][:1], cell, *ROWS[0][2:]]]))
    assert "“身份证号”号码被电子表格改坏" in told
    assert "设为文本" in told


def test_an_id_number_that_truly_ends_in_zeros_is_not_taken_for_a_ruined_one() -> None:
    heads = (f"50010319850307{n}00" for n in range(10))
    (true, *_) = [head + "0" for head in heads if ric.calc_check_digit(head + "0") == "0"]
    preview = seen(changed(0, "身份证号", true))
    assert preview.faulty == ()
    # one in eleven ruined numbers has a fitting check digit: somebody must look
    assert "末三位是 000" in preview.reason(preview.line(2)).zh


def test_a_country_may_be_written_as_its_code_of_three_letters() -> None:
    assert seen(changed(0, "使用国", "DEU")).line(2).answers["destination"] == "DE"


def test_a_formula_counts_as_its_result_and_says_so() -> None:
    rows = [HEAD, [*ROWS[0][:5], "=1+2", *ROWS[0][6:]]]
    preview = seen(workbook(rows))
    assert preview.ok == (2,)
    assert (preview.line(2).piece["matters"], "公式" in preview.line(2).warnings[0].zh) == (3, True)


@pytest.mark.parametrize(("column", "text", "words"), [
    ("使用国", "", "请填写使用国"), ("使用国", "刚果", "是否指"), ("使用国", "科索沃", "不能受理"),
    ("证书编号", "", "请填写证书编号"), ("份数", "两份", "整数"), ("份数", "2.5", "整数"),
    ("手机", "1381234567", "电话"), ("身份证号", "500103198503072331", "校验位"),
    ("申请人", "张😀", "符号"),
])  # fmt: skip
def test_a_fault_says_row_column_and_what_to_do(column: str, text: str, words: str) -> None:
    letter = Letter(LETTER.office, LETTER.letter_no)
    preview = look_at(changed(0, column, text), letter, EDITION, TODAY)
    (row,) = preview.faulty
    fault = preview.line(row).faults[0]
    assert (fault.row, fault.column) == (2, column)
    assert words in fault.what.zh
    assert fault.text.zh.startswith(f"第 2 行“{column}”")


def test_the_second_of_two_like_rows_is_faulty_and_names_the_first() -> None:
    rows = [*ROWS, ("李娜", "", "13912345678", "（2026）渝证字 第3号", *ROWS[2][4:])]
    preview = seen(table(rows))
    assert (preview.ok, preview.faulty) == ((2, 3, 4), (5,))
    assert "与第 4 行重复" in preview.reason(preview.line(5)).zh


def test_totals_blank_rows_and_repeated_titles_are_no_rows() -> None:
    rows = [ROWS[0], ("",) * 8, HEAD, ROWS[1], ("合计", "", "", "", "", "3", "", "")]
    assert seen(table(rows)).ok == (2, 5)


def test_an_office_that_is_not_on_the_list_is_a_warning_not_a_refusal() -> None:
    preview = seen(table(), Letter("成都市某公证处", "1"))
    assert "名录" in preview.warnings[0].zh
    assert preview.ok == (2, 3, 4)
    assert seen(table()).warnings == ()


@pytest.mark.parametrize(("content", "why"), [
    (b"", "empty"), (b"\xd0\xcf\x11\xe0" + b"\0" * 600, None), (b"%PDF-1.7\n\0\1", None),
    (b"x" * (21 << 20), "too_big"),
])  # fmt: skip
def test_files_that_are_no_list_are_refused_in_one_sentence(
    tmp_path: Path, content: bytes, why: str | None
) -> None:
    file = tmp_path / "清单.xlsx"
    file.write_bytes(content)
    with pytest.raises(BadSheet) as refused:
        source.from_file(file)
    assert why in (None, refused.value.why)
    assert "\n" not in refused.value.text.zh


def test_a_zip_bomb_that_calls_itself_a_workbook_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "清单.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
        packed.writestr("xl/_rels/workbook.xml.rels", "<Relationships/>")
        packed.writestr("xl/worksheets/sheet1.xml", b" " * (210 << 20))
    assert file.stat().st_size < 1 << 20
    with pytest.raises(BadSheet) as refused:
        source.from_file(file)
    assert refused.value.why == "bomb"


def test_a_hundred_thousand_rows_and_an_empty_table_are_refused() -> None:
    with pytest.raises(TooManyRows):
        source.from_text("证书编号\t使用国\t申请人\n" + "1\t德国\t王略\n" * 100_000)
    with pytest.raises(TooManyRows):
        seen(table([ROWS[0]] * 5_001))
    with pytest.raises(NothingToRead):
        seen(Sheet("", ((Cell(), Cell()),)))
    with pytest.raises(NothingToRead):
        seen(table([]))
    with pytest.raises(ColumnsMissing) as refused:
        seen(read_pasted("甲\t乙\n子\t丑"))
    assert "证书编号" in refused.value.text.zh


def test_long_work_can_be_stopped_and_leaves_nothing(hall: Hall) -> None:
    preview, before = looked(hall), steps.snapshot(hall)

    class Impatient(Track):
        def step(self) -> None:
            super().step()
            if self.total == 2 and self.done == 2:  # the second case; the first is worked out
                self.cancel()
                super().step()

    with pytest.raises(Cancelled):
        accept(hall.desk, preview, preview.proposed, "applicant", "each", new_act(), Impatient())
    assert steps.snapshot(hall) == before


def test_rows_handed_back_are_taken_in_once_they_are_mended(hall: Hall) -> None:
    rows = [ROWS[0], ("李娜", "500103198503072000", *ROWS[1][2:6], "亚特兰蒂斯", ""), ROWS[2]]
    preview = looked(hall, workbook([HEAD, *rows]))
    assert (preview.ok, preview.faulty) == ((2, 4), (3,))
    accept(hall.desk, preview, preview.proposed, "applicant", "one", new_act())
    book = hand_back(hall.desk, preview, preview.faulty, new_act())
    (back,) = read(book, "退回.xlsx")
    assert [cell.text for cell in back.rows[0]][:1] == [LETTER.office]
    assert [cell.text for cell in back.rows[3]][:7] == list(rows[1][:7])
    assert "亚特兰蒂斯" in back.rows[3][-1].text
    assert not back.rows[3][1].is_formula
    again = looked(hall, back, Letter("", "", phone="02363001234"))
    assert (again.letter.office, again.letter.letter_no) == (LETTER.office, LETTER.letter_no)
    assert (again.ok, again.faulty) == ((), (4,))
    mended = Sheet(back.name, tuple(
        tuple(Cell({"500103198503072000": "50010319850307233X", "亚特兰蒂斯": "德国"}.get(
            cell.text, cell.text)) for cell in row) for row in back.rows
    ))  # fmt: skip
    assert taken(hall, mended, Letter("", "")).rows == (4,)


TEXTS = st.one_of(
    st.text(max_size=12), st.sampled_from([cell for row in (HEAD, *ROWS) for cell in row]),
    st.text(string.digits, max_size=20), st.sampled_from(["=1+1", "@x", "\u202e德国", "合计"]),
)  # fmt: skip
CELLS = st.builds(Cell, st.one_of(TEXTS, st.integers(), st.floats(), st.none(), st.dates(),
                                  st.datetimes(), st.booleans()), st.booleans(), st.booleans())


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 9).flatmap(lambda width: st.lists(
    st.tuples(*[CELLS] * width), min_size=0, max_size=8)), st.booleans())  # fmt: skip
def test_whatever_a_sheet_holds_it_is_read_or_refused(
    rows: list[tuple[Cell, ...]], has_head: bool
) -> None:
    head = tuple(map(Cell, HEAD))[: len(rows[0])] if rows else ()
    sheet = Sheet("", (*((head,) if has_head and len(head) == len(rows[0]) else ()), *rows)
                  if rows else ())  # fmt: skip
    try:
        preview = seen(sheet)
    except Refused:
        return
    assert set(preview.ok).isdisjoint(preview.faulty)
    assert all(line.reason.zh for line in preview.lines if not line.is_ok)


@settings(max_examples=12, deadline=None)
@given(st.sets(st.integers(2, 9)), st.booleans())
def test_what_was_ticked_is_taken_in_whole_or_not_at_all(
    ticked: set[int], spoilt: bool
) -> None:
    rows = [(f"王{'甲乙丙丁'[no % 4]}", "", "13812345678", f"(2026)渝证字第{no}号", "公证",
             "x" if spoilt and no == 2 else "1", "德国", "") for no in range(6)]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        books = open_books(folder)
        hall = Hall(books, founding.found(
            books, OFFICE, "1", "liuying", "刘颖", "supervisor-1", MORNING))  # fmt: skip
        preview, before = looked(hall, table(rows)), steps.length(hall)
        try:
            done = accept(hall.desk, preview, ticked, "applicant", "one", new_act())
        except Refused:
            assert steps.length(hall) == before
            assert not ticked or not ticked <= set(preview.ok)
        else:
            assert set(done.rows) == ticked <= set(preview.ok)
        books.close()

