"""The shelf of envelopes: bind the waybill, void, print the label again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from counter import outbox
from counter.errors import NotFound, Refused
from counter.mailout import envelope
from counter.mailout.envelope import EnvelopeCard
from counter.outbox import PaperJob
from counter.text import Text
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.attempts import Attempts
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.paperwork import print_out
from ui.kit.press import Press
from ui.kit.table import Table
from ui.kit.toast import toast
from ui.kit.workbench import Workbench
from ui.mailout.columns import ENVELOPE_COLUMNS


class Nothing(Refused):
    """No line of a list is chosen."""

    def __init__(self, what: Text) -> None:
        super().__init__(
            Text("请先在列表中选择{what}。", "Choose {what} in the list first.").fill(what=what)
        )


class Shelf(Surface):
    """Envelopes that have not left yet, and the field into which a waybill is scanned."""

    changed = Signal()
    """An envelope changed; the page asks for both lists anew."""
    bound = Signal()
    """A waybill was bound: the hand goes back to what is to be packed."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        self._choose_next = ""

        # Parts
        self._standing = Label("", "emphasis", self, name="standing")
        self.envelopes = Table(
            ENVELOPE_COLUMNS, lambda card: card.envelope_no, self, name="envelopes",
            title=Text("信封", "Envelopes"),
            empty=Text("装封后，信封列在这里等待扫描运单。",
                       "Packed envelopes wait here for their waybill."),
        )  # fmt: skip
        self.waybill = QLineEdit(self)
        self._line = FaultLine(self, name="bind-fault")
        self._paper_line = FaultLine(self, name="paper-fault")
        self.bind = Press(
            bench, Text("绑定", "Bind"), work=self._binding, then=self._on_bound, owner=self,
            name="bind", line=self._line,
        )  # fmt: skip
        self.void = Press(
            bench, Text("作废信封", "Void"), "Ctrl+Shift+Del", work=self._voiding,
            then=self._on_voided, owner=self, look="danger", name="void", line=self._line,
        )  # fmt: skip
        self.again = Press(
            bench, Text("补打标签", "Reprint label"), "Ctrl+R", work=self._reprinting,
            then=self._on_reprinted, owner=self, look="quiet", name="reprint-label",
            line=self._line,
        )  # fmt: skip

        # Wiring
        self.envelopes.moved.connect(self._on_envelope)
        self.envelopes.opened.connect(lambda _: self.waybill.setFocus())
        self.waybill.returnPressed.connect(self.bind.press)

        # Put together
        self.waybill.setObjectName("waybill")
        self.waybill.setPlaceholderText(say(Text("扫描或输入运单号", "Scan or type the waybill")))
        self.waybill.setAccessibleName(say(Text("运单号", "Waybill")))
        scan = horizontal(None, self.waybill, self.bind)
        scan.setStretch(0, 1)
        others = horizontal(None, self.again, None, self.void)
        column = vertical(
            self, self._standing, self.envelopes, scan, self._line, others, self._paper_line,
            spacing=12, margin=16,
        )  # fmt: skip
        column.setStretch(1, 1)
        self._on_envelope(None)

    def show_cards(self, cards: tuple[EnvelopeCard, ...]) -> None:
        """Show the envelopes; one that was waited for is chosen, its waybill comes next."""
        self.envelopes.show_rows(cards)
        if self._choose_next and self.envelopes.choose(self._choose_next):
            self._choose_next = ""
            self.waybill.setFocus()
        sealed = sum(card.state == "bound" for card in cards)
        self._standing.show_text(
            Text("信封 {n} 个，已封 {sealed}", "Envelopes: {n}, sealed: {sealed}")
            .fill(n=len(cards), sealed=sealed)
        )  # fmt: skip

    def wait_for(self, envelope_no: str) -> None:
        """Choose this envelope, now or as soon as it is listed, and ask for its waybill."""
        if self.envelopes.choose(envelope_no):
            self.waybill.setFocus()
        else:
            self._choose_next = envelope_no
            self.changed.emit()

    def print_label(self, envelope_no: str) -> None:
        """Print the label that was queued with a packed envelope."""
        desk = self._bench.desk
        self._bench.background.run(
            self,
            lambda: _label(envelope_no, outbox.of_case(desk, envelope_no)),
            self._print,
            lambda error: self._paper_line.show_text(error.text),
        )

    def _on_envelope(self, card: EnvelopeCard | None) -> None:
        self._line.show_text("")
        for part in (self.bind, self.void, self.again):
            part.allow(card is not None)
        self.waybill.setEnabled(card is not None)
        self.waybill.setText(card.waybill if card else "")
        self.waybill.selectAll()

    def _chosen(self) -> EnvelopeCard:
        card = self.envelopes.current()
        if not isinstance(card, EnvelopeCard):
            raise Nothing(Text("一个信封", "an envelope"))
        return card

    def _binding(self) -> Callable[[], EnvelopeCard]:
        card, waybill = self._chosen(), self.waybill.text().strip()
        act = self._attempts.act("bind", card.envelope_no, waybill)
        return lambda: envelope.bind(self._bench.desk, card.envelope_no, waybill, act)

    def _on_bound(self, card: EnvelopeCard) -> None:
        self._attempts.done("bind", card.envelope_no, self.waybill.text().strip())
        told = Text("{no} 已绑定 {waybill}", "{no} bound to {waybill}")
        toast(self, told.fill(no=card.envelope_no, waybill=card.waybill))
        self.changed.emit()
        self.bound.emit()

    def _voiding(self) -> Callable[[], EnvelopeCard] | None:
        card = self._chosen()
        reason = self._bench.ask.text(
            self,
            Text("作废信封 {no}", "Void envelope {no}").fill(no=card.envelope_no),
            Text("为什么作废？里面的办件回到待寄。", "Why? Its cases go back to the list."),
        )
        if not reason:
            return None
        act = self._attempts.act("void", card.envelope_no)
        return lambda: envelope.void(self._bench.desk, card.envelope_no, reason, act)

    def _on_voided(self, card: EnvelopeCard) -> None:
        self._attempts.done("void", card.envelope_no)
        toast(self, Text("{no} 已作废", "{no} is void").fill(no=card.envelope_no))
        self.changed.emit()

    def _reprinting(self) -> Callable[[], PaperJob] | None:
        card, desk = self._chosen(), self._bench.desk
        reason = self._bench.ask.text(
            self,
            Text("补打标签 {no}", "Reprint the label of {no}").fill(no=card.envelope_no),
            Text("为什么补打？", "Why again?"),
        )
        if not reason:
            return None
        act = self._attempts.act("reprint", card.envelope_no)

        def work() -> PaperJob:
            label = _label(card.envelope_no, outbox.of_case(desk, card.envelope_no))
            return label if label.is_pending else outbox.reprint(desk, label.id, reason, act)

        return work

    def _on_reprinted(self, job: PaperJob) -> None:
        self._attempts.done("reprint", job.case_no)
        self._print(job)

    def _print(self, job: PaperJob) -> None:
        print_out(self._bench, job, self, self._paper_line)


def _label(envelope_no: str, papers: tuple[PaperJob, ...]) -> PaperJob:
    """The label made last."""
    for paper in reversed(papers):
        if paper.kind == "label":
            return paper
    raise NotFound(Text("{no} 的标签", "the label of {no}").fill(no=envelope_no))
