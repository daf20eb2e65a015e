"""改地址 and 地址单: what the mail room does with a whole address, each look on record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.casetypes.conditions import ALWAYS
from counter.mailout import address
from counter.mailout.address import PostAddress
from counter.mailout.returns import CORRECTED
from counter.outbox import PaperJob
from counter.text import Text
from ui.kit.arrange import horizontal
from ui.kit.attempts import Attempts
from ui.kit.label import FaultLine
from ui.kit.paperwork import print_out
from ui.kit.press import Press
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

_TITLE = Text("改地址", "Change the address")
_ASKED = tuple(replace(question, when=ALWAYS) for question in CORRECTED)
_SAVE = Text("保存", "Save")
_CHANGED = Text("{n} 件的收件地址已改", "{n} {n:case goes|cases go} to another address now")


class AddressPanel(QWidget):
    """Two keys: `cases` are those under the hand, `envelope` the one that is chosen.

    `changed`: cases go elsewhere now, so the lists are to be asked anew.
    """

    changed = Signal()

    def __init__(
        self,
        bench: Workbench,
        cases: Callable[[], tuple[str, ...]],
        envelope: Callable[[], str],
        line: FaultLine,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._bench, self._attempts, self._line = bench, Attempts(), line
        self._cases, self._envelope = cases, envelope
        self._what: tuple[str, ...] = ()

        # Parts
        self.change = Press(
            bench, _TITLE, "Ctrl+E", work=self._looking, then=self._on_seen, owner=self,
            look="quiet", name="readdress", line=line,
        )  # fmt: skip
        self.slip = Press(
            bench, Text("打印地址单", "Print the address slip"), "", work=self._slipping,
            then=self._on_slip, owner=self, look="quiet", name="address-slip", line=line,
        )  # fmt: skip

        # Put together
        horizontal(self, self.change, self.slip, None)

    def _looking(self) -> Callable[[], PostAddress]:
        self._what = self._cases()
        act = self._attempts.act("look", self._what)
        desk, what = self._bench.desk, self._what
        return lambda: address.address_of(desk, what, act)

    def _on_seen(self, seen: PostAddress) -> None:
        self._attempts.done("look", self._what)
        told = self._bench.ask.answers(
            self, _TITLE, _ASKED, today=self._bench.desk.today, yes=_SAVE,
            initial=seen.answers,
        )  # fmt: skip
        if told is not None and told != seen.answers:
            self._save(seen, told)

    def _save(self, seen: PostAddress, told: dict[str, Any]) -> None:
        act, desk = self._attempts.act("readdress", seen, str(told)), self._bench.desk

        def saved(cases: tuple[str, ...]) -> None:
            self._attempts.done("readdress", seen, str(told))
            toast(self, _CHANGED.fill(n=len(cases)))
            self.changed.emit()

        self._bench.background.run(
            self, lambda: address.readdress(desk, seen, told, act), saved,
            lambda error: self._line.show_text(error.text),
        )  # fmt: skip

    def _slipping(self) -> Callable[[], PaperJob]:
        envelope_no = self._envelope()
        act, desk = self._attempts.act("slip", envelope_no), self._bench.desk
        self._what = (envelope_no,)
        return lambda: address.address_slip(desk, envelope_no, act)

    def _on_slip(self, job: PaperJob) -> None:
        self._attempts.done("slip", *self._what)
        print_out(self._bench, job, self, self._line)
