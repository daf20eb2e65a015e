"""Several windows at once: numbers stay unique and gapless, a closing day counts what is under way."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

from counter.dayclose import totals
from counter.desk import DayClosed
from counter.values.numbers import parse_case_number
from tests.conftest import Hall
from tests.counter import steps

ROOT = Path(__file__).parents[3]
Window = subprocess.Popen[str]


def opened(hall: Hall, address: str, window: int, *told: str) -> Window:
    """A window in a process of its own, at work on `address`."""
    started = subprocess.Popen(
        [sys.executable, "-m", "tests.counter.store.window", address, str(window), *told],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert heard(started) == "open"
    return started


def heard(window: Window) -> str:
    """The next thing that the window says."""
    assert window.stdout is not None
    return window.stdout.readline().strip()


def is_silent(window: Window, seconds: float) -> bool:
    """Whether the window says nothing for so long."""
    spoke, _, _ = select.select([window.stdout], [], [], seconds)
    return not spoke


def finished(window: Window) -> list[str]:
    """What the window said until it ended well."""
    said, _ = window.communicate("\n", timeout=60)
    assert window.returncode == 0
    return said.split()


def test_four_windows_accept_160_cases_without_a_gap_or_a_double(
    any_hall: Hall, address: str
) -> None:
    windows = [opened(any_hall, address, number, "accept", "40") for number in range(1, 5)]
    numbers = [no for window in windows for no in finished(window)]
    assert sorted(parse_case_number(no).serial for no in numbers) == list(range(1, 161))
    assert totals.of(any_hall.desk, "2026-11-23").kinds[0].accepted_cases == 160
    assert steps.verified(any_hall).entries == steps.length(any_hall)


def test_a_case_being_accepted_is_counted_by_the_day_that_closes(
    any_hall: Hall, address: str
) -> None:
    accepting = opened(any_hall, address, 1, "pause")
    assert heard(accepting) == "half way"
    closing = opened(any_hall, address, 2, "close")
    assert is_silent(closing, 0.4), "it closed while another window held the turn"
    (case_no,) = finished(accepting)
    assert finished(closing) == ["1"]
    with pytest.raises(DayClosed) as refused:
        any_hall.accept()
    assert refused.value.close_no == 1
    assert totals.of(any_hall.desk, "2026-11-23").kinds[0].accepted_cases == 1
    assert case_no.startswith("RZ")
