"""Each kind of business from first contact to archive in the real window, by keyboard and scanner.

A life is a file `life_….py` of chapters; the keys that it took, besides typed data and scans, are
told with the test's result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.journeys import life_apec, life_passport
from tests.journeys.conftest import Front

Record = Callable[[str, object], None]
SCREEN = (1366, 768)  # of the hall


@pytest.fixture
def window(counter: Front, record_property: Record) -> Iterator[Front]:
    """The window with a clerk at it; no place of the life may widen it over the screen."""
    before = len(counter.hands.keys)
    yield counter
    record_property("keys_besides_data", len(counter.hands.keys) - before)
    wanted = counter.frame.minimumSizeHint()
    assert (wanted.width(), wanted.height()) <= SCREEN, wanted


def test_an_apec_card(window: Front) -> None:
    case_no = life_apec.whole_life(window)
    assert window.card(case_no).row.step.zh == "已取"


def test_an_official_passport(window: Front) -> None:
    case_no = life_passport.whole_life(window)
    assert window.card(case_no).row.step.zh == "已取"
