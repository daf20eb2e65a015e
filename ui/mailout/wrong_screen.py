"""The red screen: what was scanned and what was expected, both named, over the whole window.

Esc or Enter takes it away, and nothing else: a scanner ends each scan with Enter, so an Enter
that follows other keys in a scanner's pace is not a hand's.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from counter.mailout.lock import Scan, Waiting, WrongScan
from counter.text import Text
from ui.kit.arrange import horizontal, vertical
from ui.kit.label import Label
from ui.kit.language import say
from ui.mailout.lock_panel import heading

_HAND_MS = 120  # a hand needs longer between two keys
_TITLE = Text("✕ 放错了", "✕ Wrong one")
_TODO = Text("请取出放错的一份，核对后再扫描。", "Take the wrong one out, check, then scan again.")
_LEAVE = Text("Esc 或 Enter 返回", "Esc or Enter to go back")
_STYLE = """
QFrame#wrong-screen { background: #A61B12; border: 0; border-radius: 0; }
QFrame#wrong-screen QFrame { background: #8C120A; border: 1px solid #F3C9C5; border-radius: 6px; }
QFrame#wrong-screen QLabel { color: #FFFFFF; background: transparent; border: 0; }
"""  # the same in light and dark: it must look like nothing else


class WrongScreen(QFrame):
    """Covers the window until it is answered."""

    closed = Signal()

    def __init__(self, near: QWidget, wrong: WrongScan) -> None:
        window = near.window()
        super().__init__(window)
        self._window, self._typed_at = window, -_HAND_MS

        # Parts
        scanned = _Side(Text("扫到", "Scanned"), *_scanned(wrong.scanned), self, "wrong-scanned")
        expected = _Side(Text("应为", "Expected"), *_expected(wrong.expected), self,
                         "wrong-expected")  # fmt: skip

        # Put together
        self.setObjectName("wrong-screen")
        self.setStyleSheet(_STYLE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say(wrong.text))
        both = horizontal(None, scanned, expected, spacing=24)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        vertical(
            self, None, Label(_TITLE, "figure", self), 16, both, 16,
            Label(_TODO, "title", self, wraps=True), Label(_LEAVE, "emphasis", self), None,
            spacing=8, margin=48,
        )  # fmt: skip
        window.installEventFilter(self)
        self._cover()
        self.show()
        self.raise_()
        self.setFocus()

    def leave(self) -> None:
        """Take it away."""
        self._window.removeEventFilter(self)
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def event(self, event: QEvent) -> bool:
        """No key of the page beneath works while it is covered."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc or a hand's Enter; every other key stays here."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        is_hand = event.timestamp() - self._typed_at >= _HAND_MS or event.timestamp() == 0
        if event.key() == Qt.Key.Key_Escape or (is_enter and is_hand):
            if not event.isAutoRepeat():
                self.leave()
        else:
            self._typed_at = event.timestamp()
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window in whatever size it has."""
        if event.type() == QEvent.Type.Resize:
            self._cover()
        return False

    def _cover(self) -> None:
        self.setGeometry(self._window.rect())


class _Side(QFrame):
    """One of the two: what it is, and whose."""

    def __init__(self, head: Text, what: str, whose: str, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        vertical(
            self, Label(head, "emphasis", self), Label(what, "figure", self, name=name, wraps=True),
            Label(whose, "title", self, name=f"{name}-whose", wraps=True), None,
            spacing=8, margin=24,
        )  # fmt: skip
        self.setMinimumHeight(170)


def _scanned(scan: Scan) -> tuple[str, str]:
    what = f"{heading(scan.kind)} {scan.shown}"
    if scan.envelope is not None:
        return what, _whose(scan.envelope, scan.shown != scan.envelope.envelope_no)
    return what, "" if scan.why is None else say(scan.why)


def _expected(waiting: Waiting) -> tuple[str, str]:
    return say(Text("信封 {no}", "Envelope {no}").fill(no=waiting.envelope_no)), _whose(
        waiting, False
    )


def _whose(its: Waiting, with_number: bool = True) -> str:
    told = Text("{envelope}收件人 {receiver}，{pieces} 件：{cases}",
                "{envelope}for {receiver}, {pieces} {pieces:piece|pieces}: {cases}")  # fmt: skip
    number = Text("信封 {no}，", "envelope {no}, ").fill(no=its.envelope_no)
    return say(told.fill(
        envelope=number if with_number else Text("", ""), receiver=its.receiver_masked,
        pieces=its.pieces, cases="、".join(its.case_nos),
    ))  # fmt: skip
