"""The shelf of envelopes: bind the waybill, void, print the label again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from counter import outbox
from counter.errors import NotFound, Refused
from counter.mailout import envelope, weighing
from counter.mailout.envelope import EnvelopeCard
from counter.outbox import PaperJob
from counter.text import Text
from counter.values.weight import BadWeight, read_grams
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.attempts import Attempts
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.paperwork import print_out
from ui.kit.press import Press
from ui.kit.table import Table
from ui.kit.tick import Tick
from ui.kit.toast import toast
from ui.kit.workbench import Workbench
from ui.mailout.columns import ENVELOPE_COLUMNS

_SCAN = Text("贴好标签后，按顺序扫描每个信封的面单。",
             "Stick the labels on, then scan each envelope's waybill in turn.")  # fmt: skip
_SEAL = Text("运单都已绑定，请到“2 封口核对”（Ctrl+2）。",
             "Every envelope has its waybill. Go on to 2 Seal (Ctrl+2).")  # fmt: skip
_POST = Text("全部封好，请到“3 交寄与回执”（Ctrl+3）。",
             "All are sealed. Go on to 3 Hand over (Ctrl+3).")  # fmt: skip
_WEIGHT = 84
_KEPT = "mailout/weighs"
_RENEWED = Text("{no} 换了运单：请贴新标签，撕掉旧标签",
                "{no} has another waybill: put the new label on and tear the old one off")


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
        self._had = ""  # the waybill that the envelope bore before it was bound

        # Parts
        self._standing = Label("", "emphasis", self, name="standing")
        self._next = Label("", "muted", self, name="pack-next", wraps=True)
        self.envelopes = Table(
            ENVELOPE_COLUMNS, lambda card: card.envelope_no, self, name="envelopes",
            title=Text("信封", "Envelopes"),
            empty=Text("装封后，信封列在这里等待扫描运单。",
                       "Packed envelopes wait here for their waybill."),
        )  # fmt: skip
        self.weight = QLineEdit(self)
        self.waybill = QLineEdit(self)
        self.weighs = Tick(Text("称重", "Weigh"), self, name="weighs")
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
        self.envelopes.opened.connect(lambda _: self._take_hand())
        self.weighs.toggled.connect(self._on_weighs)
        self.weight.returnPressed.connect(self._on_weight)
        self.waybill.returnPressed.connect(self.bind.press)

        # Put together
        self.waybill.setObjectName("waybill")
        self.waybill.setPlaceholderText(say(Text("扫描或输入运单号", "Scan or type the waybill")))
        self.waybill.setAccessibleName(say(Text("运单号", "Waybill")))
        self.weight.setObjectName("weight")
        self.weight.setFixedWidth(_WEIGHT)
        self.weight.setPlaceholderText(say(Text("克", "grams")))
        self.weight.setAccessibleName(say(Text("重量（克）", "Weight (grams)")))
        scan = horizontal(None, self.weighs, self.weight, self.waybill, self.bind)
        scan.setStretch(2, 1)
        others = horizontal(None, self.again, None, self.void)
        column = vertical(
            self, self._standing, self._next, self.envelopes, scan, self._line, others,
            self._paper_line, spacing=12, margin=16,
        )  # fmt: skip
        column.setStretch(2, 1)
        self.weighs.setChecked(bench.memory.word(_KEPT) == "yes")
        self.weight.setVisible(self.weighs.isChecked())
        self._on_envelope(None)

    def show_cards(self, cards: tuple[EnvelopeCard, ...]) -> None:
        """Show the envelopes; one that was waited for is chosen, its waybill comes next."""
        self.envelopes.show_rows(cards)
        if self._choose_next and self.envelopes.choose(self._choose_next):
            self._choose_next = ""
            self._take_hand()
        bare = sum(card.state == "labelled" for card in cards)
        are_sealed = all(card.state == "sealed" for card in cards)
        self._next.show_text(_SCAN if bare else _POST if are_sealed else _SEAL)
        self._next.setVisible(bool(cards))
        self._standing.show_text(
            Text("信封 {n} 个，待绑定运单 {bare}", "Envelopes: {n}, without waybill: {bare}")
            .fill(n=len(cards), bare=bare)
        )  # fmt: skip

    def chosen_envelope(self) -> str:
        """The number of the envelope that is chosen (`Nothing`)."""
        card = self.envelopes.current()
        if card is None:
            raise Nothing(Text("一个信封", "an envelope"))
        return str(card.envelope_no)

    def wait_for(self, envelope_no: str) -> None:
        """Choose this envelope, now or as soon as it is listed, and ask for its waybill."""
        if self.envelopes.choose(envelope_no):
            self._take_hand()
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
        self.weight.setEnabled(card is not None)
        self.weight.setText(str(card.grams) if card and card.grams is not None else "")
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
        weigh, desk = self._weighing(card), self._bench.desk
        self._had = card.waybill
        if weigh is not None and waybill == card.waybill:
            return weigh  # it has its number: only the weight is new

        def work() -> EnvelopeCard:
            if weigh is not None:
                weigh()
            return envelope.bind(desk, card.envelope_no, waybill, act)

        return work

    def _weighing(self, card: EnvelopeCard) -> Callable[[], EnvelopeCard] | None:
        """The weight to be noted, where one was given that is not noted yet."""
        written = self.weight.text().strip()
        if not self.weighs.isChecked() or not written:
            return None
        grams = read_grams(written)
        if grams == card.grams:
            return None
        act, desk = self._attempts.act("weigh", card.envelope_no, grams), self._bench.desk
        return lambda: weighing.weigh(desk, card.envelope_no, written, act)

    def _on_bound(self, card: EnvelopeCard) -> None:
        self._attempts.done("bind", card.envelope_no, card.waybill)
        self._attempts.done("weigh", card.envelope_no, card.grams)
        told = Text("{no} 已绑定 {waybill}", "{no} bound to {waybill}")
        if self._had and self._had != card.waybill:
            self._renew(card)
        toast(self, told.fill(no=card.envelope_no, waybill=card.waybill))
        waiting = self._next_bare(card.envelope_no)
        if waiting:
            self.wait_for(waiting)
            self.changed.emit()
        else:
            self.changed.emit()
            self.bound.emit()

    def _renew(self, card: EnvelopeCard) -> None:
        """Its label bore the old number's barcode: print the one that was queued in its place."""
        desk = self._bench.desk

        def found(label: PaperJob) -> None:
            if label.is_pending and label.facts["waybill"] == card.waybill:
                toast(self, _RENEWED.fill(no=card.envelope_no))
                self._print(label)

        self._bench.background.run(
            self, lambda: _label(card.envelope_no, outbox.of_case(desk, card.envelope_no)), found,
            lambda error: self._paper_line.show_text(error.text),
        )  # fmt: skip

    def _next_bare(self, after: str) -> str:
        """The next envelope that lacks its waybill (or its weight, where they are weighed), as
        the labels came out; empty: there is none."""
        rows = self.envelopes.rows.rows
        at = next((no for no, card in enumerate(rows) if card.envelope_no == after), 0)
        turned = (*rows[at + 1 :], *rows[:at])
        weighs = self.weighs.isChecked()
        return next((
            card.envelope_no for card in turned
            if card.state == "labelled" or (weighs and card.state == "bound" and not card.grams)
        ), "")  # fmt: skip

    def _take_hand(self) -> None:
        hand = self.weight if self.weighs.isChecked() else self.waybill
        hand.setFocus()
        hand.selectAll()

    def _on_weighs(self, is_on: bool) -> None:
        self._bench.memory.keep(_KEPT, "yes" if is_on else "no")
        self.weight.setVisible(is_on)
        if self.envelopes.current() is not None:
            self._take_hand()

    def _on_weight(self) -> None:
        """The scale has typed its weight; the waybill comes next, unless it has one."""
        card = self.envelopes.current()
        if card is not None and card.waybill:
            self.bind.press()
            return
        try:
            read_grams(self.weight.text())
        except BadWeight as bad:
            self._line.show_text(bad.text)
            return
        self._line.show_text("")
        self.waybill.setFocus()

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
