"""Each kind of business from first contact to archive in the real window, by keyboard and scanner.

A life is a file `life_….py` of chapters; the keys that it took, besides typed data and scans, are
told with the test's result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys import (
    life_apec,
    life_authentication,
    life_notary,
    life_passport,
    life_prereview,
    life_rules,
    life_visas,
)
from tests.journeys.conftest import Front
from ui.kit import theme
from ui.main_window import MainWindow

Record = Callable[[str, object], None]
SCREEN = (1366, 768)  # of the hall


@pytest.fixture
def window(counter: Front, record_property: Record) -> Iterator[Front]:
    """The window with a clerk at it; no place of the life may widen it over the screen."""
    before = len(counter.hands.keys)
    yield counter
    record_property("keys_besides_data", len(counter.hands.keys) - before)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.load_faces()
    theme.dress(app)
    QApplication.sendPostedEvents()
    wanted = counter.frame.minimumSizeHint()
    app.setStyleSheet("")
    assert wanted.width() <= SCREEN[0], _widest(counter)
    assert wanted.height() <= SCREEN[1], wanted


def _widest(front: Front) -> str:
    """Which places want how much, for a message."""
    window = front.frame.findChild(MainWindow)
    pages = {} if window is None else window._stack.pages
    return ", ".join(f"{code} {page.minimumSizeHint().width()}" for code, page in pages.items())


def test_an_apec_card(window: Front) -> None:
    case_no = life_apec.whole_life(window)
    assert window.card(case_no).row.step.zh == "已取"


def test_an_official_passport(window: Front) -> None:
    case_no = life_passport.whole_life(window)
    assert window.card(case_no).row.step.zh == "已取"


def test_a_fee_changes(window: Front) -> None:
    before, after = life_rules.a_fee_rises(window)
    assert before != after


def test_a_notary_batch(window: Front) -> None:
    assert life_notary.whole_life(window)


def test_a_pre_review(window: Front) -> None:
    case_no = life_prereview.whole_life(window)
    assert window.card(case_no).row.step.zh == "已受理"


def test_a_single_authentication(window: Front) -> None:
    case_no = life_authentication.single(window)
    assert window.card(case_no).row.step.zh == "已取"


def test_a_double_authentication(window: Front) -> None:
    case_no = life_authentication.double(window)
    assert window.card(case_no).row.step.zh == "已寄"


def test_a_visa_group(window: Front) -> None:
    case_no = life_visas.whole_life(window)
    assert window.card(case_no).row.step.zh == "已取"
