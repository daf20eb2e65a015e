"""`erase` as a script calls it: counts first, then the act before a second person."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from counter.commandline import run
from counter.commands.person import clock
from counter.desk import new_act
from counter.settings import hall as founding
from counter.settings import safekeeping
from counter.store.database import open_books
from counter.values.days import SHANGHAI
from tests.conftest import OFFICE, Hall
from tests.counter import steps

LONG_AGO = datetime(2019, 3, 4, 9, tzinfo=SHANGHAI)  # a Monday


def no_window(data: str, *, practice: bool, login: str | None, pictures: Path | None = None) -> int:
    raise AssertionError("a command opens no window")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A hall with one case that ended in 2019, and a clock that is trusted today."""
    monkeypatch.setattr("tests.conftest.MORNING", LONG_AGO)
    place = tmp_path / "old"
    books = open_books(place)
    chief = founding.found(books, OFFICE, "1", "liuying", "刘颖", "supervisor-1", LONG_AGO)
    hall = Hall(books, chief)
    steps.collect(hall, steps.ready(hall, "HZ"))
    hall.now = clock()
    safekeeping.trust_clock(hall.supervisor, "长假", new_act())
    books.close()
    monkeypatch.setenv("COUNTER_PASSWORD", "supervisor-1")
    monkeypatch.setenv("COUNTER_SECOND_PASSWORD", "counter-1")
    return place


def told(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    asked = ["--data", str(folder), "--as", "liuying", "erase", "--up-to", "2024-03-04", *words]
    assert run(asked, no_window) == 0, capsys.readouterr().err
    return dict(json.loads(capsys.readouterr().out))


def test_a_dry_run_counts_and_changes_nothing_and_the_act_takes_two(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        counted = told(folder, capsys, "--dry-run")
        assert counted["due"]["case_person_data"] == 1  # type: ignore[index]
    asked = ["--data", str(folder), "--as", "liuying", "erase", "--up-to", "2024-03-04"]
    assert run(asked, no_window) == 1
    assert "两人" in capsys.readouterr().err
    done = told(folder, capsys, "--second", "wangfang")
    assert done["erased"]["case_person_data"] == 1  # type: ignore[index]
    assert told(folder, capsys, "--dry-run")["due"]["case_person_data"] == 0  # type: ignore[index]
