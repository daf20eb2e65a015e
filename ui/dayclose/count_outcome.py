"""What a saved count came to: expected, counted, difference; and why, where it differs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from counter.dayclose.shift import counting
from counter.dayclose.shift.figures import MethodCount, ShiftCard
from counter.text import Text
from counter.values.money import Money
from ui.kit.arrange import horizontal, vertical
from ui.kit.attempts import Attempts
from ui.kit.label import Label
from ui.kit.language import say
from ui.kit.press import Key, Press
from ui.kit.table import COMPACT_ROW, Column, Table
from ui.kit.workbench import Workbench

_DIFFERS = Text(
    "▲ 差额 {sum}：请重新清点，或写明原因", "▲ It differs by {sum}: count again, or say why"
)
_WHY = Text("差额的原因", "Why it differs")


def _signed(amount: Money) -> str:
    return f"+{amount}" if amount > Money(0) else str(amount)


_LINES = (
    Column(Text("方式", "Method"), lambda line: say(line.title), 0, role="strong"),
    Column(Text("应有", "Expected"), lambda line: str(line.expected), 120, role="number"),
    Column(Text("清点", "Counted"), lambda line: str(line.counted), 120, role="number"),
    Column(Text("差额", "Difference"), lambda line: _signed(line.difference), 120, role="number"),
)


class CountOutcome(QWidget):
    """Shown in the place of the count once it is saved and differs."""

    again = Signal(object)
    settled = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        self._card: ShiftCard | None = None
        self._told = Label("", "warning", self, name="count-differs")
        self._lines = Table(
            _LINES, _key, self, name="count-lines", is_compact=True,
            title=Text("清点结果", "What the count came to"),
        )  # fmt: skip
        self._reason = QLineEdit(self)
        self._explain = Press(
            bench, Text("说明并交班", "Say why and settle"), "Ctrl+Enter", work=self._explaining,
            then=self._on_explained, owner=self, look="primary", name="explain-count",
        )  # fmt: skip
        self._again = Key(Text("重新清点", "Count again"), "Ctrl+R", self, name="count-again")

        self._reason.returnPressed.connect(self._explain.press)
        self._again.clicked.connect(lambda: self.again.emit(self._card))

        self._reason.setObjectName("count-reason")
        self._reason.setAccessibleName(say(_WHY))
        self._reason.setPlaceholderText(say(_WHY))
        self._reason.setMaxLength(200)
        vertical(
            self, self._told, self._lines, self._reason,
            horizontal(None, self._explain, self._again, None), spacing=12,
        )  # fmt: skip

    def show_card(self, card: ShiftCard) -> None:
        """The last count of `card`."""
        last = card.last
        if last is None:
            return
        self._card = card
        self._told.show_text(_DIFFERS.fill(sum=_signed(last.difference)))
        self._lines.show_rows(last.lines)
        self._lines.setFixedHeight(COMPACT_ROW * (1 + len(last.lines)) + 2)
        self._reason.clear()
        self.show()
        self._reason.setFocus()

    def _explaining(self) -> Callable[[], ShiftCard] | None:
        card, reason = self._card, self._reason.text()
        if card is None:
            return None
        act = self._attempts.act("explain", (card.id, len(card.counts), reason))
        return lambda: counting.explain(self._bench.desk, card.id, reason, act)

    def _on_explained(self, card: ShiftCard) -> None:
        self.settled.emit(card)


def _key(line: MethodCount) -> str:
    return line.method
