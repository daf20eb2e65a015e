"""`close`: a day counted from a file and closed without a window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from counter.dayclose.shift import opening, reading
from counter.desk import Desk, new_act
from counter.store.database import open_books
from counter.values.clerk import Clerk, Role
from counter.values.days import SHANGHAI
from counter.values.money import Money

ROOT = Path(__file__).parents[1]


@pytest.fixture
def folder(founded: Path, tmp_path: Path) -> Path:
    """A hall with one drawer open today, a float of 200 in it."""
    import shutil

    folder = Path(shutil.copytree(founded, tmp_path / "hall"))
    books = open_books(folder)
    # the command takes the PC's clock, so the drawer is opened by it as well
    desk = Desk(books, Clerk("wangfang", "王芳", Role.CLERK), "1", lambda: datetime.now(SHANGHAI))
    opening.open_shift(desk, Money.yuan(200), new_act())
    books.close()
    return folder


def told(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The command, as the supervisor."""
    return subprocess.run(
        [sys.executable, "main.py", "--data", str(folder), "--as", "liuying", *words],
        capture_output=True, text=True, cwd=ROOT, timeout=60, check=False,
        env={**os.environ, "COUNTER_PASSWORD": "supervisor-1"},
    )  # fmt: skip


def today() -> str:
    return datetime.now(SHANGHAI).date().isoformat()


def count(tmp_path: Path, **methods: object) -> str:
    file = tmp_path / "count.json"
    file.write_text(json.dumps({"counts": [{"clerk": "王芳", "methods": methods}]}))
    return str(file)


def test_a_day_is_counted_and_closed_and_says_what_its_sheet_says(
    folder: Path, tmp_path: Path
) -> None:
    done = told(folder, "close", today(), "--count", count(tmp_path, cash={"100": 2}))
    assert (done.returncode, done.stderr) == (0, "")
    sheet = json.loads(done.stdout)
    assert (sheet["day"], sheet["close_no"], sheet["closed_by"]) == (today(), 1, "刘颖")
    assert sheet["till"]["lines"][0]["counted"] == 20000
    again = told(folder, "close", today())
    assert (again.returncode, again.stdout) == (1, "")
    assert "已日结" in again.stderr


@pytest.mark.parametrize(
    ("written", "why"),
    [("{", "不是 JSON"), ('{"counts": 1}', "counts"), ('{"methods": {"cash": {"3": 1}}}', "面值"),
     ('{"clerk": "赵敏", "methods": {}}', "赵敏"), ('{"methods": {"card": 1.5}}', "金额")],
)  # fmt: skip
def test_a_count_that_cannot_be_used_writes_nothing(
    folder: Path, tmp_path: Path, written: str, why: str
) -> None:
    file = tmp_path / "count.json"
    file.write_text(written)
    done = told(folder, "close", today(), "--count", str(file))
    assert (done.returncode, done.stdout) == (1, "")
    assert why in done.stderr
    books = open_books(folder)
    chief = Desk(
        books, Clerk("liuying", "刘颖", Role.SUPERVISOR), "1", lambda: datetime.now(SHANGHAI)
    )
    assert reading.shifts(chief, chief.today)[0].counts == ()
    books.close()


def test_a_drawer_that_is_not_counted_keeps_the_day_open(folder: Path) -> None:
    done = told(folder, "close", today())
    assert done.returncode == 1
    assert "王芳（窗口 1）未清点" in done.stderr


def test_a_day_that_is_none_is_wrong_use(folder: Path) -> None:
    assert told(folder, "close", "2026-02-30").returncode == 2
