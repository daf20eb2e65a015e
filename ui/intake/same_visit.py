"""同一来访: the same person has another case; the next form begins with him, under one visit."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.casetypes.register import by_letters
from counter.desk import new_act
from counter.intake import visit
from counter.intake.application import Application
from counter.outbox import PaperJob
from counter.text import Text
from ui.kit.arrange import horizontal, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.press import Key, Press
from ui.kit.workbench import Workbench

_ASK = Text("{no} 已办好。", "{no} is filed.")
_ON = Text("同一来访（与 {no} 一起）：请选事项，人员和领取方式照上一件。",
           "The same visit (with {no}): choose the kind; people and delivery as before.")


class SameVisit(QWidget):
    """Two keys under the kinds: another case of this visitor, and one receipt for all of them.

    `drawn`: the total receipt, to be printed and shown.
    """

    drawn = Signal(object)
    wanted = Signal()

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = bench
        self._held: dict[str, Application] = {}  # by their acts, until they are filed
        self._last, self._answers = "", dict[str, object]()
        self._count = 0
        self._is_on = False
        self._act = new_act()
        self._told = Label("", "caption", self, name="same-visit-told", wraps=True)
        self._line = FaultLine(self, name="same-visit-fault")
        self._more = Key(
            Text("同一来访再办一件", "Another case, same visit"), "Ctrl+N", self, name="same-visit"
        )
        self._one = Press(
            bench, Text("一张总回执", "One receipt"), "Ctrl+T", work=self._drawing,
            then=self._on_drawn, owner=self, line=self._line, name="one-receipt",
        )  # fmt: skip
        self._more.clicked.connect(self._on_more)
        vertical(
            self, self._told, self._line, horizontal(None, self._more, self._one, None), spacing=4
        )
        self.hide()

    def hold(self, application: Application) -> None:
        """This is being sent to the books; what it says is wanted if it is followed by another."""
        self._held = {application.act: application}

    def filed(self, act: str, case_no: str) -> None:
        """It is in the books: from now on another case may join it."""
        application = self._held.pop(act, None)
        if application is None:
            return
        self._count = self._count + 1 if application.beside else 1
        self._last, self._is_on = case_no, False
        self._act = new_act()
        self._answers = _to_carry(application)
        self._told.show_text(_ASK.fill(no=case_no))
        self._one.setVisible(self._count > 1)
        self.show()

    def begin(self) -> tuple[str, Mapping[str, object]]:
        """A form is opened: the case that it stands beside and what is carried on, or nothing.

        Whoever is served now, the key is gone until his case is filed.
        """
        is_on, self._is_on = self._is_on, False
        self.hide()
        if not is_on:
            self._count = 0
            return "", {}
        return self._last, self._answers

    def _on_more(self) -> None:
        self._is_on = True
        self._told.show_text(_ON.fill(no=self._last))
        self.wanted.emit()

    def _drawing(self) -> Callable[[], PaperJob]:
        desk, last, act = self._bench.desk, self._last, self._act
        return lambda: visit.one_receipt(desk, last, act)

    def _on_drawn(self, job: PaperJob) -> None:
        self._one.hide()
        self.drawn.emit(job)


def _to_carry(application: Application) -> dict[str, object]:
    """Who it was and how the result leaves."""
    kind = by_letters(application.letters)
    codes = {question.code for group in ("who", "delivery") for question in kind.asked(group)}
    return {code: answer for code, answer in application.answers.items() if code in codes}
