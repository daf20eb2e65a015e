"""证照保管: every official passport that is kept here, where it is, and when it must be back.

A scan of a passport opens it at the right; Enter lends it or takes it back. The same side shows
the taking in, the approvals, the count of the shelves and the letters to late units.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QScrollArea, QStackedWidget, QWidget

from counter.errors import CounterError
from counter.outbox import PaperJob
from counter.progress.custody import card as cards
from counter.progress.custody.approvals import Approved
from counter.progress.custody.card import FILTERS, PassportCard, PassportRow
from counter.progress.custody.loans import Lent
from counter.text import Text
from counter.values import mrz
from ui.kit import zone
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.filter_keys import FilterKeys
from ui.kit.label import FaultLine
from ui.kit.language import say
from ui.kit.paperwork import print_out
from ui.kit.press import Key
from ui.kit.table import Table
from ui.kit.toast import toast
from ui.kit.workbench import Workbench
from ui.progress.custody.count_view import CountView
from ui.progress.custody.late_view import LateView
from ui.progress.custody.panels import BookletPanel, approval_panel, take_in_panel
from ui.progress.custody.passport_view import PassportView
from ui.progress.custody.words import COLUMNS
from ui.progress.panel import Panel
from ui.progress.panel_slot import PanelSlot

_SIDE = 424
_EMPTY = Text(
    "这里没有证照。按 Ctrl+N 入库，或换一个筛选。",
    "No passport here. Ctrl+N takes one in; or choose another filter.",
)
_FIND = Text(
    "扫描机读码；查姓名、单位、证照号  Ctrl+F", "Scan a zone; find a name or number  Ctrl+F"
)
_UNKNOWN = Text("没有这本证照，请登记入库。", "This passport is not on record; take it in.")


class CustodyPage(QWidget):
    """The list at the left; at the right a booklet, a form, the count or the letters."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._shown, self._is_lost = "", False

        # Parts
        self.filters = FilterKeys(FILTERS, self)
        self.search = QLineEdit(self)
        self._fault = FaultLine(self, name="custody_fault")
        self.table = Table(
            COLUMNS, lambda row: row.no, self, title=Text("证照", "Passports"), empty=_EMPTY,
            name="custody",
        )  # fmt: skip
        take_in = Key(Text("入库", "Take in"), "Ctrl+N", self, name="custody_take_in")
        approval = Key(Text("批件", "Approval"), "Ctrl+B", self, name="custody_approval")
        count = Key(Text("盘点", "Count"), "Ctrl+T", self, name="custody_count")
        letters = Key(Text("催缴", "Letters"), "Ctrl+U", self, name="custody_letters")
        self.passport = PassportView(bench, self)
        self.count = CountView(bench, self)
        self.late = LateView(bench, self)
        self.slot = PanelSlot()
        self._form = QWidget(self)
        self._side = QStackedWidget(self)
        self._typing = QTimer(self, interval=0, singleShot=True)
        self.setFocusProxy(self.table)

        # Wiring
        self.filters.chosen.connect(lambda _: self.refresh())
        self.search.textChanged.connect(self._typing.start)
        self.search.returnPressed.connect(self._on_find)
        self._typing.timeout.connect(self.refresh)
        zone.hear_typed(self.search, self.take_zone)
        self.table.moved.connect(self._on_row)
        self.table.opened.connect(lambda _: self.passport.open_next())
        self.passport.acted.connect(self._on_acted)
        self.slot.acted.connect(self._on_acted)
        self.slot.left.connect(self._show_passport)
        self.count.left.connect(self._show_passport)
        self.late.left.connect(self._show_passport)
        take_in.clicked.connect(self.take_in)
        approval.clicked.connect(lambda: self.open_form(approval_panel(bench, self)))
        count.clicked.connect(self.begin_count)
        letters.clicked.connect(self.show_late)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search.setFocus)
        bench.bulletin.on("*", self._on_news, self)

        # Put together
        self.search.setObjectName("custody_find")
        self.search.setPlaceholderText(say(_FIND))
        self.search.setAccessibleName(say(_FIND))
        column = vertical(
            None, self.filters, self.search, self._fault, self.table,
            horizontal(None, take_in, approval, count, letters, None), spacing=12,
        )  # fmt: skip
        column.setStretch(3, 1)
        vertical(self._form, self.slot, None)
        for view in (self.passport, self._form, self.count, self.late):
            self._side.addWidget(view)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._side)
        for part in (self._side, self.passport, self._form, self.count, self.late):
            part.setObjectName("canvas")
        side = Surface(self)
        side.setFixedWidth(_SIDE)
        vertical(side, scroll, margin=16)
        horizontal(self, column, side, spacing=16, margin=16).setStretch(0, 1)
        self.table.setFocus()  # where the hand begins: digits filter, Enter lends

    def refresh(self) -> None:
        """Ask for the list, the counts and the booklet that is shown."""
        self.table.show_loading()
        desk, code, text = self._bench.desk, self.filters.code, self.search.text()
        if zone.is_whole(text):
            return
        self._bench.background.run(
            self, lambda: (cards.listed(desk, code, text), cards.counts(desk)),
            lambda found: self._on_found(code, text, *found), self._on_lost,
        )  # fmt: skip

    def take_zone(self, text: str) -> None:
        """A passport was scanned: counted, put into the open form, or opened."""
        if self._side.currentWidget() is self.count:
            self.count.take_zone(text)
        elif isinstance(self.slot.panel, BookletPanel):
            self.slot.panel.take_zone(text)
        else:
            self._look_for(text)

    def take_slip(self, loan_no: str) -> None:
        """A slip was scanned: its booklet with the next act; without a number: the late units."""
        if loan_no:
            self._look_for(loan_no)
        else:
            self.show_late()

    def show_passport(self, no: str) -> None:
        """Open the booklet with this custody number, whatever the filter."""
        self._show_side(self.passport)
        self._open(no)
        if not self.table.choose(no):
            self.search.clear()
            self.filters.choose("kept")

    def take_in(self) -> None:
        """Ask for the particulars of a booklet."""
        self.open_form(take_in_panel(self._bench, self))

    def open_form(self, panel: Panel) -> None:
        """Ask something at the right."""
        self._show_side(self._form)
        self.slot.open(panel)

    def begin_count(self) -> None:
        """The count of the shelves."""
        self._show_side(self.count)
        self.count.start()
        self.count.setFocus()

    def show_late(self) -> None:
        """The units that are late."""
        self._show_side(self.late)
        self.late.start()
        self.late.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses the filter at that place."""
        if not self.filters.take_digit(event):
            super().keyPressEvent(event)

    def _show_side(self, view: QWidget) -> None:
        if view is not self._form:
            self.slot.close()
        self._side.setCurrentWidget(view)

    def _show_passport(self) -> None:
        self._show_side(self.passport)
        self.table.setFocus()

    def _on_news(self) -> None:
        if self.isVisible():
            self.refresh()
            if self._shown and not self.passport.is_asking:
                self._open(self._shown)

    def _on_found(
        self, code: str, text: str, rows: tuple[PassportRow, ...], counts: dict[str, int]
    ) -> None:
        self.filters.show_counts(counts)
        if (code, text) != (self.filters.code, self.search.text()):
            return
        if self._is_lost:
            self._is_lost = False
            self._fault.show_text("")
        self.table.show_rows(rows)
        if rows and self.table.current() is None:
            self.table.choose(rows[0].no)

    def _on_lost(self, error: CounterError) -> None:
        self._is_lost = True
        self._fault.show_text(error.text)

    def _on_row(self, row: PassportRow | None) -> None:
        if row is not None and not self.passport.is_asking:
            self._open(row.no)

    def _open(self, no: str) -> None:
        desk = self._bench.desk
        self._shown = no
        self._bench.background.run(
            self, lambda: cards.card(desk, no), self._on_card,
            lambda error: self._fault.show_text(error.text),
        )  # fmt: skip

    def _on_card(self, card: PassportCard) -> None:
        if card.row.no == self._shown:
            self.passport.show_card(card)

    def _on_find(self) -> None:
        """Enter in the field: the booklet of that number, else the first of the list."""
        text = self.search.text().strip()
        if text:
            self._look_for(text)
        self.table.setFocus()

    def _look_for(self, text: str) -> None:
        desk = self._bench.desk
        self._bench.background.run(
            self, lambda: cards.find(desk, text), lambda no: self._on_known(no, text),
            self._on_unread,
        )  # fmt: skip

    def _on_known(self, no: str | None, text: str) -> None:
        self._fault.show_text("")
        if no is not None:
            self.show_passport(no)
            self.passport.open_next()
        elif mrz.looks_like(text):
            self.take_in()
            if isinstance(self.slot.panel, BookletPanel):
                self.slot.panel.take_zone(text)
                self.slot.panel.say(self._bench.say(_UNKNOWN))

    def _on_unread(self, error: CounterError) -> None:
        self._fault.show_text(error.text)

    def _on_acted(self, result: object) -> None:
        """Something was done: say so, print its slip, show the booklet as it stands now."""
        self._fault.show_text("")
        self._show_side(self.passport)
        card = result.card if isinstance(result, Lent) else result
        job = result.slip if isinstance(result, Lent) else result
        if isinstance(card, PassportCard):
            told = Text("{holder}：{state}", "{holder}: {state}")
            toast(self, told.fill(holder=card.row.holder, state=cards.said(card.row)))
            self._shown = card.row.no
            self.passport.show_card(card)
        elif isinstance(card, Approved):
            toast(self, Text("批件 {no} 已保存", "approval {no} kept").fill(no=card.approval_no))
        self.refresh()
        if isinstance(job, PaperJob):
            print_out(self._bench, job, self, self._fault)
        self.table.setFocus()
