"""上架: scan a place, then paper after paper; or a paper, then its place.

A place that was scanned first stays for the papers that follow. A paper that was scanned first
takes the next place for itself alone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from counter.desk import Desk, new_act
from counter.errors import CounterError
from counter.progress.shelving import places, shelve
from counter.progress.shelving.shelve import Lies, Met
from counter.text import Text
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.press import Key, Press
from ui.kit.table import Column, Table
from ui.kit.workbench import Workbench

_FIND = Text("扫货位或办件；也可输入货位、办件号、贴纸号",
             "Scan a place or a case; or type a place, a case or a sticker number")
_FIRST = Text("请先扫货位，再逐件扫描；或先扫办件，再扫它的货位。",
              "Scan a place, then its papers; or a paper, then its place.")
_NO_PLACES = Text("请主管按 Ctrl+4 设置货位、打印货位标签，贴到架上。",
                  "Let a supervisor declare places (Ctrl+4), print their labels and put them on "
                  "the shelves.")
_SCAN = Text("请扫货位", "Scan a place")
_NONE_YET = Text("还没有货位", "No place yet")
_NEXT = Text("放到这里：逐件扫描。Esc 换货位。", "Scan what goes here. Esc: another place.")
_WHERE = Text("请扫 {no} 的货位。Esc 取消。", "Scan the place for {no}. Esc: never mind.")
_PUT = Text("{no} {applicant} → {place}", "{no} {applicant} → {place}")
_MOVED = Text("{no} {applicant}：{before} → {place}", "{no} {applicant}: {before} → {place}")
_OFF = Text("{no} 已从 {before} 下架", "{no} taken off {before}")
_BY = {"pickup": Text("自取", "collect"), "post": Text("邮寄", "post")}


def _delivery(row: Lies) -> str:
    return say(_BY.get(row.delivery, Text.same("—")))


_WAITING = (
    Column(Text("办结", "Ready"), lambda row: f"{row.ready_on:%m-%d}", 64, role="muted"),
    Column(Text("办件号", "Case"), lambda row: row.case_no, 156, role="strong"),
    Column(Text("申请人", "Applicant"), lambda row: row.applicant),
    Column(Text("去向", "Leaves by"), _delivery, 72),
)
_LYING = (
    Column(Text("货位", "Place"), lambda row: row.place, 96, role="strong"),
    Column(Text("办件号", "Case"), lambda row: row.case_no, 156),
    Column(Text("申请人", "Applicant"), lambda row: row.applicant),
    Column(Text("去向", "Leaves by"), _delivery, 72),
)


class ShelveView(QWidget):
    """What is in the hand at the top; what waits at the left, what lies there at the right."""

    changed = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._place = self._case = ""
        self._has_places = True

        # Parts
        top = Surface(self)
        self._now = Label("", "figure", top, name="shelf_now")
        self._told = Label(_FIRST, "muted", top, wraps=True, name="shelf_told")
        self.scan = QLineEdit(top)
        self._done = Label("", "good", top, wraps=True, name="shelf_done")
        self._fault = FaultLine(top, name="shelf_fault")
        self.waiting = Table(
            _WAITING, lambda row: row.case_no, self, name="shelf_waiting", is_compact=True,
            title=Text("待上架", "To shelve"),
            empty=Text("没有等待上架的办件。", "Nothing waits to be put onto the shelf."),
        )  # fmt: skip
        self.lying = Table(
            _LYING, lambda row: row.case_no, self, name="shelf_lying", is_compact=True,
            title=Text("在架", "On the shelf"),
            empty=Text("架上还没有东西。", "Nothing lies there."),
        )  # fmt: skip
        self._waits = Label("", "emphasis", self, name="shelf_waits")
        self._lies = Label("", "emphasis", self, name="shelf_lies")
        self.off = Press(
            bench, Text("下架", "Take off"), "Ctrl+D", work=self._taking_off, then=self._on_off,
            owner=self, line=self._fault, look="quiet", name="shelf_off",
        )  # fmt: skip
        self._drop_key = Key(
            Text("换货位", "Another place"), "Esc", self, look="quiet", name="shelf_drop"
        )

        # Wiring
        self.scan.returnPressed.connect(self._on_typed)
        self.waiting.opened.connect(lambda row: self.take(Met("case", row.case_no)))
        self._drop_key.clicked.connect(self._drop)

        # Put together
        self.scan.setObjectName("shelf_scan")
        self.scan.setPlaceholderText(say(_FIND))
        self.scan.setAccessibleName(say(_FIND))
        vertical(
            top, horizontal(None, self._now, None, self._drop_key), self._told, self.scan,
            self._done, self._fault, spacing=8, margin=16,
        )  # fmt: skip
        self._waits.setMinimumHeight(self.off.sizeHint().height())  # the lists begin alike
        left = vertical(None, self._waits, self.waiting, spacing=8)
        right = vertical(None, horizontal(None, self._lies, None, self.off), self.lying, spacing=8)
        lists = horizontal(None, left, right, spacing=16)
        lists.setStretch(0, 1)
        lists.setStretch(1, 1)
        vertical(self, top, lists, spacing=16).setStretch(1, 1)
        self.setFocusProxy(self.scan)

    def refresh(self) -> None:
        """Ask what waits and what lies on the shelves."""
        desk, part = self._bench.desk, self._place
        self._bench.background.run(
            self, lambda: _lists(desk, part), lambda found: self._on_found(part, *found),
            self._failed,
        )  # fmt: skip

    def take(self, met: Met) -> None:
        """A case or a place was scanned."""
        self._fault.show_text("")
        self._done.show_text("")
        if met.kind == "place":
            if self._case:
                self._shelve(self._case, met.number)
            else:
                self._place = met.number
                self.refresh()
        elif self._place:
            self._shelve(met.number, self._place)
        else:
            self._case = met.number
        self._tell()

    def _shelve(self, case_no: str, place: str) -> None:
        desk, act = self._bench.desk, new_act()
        self._bench.background.run(
            self, lambda: shelve.shelve(desk, case_no, place, act), self._on_shelved, self._failed
        )

    def _on_shelved(self, row: Lies) -> None:
        if self._case == row.case_no:
            self._case = ""
        told = _MOVED if row.before and row.before != row.place else _PUT
        self._done.show_text(
            told.fill(no=row.case_no, applicant=row.applicant, before=row.before, place=row.place)
        )
        self._tell()
        self._bench.bulletin.look()
        self.refresh()

    def _drop(self) -> None:
        """Nothing is in the hand any more."""
        self._place = self._case = ""
        self._fault.show_text("")
        self._tell()
        self.refresh()
        self.scan.setFocus()

    def _tell(self) -> None:
        nothing = _SCAN if self._has_places else _NONE_YET
        self._now.show_text(self._place or self._case or say(nothing))
        self._drop_key.setVisible(bool(self._place or self._case))
        if self._case:
            self._told.show_text(_WHERE.fill(no=self._case))
        elif self._place:
            self._told.show_text(_NEXT)
        else:
            self._told.show_text(_FIRST if self._has_places else _NO_PLACES)

    def _on_typed(self) -> None:
        typed = self.scan.text().strip()
        if not typed:
            return
        self.scan.clear()
        desk = self._bench.desk
        self._bench.background.run(
            self, lambda: shelve.meet(desk, typed), self.take, self._failed
        )

    def _on_found(
        self, part: str, waiting: tuple[Lies, ...], lying: tuple[Lies, ...], has_places: bool
    ) -> None:
        if part != self._place:
            return
        self._has_places = has_places
        self._waits.show_text(Text("待上架 {n} 件", "{n} to shelve").fill(n=len(waiting)))
        where = Text("在架 {n} 件", "{n} on the shelves")
        if part:
            where = Text("{place} 在架 {n} 件", "{n} in {place}")
        self._lies.show_text(where.fill(n=len(lying), place=part))
        self.waiting.show_rows(waiting)
        self.lying.show_rows(lying)
        self.off.allow(bool(lying))
        self._tell()
        self.changed.emit()

    def _taking_off(self) -> Callable[[], Any] | None:
        row = self.lying.current()
        if row is None:
            return None
        desk, act, no = self._bench.desk, new_act(), row.case_no
        return lambda: shelve.take_off(desk, no, act)

    def _on_off(self, row: Lies) -> None:
        self._done.show_text(_OFF.fill(no=row.case_no, before=row.before))
        self.refresh()

    def _failed(self, error: CounterError) -> None:
        QApplication.beep()
        self._done.show_text("")
        self._fault.show_text(error.text)


def _lists(desk: Desk, part: str) -> tuple[tuple[Lies, ...], tuple[Lies, ...], bool]:
    return shelve.waiting(desk), shelve.lying(desk, part), bool(places.listed(desk))
