"""`rules` on the command line: without a hall by the shipped rules, with one by its newest."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from counter.commandline import run
from counter.desk import new_act
from counter.rules.changes import Put, applied
from counter.rules.edition import seed_edition
from counter.rules.rule import Rule
from counter.settings.rulekeeping import workbook
from counter.store.database import open_books
from tests.conftest import Hall
from tests.counter import steps
from tests.counter.rule_verbs import dearer, keep_now

Capture = pytest.CaptureFixture[str]
EARLY = date(2020, 1, 1)


def no_window(*_: object, **__: object) -> int:
    raise AssertionError("a command opened a window")


def said(capsys: Capture, folder: Path, *words: str, code: int = 0) -> Any:
    """What the command answers: its JSON, or its one line on stderr."""
    assert run(["--data", str(folder), "rules", *words], no_window) == code
    out, err = capsys.readouterr()
    if code:
        assert (out, len(err.splitlines())) == ("", 1)
        return err.strip()
    assert err == ""
    return json.loads(out)


@pytest.mark.parametrize(
    ("words", "country", "route"),
    [
        (("阿联酋",), "AE", "legalisation-double"), (("UAE",), "AE", "legalisation-double"),
        (("alq",), "AE", "legalisation-double"), (("Germany",), "DE", "apostille"),
        (("IN",), "IN", "legalisation-double"), (("香港",), "HK", "confirmation"),
        (("Kosovo",), "XK", "ask-supervisor"),
        (("CA", "--on", "2024-01-10"), "CA", "legalisation-single"),
        (("CA", "--on", "2024-01-11"), "CA", "apostille"),
        (("VN", "--on", "2026-09-10"), "VN", "legalisation-single"),
        (("VN", "--on", "2026-09-11"), "VN", "apostille"),
    ],
)  # fmt: skip
def test_a_route_is_told_for_any_name(
    capsys: Capture, tmp_path: Path, words: tuple[str, ...], country: str, route: str
) -> None:
    told = said(capsys, tmp_path / "no-hall", "route", *words)
    assert {"country", "route", "reason", "source", "warnings"} <= set(told)
    assert (told["country"], told["route"]) == (country, route)
    assert told["reason"]
    assert not (tmp_path / "no-hall").exists()


def test_india_warns_and_a_commercial_paper_warns_without_another_way(
    capsys: Capture, tmp_path: Path
) -> None:
    assert "不得办附加证明书" in said(capsys, tmp_path, "route", "印度")["warnings"][0]
    civil = said(capsys, tmp_path, "route", "FR")
    trade = said(capsys, tmp_path, "route", "FR", "--class", "commercial")
    assert trade["route"] == civil["route"] == "apostille"
    assert (len(civil["warnings"]), len(trade["warnings"])) == (0, 1)
    assert "待核实" in trade["warnings"][0]


def test_an_unknown_or_ambiguous_name_is_one_sentence(capsys: Capture, tmp_path: Path) -> None:
    assert "没有找到国家或地区“Atlantis”" in said(capsys, tmp_path, "route", "Atlantis", code=1)
    assert "刚果（布）（CG）、刚果（金）（CD）" in said(capsys, tmp_path, "route", "刚果", code=1)
    assert "没有业务“XX”" in said(capsys, tmp_path, "due", "XX", "--accepted", "2026-03-23", code=1)


@pytest.mark.parametrize(
    ("words", "due", "estimate"),
    [
        (("RZ", "--accepted", "2026-03-23"), "2026-03-27", False),
        (("authentication", "--accepted", "2026-03-26", "--speed", "urgent"), "2026-03-30", False),
        (("hz", "--accepted", "2026-09-30"), "2026-10-13", False),  # over the holidays
        (("HZ", "--accepted", "2026-12-30"), "2027-01-07", True),  # 日历缺 2027 年
        (("RZ", "--accepted", "2026-03-23", "--country", "DZ"), "2026-04-27", True),
        (("RZ", "--accepted", "2026-03-23", "--country", "XK"), None, True),
    ],
)
def test_a_due_day_is_told_with_every_day_on_the_way(
    capsys: Capture, tmp_path: Path, words: tuple[str, ...], due: str | None, estimate: bool
) -> None:
    told = said(capsys, tmp_path, "due", *words)
    assert (told["due"], told["estimate"]) == (due, estimate)
    if due is None:
        assert told["days"] == []
        return
    numbers = [day["number"] for day in told["days"] if day["number"]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert told["days"][-1]["on"] == due
    assert told["days"][0]["on"] == words[2]


def test_a_year_beyond_all_calendars_is_wrong_use_not_a_crash(
    capsys: Capture, tmp_path: Path
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["--data", str(tmp_path), "rules", "due", "RZ", "--accepted", "9999-12-31"], no_window)
    assert ended.value.code == 2
    assert "2199" in capsys.readouterr().err


def test_a_hall_answers_by_its_newest_rules(capsys: Capture, hall: Hall) -> None:
    stop = Rule("routes", "DE", EARLY, None, "通知", False,
                {"code": "none", "reason_zh": "暂停办理", "warning_zh": "暂停"})  # fmt: skip
    keep_now(hall, (Put(stop),), new_act())
    folder = closed(hall)
    assert said(capsys, folder, "route", "德国")["route"] == "none"


def closed(hall: Hall) -> Path:
    """The hall's folder, let go by the test."""
    assert hall.books.folder is not None
    hall.books.close()
    return hall.books.folder


def test_the_shipped_rules_are_exported_without_a_hall(capsys: Capture, tmp_path: Path) -> None:
    for name in ("rules.xlsx", "rules.json"):
        told = said(capsys, tmp_path / "no-hall", "export", str(tmp_path / name))
        assert (told["edition"], told["rows"]) == (1, len(seed_edition().rows))
        assert workbook.read(tmp_path / name, seed_edition()) == ()
    said(capsys, tmp_path, "export", str(tmp_path / "nowhere" / "rules.xlsx"), code=1)


def test_an_import_tells_the_changes_and_the_cases_and_a_dry_run_writes_nothing(
    capsys: Capture, hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTER_PASSWORD", "supervisor-1")
    accepted = hall.accept().case_no
    edition = hall.desk.edition
    after = applied(edition, dearer(edition, date(2026, 11, 1)))
    file = tmp_path / "rules.json"
    file.write_bytes(workbook.write_json(after))
    before = steps.snapshot(hall)
    folder = closed(hall)
    told = said(capsys, folder, "import", str(file), "--dry-run")
    assert [(one["key"], one["since"], one["what"]) for one in told["changes"]] == [
        ("apostille-civil", "2023-11-07", "ended"), ("apostille-civil", "2026-11-01", "added"),
    ]  # fmt: skip
    assert told["changes"][0]["columns"] == {"until": ["", "2026-10-31"]}
    assert told["cases"] == [
        {"case_no": accepted, "differs": {"charges": ["100.00", "120.00"]}, "takes_effect": False}
    ]
    hall.books = open_books(folder)
    with hall.books.reading():
        assert steps.snapshot(hall) == before
    hall.books.close()
    assert "--as" in said(capsys, folder, "import", str(file), code=1)
    kept = said(capsys, folder, "import", str(file), "--as", "liuying")
    assert (kept["changes"], kept["edition"]) == (told["changes"], 2)
    again = said(capsys, folder, "import", str(file), "--as", "liuying")
    assert again == {"changes": [], "cases": []}
    monkeypatch.setenv("COUNTER_PASSWORD", "counter-1")
    file.write_bytes(workbook.write_json(edition))
    assert "第 1 版" in said(capsys, folder, "import", str(file), "--as", "wangfang", code=1)


def test_an_import_of_a_bad_file_is_one_sentence_and_needs_a_hall(
    capsys: Capture, hall: Hall, tmp_path: Path
) -> None:
    folder = closed(hall)
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    assert "有密码" in said(capsys, folder, "import", str(bad), "--dry-run", code=1)
    assert "打不开" in said(capsys, folder, "import", str(tmp_path / "x.xlsx"), "--dry-run", code=1)
    assert "大厅资料" in said(capsys, tmp_path / "no", "import", str(bad), "--dry-run", code=1)
