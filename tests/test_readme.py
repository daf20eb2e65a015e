"""README.md tells the truth: its command lines, Debian's packages, the way to check a journal."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.conftest import Hall

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_ci_runs_the_two_command_lines_of_the_readme_and_the_tests_come_last() -> None:
    told = re.findall(r"^bash \.ci/setup && .*$", README, re.MULTILINE)
    run = (ROOT / ".ci/run").read_text("utf-8").splitlines()
    assert len(told) == 2
    assert [line.removesuffix(" || exit") for line in run if line.startswith("bash ")] == told
    assert run[-1] == told[-1]


def test_every_package_that_the_set_up_asks_debian_for_is_explained() -> None:
    listed = re.findall(r"^[\w.+-]+", (ROOT / ".ci/debian-packages").read_text(), re.MULTILINE)
    assert [name for name in listed if f"`{name}`" not in README] == []


def test_the_lock_names_a_version_of_every_library_that_is_asked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = (*project["dependencies"], *project["optional-dependencies"]["dev"])
    locked = re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    assert {_plain(re.split(r"[<>=\[]", name)[0]) for name in asked} <= {*map(_plain, locked)}


def _plain(name: str) -> str:
    return re.sub("[-_.]+", "-", name).lower()


def test_an_auditor_checks_the_journal_with_what_the_readme_tells_and_nothing_of_ours(
    hall: Hall, tmp_path: Path
) -> None:
    hall.accept("RZ", name="𠮷野张伟")
    (program,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    told = _audit(program, tmp_path / "hall/counter.db", tmp_path)
    assert (told.returncode, told.stdout[:12]) == (0, "whole, up to"), told.stderr

    copy = tmp_path / "copy.db"
    books = sqlite3.connect(tmp_path / "hall/counter.db")
    with sqlite3.connect(copy) as altered:
        books.backup(altered)
        altered.execute("DROP TRIGGER entry_no_update")
        altered.execute("UPDATE entry SET clerk = clerk || ' ' WHERE seq = 4")
    books.close()
    altered.close()
    told = _audit(program, copy, tmp_path)
    assert (told.returncode, told.stderr.strip()) == (1, "entry 4 was altered")


def _audit(program: str, books: Path, where: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", "-S", "-c", program, books],
        cwd=where,
        capture_output=True,
        text=True,
    )
