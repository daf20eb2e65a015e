"""The command line as other programs call it: a process, its exit code, its two streams."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from reportlab.pdfgen.canvas import Canvas

from counter.commandline import run
from counter.dayclose.balance.figures import BalanceFigures
from counter.practice.hall import PASSWORD
from counter.store.database import open_books
from counter.store.tables.hall import BusinessDay
from counter.values import facts

ROOT = Path(__file__).parents[1]
SCALE = 0.02
pytestmark = pytest.mark.xdist_group("pretend year")  # made once, not once a worker


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small pretend 2020."""
    folder = tmp_path_factory.mktemp("simulated") / "hall"
    done = counter(folder, "simulate", "--year", "2020", "--seed", "3", "--scale", str(SCALE))
    assert done.returncode == 0, done.stderr
    return folder


def counter(
    folder: Path | str, *words: str | bytes, password: str = PASSWORD, **settings: str
) -> subprocess.CompletedProcess[bytes]:
    """Run `main.py --data FOLDER WORDS`; `settings` go into its environment."""
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--data", str(folder), *words],
        capture_output=True, check=False, stdin=subprocess.DEVNULL,
        env={**os.environ, "COUNTER_PASSWORD": password, **settings},
    )  # fmt: skip


def totals(folder: Path, period: str) -> dict[str, object]:
    done = counter(folder, "totals", period)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def figures(folder: Path, period: str) -> dict[str, Any]:
    """`totals` without a process of its own: forty of them would take a minute."""
    told = io.BytesIO()
    with redirect_stdout(io.TextIOWrapper(told, "utf-8", write_through=True)):
        assert run(["--data", str(folder), "totals", period], no_window) == 0
        return dict(json.loads(told.getvalue()))


def no_window(*_: object, **__: object) -> int:
    raise AssertionError("a command opens no window")


def first_case(folder: Path, text: str = "RZ") -> str:
    (line,) = counter(folder, "find", text, "--limit", "1").stdout.splitlines()
    return str(json.loads(line)["case_no"])


def test_a_simulated_year_comes_to_the_published_figures_at_its_scale(year: Path) -> None:
    kinds = totals(year, "2020")["kinds"]
    assert kinds["authentication"]["accepted"] == round(3761 * SCALE)
    assert kinds["authentication"]["finished"] == round(3761 * SCALE)
    assert kinds["apec_card"]["accepted"] == round(27 * SCALE)
    assert (kinds["authentication"]["unit"], kinds["apec_card"]["unit"]) == ("份", "人次")


def test_every_day_of_a_simulated_year_closes_with_zero_imbalance(year: Path) -> None:
    books = open_books(year)
    with books.reading():
        rows = list(BusinessDay.select().order_by(BusinessDay.day))
    books.close()
    days = [facts.read(BalanceFigures, row.sheet["balance"]) for row in rows]
    assert len(days) == 249  # every working day of 2020
    assert all(day.holds and not day.signed for day in days)
    on_hand: dict[str, int] = {}
    for day in days:
        papers = [line for line in day.lines if not line.is_money]
        opening = {line.code: line.opening for line in papers if line.opening}
        assert opening == on_hand
        on_hand = {line.code: line.on_hand for line in papers if line.on_hand}


def test_the_balance_of_a_day_is_printed_as_json(year: Path) -> None:
    done = counter(year, "check", "--balance", "2020-06-15")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["holds"], told["is_closed"], told["open"]) == (True, True, [])
    assert {line["missing"] for line in told["lines"]} == {0}


@pytest.mark.long
def test_at_full_scale_2020_comes_to_3761_and_27(tmp_path: Path) -> None:
    assert counter(tmp_path, "simulate", "--year", "2020").returncode == 0
    kinds = totals(tmp_path, "2020")["kinds"]
    assert kinds["authentication"]["accepted"] == 3761
    assert kinds["apec_card"]["accepted"] == 27
    assert counter(tmp_path, "journal", "verify").returncode == 0


def test_the_months_add_up_to_the_year_and_the_days_to_their_month(year: Path) -> None:
    whole = totals(year, "2020")
    months = [figures(year, f"2020-{month:02d}") for month in range(1, 13)]
    for kind, its in whole["kinds"].items():
        for figure, value in its["cases"].items():
            assert sum(m["kinds"][kind]["cases"][figure] for m in months) == value
        assert sum(m["kinds"][kind]["accepted"] for m in months) == its["accepted"]
    june = [figures(year, f"2020-06-{day:02d}") for day in range(1, 31)]
    assert (
        sum(d["kinds"]["authentication"]["received"] for d in june)
        == (months[5]["kinds"]["authentication"]["received"])
    )
    fen = [round(float(m["money"]["paid"]) * 100) for m in months]
    assert sum(fen) == round(float(whole["money"]["paid"]) * 100)


def test_simulate_refuses_a_folder_that_holds_a_hall(year: Path) -> None:
    done = counter(year, "simulate")
    assert done.returncode == 1
    assert "simulate" in done.stderr.decode()
    assert len(done.stderr.decode().splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [("totals",), ("totals", "2020", "--format", "ods"), ("paper", "novel", "x", "--out", "y"),
     ("find",), ("simulate", "--scale", "0"), ("journal", "burn"), ("dance",)],
)  # fmt: skip
def test_wrong_use_exits_with_2(tmp_path: Path, words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["--data", str(tmp_path), *words], open_window=None)  # type: ignore[arg-type]
    assert ended.value.code == 2


@pytest.mark.parametrize(
    "words", [("totals", "2020"), ("find", "x"), ("journal", "verify"), ("backup", "copy.db")]
)
def test_a_folder_without_a_hall_gets_one_clear_line(
    tmp_path: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--data", str(tmp_path / "none"), *words], open_window=None) == 1  # type: ignore[arg-type]
    assert "首次设置" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_a_period_that_is_none_is_refused_in_one_line(year: Path) -> None:
    done = counter(year, "totals", "2020-13")
    assert (done.returncode, done.stdout) == (1, b"")
    assert "2020-13" in done.stderr.decode()


def test_figures_come_as_csv_xlsx_and_pdf(year: Path, tmp_path: Path) -> None:
    for fmt, begins in (("csv", "﻿".encode()), ("xlsx", b"PK"), ("pdf", b"%PDF-")):
        out = tmp_path / f"t.{fmt}"
        assert counter(year, "totals", "2020", "--format", fmt, "--out", str(out)).returncode == 0
        assert out.read_bytes().startswith(begins)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO((tmp_path / "t.xlsx").read_bytes()))
    rows = sheet.get_sheet_by_name("业务").to_python()
    assert round(3761 * SCALE) in [cell for row in rows for cell in row]


def test_a_case_is_found_and_shown_masked(year: Path) -> None:
    case_no = first_case(year)
    shown = json.loads(counter(year, "show", case_no).stdout)
    assert shown["row"]["case_no"] == case_no
    assert shown["is_masked"] is True
    days = shown["due_days"]
    assert (days[0]["why"]["zh"], days[-1]["on"]) == ("受理当天不计", shown["due_on"])
    counted = [day["number"] for day in days if day["number"]]
    assert counted == list(range(1, len(counted) + 1))
    told = json.dumps(shown, ensure_ascii=False)
    assert "*" in told
    assert "50010319" not in told


def test_unmasking_needs_a_person_and_is_journalled(year: Path) -> None:
    case_no = first_case(year)
    assert counter(year, "show", case_no, "--unmask").returncode == 1
    refused = counter(year, "--as", "clerk1", "show", case_no, "--unmask", password="wrong-one")
    assert refused.returncode == 1
    before = json.loads(counter(year, "journal", "verify").stdout)["entries"]
    shown = counter(year, "--as", "clerk1", "show", case_no, "--unmask")
    assert json.loads(shown.stdout)["is_masked"] is False
    after = json.loads(counter(year, "journal", "verify").stdout)["entries"]
    assert after == before + 2  # the sign-in and the unmasking


def test_papers_on_record_are_put_into_files(year: Path, tmp_path: Path) -> None:
    posted = first_case(year, "11")
    for kind, subject in (("receipt", first_case(year)), ("day-sheet", "2020-06-15")):
        out = tmp_path / f"{kind}.pdf"
        done = counter(year, "paper", kind, subject, "--out", str(out))
        assert done.returncode == 0, done.stderr
        assert out.read_bytes().startswith(b"%PDF-")
    done = counter(year, "paper", "label", posted, "--out", str(tmp_path / "label.pdf"))
    if done.returncode:
        assert posted in done.stderr.decode()
    missing = counter(year, "paper", "receipt", "RZ20200101-9999-X", "--out", "never.pdf")
    assert missing.returncode == 1


def test_a_paper_is_checked_as_the_desk_would_before_printing(year: Path, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    made = counter(year, "paper", "receipt", first_case(year), "--out", str(good))
    assert made.returncode == 0
    told = counter(year, "paper", "check", str(good), "--dpi", "203")
    seen = json.loads(told.stdout)
    assert (told.returncode, seen["prints"], seen["missing_glyphs"]) == (0, True, [])
    assert (seen["dpi"], seen["why"]) == (203.0, [])
    assert [code["kind"] for code in seen["pages"][0]["codes"]] == ["QR"]
    assert all(font["embedded"] for font in seen["fonts"])
    canvas = Canvas(str(bad))
    canvas.drawString(50, 50, "no code, and a font of the printer's choice")
    canvas.save()
    told = counter(year, "paper", "check", str(bad))
    assert told.returncode == 1
    seen = json.loads(told.stdout)
    assert seen["prints"] is False
    assert seen["why"] == ["no code is read on page 1", "Helvetica is not embedded"]
    fine = counter(year, "paper", "check", str(good), "--dpi", "1200")
    assert json.loads(fine.stdout)["dpi"] == 300.0
    assert counter(year, "paper", "check", str(good), "--dpi", "abc").returncode == 2
    assert len(counter(year, "paper", "check", str(tmp_path / "none")).stderr.splitlines()) == 1


def test_one_altered_byte_fails_the_journal_and_names_the_entry(year: Path, tmp_path: Path) -> None:
    copy = tmp_path / "hall"
    assert counter(year, "backup", str(tmp_path / "b.db")).returncode == 0
    assert counter(copy, "restore", str(tmp_path / "b.db")).returncode == 0
    assert counter(copy, "journal", "verify").returncode == 0
    books = open_books(copy)
    books.database.execute_sql("DROP TRIGGER entry_no_update")
    books.database.execute_sql("UPDATE entry SET clerk = substr(clerk, 1, 1) || 'x' WHERE seq = 17")
    books.close()
    done = counter(copy, "journal", "verify")
    assert done.returncode == 1
    assert "17" in done.stderr.decode()


def test_a_restore_does_not_overwrite_cases_without_force(year: Path, tmp_path: Path) -> None:
    copy = tmp_path / "b.db"
    assert counter(year, "backup", str(copy)).returncode == 0
    hall = tmp_path / "hall"
    assert counter(hall, "restore", str(copy)).returncode == 0
    assert counter(hall, "restore", str(copy)).returncode == 1
    assert counter(hall, "restore", str(copy), "--force").returncode == 0
    assert len(list(tmp_path.glob("hall.before-*/counter.db"))) == 1
    assert totals(hall, "2020")["kinds"] == totals(year, "2020")["kinds"]


def one_line(done: subprocess.CompletedProcess[bytes]) -> str:
    """The one sentence of a command that ended with 1."""
    assert done.returncode == 1, done.stderr
    (line,) = done.stderr.decode().splitlines()
    return line


@pytest.mark.skipif(os.name == "nt", reason="Windows hands over characters, not bytes")
@pytest.mark.parametrize("words", [("find",), ("show",)])
def test_bytes_that_are_not_utf8_are_wrong_use(year: Path, words: tuple[str, ...]) -> None:
    done = counter(year, *words, b"\xff\xfe")
    assert done.returncode == 2
    assert b"UTF-8" in done.stderr


def test_a_case_number_may_be_typed_in_small_letters_without_hyphens(year: Path) -> None:
    case_no = first_case(year)
    done = counter(year, "show", case_no.lower().replace("-", ""))
    assert json.loads(done.stdout)["row"]["case_no"] == case_no


def test_what_is_told_is_utf8_whatever_the_console_says(year: Path) -> None:
    done = counter(year, "find", "RZ", "--limit", "1", PYTHONIOENCODING="latin-1")
    assert "领事认证" in done.stdout.decode()
    assert "没有找到" in one_line(counter(year, "show", "XX", PYTHONIOENCODING="latin-1"))


def test_a_password_that_nobody_types_is_asked_for_in_one_line(year: Path) -> None:
    done = counter(year, "--as", "liuying", "show", first_case(year), "--unmask", password="")
    assert "COUNTER_PASSWORD" in one_line(done)


@pytest.mark.parametrize("out", ["", "."])
def test_a_place_without_a_file_name_is_refused_in_one_line(year: Path, out: str) -> None:
    assert "没有写成" in one_line(counter(year, "totals", "2020", "--out", out))
    assert "不能写入" in one_line(counter(year, "backup", out))


def test_a_server_that_cannot_be_reached_is_named_without_its_password() -> None:
    line = one_line(counter("postgresql://desk:secret@127.0.0.1:1/hall", "totals", "2020"))
    assert "127.0.0.1:1/hall" in line
    assert "secret" not in line


def test_a_backup_is_not_restored_to_a_server(year: Path, tmp_path: Path) -> None:
    assert counter(year, "backup", str(tmp_path / "copy.db")).returncode == 0
    done = counter("postgresql://127.0.0.1:1/hall", "restore", str(tmp_path / "copy.db"))
    assert "服务器" in one_line(done)
