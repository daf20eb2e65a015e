"""The mail room: pack what goes to one receiver, bind the waybill, draw the manifest.

At the left what is to be posted, at the right the envelopes. Packing prints the label and leaves
the hand at the waybill field: scan, Enter, next envelope.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLineEdit, QScrollArea, QWidget

from counter import outbox
from counter.errors import NotFound, Refused
from counter.mailout import envelope, manifest
from counter.mailout.envelope import EnvelopeCard, PostRow
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
from ui.mailout.columns import ENVELOPE_COLUMNS, GROUP_COLUMNS
from ui.mailout.groups import PostGroup, grouped

_BOX, _MOST_BOXES = 28, 5


class Nothing(Refused):
    """No line of a list is chosen."""

    def __init__(self, what: Text) -> None:
        super().__init__(
            Text("请先在列表中选择{what}。", "Choose {what} in the list first.").fill(what=what)
        )


class MailoutPage(QWidget):
    """Envelopes from the ready cases to the carrier."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        self._boxes: dict[str, QCheckBox] = {}
        self._choose_next = ""

        # Parts
        self._waiting = Label("", "emphasis", self, name="waiting")
        self._groups = Table(
            GROUP_COLUMNS, lambda group: group.key, self, name="to-post",
            title=Text("待寄", "To post"), empty=Text("没有待寄的办件。", "Nothing to post."),
        )  # fmt: skip
        self._contents = QScrollArea(self)
        self._pack = Press(
            bench, Text("装封并打印标签", "Pack and print the label"), "Ctrl+Enter",
            work=self._packing, then=self._on_packed, owner=self, look="primary", name="pack",
        )  # fmt: skip
        self._standing = Label("", "emphasis", self, name="standing")
        self._envelopes = Table(
            ENVELOPE_COLUMNS, lambda card: card.envelope_no, self, name="envelopes",
            title=Text("信封", "Envelopes"),
            empty=Text("装封后，信封列在这里等待扫描运单。",
                       "Packed envelopes wait here for their waybill."),
        )  # fmt: skip
        self._waybill = QLineEdit(self)
        self._bind = Press(
            bench, Text("绑定", "Bind"), work=self._binding, then=self._on_bound, owner=self,
            name="bind", line=FaultLine(self, name="bind-fault"),
        )  # fmt: skip
        self._void = Press(
            bench, Text("作废信封", "Void"), work=self._voiding, then=self._on_voided, owner=self,
            look="danger", name="void", line=self._bind.line,
        )  # fmt: skip
        self._again = Press(
            bench, Text("补打标签", "Reprint label"), work=self._reprinting,
            then=self._on_reprinted,
            owner=self, look="quiet", name="reprint-label", line=self._bind.line,
        )  # fmt: skip
        self._draw = Press(
            bench, Text("打印交寄清单", "Print the manifest"), "Ctrl+P", work=self._drawing,
            then=self._on_drawn, owner=self, name="draw",
        )  # fmt: skip
        self._paper_line = FaultLine(self, name="paper-fault")

        # Wiring
        self._groups.moved.connect(self._on_group)
        self._groups.opened.connect(lambda _: self._pack.press())
        self._envelopes.moved.connect(self._on_envelope)
        self._envelopes.opened.connect(lambda _: self._waybill.setFocus())
        self._waybill.returnPressed.connect(self._bind.press)
        bench.bulletin.on("*", self.refresh, self)

        # Put together
        self._contents.setWidgetResizable(True)
        self._contents.setFrameShape(QScrollArea.Shape.NoFrame)
        self._waybill.setObjectName("waybill")
        self._waybill.setPlaceholderText(say(Text("扫描或输入运单号", "Scan or type the waybill")))
        self._waybill.setAccessibleName(say(Text("运单号", "Waybill")))
        horizontal(self, self._left(), self._right(), spacing=16, margin=16)
        self._on_group(None)
        self._on_envelope(None)

    def refresh(self) -> None:
        """Ask anew what is to be posted and which envelopes stand here."""
        if not self._groups.rows.rows:
            self._groups.show_loading()
        desk = self._bench.desk
        self._bench.background.run(
            self,
            lambda: (envelope.to_post(desk), envelope.open_envelopes(desk)),
            self._on_looked,
        )

    def show_envelope(self, envelope_no: str) -> None:
        """Choose an envelope (its label was scanned) and wait for its waybill."""
        if self._envelopes.choose(envelope_no):
            self._waybill.setFocus()
        else:
            self._choose_next = envelope_no
            self.refresh()

    # The lists

    def _on_looked(self, seen: tuple[tuple[PostRow, ...], tuple[EnvelopeCard, ...]]) -> None:
        rows, cards = seen
        groups = grouped(rows)
        self._groups.show_rows(groups)
        if groups and self._groups.current() is None:
            self._groups.choose(groups[0].key)
        self._envelopes.show_rows(cards)
        if self._choose_next and self._envelopes.choose(self._choose_next):
            self._choose_next = ""
            self._waybill.setFocus()
        self._waiting.show_text(Text("待寄 {n} 件", "To post: {n} cases").fill(n=len(rows)))
        bound = sum(card.state == "bound" for card in cards)
        self._standing.show_text(
            Text("信封 {n} 个，已封 {bound}", "Envelopes: {n}, sealed: {bound}")
            .fill(n=len(cards), bound=bound)
        )  # fmt: skip
        self._draw.allow(bool(cards))

    def _on_group(self, group: PostGroup | None) -> None:
        place = QWidget()
        place.setObjectName("canvas")
        unticked = {no for no, box in self._boxes.items() if not box.isChecked()}
        self._boxes = {}
        for row in group.rows if group else ():
            box = QCheckBox(_told(row), place)
            box.setObjectName(f"case-{row.case_no}")
            box.setChecked(row.case_no not in unticked)
            self._boxes[row.case_no] = box
        vertical(place, *self._boxes.values(), None, spacing=0)
        self._contents.setWidget(place)
        self._contents.setFixedHeight(_BOX * min(len(self._boxes), _MOST_BOXES))
        self._pack.allow(group is not None)

    def _on_envelope(self, card: EnvelopeCard | None) -> None:
        self._bind.line.show_text("")
        for part in (self._bind, self._void, self._again):
            part.allow(card is not None)
        self._waybill.setEnabled(card is not None)
        self._waybill.setText(card.waybill if card else "")
        self._waybill.selectAll()

    # Packing

    def _packing(self) -> Callable[[], tuple[EnvelopeCard, PaperJob | None]]:
        chosen = tuple(no for no, box in self._boxes.items() if box.isChecked())
        if not chosen:
            raise Nothing(Text("要装封的办件", "the cases to pack"))
        desk, act = self._bench.desk, self._attempts.act("pack", chosen)
        self._packed = chosen

        def work() -> tuple[EnvelopeCard, PaperJob | None]:
            card = envelope.pack(desk, chosen, act)
            return card, _label_of(outbox.of_case(desk, card.envelope_no))

        return work

    def _on_packed(self, done: tuple[EnvelopeCard, PaperJob | None]) -> None:
        card, label = done
        self._attempts.done("pack", self._packed)
        self._choose_next = card.envelope_no
        self.refresh()
        if label is not None:
            self._print(label)

    # Binding, voiding, reprinting

    def _chosen(self) -> EnvelopeCard:
        card = self._envelopes.current()
        if not isinstance(card, EnvelopeCard):
            raise Nothing(Text("一个信封", "an envelope"))
        return card

    def _binding(self) -> Callable[[], EnvelopeCard]:
        card, waybill = self._chosen(), self._waybill.text().strip()
        act = self._attempts.act("bind", card.envelope_no, waybill)
        return lambda: envelope.bind(self._bench.desk, card.envelope_no, waybill, act)

    def _on_bound(self, card: EnvelopeCard) -> None:
        self._attempts.done("bind", card.envelope_no, self._waybill.text().strip())
        told = Text("{no} 已绑定 {waybill}", "{no} bound to {waybill}")
        toast(self, told.fill(no=card.envelope_no, waybill=card.waybill))
        self._groups.setFocus()
        self.refresh()

    def _voiding(self) -> Callable[[], EnvelopeCard] | None:
        card = self._chosen()
        reason = self._bench.ask.text(
            self,
            Text("作废信封 {no}", "Void envelope {no}").fill(no=card.envelope_no),
            Text("为什么作废？里面的办件回到待寄。", "Why? Its cases go back to the list."),
        )
        if not reason:
            return None
        act = self._attempts.act("void", card.envelope_no, reason)
        return lambda: envelope.void(self._bench.desk, card.envelope_no, reason, act)

    def _on_voided(self, card: EnvelopeCard) -> None:
        toast(self, Text("{no} 已作废", "{no} is void").fill(no=card.envelope_no))
        self.refresh()

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
            label = _label_of(outbox.of_case(desk, card.envelope_no))
            if label is None:
                raise NotFound(Text("{no} 的标签", "the label of {no}").fill(no=card.envelope_no))
            return label if label.is_pending else outbox.reprint(desk, label.id, reason, act)

        return work

    def _on_reprinted(self, job: PaperJob) -> None:
        self._attempts.done("reprint", job.case_no)
        self._print(job)

    # The manifest

    def _drawing(self) -> Callable[[], PaperJob]:
        act = self._attempts.act("draw")
        return lambda: manifest.draw(self._bench.desk, act)

    def _on_drawn(self, job: PaperJob) -> None:
        self._attempts.done("draw")
        self.refresh()
        self._print(job)

    def _print(self, job: PaperJob) -> None:
        print_out(self._bench, job, self, self._paper_line)

    # Layout

    def _left(self) -> QWidget:
        side = Surface(self)
        self._left_column = vertical(
            side, self._waiting, self._groups, self._contents, self._pack, spacing=12, margin=16
        )
        self._left_column.setStretch(1, 1)
        return side

    def _right(self) -> QWidget:
        side = Surface(self)
        scan = horizontal(None, self._waybill, self._bind)
        scan.setStretch(0, 1)
        column = vertical(
            side,
            self._standing,
            self._envelopes,
            scan,
            self._bind.line,
            horizontal(None, self._again, None, self._void),
            self._draw,
            self._paper_line,
            spacing=12,
            margin=16,
        )
        column.setStretch(1, 1)
        return side


def _told(row: PostRow) -> str:
    owes = Text("，欠 {owes}", ", owes {owes}").fill(owes=row.owes) if row.owes else Text("", "")
    told = Text("{no} · {pieces} 件{owes}", "{no} · {pieces} pieces{owes}")
    return say(told.fill(no=row.case_no, pieces=row.pieces, owes=owes))


def _label_of(papers: tuple[PaperJob, ...]) -> PaperJob | None:
    """The label made last, if any."""
    return next((paper for paper in reversed(papers) if paper.kind == "label"), None)
