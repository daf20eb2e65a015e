"""Killed at every stage of the outbox: no case without its paper, and none with two."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.harness.outbox import SAFEGUARDS


def run(*asked: str) -> tuple[int, dict[str, Any]]:
    """The trial in a process of its own: it forks, and a window's process must not."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.harness", "outbox", *asked],
        capture_output=True,
        text=True,
        timeout=3600,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


def test_forty_deaths_lose_no_paper_and_double_none() -> None:
    code, report = run("--points", "40")
    assert (code, report["faults"], report["kills"]) == (0, [], 40)
    assert report["papers"] > 40


@pytest.mark.parametrize("safeguard", SAFEGUARDS)
def test_without_a_safeguard_the_trial_finds_it_out(safeguard: str) -> None:
    code, report = run("--points", "60", "--break", safeguard)
    assert code == 1
    assert report["faults"]


@pytest.mark.long
def test_a_thousand_deaths_lose_no_paper_and_double_none() -> None:
    code, report = run("--points", "1000")
    assert (code, report["faults"], report["kills"]) == (0, [], 1000)
