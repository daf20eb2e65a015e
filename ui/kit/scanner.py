"""A scanner is a keyboard in a hurry: digits faster than a hand, then Enter, wherever the focus is.

Digits are held back for a moment until their pace tells; a hand's digits are passed on in their
order, a scanner's never reach the field that has the focus. Works while a dialog is open, since the
filter sits on the application.

Ten or more digits with a mean gap under 35 ms and Enter behind them are a scan. A waybill number
with letters is not: it goes into the field as if it were typed. A machine-readable zone (capitals,
digits, `<`, two or three lines) is one where the cursor stands in something that can use it.
"""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from shiboken6 import isValid

from counter.values import mrz
from ui.kit import zone

FEWEST = 10
MEAN_GAP_MS = 35
LONGEST_GAP_MS = 50
_SILENT = (Qt.Key.Key_Shift, Qt.Key.Key_unknown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PRESSES = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.InputMethod)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_CAPITAL = (*_PLAIN, Qt.KeyboardModifier.ShiftModifier)
_ZONE_BEGINS = "PVIAC"  # a passport, a visa, a card
_ZONE_LINES = (30, 36, 44, 60, 72)  # signs after which a zone goes on in its next line


@dataclass(frozen=True)
class _Held:
    """One digit that has not been passed on, when it came, and how it can be."""

    digit: str
    at: int
    to: QObject
    again: Callable[[], QEvent]


class Scanner(QObject):
    """Hears scans in the whole application. `moment` gives milliseconds (a test's own clock)."""

    scanned = Signal(str)

    def __init__(
        self,
        app: QCoreApplication,
        moment: Callable[[], int] = lambda: time.monotonic_ns() // 1_000_000,
    ) -> None:
        super().__init__(app)
        self._moment = moment
        self._held: list[_Held] = []
        self._is_passing = False
        self._timer = QTimer(self, singleShot=True, interval=LONGEST_GAP_MS)
        self._timer.timeout.connect(self._on_pause)
        app.installEventFilter(self)

    def feed(self, digits: str) -> None:
        """As if `digits` had been scanned (a camera, a test)."""
        self.scanned.emit(digits)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold digits back, swallow a scan, pass on the rest."""
        # Most events are not keys; the check of the type comes first, it runs for every one.
        kind = event.type()
        if kind not in _PRESSES or self._is_passing:
            return False
        if isinstance(event, QInputMethodEvent):
            return self._on_composed(watched, event)
        if not isinstance(event, QKeyEvent):
            return False
        if kind == QEvent.Type.ShortcutOverride:
            if self._held and event.key() in _ENTER and (self._is_scan() or self._is_line()):
                event.accept()  # else a dialog's default key would take the scanner's Enter
                return True
            is_sign = event.key() not in _SILENT  # a scanner presses Shift before each capital
            if is_sign and not event.text().isdigit() and not self._goes_on(event):
                self._pass_on()  # a shortcut acts on what has been typed before it
            return False
        return self._on_key(watched, event)

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        sign = unicodedata.normalize("NFKC", event.text())
        is_plain = event.modifiers() in _PLAIN and not event.isAutoRepeat()
        if is_plain and len(sign) == 1 and sign.isascii() and sign.isdigit():
            self._hold_key(sign, event, watched)
            return True
        if is_plain and event.key() in _ENTER and self._is_scan():
            self._tell()
            return True
        if not event.isAutoRepeat() and self._goes_on(event):
            self._hold_key("\n" if event.key() in _ENTER else sign, event, watched)
            return True
        if event.key() not in _SILENT:
            self._pass_on()
        return False

    def _on_composed(self, watched: QObject, event: QInputMethodEvent) -> bool:
        """An input method that takes even digits and hands them on one by one."""
        committed = event.commitString()
        sign = unicodedata.normalize("NFKC", committed)
        if event.preeditString() or not (len(sign) == 1 and sign.isascii() and sign.isdigit()):
            if committed:
                self._pass_on()
            return False

        def again() -> QEvent:
            composed = QInputMethodEvent()
            composed.setCommitString(committed)
            return composed

        self._hold(sign, 0, watched, again)
        return True

    def _hold(self, digit: str, stamped: int, to: QObject, again: Callable[[], QEvent]) -> None:
        """Keep a digit; the window system's stamp is truer than ours while the window is busy."""
        at = stamped or self._moment()
        if self._held and not 0 <= at - self._held[-1].at <= LONGEST_GAP_MS:
            self._pass_on()
        self._held.append(_Held(digit, at, to, again))
        self._timer.start()

    def _hold_key(self, sign: str, event: QKeyEvent, to: QObject) -> None:
        key, modifiers, text = event.key(), event.modifiers(), event.text()
        again = lambda: QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)  # noqa: E731
        self._hold(sign, event.timestamp(), to, again)

    def _goes_on(self, event: QKeyEvent) -> bool:
        """Whether this key belongs to a zone: it begins one where one can be used, or goes on."""
        if event.key() in _ENTER:
            return self._is_line()
        sign = unicodedata.normalize("NFKC", event.text())
        if event.modifiers() not in _CAPITAL or len(sign) != 1 or not sign.isascii():
            return False
        if self._held:
            return self._is_zone() and (sign.isupper() or sign.isdigit() or sign == "<")
        return sign in _ZONE_BEGINS and zone.taker() is not None

    def _is_zone(self) -> bool:
        return bool(self._held) and self._held[0].digit in _ZONE_BEGINS

    def _is_line(self) -> bool:
        """Whether a zone stands at the end of one of its lines, the last one not."""
        return self._is_zone() and self._is_quick() and len(self._zone()) in _ZONE_LINES

    def _zone(self) -> str:
        return mrz.tidy("".join(held.digit for held in self._held))

    def _is_whole(self) -> bool:
        return self._is_zone() and self._is_quick() and zone.is_whole(self._zone())

    def _is_scan(self) -> bool:
        if self._is_zone():
            return self._is_whole()
        return len(self._held) >= FEWEST and self._is_quick()

    def _is_quick(self) -> bool:
        span = self._held[-1].at - self._held[0].at
        return span < MEAN_GAP_MS * (len(self._held) - 1)

    def _tell(self) -> None:
        digits = "".join(held.digit for held in self._held)
        is_zone = self._is_zone()
        self._held.clear()
        self._timer.stop()
        if is_zone:
            taker = zone.taker()
            if taker is not None:
                QTimer.singleShot(0, self, lambda: _give(taker, digits))
            return
        # Outside the filter: who hears it may open a dialog.
        QTimer.singleShot(0, self, lambda: self.scanned.emit(digits))

    def _on_pause(self) -> None:
        """No digit for a while: a hand. One more turn, for keys that wait behind a busy window."""
        last = self._held[-1] if self._held else None
        QTimer.singleShot(0, self, lambda: self._pass_on_if_last(last))

    def _pass_on_if_last(self, last: _Held | None) -> None:
        if self._held and self._held[-1] is last:
            if self._is_whole():
                self._tell()  # a scanner that sends no Enter
            else:
                self._pass_on()

    def _pass_on(self) -> None:
        """Give the held digits to where they were going."""
        held, self._held = self._held, []
        self._timer.stop()
        self._is_passing = True
        try:
            for each in held:
                if isValid(each.to):
                    QCoreApplication.sendEvent(each.to, each.again())
        finally:
            self._is_passing = False


def _give(taker: zone.Taker, text: str) -> None:
    if isValid(taker):
        taker.take_zone(text)
