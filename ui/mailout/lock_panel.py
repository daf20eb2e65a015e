"""The envelope in hand: three signs (paper, label, waybill), each waiting or agreed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.mailout.lock import KINDS, Kind, Lock
from counter.text import Text
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.label import Label
from ui.kit.language import say

_NOTHING = Text("扫描任意一个：结果或回执、标签、运单", "Scan any of the three to begin")
_HAND = Text("信封 {no}　{receiver}　{pieces} 件",
             "Envelope {no}, {receiver}, {pieces} {pieces:piece|pieces}")  # fmt: skip
_WAITS, _AGREED = Text("○ 待扫描", "○ to scan"), Text("✓ 相符", "✓ agrees")
_PART = Text("○ 已扫 {done}／{all}", "○ {done} of {all}")
_MOST = 6  # cases that are named; a larger envelope tells the number


def heading(kind: Kind) -> str:
    """What a kind of scan is called at the head of a sign."""
    words = say(KINDS[kind])
    return words[:1].upper() + words[1:]


class Sign(Surface):
    """One of the three; `show_state` says whether it has been scanned."""

    def __init__(self, kind: Kind, parent: QWidget) -> None:
        super().__init__(parent, "quiet")
        self.state = Label(_WAITS, "title", self, name=f"sign-{kind}")
        self.detail = Label("", "muted", self, name=f"sign-{kind}-detail", wraps=True)
        vertical(
            self, Label(heading(kind), "emphasis", self), self.state, self.detail, None,
            spacing=4, margin=12,
        )  # fmt: skip
        self.setMinimumHeight(132)

    def show_state(self, state: Text, detail: str, is_agreed: bool) -> None:
        """A tick and a frame of its own once it agrees."""
        self.state.show_text(state)
        self.detail.show_text(detail)
        look = "accent" if is_agreed else "quiet"
        if self.property("surface") != look:
            self.setProperty("surface", look)
            self.style().unpolish(self)
            self.style().polish(self)


class LockPanel(QWidget):
    """Which envelope is in hand, and what it still waits for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.head = Label(_NOTHING, "title", self, name="in-hand")
        self._paper = Sign("paper", self)
        self._label = Sign("label", self)
        self._waybill = Sign("waybill", self)
        row = horizontal(None, self._paper, self._label, self._waybill, spacing=12)
        for at in range(3):
            row.setStretch(at, 1)
        vertical(self, self.head, row, spacing=12)

    def show_lock(self, lock: Lock) -> None:
        """What has been scanned so far."""
        its = lock.waiting
        if its is None:
            self.head.show_text(_NOTHING)
            for sign in (self._paper, self._label, self._waybill):
                sign.show_state(_WAITS, "", False)
            return
        self.head.show_text(
            _HAND.fill(no=its.envelope_no, receiver=its.receiver_masked, pieces=its.pieces)
        )
        left = lock.missing_cases
        state = _AGREED if not left else _WAITS
        if left and lock.cases:
            state = _PART.fill(done=len(lock.cases), all=len(its.case_nos))
        named = left[:_MOST] if left else its.case_nos[:_MOST]
        more = say(Text("等", "…")) if len(left or its.case_nos) > _MOST else ""
        self._paper.show_state(state, "\n".join(named) + more, not left)
        self._label.show_state(_AGREED if lock.has_label else _WAITS, its.envelope_no,
                               lock.has_label)  # fmt: skip
        self._waybill.show_state(_AGREED if lock.has_waybill else _WAITS, its.waybill,
                                 lock.has_waybill)  # fmt: skip
