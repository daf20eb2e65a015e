"""The mail room in three views, in the order of the work: pack, seal, hand over.

Ctrl+1, Ctrl+2 and Ctrl+3 go to them. A view is made when it is first looked at.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.casetypes.vocabulary import Choice, Question
from counter.mailout import sealing
from counter.mailout.lock import Scan
from counter.text import Text
from ui.kit.arrange import vertical
from ui.kit.segments import Segments
from ui.kit.workbench import Workbench
from ui.mailout.handover_view import HandoverView
from ui.mailout.pack_view import PackView
from ui.mailout.seal_view import SealView

View = PackView | SealView | HandoverView
PACK, SEAL, HAND_OVER = "pack", "seal", "handover"
_VIEWS: tuple[tuple[str, Text, Callable[[Workbench, QWidget], View]], ...] = (
    (PACK, Text("1 装封", "1 Pack"), PackView),
    (SEAL, Text("2 封口核对", "2 Seal"), SealView),
    (HAND_OVER, Text("3 交寄与回执", "3 Hand over"), HandoverView),
)
_WAITS_AT = {"labelled": PACK, "void": SEAL, "bound": SEAL, "sealed": SEAL}
_WHERE = Question(
    "mailroom", Text("邮寄步骤", "Step"), "choice",
    choices=tuple(Choice(code, title) for code, title, _ in _VIEWS), default=PACK,
)  # fmt: skip


class MailoutPage(QWidget):
    """Envelopes from the ready cases to the carrier."""

    elsewhere = Signal(str)
    """Digits that were scanned here and belong to another place."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._views: dict[str, View] = {}

        # Parts
        self._steps = Segments(_WHERE, self)
        self._stack = QStackedWidget(self)

        # Wiring
        self._steps.changed.connect(self._on_step)
        self._steps.entered.connect(lambda: self.view.setFocus())
        for number, (code, _, _) in enumerate(_VIEWS, start=1):
            key = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            key.activated.connect(lambda code=code: self.show_view(code))

        # Put together
        column = vertical(self, self._steps, self._stack, spacing=12, margin=16)
        column.setStretch(1, 1)
        self._put_up(PACK)

    @property
    def view(self) -> View:
        """The view that is shown."""
        return self._views[str(self._steps.answer())]

    def refresh(self) -> None:
        """Let the view that is shown ask anew."""
        self.view.refresh()

    def show_view(self, code: str) -> View:
        """Go to a view, with the hand in it."""
        self._steps.set_answer(code)
        self.view.setFocus()
        return self.view

    def take_scan(self, digits: str) -> bool:
        """A scan while this page is shown; False where the view leaves scans to the window."""
        view = self.view
        if isinstance(view, PackView):
            return False
        view.take_scan(digits)
        return True

    def show_envelope(self, envelope_no: str) -> None:
        """A label was scanned elsewhere: go to what its envelope waits for."""
        desk = self._bench.desk
        self._bench.background.run(
            self, lambda: sealing.look_up(desk, envelope_no), self._on_envelope
        )

    def show_manifest(self, manifest_no: str) -> None:
        """A manifest was scanned: the list of them, this one chosen."""
        view = self.show_view(HAND_OVER)
        if isinstance(view, HandoverView):
            view.choose_manifest(manifest_no)

    def _on_envelope(self, scan: Scan) -> None:
        if scan.envelope is None:
            return
        number, state = scan.envelope.envelope_no, scan.envelope.state
        code = _WAITS_AT.get(state, HAND_OVER)
        if state == "bound" and isinstance(self.view, PackView) and self.isVisible():
            code = PACK  # another waybill may be meant
        view = self.show_view(code)
        if isinstance(view, PackView):
            view.show_envelope(number)
        else:
            view.take_scan(number)

    def _on_step(self) -> None:
        self._put_up(str(self._steps.answer()))
        self.refresh()

    def _put_up(self, code: str) -> None:
        if code not in self._views:
            make = next(make for known, _, make in _VIEWS if known == code)
            self._views[code] = made = make(self._bench, self)
            if isinstance(made, SealView):
                made.elsewhere.connect(self.elsewhere)
            self._stack.addWidget(made)
        self._stack.setCurrentWidget(self._views[code])
        self.setFocusProxy(self._views[code])
