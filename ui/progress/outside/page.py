"""The outside page: at the left what waits to go to embassies, at the right what is there.

A receipt that is scanned here ticks the pieces of its case as back; the code of a list chooses its
consignment.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.progress.consignment.contents import OutsideRow, carrying, outside
from counter.progress.consignment.ready import ReadyGroup, ready_to_send
from ui.kit.arrange import horizontal
from ui.kit.workbench import Workbench
from ui.progress.outside.batch import Batch
from ui.progress.outside.returns import Returns

_SETTLED = 20  # of the consignments that are back, the last ones stay in sight


class OutsidePage(QWidget):
    """Batches out and back. `case_wanted`: a receipt was scanned whose case is not outside."""

    case_wanted = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._batch = Batch(bench, self)
        self._returns = Returns(bench, self)
        self.setFocusProxy(self._batch)

        self._batch.sent.connect(self._returns.wait_for)
        self._returns.changed.connect(self.refresh)
        bench.bulletin.on("*", self._on_news, self)

        row = horizontal(self, self._batch, self._returns, spacing=16, margin=16)
        row.setStretch(0, 4)
        row.setStretch(1, 5)

    def refresh(self) -> None:
        """Ask anew what waits and what is outside."""
        desk = self._bench.desk
        self._bench.background.run(
            self, lambda: (ready_to_send(desk), outside(desk, _SETTLED)), self._on_looked
        )

    def show_consignment(self, consignment_no: str) -> None:
        """Choose a consignment (its list was scanned)."""
        self._returns.wait_for(consignment_no)

    def take_case(self, case_no: str) -> None:
        """A receipt was scanned: tick the pieces that are back, or say whose case it is."""
        desk = self._bench.desk
        self._bench.background.run(
            self,
            lambda: carrying(desk, case_no),
            lambda number: self._on_carrying(number, case_no),
        )

    def _on_carrying(self, consignment_no: str, case_no: str) -> None:
        if consignment_no:
            self._returns.wait_for(consignment_no, case_no)
        else:
            self.case_wanted.emit(case_no)

    def _on_looked(self, seen: tuple[tuple[ReadyGroup, ...], tuple[OutsideRow, ...]]) -> None:
        self._batch.show_groups(seen[0])
        self._returns.show_batches(seen[1])

    def _on_news(self) -> None:
        """Something happened in the hall; a page that nobody sees need not ask."""
        if self.isVisible():
            self.refresh()
