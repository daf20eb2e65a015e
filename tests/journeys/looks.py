"""What a journey looks at beside the screen: the case that the journal knows last, its tag, how it
stands."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from counter.queue import worklists
from tests.journeys.conftest import Front


def newest(front: Front) -> str:
    """The case that the journal knows last."""
    return max(row.case_no for row in worklists.open_cases(front.desk()))


def focus_name() -> str:
    """The part that has the focus; empty where none has."""
    focus = QApplication.focusWidget()
    return "" if focus is None else focus.objectName()


def tag_of(front: Front, case_no: str) -> str:
    """What a scanner reads off the case's receipt."""
    return front.card(case_no).tag


def step_of(front: Front, case_no: str) -> str:
    """Where the case stands."""
    return front.card(case_no).row.step.zh


def shows(front: Front, case_no: str) -> None:
    """Wait until the case is open with the hand on its next step."""
    front.hands.at("next")
    front.hands.reads(case_no)


def shown(name: str) -> str:
    """What stands in the visible field of this name; empty where there is none."""
    fields = (
        field
        for window in QApplication.topLevelWidgets()
        for field in window.findChildren(QLineEdit, name)
    )
    return next((field.text() for field in fields if field.isVisible()), "")


def may_press(name: str) -> bool:
    """Whether a key of that name is seen and awake."""
    keys = [
        key
        for window in QApplication.topLevelWidgets()
        for key in window.findChildren(QPushButton, name)
    ]
    return any(key.isVisible() and key.isEnabled() for key in keys)
