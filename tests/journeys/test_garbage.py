"""The window is not stopped by looks for garbage in what was loaded for good."""

from __future__ import annotations

import gc

from tests.journeys.conftest import SUPERVISOR, Front
from ui.app import _leave_alone


def test_what_was_loaded_is_left_alone_once_and_not_with_every_clerk(counter: Front) -> None:
    gc.unfreeze()
    counter.change_clerk(SUPERVISOR)
    counter.hands.until(gc.get_freeze_count)
    once = gc.get_freeze_count()
    new = [[number] for number in range(20_000)]
    _leave_alone(None)
    assert gc.get_freeze_count() <= once
    assert len(new) == 20_000
