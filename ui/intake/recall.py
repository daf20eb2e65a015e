"""Beside the form: who was here before is offered while one types, and fills what is empty.

Looked up in the background, never in the way of a key. What was filled in is marked until it is
touched; what was typed is never overwritten. Warnings about the application come the same way.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from counter.desk import new_act
from counter.intake import doubts, persons
from counter.intake.application import Application
from counter.intake.doubts import Doubt
from counter.intake.persons import Known
from counter.text import Text
from ui.intake.sheet import IntakeSheet
from ui.kit.workbench import Workbench

MARK = Text("↺ 上次资料", "↺ from last time")
_PAUSE_MS = 120  # a hand between two words
_APPLICANT = ("name", "id_number", "uscc", "phone")
_AGENT = ("agent_name", "agent_id_number")
_OFFER = Text(
    "{day:%Y-%m-%d} 来过：{name} {number} {phone}　Alt+Enter 填入{more}",
    "here on {day:%Y-%m-%d}: {name} {number} {phone}, Alt+Enter fills{more}",
)
_MORE = Text("（{at}/{n}，Alt+↓ 换一位）", " ({at}/{n}, Alt+Down: another)")


class RecallAid(QObject):
    """Offers known people under the field in which one types, and tells what is doubtful."""

    doubted = Signal(object)
    """The tuple of warnings; empty where there is none."""

    def __init__(self, bench: Workbench, page: QWidget) -> None:
        super().__init__(page)
        self._bench = bench
        self._sheet: IntakeSheet | None = None
        self._asked = ("", "")
        self._doubted_about: object = None
        self._found: tuple[Known, ...] = ()
        self._at = 0
        self._taken: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._ask)
        for keys, what in (("Alt+Return", self._take), ("Alt+Enter", self._take),
                           ("Alt+Down", self._next)):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(what)

    def begin(self, sheet: IntakeSheet) -> None:
        """Another form: nothing of the last one is offered."""
        self._sheet, self._asked, self._found, self._at = sheet, ("", ""), (), 0
        self._taken.clear()
        self._doubted_about = None
        self.doubted.emit(())

    def end(self) -> None:
        """The form was left."""
        self._sheet = None
        self._timer.stop()

    def follow(self, application: Application) -> None:
        """Something was typed."""
        about = (application.answers.get("name"), application.answers.get("id_number"),
                 application.answers.get("destination"),
                 tuple((piece.get("certificate_no"), piece.get("office"))
                       for piece in application.pieces))  # fmt: skip
        if about != self._doubted_about:
            self._doubted_about = about
            desk = self._bench.desk
            self._bench.background.run(
                self, lambda: doubts.doubts(desk, application),
                lambda told: self._on_doubts(about, told), lambda _: None,
            )  # fmt: skip
        if self._typed() == self._asked:
            self._offer()
        else:
            self._timer.start()

    def _typed(self) -> tuple[str, str]:
        focus = QApplication.focusWidget()
        code = "" if focus is None else focus.objectName()
        if self._sheet is None or code not in _APPLICANT + _AGENT:
            return "", ""
        return code, str(self._sheet.answers().get(code) or "")

    def _ask(self) -> None:
        asked = self._typed()
        if asked == self._asked or not asked[0]:
            return
        self._withdraw()
        self._asked = asked
        code, typed = asked
        desk, find = self._bench.desk, persons.agents if code in _AGENT else persons.known
        self._bench.background.run(
            self, lambda: find(desk, typed), lambda found: self._on_found(asked, found),
            lambda _: None,
        )  # fmt: skip

    def _on_found(self, asked: tuple[str, str], found: tuple[Known, ...]) -> None:
        if asked != self._asked:
            return  # somebody typed on
        self._found = tuple(one for one in found if one.key not in self._taken)
        self._at = 0
        self._offer()

    def _on_doubts(self, about: object, told: tuple[Doubt, ...]) -> None:
        if about == self._doubted_about:
            self.doubted.emit(told)

    def _offer(self) -> None:
        if self._sheet is None or not self._asked[0]:
            return
        if not self._found:
            return
        one, n = self._found[self._at], len(self._found)
        more = _MORE.fill(at=self._at + 1, n=n) if n > 1 else Text.same("")
        told = _OFFER.fill(
            day=one.last_on, name=one.name, number=one.id_masked, phone=one.phone_masked, more=more
        )
        self._sheet.offer(self._asked[0], told)

    def _withdraw(self) -> None:
        if self._sheet is not None and self._asked[0]:
            self._sheet.offer(self._asked[0], "")
        self._found = ()

    def _next(self) -> None:
        if self._found:
            self._at = (self._at + 1) % len(self._found)
            self._offer()

    def _take(self) -> None:
        if self._sheet is None or not self._found:
            return
        one, code, sheet = self._found[self._at], self._asked[0], self._sheet
        desk, act = self._bench.desk, new_act()
        self._bench.background.run(
            self, lambda: persons.recall(desk, one.key, act),
            lambda told: self._on_recalled(sheet, one.key, code, told),
            lambda error: sheet.offer(code, error.text),
        )  # fmt: skip

    def _on_recalled(
        self, sheet: IntakeSheet, key: str, code: str, told: dict[str, str]
    ) -> None:
        if sheet is not self._sheet:
            return
        self._taken.add(key)
        self._withdraw()
        sheet.fill_known(told, MARK, code)
        self._asked = self._typed()
        sheet.go_on()
