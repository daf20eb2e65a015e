"""One case at the right of the window: where it stands, what comes next, what it owes.

What must first be asked opens a panel in the card itself. The card asks journeys and shows
results; it decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from counter.desk import new_act
from counter.errors import CounterError, Overtaken, Unpaid
from counter.intake.correction import Present
from counter.outbox import PaperJob
from counter.progress import moves
from counter.progress.moves import Moved
from counter.queue import card as cards
from counter.queue.card import CaseCard, MoveOffer
from counter.text import Text
from ui.kit.arrange import Surface, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.paperwork import print_out
from ui.kit.toast import toast
from ui.kit.workbench import Workbench
from ui.progress.card_scroll import CardScroll
from ui.progress.case_facts import CaseFacts, still_in_full
from ui.progress.case_head import CaseHead
from ui.progress.case_mending import CaseMending
from ui.progress.case_moves import CaseMoves
from ui.progress.case_sections import CaseSections
from ui.progress.correction_panel import CorrectionPanel
from ui.progress.due_days import DueDays
from ui.progress.panel import Inset
from ui.progress.panel_slot import PanelSlot
from ui.progress.panels import panel_for
from ui.progress.payment_panel import payment_panel
from ui.progress.refund_panel import refund_panel
from ui.progress.reprint_panel import reprint_panel
from ui.progress.sections import SECTIONS

WIDTH = 372
_BESIDE = 46  # margins and scroll bar beside a panel
_ELSEWHERE = ("post", "send_out", "bring_back")  # done at a place of its own, many at a time


class CasePanel(Surface):
    """Shows one case, or an invitation to choose one."""

    closed = Signal()
    place_wanted = Signal(str, str)
    """A move that is made at a place of its own: its verb (or the place's code), the case's
    number."""
    printed = Signal(object)
    """The `PaperJob` that an act queued: to be printed and shown."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._card: CaseCard | None = None
        self._wanted = ""
        self._act = new_act()
        self._was_overtaken = False
        self._pays_next = self._visit_next = False
        self._head = CaseHead(self)
        self._fault = FaultLine(self, name="card_fault")
        self._moves = CaseMoves(
            bench, self._work_of, self._on_moved, self._on_refused, self._fault, self
        )
        self._mending = CaseMending(bench, self._fault, self)
        self._slot = PanelSlot()
        self._sections = CaseSections(self)
        self._facts = CaseFacts(self)
        self._hint = Label(
            Text("选一个办件，或扫一张回执。", "Choose a case, or scan a receipt."),
            "muted", self, wraps=True, name="hint",
        )  # fmt: skip
        self._body = QWidget(self)
        self._body.setObjectName("canvas")

        self._head.days_wanted.connect(self.explain_due)
        self._slot.changed.connect(self._on_panel)
        self._slot.acted.connect(self._on_acted)
        self._slot.refused.connect(self._on_refused)
        self._slot.left.connect(self._on_away)
        self._slot.revised.connect(self._on_revised)
        self._slot.place_wanted.connect(lambda code: self.place_wanted.emit(code, self._wanted))
        self._mending.pay_wanted.connect(self.take_payment)
        self._mending.refund_wanted.connect(self.give_back)
        self._mending.notice_drawn.connect(self._on_moved)
        self._mending.present_told.connect(self._on_present)
        self._sections.wanted.connect(self.open_section)
        self._facts.reprint_wanted.connect(self._reprint)
        self._facts.unmask_wanted.connect(self._unmask)
        bench.bulletin.on("*", self.refresh, self)

        vertical(
            self._body, self._head, self._fault, self._slot, self._moves, self._mending,
            self._sections, self._facts, None, spacing=8, margin=16,
        )  # fmt: skip
        self._scroll = CardScroll(self._body, self)
        column = vertical(self, self._hint, self._scroll)
        column.setAlignment(self._hint, Qt.AlignmentFlag.AlignCenter)
        self.setObjectName("case_panel")
        self.setMinimumWidth(WIDTH)
        self.setMaximumWidth(WIDTH)  # until a panel wants more
        self._show_nothing()

    # What is shown

    @property
    def case_no(self) -> str:
        """The case shown or being fetched; empty for none."""
        return self._wanted

    @property
    def _panel(self) -> Inset | None:
        return self._slot.panel

    @property
    def is_asking(self) -> bool:
        """Whether a panel is open, in which something may have been typed."""
        return self._panel is not None

    def open(self, case_no: str, *, focus: bool = False) -> None:
        """Fetch and show a case; `focus`: put the next step under the finger."""
        if case_no != self._wanted:
            self._slot.close()
            self._fault.show_text("")
        self._wanted = case_no
        desk = self._bench.desk
        self._bench.background.run(
            self,
            lambda: cards.card(desk, case_no),
            lambda card: self._on_card(card, focus),
            self._on_lost,
        )

    def refresh(self) -> None:
        """Fetch the same case again; what is typed in a panel stays."""
        if self._wanted:
            self.open(self._wanted)

    def clear(self) -> None:
        """Show no case."""
        self._wanted = ""
        self._show_nothing()

    def reprint_last(self) -> None:
        """F4: print the newest paper of this case again."""
        valid = [job for job in self._card.papers if job.state != "void"] if self._card else []
        if valid:
            self._reprint(valid[-1])

    def sizeHint(self) -> QSize:
        """As wide as the panel that is open wants it, else as usual."""
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the card; an open panel has taken it before, by its own key."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_away()
        else:
            super().keyPressEvent(event)

    def _show_nothing(self) -> None:
        self._card = None
        self._slot.close()
        self._scroll.hide()
        self._hint.show()

    def _on_card(self, card: CaseCard, focus: bool) -> None:
        if card.row.case_no != self._wanted:
            return  # another one was asked for meanwhile
        is_news = self._card is None or (
            (self._card.row.case_no, self._card.revision) != (card.row.case_no, card.revision)
        )
        if not is_news and self._card is not None:
            card = still_in_full(self._card, card)
        self._card = card
        if is_news:
            self._act = new_act()
        if self._was_overtaken and self._panel is not None:
            self._panel.revision = card.revision
        self._was_overtaken = False
        self._hint.hide()
        self._scroll.show()
        self._head.show_card(card)
        self._facts.show_card(card)
        self._sections.show_card(card)
        self._moves.show_card(card)
        self._mending.show_card(card)
        self._settle()
        if focus:
            self._scroll.to_top()
            (self._panel or (self._moves if self._moves.has_next else self._facts)).setFocus()
        if self._pays_next:
            self._pays_next = False
            self.take_payment()
        if self._visit_next:
            self._visit_next = False
            self.open_section("visit")

    def _on_lost(self, error: CounterError) -> None:
        self._show_nothing()
        self._hint.show_text(error.text)

    def _settle(self) -> None:
        """Show the moves, or the panel that stands in their place."""
        self._moves.setVisible(self._panel is None)
        self._mending.setVisible(self._panel is None)
        self._sections.setVisible(self._panel is None and bool(self._sections.codes))
        # A wide panel takes what the list can spare; the layout asks anew when this changes.
        wanted = 0 if self._panel is None else self._panel.width_wanted()
        self.setMaximumWidth(max(WIDTH, wanted + _BESIDE))
        self.updateGeometry()

    def _on_panel(self) -> None:
        self._settle()
        self._scroll.show_panel(self._panel)

    # Moving it on

    def _work_of(self, offer: MoveOffer) -> Callable[[], Any] | None:
        """The work of a simple move; a move that asks opens its panel instead."""
        card = self._card
        if card is None:
            return None
        if offer.verb in _ELSEWHERE:
            self.place_wanted.emit(offer.verb, card.row.case_no)
            return None
        panel = panel_for(self._bench, card, offer, self)
        if panel is not None:
            self._slot.open(panel)
            return None
        desk, act, row = self._bench.desk, self._act, card.row
        return lambda: moves.advance(desk, row.case_no, card.revision, offer.code, {}, act)

    def press_next(self) -> None:
        """F8: the next step."""
        self._moves.press_next()

    def pay_when_shown(self) -> None:
        """Ask for the money as soon as the case that was asked for is here."""
        self._pays_next = True

    def show_visit_when_shown(self) -> None:
        """Open the visit as soon as the case that was asked for is here."""
        self._visit_next = True

    def take_payment(self) -> None:
        """F9: what this case owes."""
        if self._card is not None and self._mending.may_pay:
            self._slot.open(payment_panel(self._bench, self._card, self))

    def give_back(self) -> None:
        """Shift+F9: what may go back."""
        if self._card is not None and self._mending.may_refund:
            self._slot.open(refund_panel(self._bench, self._card, self))

    def correct(self) -> None:
        """F7: mend what is recorded."""
        if not self.is_asking:
            self._mending.correct()

    def explain_due(self) -> None:
        """Show day by day how the promised day was counted."""
        if self._card is not None and self._card.due_days and not self.is_asking:
            self._slot.open(DueDays(self._card, self._bench.desk.today, self))

    def open_section(self, code: str) -> None:
        """Open one of the sections that this kind of case has."""
        if self._card is not None and code in self._sections.codes:
            self._slot.open(SECTIONS[code].open(self._bench, self._card, self))

    def _on_present(self, now: Present) -> None:
        if now.case_no == self._wanted and not self.is_asking:
            self._slot.open(CorrectionPanel(self._bench, now, self))

    def _on_away(self) -> None:
        if self._panel is None:
            self.closed.emit()
            return
        self._slot.close()
        self._moves.setFocus()

    def _on_acted(self, result: object) -> None:
        if self._panel is not None and self._panel.done_words is not None:
            toast(self, self._panel.done_words)
        self._slot.close()
        self._on_moved(result)

    def _on_revised(self, revision: int) -> None:
        """What a section did was seen by who did it: his next press is made upon it."""
        if self._card is not None:
            self._card = replace(self._card, revision=revision)

    def _on_moved(self, result: object) -> None:
        """Something was done: say so, print its paper, show where the case stands now."""
        self._fault.show_text("")
        self._act = new_act()
        if isinstance(result, Moved):
            toast(self, Text("{no}：{step}", "{no}: {step}").fill(
                no=result.case_no, step=result.step))  # fmt: skip
        paper = result if isinstance(result, PaperJob) else getattr(result, "paper", None)
        for extra in getattr(result, "more", ()):  # 回邮告知书, printed with the receipt
            print_out(self._bench, extra, self, self._fault)
        if isinstance(paper, PaperJob):
            self.printed.emit(paper)
        self.open(self._wanted, focus=True)

    def _on_refused(self, error: CounterError) -> None:
        if isinstance(error, Unpaid):
            # The till is the way on; the sentence that sent the clerk there goes with him.
            self.take_payment()
            if self._panel is not None:
                self._panel.say(self._bench.say(error.text))
        elif isinstance(error, Overtaken):
            # Told once; the next press is made upon what the clerk now sees.
            self._was_overtaken = True
            self.open(self._wanted, focus=self._panel is None)

    # Papers and particulars

    def _reprint(self, job: PaperJob) -> None:
        """A paper that never came out is printed; one that did is printed again, with a reason."""
        if job.is_pending:
            self.printed.emit(job)
        else:
            self._slot.open(reprint_panel(self._bench, job, self))

    def _unmask(self) -> None:
        desk, case_no, act = self._bench.desk, self._wanted, new_act()
        self._bench.background.run(
            self,
            lambda: cards.unmasked(desk, case_no, act),
            lambda card: self._on_card(card, False),
            lambda error: self._fault.show_text(error.text),
        )
