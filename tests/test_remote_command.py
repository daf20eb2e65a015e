"""`remote form` writes the page for phones; a folder without a hall is told so."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter.commandline import run
from tests.conftest import OFFICE, Hall


def _no_window(*_: object, **__: object) -> int:
    raise AssertionError("a command opens no window")


def test_the_form_for_phones_is_written_with_the_halls_name(
    hall: Hall, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "form.html"
    hall.books.close()
    assert run(["--data", str(tmp_path / "hall"), "remote", "form", str(target)], _no_window) == 0
    assert capsys.readouterr().out.strip() == str(target)
    assert OFFICE.name in target.read_text("utf-8")


def test_without_a_hall_no_form_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "form.html"
    assert run(["--data", str(tmp_path / "none"), "remote", "form", str(target)], _no_window) == 1
    assert "大厅资料" in capsys.readouterr().err
    assert not target.exists()
