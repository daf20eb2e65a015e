"""清点: what lies in a drawer is typed in, piece by piece; what should be there is nowhere.

Enter goes down the values. Only when the count is saved does the outcome come, and where it
differs, the question why.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from counter.dayclose.shift import counting
from counter.dayclose.shift.counted import CASH, DENOMINATIONS, Counted
from counter.dayclose.shift.figures import ShiftCard
from counter.errors import BadAnswers, Fault
from counter.text import Text
from counter.values.methods import METHODS
from counter.values.money import Money
from ui.dayclose.count_outcome import CountOutcome
from ui.kit.arrange import horizontal, vertical
from ui.kit.attempts import Attempts
from ui.kit.label import Label
from ui.kit.language import say
from ui.kit.press import Key, Press
from ui.kit.workbench import Workbench

_TITLE = Text("清点 {clerk} · 窗口 {window}", "Count {clerk}, window {window}")
_TOLD = Text(
    "备用金 {opening}，一起清点。保存后才显示应有金额。",
    "The float of {opening} is counted with the rest. What should be there is told afterwards.",
)
_YUAN = Text("{value} 元", "¥{value}")
_AMOUNT = Text("{method}应填金额，如 1250.00。", "{method}: an amount such as 1250.00.")
_AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_FIELD = 120


class CountForm(QWidget):
    """The count of one shift, then its outcome."""

    settled = Signal(object)
    """The shift is closed: its `ShiftCard`."""
    left = Signal()
    """The clerk goes back to the day without saving."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        self._card: ShiftCard | None = None

        self._title = Label("", "title", self, name="count-title")
        self._told = Label("", "muted", self, name="count-told", wraps=True)
        self._pieces = {
            value: self._field(f"count-{value}", "[0-9]{0,5}") for value in DENOMINATIONS
        }
        self._worth = {value: Label("", "body", self) for value in DENOMINATIONS}
        self._others = {
            method: self._field(f"count-{method}", r"-?[0-9]{0,9}(\.[0-9]{0,2})?")
            for method in METHODS
            if method != CASH
        }
        self._cash = Label("", "title", self, name="count-cash")
        self._whole = Label("", "title", self, name="count-whole")
        self._save = Press(
            bench, Text("保存清点", "Save the count"), "Ctrl+Enter", work=self._saving,
            then=self._on_saved, owner=self, look="primary", name="save-count",
        )  # fmt: skip
        self._back = Key(Text("返回", "Back"), "Esc", self, look="quiet", name="leave-count")
        self._outcome = CountOutcome(bench, self)

        self._back.clicked.connect(self.left)
        self._outcome.again.connect(lambda card: self.begin(card))
        self._outcome.settled.connect(self.settled)

        self._sheet = QWidget(self)
        vertical(self._sheet, self._grid(), horizontal(None, self._save, self._back, None),
                 spacing=16)  # fmt: skip
        vertical(self, self._title, self._told, self._sheet, self._outcome, None,
                 spacing=12, margin=16)  # fmt: skip
        self._outcome.hide()

    def begin(self, card: ShiftCard) -> None:
        """A fresh count of `card`; one that differs and waits for its reason shows that first."""
        is_other = self._card is None or self._card.id != card.id
        self._card = card
        self._title.show_text(_TITLE.fill(clerk=card.clerk, window=card.window))
        self._told.show_text(_TOLD.fill(opening=card.opening))
        if is_other or card.counts:
            for field in (*self._pieces.values(), *self._others.values()):
                field.clear()
        self._sum()
        self._outcome.hide()
        self._sheet.show()
        self._fields()[0].setFocus()

    def show_outcome(self, card: ShiftCard) -> None:
        """What the last count of `card` came to."""
        self._card = card
        self._title.show_text(_TITLE.fill(clerk=card.clerk, window=card.window))
        self._told.show_text("")
        self._sheet.hide()
        self._outcome.show_card(card)

    def counted(self) -> Counted:
        """What stands in the fields (`BadAnswers`)."""
        others, faults = {}, []
        for method, field in self._others.items():
            try:
                others[method] = Money.read(field.text() or "0")
            except ValueError:
                faults.append(Fault(method, _AMOUNT.fill(method=METHODS[method])))
        if faults:
            raise BadAnswers(tuple(faults))
        pieces = {value: int(field.text() or "0") for value, field in self._pieces.items()}
        return Counted(pieces, {method: amount for method, amount in others.items() if amount})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go along the fields, as Enter does."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None or not self._sheet.isVisible():
            super().keyPressEvent(event)
            return
        self._go(step)

    def _saving(self) -> Callable[[], ShiftCard] | None:
        card = self._card
        if card is None:
            return None
        counted, seen = self.counted(), len(card.counts)
        act = self._attempts.act("count", (card.id, seen))
        return lambda: counting.count_shift(self._bench.desk, card.id, counted, act, seen)

    def _on_saved(self, card: ShiftCard) -> None:
        self._attempts.done("count", (card.id, len(card.counts) - 1))
        if card.state == "closed":
            self._card = None
            self.settled.emit(card)
        else:
            self.show_outcome(card)

    def _sum(self) -> None:
        """The sums of what was counted, as one types."""
        try:
            counted = self.counted()
        except BadAnswers:
            return
        for value, label in self._worth.items():
            many = counted.pieces.get(value, 0)
            label.show_text(str(DENOMINATIONS[value] * many) if many else "")
        self._cash.show_text(str(counted.of(CASH)))
        self._whole.show_text(str(counted.whole))

    def _fields(self) -> list[QLineEdit]:
        return [*self._pieces.values(), *self._others.values()]

    def _go(self, step: int) -> None:
        fields = self._fields()
        here = next((no for no, field in enumerate(fields) if field.hasFocus()), 0)
        if here + step >= len(fields):
            self._save.press()
            return
        after = fields[max(here + step, 0)]
        after.setFocus()
        after.selectAll()

    def _field(self, name: str, shape: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(name)
        field.setFixedWidth(_FIELD)
        field.setAlignment(_AT_RIGHT)
        field.setPlaceholderText("0")
        field.setValidator(QRegularExpressionValidator(QRegularExpression(shape), field))
        field.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        field.textEdited.connect(lambda _: self._sum())
        field.returnPressed.connect(lambda: self._go(1))
        return field

    def _grid(self) -> QWidget:
        place = QWidget(self)
        grid = QGridLayout(place)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(2, 110)
        grid.setColumnMinimumWidth(3, 32)
        grid.setColumnStretch(6, 1)
        heads = (Text("面值", "Value"), Text("张数", "Pieces"), Text("金额", "Amount"))
        for column, head in enumerate(heads):
            grid.addWidget(Label(head, "caption", place), 0, column)
        for row, (value, field) in enumerate(self._pieces.items(), start=1):
            title = _YUAN.fill(value=value)
            field.setAccessibleName(say(title))
            grid.addWidget(Label(title, "body", place), row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(self._worth[value], row, 2, _AT_RIGHT)
        last = len(self._pieces) + 1
        grid.addWidget(Label(Text("现金合计", "Cash"), "caption", place), last, 0)
        grid.addWidget(self._cash, last, 1, 1, 2, _AT_RIGHT)
        grid.addWidget(Label(Text("其他方式（凭条合计）", "Others: total of the slips"), "caption",
                             place), 0, 4, 1, 2)  # fmt: skip
        for row, (method, field) in enumerate(self._others.items(), start=1):
            field.setAccessibleName(say(METHODS[method]))
            grid.addWidget(Label(METHODS[method], "body", place), row, 4)
            grid.addWidget(field, row, 5)
        grid.addWidget(Label(Text("清点合计", "All counted"), "caption", place), last, 4)
        grid.addWidget(self._whole, last, 5, _AT_RIGHT)
        return place
