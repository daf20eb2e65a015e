"""A workbench without a hall behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.text import Language
from tests.ui.fake_ask import FakeAsk
from ui.kit.background import Background, Inline, Lane
from ui.kit.bulletin import Bulletin
from ui.kit.workbench import Workbench


@dataclass(frozen=True)
class Line:
    """One act in a journal."""

    seq: int
    verb: str


def bench_with(lane: Lane, since: Callable[[int], Any] = lambda seq: ()) -> Workbench:
    nothing = cast(Any, None)
    return Workbench(nothing, lane, Bulletin(lane, since), nothing, FakeAsk(), Language.ZH)


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    lane = Background()
    yield lane
    lane.stop()


@pytest.fixture
def bench(qtbot: QtBot) -> Workbench:
    """A bench whose work is done at once."""
    return bench_with(Inline())


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """An empty page, shown."""
    made = QWidget()
    made.resize(900, 600)
    qtbot.addWidget(made)
    made.show()
    return made
