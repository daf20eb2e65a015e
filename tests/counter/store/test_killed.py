"""What was promised is there after `kill -9`, whole, numbered and chained."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Hall

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("kills", [40, pytest.param(1000, marks=pytest.mark.long)])
def test_killed_again_and_again_nothing_that_was_promised_is_lost(hall: Hall, kills: int) -> None:
    hall.books.close()
    done = subprocess.run(
        [sys.executable, "-m", "tests.counter.store.killed", str(hall.books.folder), str(kills)],
        capture_output=True, text=True, cwd=ROOT, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["faults"] == []
    assert report["kills"] == kills
    assert report["acked"] > kills  # it did work between the kills
