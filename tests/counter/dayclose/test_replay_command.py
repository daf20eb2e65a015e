"""`replay` and `journal verify --z` as a script calls them: exit code, sentence, JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from counter.commandline import run
from counter.papers import register
from counter.store.database import FILE
from tests.conftest import MORNING, Hall
from tests.counter import steps

DAY = MORNING.date().isoformat()


def no_window(*_: object, **__: object) -> int:
    raise AssertionError("a command opens no window")


def said(hall: Hall, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[str], str]:
    """Exit code, lines of stdout, stderr."""
    code = run(["--data", str(hall.books.folder), *words], no_window)
    out, err = capsys.readouterr()
    return code, out.splitlines(), err


def test_a_day_is_proven_and_replayed_and_a_changed_sheet_is_exit_1(
    hall: Hall, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    steps.pay_all(hall, hall.accept().case_no)
    job = steps.close_today(hall)
    (tmp_path / "z.pdf").write_bytes(register.pdf("day_sheet", job.facts))
    for z in (str(tmp_path / "z.pdf"), "1", DAY):
        code, lines, err = said(hall, capsys, "journal", "verify", "--z", z)
        assert (code, err) == (0, "")
        assert json.loads(lines[-1])["head"] == job.facts["anchor"]["head"]
    code, lines, _ = said(hall, capsys, "replay", DAY)
    assert (code, len(lines), json.loads(lines[-1])["equal"]) == (0, 1, True)

    assert hall.books.folder is not None
    outside = driver.connect(str(hall.books.folder / FILE), isolation_level=None)
    outside.execute("DROP TRIGGER business_day_no_update")
    outside.execute(
        "UPDATE business_day SET sheet = json_set(sheet, '$.totals.money.paid', 5001)"
    )
    outside.close()
    code, lines, _ = said(hall, capsys, "replay", DAY)
    told = json.loads(lines[-1])
    assert (code, told["equal"]) == (1, False)
    assert told["differences"][0]["figure"] == "money.paid"
    assert str(told["differences"][0]["entry"]) in lines[0]
    code, lines, err = said(hall, capsys, "journal", "verify", "--z", str(tmp_path / "z.pdf"))
    assert (code, lines) == (1, [])
    assert "实收" in err
    assert err.count("\n") == 1


def test_what_is_no_day_and_no_paper_is_one_line(
    hall: Hall, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (("replay", DAY), ("replay", "x"), ("journal", "verify", "--z", "nothing.pdf")):
        code, lines, err = said(hall, capsys, *words)
        assert (code, lines, err.count("\n")) == (1, [], 1)
