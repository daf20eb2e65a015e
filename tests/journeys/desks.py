"""Desks as processes of their own, ended with the test."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE_S = 60


@contextmanager
def desk(folder: Path, command: str) -> Iterator[subprocess.Popen[str]]:
    """A child that does `command` (`tests.journeys.child`), ended at the latest with the block."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.child", str(folder), command],
        cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    try:
        yield child
    finally:
        if child.poll() is None:
            child.kill()
        child.communicate()


def waited_for(child: subprocess.Popen[str], word: str) -> str:
    """All lines up to the one that is `word`; an end before it is an error, told with its words."""
    assert child.stdout is not None
    lines = []
    for line in child.stdout:
        if line.strip() == word:
            return "".join(lines)
        lines.append(line)
    raise AssertionError(f"ended: {lines} {child.stderr.read() if child.stderr else ''}")


def said(child: subprocess.Popen[str]) -> str:
    """What it said until it ended by itself, without an error."""
    told, wrong = child.communicate(timeout=PATIENCE_S)
    assert child.returncode == 0, f"{told}\n{wrong}"
    return told
