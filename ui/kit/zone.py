"""Machine-readable zones: where a scanned or pasted one goes, and what it says when misread.

A widget that can use a zone has a method `take_zone(text)`; a scan goes to the one around the
cursor (`taker`), a pasted or typed one to its own (`hear_typed`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from counter.values import mrz

_PASSPORT = 88  # signs; a passport's zone is not whole before


class Taker(Protocol):
    """A widget that can use a machine-readable zone (at times: where it has `takes_zones`)."""

    def take_zone(self, text: str) -> None:
        """Use the zone, or say what is wrong with it."""


def taker(at: QWidget | None = None) -> Taker | None:
    """The nearest widget around the cursor (or around `at`) that can use a zone; None: none."""
    place = at if at is not None else QApplication.focusWidget()
    while place is not None:
        if callable(getattr(place, "take_zone", None)) and getattr(place, "takes_zones", True):
            return cast(Taker, place)
        place = place.parentWidget()
    return None


def hear_typed(editor: QLineEdit, then: Callable[[str], object]) -> None:
    """Call `then` with a zone that was pasted or typed into `editor`, and empty the field.

    >>> is_whole("P<UTOERIKSSON<<ANNA<MARIA" + "<" * 47)
    False
    """

    def look() -> None:
        text = editor.text()
        if not is_whole(text):
            return
        # later: what changes a field while it tells of a change is told again
        QTimer.singleShot(0, editor, lambda: _hand_on(editor, text, then))

    editor.textChanged.connect(look)


def is_whole(text: str) -> bool:
    """Whether all lines are there: of a passport both, of a card those of one of its shapes."""
    if not mrz.looks_like(text):
        return False
    signs = mrz.tidy(text)
    if signs.startswith("P"):
        return len(signs) >= _PASSPORT
    return len(signs) in mrz.LENGTHS


def _hand_on(editor: QLineEdit, text: str, then: Callable[[str], object]) -> None:
    if editor.text() == text:
        editor.clear()
        then(text)
