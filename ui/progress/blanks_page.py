"""空白证: the stock of numbered blanks, and at the right what is done with it."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QWidget

from counter.progress.blanks.stock import HolderLine, RollLine, SpoiledLine, StockSheet, stock
from counter.settings.people import Member, people
from counter.text import Text
from counter.values.clerk import Right
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.table import Column, Table
from ui.kit.workbench import Workbench
from ui.progress.blank_forms import (
    BlankForm,
    issue_form,
    lookup_form,
    receive_form,
    spoil_form,
)
from ui.progress.blank_tables import HOLDERS, ROLLS, SPOILED, whole

_SIDE = 372
_TITLES = {
    "spoil": Text("作废", "Void"),
    "lookup": Text("核验", "Verify"),
    "receive": Text("入库", "Receive"),
    "issue": Text("领用", "Issue"),
}
_KEEPERS = ("receive", "issue")


def _key(line: HolderLine | RollLine | SpoiledLine) -> str:
    """What tells lines apart, whatever became of their numbers."""
    match line:
        case HolderLine():
            return line.login
        case RollLine():
            return line.first
    return line.sticker_no


class BlanksPage(QWidget):
    """Who holds which numbers; Ctrl+1 to Ctrl+4 choose what is to be done."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._total = Label("", "muted", self, name="stock-total")
        self._fault = FaultLine(self, name="stock-fault")
        self._holders = self._table(HOLDERS, "holders", Text("领用", "Holders"), Text(
            "还没有入库。在右边登记第一批后开始记库存。",
            "Nothing has been received. Stock is kept from the first delivery on.",
        ))  # fmt: skip
        self._rolls = self._table(ROLLS, "rolls", Text("入库", "Deliveries"), Text(
            "还没有入库。", "Nothing has been received."
        ))  # fmt: skip
        self._spoiled = self._table(SPOILED, "spoiled", Text("作废", "Void"), Text(
            "没有作废的号码。", "No number is void."
        ))  # fmt: skip
        self._keys, self._forms = QButtonGroup(self), QStackedWidget(self)
        self._made: dict[str, BlankForm] = {}
        self._has_begun = False
        self._keys.idClicked.connect(self._on_key)
        bench.bulletin.on("*", self._on_news, self)

        left = vertical(
            None, Label(Text("空白证", "Numbered blanks"), "title", self), self._total,
            self._fault, *self._captioned(), spacing=8,
        )  # fmt: skip
        for place in (4, 6, 8):
            left.setStretch(place, 1)
        side = Surface(self)
        side.setFixedWidth(_SIDE)
        self._head = horizontal(None, spacing=0)
        column = vertical(side, self._head, self._forms, spacing=16, margin=16)
        column.setStretch(1, 1)
        horizontal(self, left, side, spacing=16, margin=16).setStretch(0, 1)
        for code, make in (("spoil", spoil_form), ("lookup", lookup_form),
                           ("receive", receive_form)):  # fmt: skip
            if self._may(code):
                self._add(code, make(bench, self))
        self._settle()

    def refresh(self) -> None:
        """Count the stock anew."""
        desk = self._bench.desk

        def look() -> tuple[StockSheet, tuple[Member, ...]]:
            return stock(desk), people(desk) if self._may("issue") else ()

        self._bench.background.run(
            self, look, self._on_found, lambda error: self._fault.show_text(error.text)
        )

    def show_lookup(self) -> None:
        """Ask for a number and a day: somebody holds a result."""
        self._choose("lookup")

    def _may(self, code: str) -> bool:
        needed = Right.KEEP_BLANKS if code in _KEEPERS else Right.ADVANCE
        return self._bench.desk.clerk.may(needed)

    def _on_found(self, found: tuple[StockSheet, tuple[Member, ...]]) -> None:
        sheet, staff = found
        self._fault.show_text("")
        self._total.show_text(whole(sheet.total))
        self._holders.show_rows(sheet.holders)
        self._rolls.show_rows(tuple(reversed(sheet.rolls)))
        self._spoiled.show_rows(sheet.spoiled)
        if staff and "issue" not in self._made:
            self._add("issue", issue_form(self._bench, staff, self))
            self._settle()
        if not sheet.rolls and not self._has_begun:
            self._choose("receive")  # before anything else can be done
        self._has_begun = True

    def _on_news(self) -> None:
        if self.isVisible():
            self.refresh()

    def _add(self, code: str, form: BlankForm) -> None:
        number = len(self._made)
        self._made[code] = form
        self._forms.addWidget(form)
        form.done.connect(self.refresh)
        key = QPushButton(say(_TITLES[code]), self)
        key.setObjectName(f"form-{code}")
        key.setCheckable(True)
        key.setAutoDefault(False)
        key.setShortcut(f"Ctrl+{number + 1}")
        key.setToolTip(f"Ctrl+{number + 1}")
        self._keys.addButton(key, number)
        self._head.addWidget(key)

    def _settle(self) -> None:
        """Round the ends of the row of keys; the hand begins in the form that is shown."""
        last = len(self._made) - 1
        for number in range(last + 1):
            key = self._keys.button(number)
            part = {0: "first", last: "last"}.get(number, "middle")
            key.setProperty("segment", part if last else "only")
            key.style().unpolish(key)
            key.style().polish(key)
        if self._made and self._keys.checkedId() < 0:
            self._keys.button(0).setChecked(True)
            self.setFocusProxy(next(iter(self._made.values())))

    def _choose(self, code: str) -> None:
        if code in self._made:
            number = list(self._made).index(code)
            self._keys.button(number).setChecked(True)
            self._on_key(number)

    def _on_key(self, number: int) -> None:
        form = list(self._made.values())[number]
        self._forms.setCurrentWidget(form)
        self.setFocusProxy(form)
        form.setFocus()

    def _table(self, columns: tuple[Column, ...], name: str, title: Text, empty: Text) -> Table:
        return Table(columns, _key, self, title=title, empty=empty, name=name, is_compact=True)

    def _captioned(self) -> list[QWidget]:
        parts: list[QWidget] = []
        for title, table in (
            (Text("领用与结存", "Held and left"), self._holders),
            (Text("入库", "Deliveries"), self._rolls),
            (Text("作废", "Void"), self._spoiled),
        ):
            parts += [Label(title, "caption", self), table]
        return parts
