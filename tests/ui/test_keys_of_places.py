"""Every place by keyboard: no key twice in one view, each part named, F1 tells what can be pressed.

The walk goes to each place and presses each of the keys that choose a view there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.conftest import Hall
from tests.ui.test_window import desk_at, sign_in  # noqa: F401 - a fixture
from ui.key_help import KeyHelp
from ui.kit.press import Key
from ui.main_window import MainWindow

_NAMED = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit,
          QPlainTextEdit)  # fmt: skip


def views(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Each place, then again with each of its view keys pressed."""
    for code in window._stack.allowed:
        page = window.go(code)
        assert page is not None
        yield code, page
        for key in page.findChildren(QPushButton):
            if key.isVisible() and key.property("segment") and not key.isChecked():
                key.click()
                yield f"{code} {key.objectName()}", page


def keys_seen(page: QWidget) -> Counter[str]:
    """How many parts that can be seen are pressed by each combination."""
    combinations: Counter[str] = Counter()
    for shortcut in page.findChildren(QShortcut):
        owner = shortcut.parent()
        if isinstance(owner, QWidget) and owner.isVisible():
            combinations[shortcut.key().toString()] += 1
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and not button.shortcut().isEmpty():
            combinations[button.shortcut().toString()] += 1
    return combinations


def is_reached(part: QWidget) -> bool:
    """Whether the Tab key leads to it, and something can be done with it."""
    is_inner = isinstance(part.parent(), (QAbstractSpinBox, QComboBox))
    by_tab = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and part.isVisible() and isinstance(part, _NAMED) and not is_inner


def is_named(part: QWidget) -> bool:
    """Whether a reader of the screen has something to say for it."""
    if part.accessibleName():
        return True
    return isinstance(part, QAbstractButton) and bool(part.text())


def test_no_view_has_a_key_twice_and_every_part_has_a_name(
    hall: Hall,
    desk_at: object,  # noqa: F811
    qtbot: QtBot,
) -> None:
    window = sign_in(desk_at(), qtbot, "liuying", "supervisor-1")  # type: ignore[operator]
    twice: dict[str, list[str]] = {}
    nameless: set[str] = set()
    for name, page in views(window):
        found = [key for key, count in keys_seen(page).items() if count > 1]
        if found:
            twice[name] = found
        for part in page.findChildren(QWidget):
            if is_reached(part) and not is_named(part):
                nameless.add(f"{name}: {type(part).__name__} {part.objectName()}")
    assert twice == {}
    assert not nameless, "\n".join(sorted(nameless))


def test_f1_tells_every_key_that_can_be_pressed(
    hall: Hall,
    desk_at: object,  # noqa: F811
    qtbot: QtBot,
) -> None:
    window = sign_in(desk_at(), qtbot, "liuying", "supervisor-1")  # type: ignore[operator]
    page = window.go("shelf")
    page.keys.choose("collect")
    window._show_keys()
    told = {label.text() for label in window.findChild(KeyHelp).findChildren(QLabel)}
    seen = {key.combination for key in page.findChildren(Key) if key.isVisible()} - {""}
    assert seen - {"Ctrl+D", "Ctrl+W", "Ctrl+T"} <= told
    assert "Ctrl+D / W / T" in told
    assert window.findChild(KeyHelp).height() <= window.height()
