"""The print room, opened once for all tests that need real queues."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir

import pytest
from filelock import FileLock

from tests.ui.printing.print_room import PrintRoom, missing


@pytest.fixture(scope="session")
def print_room() -> Iterator[PrintRoom]:
    lacking = missing()
    if lacking:
        # Where checks run on every change the real queues must be tried, not passed over.
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop(f"no print room without {', '.join(lacking)}")
    # Only one avahi may run on a computer, so a second worker waits for the first one's room.
    with FileLock(Path(gettempdir()) / "service-counter-print-room.lock", timeout=150):
        room = PrintRoom()
        try:
            room.enter()
            yield room
        finally:
            room.leave()
