"""证照: on a passport case's card, holder by holder: captured or not, on record or not, where now.

What is not on record yet is registered here, by scanning the zone of the booklet that was made.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from counter.casetypes import official_passport
from counter.desk import new_act
from counter.errors import CounterError
from counter.progress.custody import approvals, made
from counter.progress.custody.approvals import Approved
from counter.progress.custody.card import said
from counter.progress.custody.made import MadeCase, MadePiece
from counter.progress.custody.stock import Booklet
from counter.queue.card import CaseCard
from counter.rules import wording
from counter.text import Text
from counter.values.clerk import Right
from counter.values.identity import mask_name
from ui.kit.arrange import horizontal, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.press import Key
from ui.kit.workbench import Workbench
from ui.progress.custody.panels import BookletPanel, approval_panel
from ui.progress.panel import Inset
from ui.progress.panel_slot import PanelSlot

_TITLE = Text("证照", "Passports")
_ASKED = frozenset({"holder", "unit"})
_TRIP = Text("批件 {no}：{days} 天，{on} 出境", "Approval {no}: {days} {days:day|days} from {on}")
_NO_TRIP = Text("批件 {no} 还没有录入。", "Approval {no} is not on record.")
_NOT_HERE = Text("未登记", "not on record")


class CustodySection(Inset):
    """A line for each holder with what may be done for him; the approval above them."""

    def __init__(self, bench: Workbench, card: CaseCard, parent: QWidget | None = None) -> None:
        super().__init__(parent, "accent")
        self._bench, self._case_no = bench, card.row.case_no
        self._made: MadeCase | None = None
        self._may_keep = bench.desk.clerk.may(Right.KEEP_CUSTODY)
        self._lines = QWidget(self)
        self._fault = FaultLine(self, name="custody_section_fault")
        self._slot = PanelSlot()
        self._back = Key(Text("返回", "Back"), "", self, look="quiet", name="panel_back")
        self._back.clicked.connect(self.closed)
        self._slot.acted.connect(lambda _: self._on_done())
        self._slot.left.connect(self._slot.close)
        self._column = vertical(
            self, Label(_TITLE, "emphasis", self), self._lines, self._fault, self._slot,
            horizontal(None, None, self._back), margin=12,
        )  # fmt: skip
        self.setFocusProxy(self._back)
        self._look()

    def _look(self) -> None:
        desk, case_no = self._bench.desk, self._case_no

        def work() -> tuple[MadeCase, Approved | None]:
            seen = made.made(desk, case_no)
            return seen, approvals.approval(desk, seen.approval_no)

        self._bench.background.run(self, work, lambda found: self._on_found(*found), self._failed)

    def _failed(self, error: CounterError) -> None:
        self._fault.show_text(error.text)

    def _on_done(self) -> None:
        self._slot.close()
        self._bench.bulletin.look()
        self._look()

    def _on_found(self, seen: MadeCase, approved: Approved | None) -> None:
        if self._made is not None:
            self.revised.emit(seen.revision)
        self._made = seen
        lines = QWidget(self)
        column = vertical(lines, spacing=4)
        if seen.approval_no:
            column.addWidget(Label(_approval_words(seen, approved), "caption", lines, wraps=True))
            if self._may_keep:
                key = Key(Text("录入批件", "Record it") if approved is None else
                          Text("更改批件", "Change it"), "", lines, look="quiet",
                          name="record_approval")  # fmt: skip
                known = approved or Approved(
                    seen.approval_no, "mission", seen.unit,
                    persons=tuple(piece.holder for piece in seen.pieces),
                )  # fmt: skip
                key.clicked.connect(
                    lambda: self._slot.open(approval_panel(self._bench, self, known=known))
                )
                column.addLayout(horizontal(None, key, None))
        for piece in seen.pieces:
            column.addWidget(Label(_words(piece), "body", lines, wraps=True,
                                   name=f"holder.{piece.piece_no}"))  # fmt: skip
            keys = self._keys(piece, seen, lines)
            if keys:
                column.addLayout(horizontal(None, *keys, None))
        self._column.replaceWidget(self._lines, lines)
        lines.show()
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = lines
        first = next((key for key in lines.findChildren(Key)
                      if key.objectName().startswith("register")), None)  # fmt: skip
        (first or self._back).setFocus()

    def _keys(self, piece: MadePiece, seen: MadeCase, parent: QWidget) -> list[QWidget]:
        keys: list[QWidget] = []
        if piece.capture == "pending" and self._bench.desk.clerk.may(Right.ADVANCE):
            key = Key(Text("已采集", "Captured"), "", parent, name=f"captured.{piece.piece_no}")
            key.clicked.connect(partial(self._capture, piece.piece_no))
            keys.append(key)
        if not piece.custody_no and seen.may_register and self._may_keep:
            key = Key(Text("登记证照", "Register"), "", parent, name=f"register.{piece.piece_no}")
            key.clicked.connect(partial(self._register, piece))
            keys.append(key)
        return keys

    def _capture(self, piece_no: int, _: bool = False) -> None:
        if self._made is None:
            return
        desk, case_no, act = self._bench.desk, self._case_no, new_act()
        revision = self._made.revision
        self._bench.background.run(
            self, lambda: made.captured(desk, case_no, revision, piece_no, act),
            lambda _: self._on_done(), self._failed,
        )  # fmt: skip

    def _register(self, piece: MadePiece, _: bool = False) -> None:
        if self._made is None:
            return
        desk, case_no, act = self._bench.desk, self._case_no, new_act()
        seen = self._made

        def keep(booklet: Booklet) -> Callable[[], Any]:
            return lambda: made.register(
                desk, case_no, seen.revision, piece.piece_no, booklet, act
            )

        title = Text("登记证照：{holder}", "Register: {holder}").fill(holder=piece.holder)
        given = {"holder": piece.holder, "unit": seen.unit, "pinyin": piece.pinyin,
                 "kind": piece.kind or None}  # fmt: skip
        self._slot.open(
            BookletPanel(self._bench, title, keep, self, given=given, hidden=_ASKED)
        )


def _approval_words(seen: MadeCase, approved: Approved | None) -> Text:
    if approved is None:
        return _NO_TRIP.fill(no=seen.approval_no)
    on = "—" if approved.departs_on is None else approved.departs_on.isoformat()
    days = "—" if approved.days is None else approved.days
    return _TRIP.fill(no=approved.approval_no, days=days, on=on)


def _words(piece: MadePiece) -> Text:
    capture = wording.answer(official_passport.CAPTURE, piece.capture)
    state = _NOT_HERE if piece.card is None else said(piece.card.row)
    told = Text("{no}  {name}　{capture}　{state}", "{no}  {name}, {capture}, {state}")
    return told.fill(no=piece.piece_no, name=mask_name(piece.holder), capture=capture, state=state)
