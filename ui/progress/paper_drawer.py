"""The paper that an act has just made, beside the card: it prints by itself and is shown.

It lies over the list and not over the case; it takes no focus, and Esc or the next act moves on.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from counter.outbox import PaperJob
from counter.text import Text
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.label import Label
from ui.kit.press import Key
from ui.kit.workbench import Workbench
from ui.progress.paper_view import PaperView

WIDTH = 440
_EDGE = 12


class PaperDrawer(Surface):
    """A floating panel at the right edge of `over`."""

    closed = Signal()

    def __init__(self, bench: Workbench, over: QWidget) -> None:
        super().__init__(over)
        self._over, self._printing = over, bench.printing
        self.view = PaperView(bench, self)
        away = Key(Text("收起", "Put away"), "", self, look="quiet", name="drawer_close")

        away.clicked.connect(self.put_away)
        self.view.settled.connect(lambda _: self.put_away())
        over.installEventFilter(self)

        vertical(
            self,
            horizontal(
                None, Label(Text("刚生成的纸张", "The paper just made"), "caption"), None, away
            ),
            self.view,
            margin=16,
        ).setStretch(1, 1)
        self.hide()

    def show_job(self, job: PaperJob, *, prints: bool) -> None:
        """Show `job`; `prints`: send it to its printer at once, unless its kind is looked at
        first: then Ctrl+P does."""
        self._place()
        self.show()
        self.raise_()
        self.view.show_job(job)
        if prints and self._printing.choices.prints_at_once(job.kind):
            self.view.print_out()

    def put_away(self) -> None:
        """Hide, and forget the page."""
        if self.isVisible():
            self.hide()
            self.view.clear()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the edge when the window changes its size."""
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        height = self._over.height() - 2 * _EDGE
        width = min(WIDTH, self._over.width() - 2 * _EDGE)
        self.setGeometry(self._over.width() - width - _EDGE, _EDGE, width, height)
