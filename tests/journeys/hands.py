"""A clerk's hands at the keyboard, a scanner beside it, and eyes for what the screen says.

Every key goes to where the system would send it: the open list, else the focus. Nothing is
clicked and no field is set. Chinese comes as an input method brings it, composed and committed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QModelIndex, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

PATIENCE_MS = 5_000
_HAND_MS, _SCANNER_MS = 120, 4  # between two keys, on the clock that the scanner's filter reads
_NAMES = {"Enter": "Return", "Esc": "Escape"}


class Hands:
    """Types and scans; `keys` counts the key presses that are not typed data."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.moment = 0
        self.keys: list[str] = []

    # Keys

    def press(self, *combinations: str) -> None:
        """Keys by name: `F9`, `Ctrl+Enter`, `Shift+Tab`, `1`."""
        for combination in combinations:
            self.keys.append(combination)
            self.moment += _HAND_MS
            key, modifiers = _key(combination)
            _settle()
            QTest.keyClick(target(), key, modifiers)

    def write(self, words: str) -> None:
        """Data into the field that has the focus, at the pace of a hand."""
        for part, is_plain in _parts(words):
            if is_plain:
                for sign in part:
                    self.moment += _HAND_MS
                    _settle()
                    QTest.keyClick(target(), sign)
            else:
                _settle()
                _compose(part)

    def fill(self, *fields: tuple[str, str]) -> None:
        """Each field in the order in which Enter leads to it; it must lead there by itself."""
        for name, words in fields:
            self.at(name)
            self.write(words)
            self.press("Enter")

    def scan(self, signs: str) -> None:
        """A hand-held scanner: digits, or the lines of a passport's zone, in a hurry and Enter."""
        self.moment += 1000
        _settle()
        for sign in signs:
            self.moment += _SCANNER_MS
            if sign == "\n":
                QTest.keyClick(target(), Qt.Key.Key_Return)
            elif sign.isdigit():
                QTest.keyClick(target(), sign)
            else:
                QTest.keyClick(target(), sign, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyClick(target(), Qt.Key.Key_Return)

    # Waiting and reading

    def until(self, condition: Callable[[], object]) -> None:
        """Wait, while the window works, until the condition holds."""
        try:
            self._qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE_MS)
        except self._qtbot.TimeoutError:
            told = f"the focus is on {where()}; the screen:\n{on_screen()}"
            raise AssertionError(told) from None

    def at(self, name: str) -> QWidget:
        """Wait until the focus is on the part of this name."""

        def is_there() -> bool:
            _wake()
            focus = QApplication.focusWidget()
            return focus is not None and focus.objectName() == name

        try:
            self.until(is_there)
        except AssertionError as late:
            raise AssertionError(f"not on {name}: {late}") from None
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus

    def reads(self, *words: str) -> None:
        """Wait until all these words stand on the screen."""
        try:
            self.until(lambda: all(word in on_screen() for word in words))
        except AssertionError as late:
            raise AssertionError(f"{words} is not there; {late}") from None

    def on_row(self, name: str, words: str) -> None:
        """Wait until the focus is on the list of this name, its bar on a row with these words."""
        listed = self.at(name)
        assert isinstance(listed, QTableView)
        try:
            self.until(lambda: words in row_words(listed, listed.currentIndex().row()))
        except AssertionError as late:
            raise AssertionError(f"{words} is not chosen in {name}; {late}") from None

    def down_to(self, name: str, words: str, most: int = 40) -> None:
        """Down in the list of this name until the bar is on a row with these words."""
        listed = self.at(name)
        assert isinstance(listed, QTableView)
        for _ in range(most):
            if words in row_words(listed, listed.currentIndex().row()):
                return
            self.press("Down")
        raise AssertionError(f"{words} is not in {name}:\n{on_screen()}")

    def tab_to(self, name: str, key: str = "Tab", most: int = 80) -> None:
        """Tab until the focus is on the part of this name."""
        for _ in range(most + 1):
            focus = QApplication.focusWidget()
            if focus is not None and focus.objectName() == name:
                return
            self.press(key)
        raise AssertionError(f"{name} cannot be reached by {key}; the focus is on {where()}")

    # Dialogs, which hold the press that opened them until they are answered

    def answering(self, *steps: Callable[[QDialog], object]) -> None:
        """What to do in the dialogs that the next press will open, one after the other."""
        if not steps:
            return
        before = QApplication.activeModalWidget()
        patience = iter(range(PATIENCE_MS // 10))

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog) or dialog is before or not dialog.isActiveWindow():
                if next(patience, None) is None:
                    if isinstance(dialog, QDialog):
                        dialog.reject()
                    raise AssertionError("no dialog opened")
                QTimer.singleShot(10, QCoreApplication.instance(), look)
                return
            self.answering(*steps[1:])
            QTimer.singleShot(PATIENCE_MS, dialog, dialog.reject)  # rather failed than held up
            try:
                steps[0](dialog)
            except BaseException:
                dialog.reject()
                raise

        QTimer.singleShot(0, QCoreApplication.instance(), look)


def _settle() -> None:
    """What waits in the window's own loop comes before the next key, as on a desk."""
    QCoreApplication.processEvents()
    _wake()
    QCoreApplication.processEvents()


def _wake() -> None:
    """Offscreen nobody gives the keyboard back when a dialog has closed, as a desktop does."""
    if QApplication.activeWindow() is None:
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and window.focusWidget() is not None:
                window.activateWindow()


def target() -> QWidget:
    """Who gets the next key: an open list, the focus, the window."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        return popup.focusWidget() or popup
    found = QApplication.focusWidget() or QApplication.activeWindow()
    assert found is not None, "no window is active"
    return found


def where() -> str:
    """The focus, for a message."""
    focus = QApplication.focusWidget()
    return "nothing" if focus is None else f"{focus.objectName()!r} ({type(focus).__name__})"


def on_screen() -> str:
    """All words that can be seen now, the cells of lists too."""
    return "\n".join(_words())


def _words() -> Iterator[str]:
    for window in QApplication.topLevelWidgets():
        if not window.isVisible():
            continue
        for part in (*window.findChildren(QLabel), *window.findChildren(QPushButton)):
            if part.isVisible():
                yield part.text()
        for text in window.findChildren(QPlainTextEdit):
            if text.isVisible():
                yield text.toPlainText()
        for listed in window.findChildren(QAbstractItemView):
            if listed.isVisible():
                yield from (row_words(listed, row) for row in range(listed.model().rowCount()))


def row_words(table: QAbstractItemView, row: int) -> str:
    """The words of a row of a list."""
    model = table.model()
    columns = model.columnCount(QModelIndex()) if isinstance(table, QTableView) else 1
    cells = (model.index(row, column) for column in range(columns))
    return "  ".join(str(model.data(cell) or "") for cell in cells)


def _key(combination: str) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    if combination == "Shift+Tab":
        return Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier
    head, plus, last = combination.rpartition("+")
    pressed = QKeySequence(head + plus + _NAMES.get(last, last))[0]
    return pressed.key(), pressed.keyboardModifiers()


def _parts(words: str) -> Iterator[tuple[str, bool]]:
    """Runs of ASCII, which keys type, and of other characters, which an input method brings."""
    run = ""
    for sign in words:
        if run and run.isascii() != sign.isascii():
            yield run, run.isascii()
            run = ""
        run += sign
    if run:
        yield run, run.isascii()


def _compose(words: str) -> None:
    """As an input method does it: letters under the cursor first, then the words."""
    focus = QGuiApplication.focusObject()
    assert focus is not None, "no field takes what is composed"
    QCoreApplication.sendEvent(focus, QInputMethodEvent("pinyin", []))
    chosen = QInputMethodEvent("", [])
    chosen.setCommitString(words)
    QCoreApplication.sendEvent(focus, chosen)
