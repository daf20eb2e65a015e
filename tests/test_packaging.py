"""The wheel is whole, and Debian's list is all that Qt wants."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Runs in the new environment: migrations, seed, icons and faces' cutter must all be in the wheel.
_NEW_BOOKS = """
import sys
from datetime import datetime
from pathlib import Path
import counter, main, resources, ui.kit.theme
from counter.practice.hall import open_practice
from counter.store.database import open_books
from counter.values.days import SHANGHAI
here = Path(sys.prefix)
assert all(here in Path(part.__file__).parents for part in (counter, main, resources, ui.kit.theme))
books = open_books(Path("books"))
desk = open_practice(books, lambda: datetime(2026, 11, 23, 9, tzinfo=SHANGHAI))
assert resources.data("icons/intake.svg").startswith(b"<svg")
print(desk.office.hall_code, len(desk.edition.rows) > 200)
books.close()
"""


def _run(*command: str | Path, where: Path) -> str:
    done = subprocess.run(command, cwd=where, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.long
def test_the_wheel_opens_new_books_in_an_environment_of_its_own(tmp_path: Path) -> None:
    source = tmp_path / "source"  # a copy: a build leaves its traces beside the code
    source.mkdir()
    for name in ("counter", "ui", "resources"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("main.py", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    _run(*pip, "wheel", "-q", "--no-deps", "-w", tmp_path, source, where=tmp_path)
    (wheel,) = tmp_path.glob("*.whl")
    _run(sys.executable, "-m", "venv", "--without-pip", "home", where=tmp_path)
    python = tmp_path / "home/bin/python"
    _run(*pip, "--python", python, "install", "-q", "--no-deps", wheel, where=tmp_path)
    (packages,) = tmp_path.glob("home/lib/python*/site-packages")
    # The libraries are those of this environment; only our own files come from the wheel.
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib"))
    assert _run(python, "-I", "-c", _NEW_BOOKS, where=tmp_path) == "000 True\n"
    assert "simulate" in _run(tmp_path / "home/bin/service-counter", "--help", where=tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="Debian's list is Debian's")
@pytest.mark.parametrize(
    "part",
    [
        "Qt/plugins/platforms/libqxcb.so",
        "Qt/plugins/platforms/libqoffscreen.so",
        "Qt/plugins/printsupport/libcupsprintersupport.so",
        "Qt/plugins/iconengines/libqsvgicon.so",
        "QtPdf.abi3.so",
        "QtPrintSupport.abi3.so",
    ],
)
def test_every_library_that_qt_wants_is_on_this_machine(part: str) -> None:
    spec = find_spec("PySide6")
    assert spec is not None
    assert spec.origin is not None
    wanted = _run("ldd", Path(spec.origin).parent / part, where=ROOT)
    assert [line.split()[0] for line in wanted.splitlines() if "not found" in line] == []
