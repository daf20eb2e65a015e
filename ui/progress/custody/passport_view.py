"""One booklet at the right of the custody: how it stands, and what is done with it next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from counter.desk import Desk, new_act
from counter.outbox import PaperJob
from counter.progress.custody import stock
from counter.progress.custody.card import LoanLine, PassportCard, said
from counter.progress.custody.surrender import surrendered
from counter.text import Text
from counter.values import days
from ui.kit.arrange import hairline, horizontal, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.press import Key, Press
from ui.kit.workbench import Workbench
from ui.progress.custody.panels import LendPanel, return_panel, trip_panel
from ui.progress.panel_slot import PanelSlot

End = Callable[[Desk, str, int, str, str], PassportCard]
_HINT = Text(
    "扫描护照机读码，或在列表中选择一本证照。", "Scan a passport's zone, or choose one in the list."
)
_OUT = ("out", "due", "overdue", "locked")
_MOST_LOANS = 5


class PassportView(QWidget):
    """Shows one booklet; what must be asked opens in it. `acted`: something was done with it."""

    acted = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._card: PassportCard | None = None

        # Parts
        self._hint = Label(_HINT, "muted", self, wraps=True, name="custody_hint")
        self._name = Label("", "title", self, wraps=True, name="passport_holder")
        self._state = Label("", "emphasis", self, wraps=True, name="passport_state")
        self._reason = Label("", "caption", self, wraps=True, name="passport_reason")
        self._facts = QWidget(self)
        self._line = FaultLine(self, name="passport_fault")
        self.next = Key("", "", self, look="primary", name="passport_next")
        self.trip = Key(Text("行程变更", "Change the trip"), "Ctrl+J", self, name="passport_trip")
        self.lost = self._ending(Text("遗失", "Lost"), "passport_lost", stock.report_loss,
                                 Text("怎样遗失的？", "How was it lost?"))  # fmt: skip
        self.cancel = self._ending(Text("注销", "Cancel"), "passport_cancel", stock.cancel,
                                   Text("为什么注销？", "Why is it cancelled?"))  # fmt: skip
        self.shelve = self._ending(Text("移位", "Move"), "passport_shelve", stock.shelve,
                                   Text("新的位置", "The new shelf"))  # fmt: skip
        self.slip = Press(
            bench, Text("上缴登记单", "Slip"), work=self._slip_work, then=self.acted.emit,
            owner=self, look="quiet", line=self._line, name="passport_slip",
        )  # fmt: skip
        self.slot = PanelSlot()
        self._keys = QWidget(self)

        # Wiring
        self.next.clicked.connect(self.open_next)
        self.trip.clicked.connect(self._open_trip)
        self.slot.acted.connect(self._on_acted)
        self.slot.left.connect(self.leave)
        self.slot.changed.connect(self._settle)

        # Put together
        others = horizontal(
            None, self.trip, self.slip, self.shelve, self.lost, self.cancel, None
        )
        vertical(self._keys, self.next, others, self._line)
        self._body = QWidget(self)
        self._column = vertical(
            self._body, self._name, self._state, self._reason, self.slot, self._keys,
            hairline(self._body), self._facts, None, spacing=8,
        )  # fmt: skip
        vertical(self, self._hint, self._body)
        self.setFocusProxy(self.next)
        self.show_card(None)

    @property
    def is_asking(self) -> bool:
        """Whether something is being typed here."""
        return self.slot.panel is not None

    def show_card(self, card: PassportCard | None) -> None:
        """Show a booklet, or the hint; what is typed for another one goes."""
        if self.is_asking and (card is None or self._card is None
                               or card.row.no != self._card.row.no):  # fmt: skip
            self.slot.close()
        self._card = card
        self._line.show_text("")
        self._hint.setVisible(card is None)
        self._body.setVisible(card is not None)
        if card is None:
            return
        row = card.row
        self._name.show_text(f"{row.holder}　{card.pinyin}".strip())
        self._state.show_text(_standing(card))
        self._state.set_role(
            {"overdue": "fault", "locked": "fault", "due": "warning"}.get(row.standing, "emphasis")  # type: ignore[arg-type]
        )
        why = card.due_reason if row.due_on else (Text.same(card.reason) if card.reason else None)
        self._reason.show_text(why or "")
        self._reason.setVisible(why is not None)
        self._show_facts(card)
        self._settle()

    def open_next(self) -> None:
        """Lend what is in stock, take back what is out."""
        card = self._card
        if card is None or self.is_asking:
            return
        if card.row.standing == "in_stock":
            self.slot.open(LendPanel(self._bench, card, self))
        elif card.row.standing in _OUT:
            self.slot.open(return_panel(self._bench, card, self))

    def leave(self) -> None:
        """Take away what is being asked."""
        self.slot.close()
        self.next.setFocus()

    def _open_trip(self) -> None:
        if self._card is not None and not self.is_asking and self._card.row.standing in _OUT:
            self.slot.open(trip_panel(self._bench, self._card, self))

    def _on_acted(self, result: object) -> None:
        self.slot.close()
        self.acted.emit(result)

    def _settle(self) -> None:
        card = self._card
        stands = "" if card is None else card.row.standing
        is_kept = stands == "in_stock" or stands in _OUT
        self._keys.setVisible(not self.is_asking and stands != "cancelled")
        self.next.setVisible(is_kept)
        self.next.set_title(
            Text("领用", "Lend") if stands == "in_stock" else Text("归还", "Take back")
        )
        self.trip.setVisible(stands in _OUT)
        self.shelve.setVisible(stands == "in_stock")
        self.slip.setVisible(stands == "in_stock")
        self.lost.setVisible(is_kept)
        self.cancel.setVisible(stands in ("in_stock", "lost"))

    def _slip_work(self) -> Callable[[], PaperJob] | None:
        """The slip for whoever handed it in."""
        if self._card is None:
            return None
        desk, no, act = self._bench.desk, self._card.row.no, new_act()
        return lambda: surrendered(desk, no, act)

    def _ending(self, title: Text, name: str, verb: End, ask: Text) -> Press:
        """A key that asks for one line and does `verb` with it."""

        def work() -> Callable[[], PassportCard] | None:
            card = self._card
            if card is None:
                return None
            head = Text("{title}：{holder}", "{title}: {holder}")
            told = self._bench.ask.text(
                self, head.fill(title=title, holder=card.row.holder), ask,
                card.row.place if name == "passport_shelve" else "",
            )  # fmt: skip
            if not told:
                return None
            desk, act = self._bench.desk, new_act()
            return lambda: verb(desk, card.row.no, card.revision, told, act)

        return Press(
            self._bench, title, work=work, then=self.acted.emit, owner=self, look="quiet",
            line=self._line, name=name,
        )  # fmt: skip

    def _show_facts(self, card: PassportCard) -> None:
        row = card.row
        expires = row.expires_on.isoformat() if row.expires_on else "—"
        told: list[tuple[Text, str | Text]] = [
            (Text("单位", "Organisation"), row.unit),
            (Text("证件", "Document"), Text("{kind}　{no}", "{kind} {no}").fill(
                kind=row.kind, no=row.passport_masked)),
            (Text("有效期至", "Valid until"), Text("{on}（应换发）", "{on} (renew it)").fill(
                on=expires) if row.expires_soon else expires),
            (Text("位置", "Shelf"), row.place or "—"),
            (Text("保管编号", "Custody no."), row.no),
        ]  # fmt: skip
        if card.case_no:
            told.append((Text("来自办件", "From case"), card.case_no))
        if card.approval_no:
            told.append((Text("任务批件", "Approval"), card.approval_no))
        facts = QWidget(self._body)
        grid = QGridLayout(facts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for at, (title, words) in enumerate(told):
            grid.addWidget(Label(title, "muted", facts), at, 0)
            grid.addWidget(Label(words, "body", facts, wraps=True), at, 1)
        for at, loan in enumerate(card.loans[:_MOST_LOANS], start=len(told)):
            title = Text("领用记录", "Loans") if at == len(told) else Text.same("")
            grid.addWidget(Label(title, "muted", facts), at, 0)
            grid.addWidget(Label(_loan(loan), "caption", facts, wraps=True), at, 1)
        self._column.replaceWidget(self._facts, facts)
        facts.show()
        self._facts.hide()
        self._facts.deleteLater()
        self._facts = facts


def _standing(card: PassportCard) -> Text:
    if card.row.due_on is None:
        return said(card.row)
    told = Text("{state}　应还 {on}", "{state}, due {on}")
    return told.fill(state=said(card.row), on=days.said(card.row.due_on))


def _loan(loan: LoanLine) -> Text:
    back = Text.same("") if loan.back_on is None else Text("–{on} 还", "–{on}").fill(
        on=loan.back_on.isoformat())  # fmt: skip
    unchecked = Text("，章未核对", ", stamps not looked through")
    doubt = unchecked if loan.back_on and not loan.stamps_checked else Text.same("")
    told = Text("{out}{back} {by}{doubt}", "{out}{back} {by}{doubt}")
    return told.fill(out=loan.out_on.isoformat(), back=back, by=loan.taken_by, doubt=doubt)
