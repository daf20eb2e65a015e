"""What may be done with a case: one prominent next step (F8), the other moves quietly below."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from counter.errors import CounterError
from counter.queue.card import CaseCard, MoveOffer
from counter.text import Text
from ui.kit.arrange import vertical
from ui.kit.label import FaultLine
from ui.kit.press import Press
from ui.kit.workbench import Workbench

_BESIDE = 3  # other moves in a row
Work = Callable[[], Any]


class CaseMoves(QWidget):
    """Keys made anew with each card; `work_of` tells what the press of one does."""

    def __init__(
        self, bench: Workbench, work_of: Callable[[MoveOffer], Work | None],
        then: Callable[[Any], object], failed: Callable[[CounterError], object],
        line: FaultLine, parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._bench, self._work_of = bench, work_of
        self._then, self._failed, self._line = then, failed, line
        self._usual: MoveOffer | None = None
        self._next = Press(
            bench, Text("下一步", "Next"), "F8", work=self._next_work, then=then, failed=failed,
            owner=self, look="primary", line=line, name="next",
        )  # fmt: skip
        self._others = QGridLayout()
        self._others.setSpacing(4)
        self._others.setColumnStretch(_BESIDE, 1)
        self.setFocusProxy(self._next)
        vertical(self, self._next, self._others)

    @property
    def has_next(self) -> bool:
        """Whether there is a usual next step."""
        return self._usual is not None

    def show_card(self, card: CaseCard) -> None:
        """Show the moves of `card`."""
        self._usual = next((offer for offer in card.moves if offer.is_usual), None)
        self._next.setVisible(self.has_next)
        if self._usual is not None:
            self._next.set_title(self._usual.title)
        while self._others.count():
            item = self._others.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        others = [offer for offer in card.moves if offer is not self._usual]
        for number, offer in enumerate(others):
            key = self._quiet_key(offer)
            self._others.addWidget(key, *divmod(number, _BESIDE))
            key.show()

    def press_next(self) -> None:
        """F8: the next step."""
        self._next.press()

    def _next_work(self) -> Work | None:
        return self._work_of(self._usual) if self._usual is not None else None

    def _quiet_key(self, offer: MoveOffer) -> QWidget:
        return Press(
            self._bench, offer.title, "", work=lambda: self._work_of(offer), then=self._then,
            failed=self._failed, owner=self, look="quiet", line=self._line,
            name=f"move_{offer.code}",
        )  # fmt: skip
