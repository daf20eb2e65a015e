"""The lower part of a case's card: money, papers, materials, particulars, what happened."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from counter.outbox import PaperJob
from counter.queue.card import CaseCard
from counter.text import Text
from counter.values.money import Money
from ui.kit.arrange import hairline, horizontal, vertical
from ui.kit.label import Label, LabelRole
from ui.kit.language import say
from ui.kit.press import Key
from ui.progress.paper_words import state_of

_LABEL_WIDTH = 84


_PAPER_ROLES: dict[str, LabelRole] = {
    "queued": "warning", "failed": "warning", "void": "muted"
}  # fmt: skip

_FREE = Text("免费", "free")
_NOT_HERE = Text("本窗口不收", "nothing to pay here")
_ELSEWHERE = Text("{title}（另付，本窗口不收）", "{title} (paid elsewhere)")


class CaseFacts(QWidget):
    """Made anew with each card; nothing in it is typed into, so nothing can be lost."""

    reprint_wanted = Signal(object)
    unmask_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column = vertical(self, spacing=4)
        self._content: QWidget | None = None

    def show_card(self, card: CaseCard) -> None:
        """Show the facts of `card`."""
        old, self._content = self._content, QWidget(self)
        column = vertical(self._content, spacing=4)
        for part in (
            self._money(card),
            self._papers(card),
            self._materials(card),
            self._pieces(card),
            self._particulars(card),
            self._timeline(card),
        ):
            if part is not None:
                column.addSpacing(4)
                column.addWidget(hairline(self._content))
                column.addSpacing(4)
                column.addWidget(part)
        self._column.addWidget(self._content)
        self._content.show()
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _money(self, card: CaseCard) -> QWidget | None:
        if not card.charges and not card.total:
            return None
        role: LabelRole = "warning" if card.owes > Money(0) else "body"
        section = _Section(Text("费用", "Fees"), _paid_words(card), role)
        for line in card.charges:
            title = line.title if line.is_collected else _ELSEWHERE.fill(title=line.title)
            amount = Label(str(line.amount), "caption")
            section.add(Label(title, "caption", wraps=True), amount)
        return section

    def _papers(self, card: CaseCard) -> QWidget | None:
        if not card.papers:
            return None
        section = _Section(Text("纸张", "Papers"))
        for job in card.papers:
            section.add(
                Label(state_of(job), _PAPER_ROLES.get(job.state, "body"), wraps=True),
                *(() if job.state == "void" else (self._paper_key(job),)),
            )
        return section

    def _paper_key(self, job: PaperJob) -> Key:
        title = Text("打印", "Print") if job.is_pending else Text("补打", "Print again")
        key = Key(title, "", self, look="quiet", name=f"paper_{job.id}")
        key.clicked.connect(lambda: self.reprint_wanted.emit(job))
        return key

    def _materials(self, card: CaseCard) -> QWidget | None:
        if not card.materials:
            return None
        here = sum(line.is_handed_over for line in card.materials)
        count = Text.same(f"{here}/{len(card.materials)}")
        section = _Section(Text("材料", "Materials"), count)
        for line in card.materials:
            mark = "✓" if line.is_handed_over else "□"
            told = Label(f"{mark}  {say(line.title)}", wraps=True)
            if not line.is_handed_over:
                told.set_role("warning")
            section.add(told)
        return section

    def _pieces(self, card: CaseCard) -> QWidget | None:
        if not card.pieces:
            return None
        count = card.counts or Text.same(str(len(card.pieces)))
        section = _Section(Text("件", "Pieces"), count)
        for piece in card.pieces:
            section.add(
                Label(f"{piece.no}  {piece.title}", "body", wraps=True),
                Label(f"{piece.units} {say(card.row.unit)}", "caption"),
            )
            if piece.detail:
                section.add(Label(piece.detail, "caption", wraps=True))
            if piece.outside is not None:
                section.add(Label(piece.outside, "warning", wraps=True))
            if piece.taken_by:
                taken = Text("✓ {at:%m-%d %H:%M} {by}取走", "✓ taken by {by}, {at:%d %b %H:%M}")
                section.add(Label(taken.fill(at=piece.taken_at, by=piece.taken_by), "good"))
        return section

    def _particulars(self, card: CaseCard) -> QWidget | None:
        section = _Section(Text("资料", "Particulars"))
        grid = QGridLayout()
        grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        lines = (*card.who, *card.matter, *card.delivery)
        for number, (title, value) in enumerate(lines):
            grid.addWidget(Label(title, "caption", wraps=True), number, 0)
            grid.addWidget(Label(value, "body", wraps=True, selectable=True), number, 1)
        section.column.addLayout(grid)
        unmask = Key(Text("显示完整信息", "Show in full"), "", self, look="quiet", name="unmask")
        unmask.setToolTip(say(Text("查看会记入流水", "looking is put on record")))
        unmask.clicked.connect(self.unmask_wanted)
        unmask.setVisible(card.is_masked)
        section.column.addLayout(horizontal(None, unmask, None))
        return section if lines else None

    def _timeline(self, card: CaseCard) -> QWidget | None:
        if not card.timeline:
            return None
        section = _Section(Text("时间线", "What happened"))
        for line in card.timeline:
            by = Text("{clerk} {window}号窗", "{clerk}, window {window}")
            section.add(
                Label(f"{line.at:%m-%d %H:%M}　{say(line.what)}", "body", wraps=True),
                Label(by.fill(clerk=line.clerk, window=line.window), "caption"),
            )
        return section


def still_in_full(seen: CaseCard, card: CaseCard) -> CaseCard:
    """`card` with the names that `seen`, the same state of the case, showed in full.

    Being looked at in full is itself news; it must not cover the names again.
    """
    if seen.is_masked or not card.is_masked:
        return card
    return replace(
        card, who=seen.who, matter=seen.matter, delivery=seen.delivery, pieces=seen.pieces,
        is_masked=False,
    )  # fmt: skip


class _Section(QWidget):
    """A small heading, its figure at the right, and lines below."""

    def __init__(self, title: Text, figure: Text | None = None, role: LabelRole = "body") -> None:
        super().__init__()
        head = horizontal(None, Label(title, "caption"), None)
        if figure is not None:
            head.addWidget(Label(figure, role))
        self.column = vertical(self, head, spacing=2)

    def add(self, left: QWidget, right: QWidget | None = None) -> None:
        """One line."""
        line = horizontal(None, left)
        line.setStretch(0, 1)
        if right is not None:
            line.addWidget(right)
        self.column.addLayout(line)


def _paid_words(card: CaseCard) -> Text:
    if card.owes > Money(0):
        return Text("{total}，欠 {owes}", "{total}, {owes} due").fill(
            total=card.total, owes=card.owes
        )
    if card.owes < Money(0):
        return Text("{total}，应退 {back}", "{total}, {back} to go back").fill(
            total=card.total, back=-card.owes
        )
    if card.refunded:
        return Text("{total}，已退 {back}", "{total}, {back} refunded").fill(
            total=card.total, back=card.refunded
        )
    if not card.total:
        return _NOT_HERE if any(not line.is_collected for line in card.charges) else _FREE
    return Text("{total} ✓ 已缴", "{total} ✓ paid").fill(total=card.total)
