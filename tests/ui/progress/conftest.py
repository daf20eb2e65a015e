"""The window's parts for one page, on a hall of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Hall
from tests.ui.benches import Bench


@pytest.fixture
def bench(hall: Hall, tmp_path: Path) -> Bench:
    return Bench(hall.desk, tmp_path)
