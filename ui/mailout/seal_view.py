"""封口核对: scan the paper, the label and the waybill, in any order; all three agree: sealed.

No key is needed: the third scan seals, and the next scan begins the next envelope. A wrong one
sounds otherwise and turns the window red.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from counter.desk import new_act
from counter.errors import CounterError, Refused
from counter.mailout import envelope, sealing
from counter.mailout.envelope import EnvelopeCard
from counter.mailout.lock import Lock, Scan, WrongScan
from counter.text import Text
from ui.kit import sound
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.attempts import Attempts
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.press import Key
from ui.kit.table import Table
from ui.kit.workbench import Workbench
from ui.mailout.columns import ENVELOPE_COLUMNS
from ui.mailout.lock_panel import LockPanel
from ui.mailout.wrong_screen import WrongScreen

LONG = 24  # digits of a tag; a shorter code is a waybill or a number
_FIELD = Text("扫描或输入编号后按 Enter", "Scan, or type a number and press Enter")
_COUNTED = Text("已封 {sealed}／{all}，待核对 {left}", "Sealed {sealed} of {all}, {left} to check")
_DONE = Text("✓ {no} 已封　{receiver}　运单 {waybill}",
             "✓ {no} sealed, {receiver}, waybill {waybill}")  # fmt: skip
_ALL = Text("全部封好。请到“3 交寄与回执”打印交寄清单（Ctrl+3）。",
            "All sealed. Print the manifest under 3 Hand over (Ctrl+3).")  # fmt: skip
_NEXT = Text("请逐个扫描右侧待核对的信封。", "Scan the envelopes at the right, one by one.")
_NONE = Text("没有等待核对的信封。请先装封（Ctrl+1）。",
             "No envelope waits to be checked. Pack some first (Ctrl+1).")  # fmt: skip
_AGAIN = Text("已扫过，继续扫描其余的。", "Scanned before; go on with the rest.")
_GONE = Text("信封 {no} 的状态已被其他窗口改动，请重新扫描。",
             "Another window changed envelope {no}. Scan it anew.")  # fmt: skip


class SealView(QWidget):
    """The second view of the mail room: at the left the envelope in hand, at the right all."""

    elsewhere = Signal(str)
    """A tag of something else was scanned while no envelope is in hand: another place has it."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        self._lock, self._texts = Lock(), tuple[str, ...]()
        self._red: WrongScreen | None = None

        # Parts
        self._panel = LockPanel(self)
        self._field = QLineEdit(self)
        self._line = FaultLine(self, name="seal-fault")
        self._done = Label("", "good", self, name="seal-done", wraps=True)
        self._next = Label(_NEXT, "muted", self, name="seal-next", wraps=True)
        self._drop = Key(Text("放下，重新开始", "Put it down"), "Esc", self, look="quiet",
                         name="seal-drop")  # fmt: skip
        self._counted = Label("", "emphasis", self, name="seal-counted")
        self._envelopes = Table(
            ENVELOPE_COLUMNS, lambda card: card.envelope_no, self, name="to-seal",
            title=Text("信封", "Envelopes"), empty=_NONE,
        )  # fmt: skip
        self.setFocusProxy(self._field)

        # Wiring
        self._field.returnPressed.connect(self._on_typed)
        self._drop.clicked.connect(self._put_down)
        bench.bulletin.on("*", self._on_news, self)

        # Put together
        self._field.setObjectName("seal-scan")
        self._field.setPlaceholderText(say(_FIELD))
        self._field.setAccessibleName(say(_FIELD))
        left, right = Surface(self), Surface(self)
        foot = horizontal(None, self._next, self._drop)
        foot.setStretch(0, 1)
        vertical(
            left, self._panel, self._field, self._line, self._done, None,
            foot, spacing=12, margin=16,
        )  # fmt: skip
        vertical(right, self._counted, self._envelopes, spacing=12, margin=16).setStretch(1, 1)
        row = horizontal(self, left, right, spacing=16)
        row.setStretch(0, 1)
        row.setStretch(1, 1)
        self._show()

    def refresh(self) -> None:
        """Ask anew which envelopes stand here."""
        desk = self._bench.desk
        self._bench.background.run(self, lambda: envelope.open_envelopes(desk), self._on_looked)

    def take_scan(self, digits: str) -> None:
        """A code from the scanner; while the screen is red it only sounds wrong again."""
        if self._red is not None:
            sound.play("wrong")
            return
        desk = self._bench.desk
        self._bench.background.run(
            self, lambda: sealing.look_up(desk, digits), partial(self._on_scanned, digits),
            self._say,
        )  # fmt: skip

    def showEvent(self, event: QShowEvent) -> None:
        """The first wrong scan must be heard at once."""
        super().showEvent(event)
        sound.get_ready()

    def hideEvent(self, event: QHideEvent) -> None:
        """The window was locked: nothing of it stays in front."""
        super().hideEvent(event)
        if self._red is not None:
            self._red.leave()

    def _on_typed(self) -> None:
        text = self._field.text().strip()
        if text:
            self.take_scan(text)

    def _on_scanned(self, text: str, scan: Scan) -> None:
        self._line.show_text("")
        try:
            lock = self._lock.take(scan)
        except WrongScan as wrong:
            self._on_wrong(text, wrong)
            return
        except Refused as refused:
            if scan.kind == "unknown" and text.isdigit() and len(text) >= LONG:
                self.elsewhere.emit(text)
            else:
                self._say(refused)
            return
        self._field.clear()
        self._done.show_text(say(_AGAIN) if lock == self._lock else "")
        self._lock = lock
        self._texts = tuple(dict.fromkeys((*self._texts, text)))
        self._show()
        if lock.is_complete and lock.waiting is not None:
            self._seal(lock.waiting.envelope_no)

    def _seal(self, envelope_no: str) -> None:
        desk, scans = self._bench.desk, self._texts
        act = self._attempts.act("seal", envelope_no, scans)
        self._start_over()  # the next scan belongs to the next envelope, also while this is written
        self._bench.background.run(
            self, lambda: sealing.seal(desk, envelope_no, scans, act),
            partial(self._on_sealed, scans), self._say,
        )  # fmt: skip

    def _on_sealed(self, scans: tuple[str, ...], card: EnvelopeCard) -> None:
        self._attempts.done("seal", card.envelope_no, scans)
        sound.play("right")
        self._done.show_text(
            _DONE.fill(no=card.envelope_no, receiver=card.receiver_masked, waybill=card.waybill)
        )
        self._bench.bulletin.look()
        self.refresh()

    def _on_wrong(self, text: str, wrong: WrongScan) -> None:
        sound.play("wrong")
        self._field.clear()
        self._red = WrongScreen(self, wrong)
        self._red.closed.connect(self._on_red_gone)
        desk, number, act = self._bench.desk, wrong.expected.envelope_no, new_act()
        self._bench.background.run(
            self, lambda: sealing.note_wrong(desk, number, text, act), None, self._say
        )

    def _on_red_gone(self) -> None:
        self._red = None
        self._field.setFocus()

    def _say(self, error: CounterError) -> None:
        sound.play("wrong")
        self._done.show_text("")
        self._line.show_text(error.text)
        self._field.selectAll()

    def _put_down(self) -> None:
        self._start_over()
        self._line.show_text("")
        self._done.show_text("")
        self._field.clear()
        self._field.setFocus()

    def _start_over(self) -> None:
        self._lock, self._texts = Lock(), ()
        self._show()

    def _show(self) -> None:
        self._panel.show_lock(self._lock)
        self._drop.setVisible(self._lock.waiting is not None)

    def _on_news(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_looked(self, cards: tuple[EnvelopeCard, ...]) -> None:
        self._envelopes.show_rows(sorted(cards, key=lambda card: card.state == "sealed"))
        sealed = sum(card.state == "sealed" for card in cards)
        self._counted.show_text(
            _COUNTED.fill(sealed=sealed, all=len(cards), left=len(cards) - sealed)
        )
        self._next.show_text(_NONE if not cards else _NEXT if sealed < len(cards) else _ALL)
        its = self._lock.waiting
        if its is not None and not any(
            card.envelope_no == its.envelope_no and card.state == "bound" for card in cards
        ):
            self._start_over()
            self._line.show_text(_GONE.fill(no=its.envelope_no))
