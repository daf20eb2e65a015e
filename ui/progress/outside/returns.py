"""What is outside: the consignments, and the pieces of the chosen one, ticked as they come back.

Space ticks a piece as back, a fee typed in is kept with it, a refused one is asked why. Nothing is
written before 登记取回.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from counter import outbox
from counter.errors import BadAnswers, Fault, NotFound, Refused
from counter.outbox import PaperJob
from counter.progress.consignment.contents import ConsignmentCard, OutsideRow, consignment
from counter.progress.consignment.returning import BroughtBack, Outcome, bring_back
from counter.text import Text
from counter.values.money import Money
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.attempts import Attempts
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.paperwork import print_out
from ui.kit.press import Key, Press
from ui.kit.table import Table
from ui.kit.toast import toast
from ui.kit.workbench import Workbench
from ui.progress.outside.columns import BATCH_COLUMNS, PIECE_COLUMNS, Line

_STANDING = Text("在外 {n} 批，逾期 {late}", "Outside: {n}, overdue: {late}")
_BACK = Text("{no}：取回 {n} 件", "{no}: {n} {n:piece|pieces} back")
_NO_AMOUNT = Text("实付金额不对，例如 780 或 780.50。", "Not an amount; for example 780 or 780.50.")


class NothingTicked(Refused):
    """No piece is ticked."""

    def __init__(self) -> None:
        super().__init__(
            Text("请先勾选取回的件（空格键）。", "Tick what came back first (Space).")
        )


class Returns(Surface):
    """The right half of the page. `changed`: something came back."""

    changed = Signal()

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        self._card: ConsignmentCard | None = None
        self._marks: dict[str, Outcome] = {}
        self._wanted, self._scanned = "", ""

        # Parts
        self._standing = Label("", "emphasis", self, name="standing")
        self.batches = Table(
            BATCH_COLUMNS, lambda row: row.no, self, name="batches-out", is_compact=True,
            title=Text("送外批次", "Consignments"),
            empty=Text("没有在外的批次。", "Nothing is outside."),
        )  # fmt: skip
        self.pieces = Table(
            PIECE_COLUMNS, lambda line: line.piece.key, self, name="pieces-out", is_compact=True,
            title=Text("批次内容", "What is in it"),
            empty=Text("选一个批次，或扫清单、回执。", "Choose a batch, or scan a receipt."),
        )  # fmt: skip
        self.fee = QLineEdit(self)
        self._line = FaultLine(self, name="back-fault")
        self.all = Key(Text("全部取回", "All back"), "Ctrl+A", self, look="quiet", name="all-back")
        self.refused = Key(Text("外方退件", "Refused"), "Ctrl+R", self, look="quiet", name="refuse")
        self.again = Press(
            bench, Text("补打清单", "Reprint the list"), work=self._reprinting,
            then=self._on_paper, owner=self, look="quiet", line=self._line, name="reprint-list",
        )  # fmt: skip
        self.keep = Press(
            bench, Text("登记取回", "Note what is back"), "Ctrl+B", work=self._keeping,
            then=self._on_kept, owner=self, line=self._line, name="keep-back",
        )  # fmt: skip

        # Wiring
        self.batches.moved.connect(self._on_batch)
        self.batches.opened.connect(lambda _: self.pieces.setFocus())
        self.pieces.peeked.connect(self._toggle)
        self.pieces.opened.connect(lambda _: self.fee.setFocus())
        self.pieces.moved.connect(lambda _: self._show_fee())
        self.fee.returnPressed.connect(self._on_fee)
        self.all.clicked.connect(self._all_back)
        self.refused.clicked.connect(self._refuse)

        # Put together
        self.fee.setObjectName("real-fee")
        self.fee.setPlaceholderText(say(Text("实付（元），回车登记", "Real fee (yuan), Enter")))
        self.fee.setAccessibleName(say(Text("实付金额", "Real fee")))
        keys = horizontal(None, self.all, self.refused, None, self.again)
        row = horizontal(None, self.fee, self.keep)
        row.setStretch(0, 1)
        column = vertical(
            self, self._standing, self.batches, self.pieces, keys, row, self._line,
            spacing=12, margin=16,
        )  # fmt: skip
        column.setStretch(1, 2)
        column.setStretch(2, 3)
        self._show_card(None)

    def show_batches(self, rows: tuple[OutsideRow, ...]) -> None:
        """Show the consignments; one that was waited for is chosen."""
        self.batches.show_rows(rows)
        if self._wanted and self.batches.choose(self._wanted):
            self._wanted = ""
        elif rows and self.batches.current() is None:
            self.batches.choose(rows[0].no)
        out = [row for row in rows if row.state == "out"]
        late = sum(row.is_overdue for row in out)
        self._standing.show_text(_STANDING.fill(n=len(out), late=late))
        self._standing.set_role("warning" if late else "emphasis")
        self._on_batch(self.batches.current())

    def wait_for(self, consignment_no: str, case_no: str = "") -> None:
        """Choose this consignment, now or as soon as it is listed; tick the pieces of a case."""
        self._scanned = case_no
        if self._card is not None and self._card.row.no == consignment_no:
            self._tick_scanned()
        elif not self.batches.choose(consignment_no):
            self._wanted = consignment_no
            self.changed.emit()

    def _on_batch(self, row: OutsideRow | None) -> None:
        if row is None:
            self._show_card(None)
            return
        if self._card is None or self._card.row.no != row.no:
            self._marks = {}
        desk = self._bench.desk
        self._bench.background.run(
            self, lambda: consignment(desk, row.no), self._show_card,
            lambda error: self._line.show_text(error.text),
        )  # fmt: skip

    def _show_card(self, card: ConsignmentCard | None) -> None:
        self._card = card
        is_out = card is not None and card.row.state == "out"
        for part in (self.all, self.refused, self.fee):
            part.setEnabled(is_out)
        self.keep.allow(is_out)
        self.again.allow(card is not None)
        self._tick_scanned()

    def _tick_scanned(self) -> None:
        card, case_no = self._card, self._scanned
        if card is not None and case_no and any(p.case_no == case_no for p in card.pieces):
            self._scanned = ""
            for piece in card.pieces:
                if piece.case_no == case_no and piece.outcome == "out":
                    self._marks[piece.key] = Outcome(piece.case_no, piece.piece_no, "back")
        self._show_pieces()
        if case_no and card is not None:
            self.pieces.setFocus()

    def _show_pieces(self) -> None:
        pieces = () if self._card is None else self._card.pieces
        self.pieces.show_rows([Line(piece, self._marks.get(piece.key)) for piece in pieces])
        if pieces and self.pieces.current() is None:
            self.pieces.choose(pieces[0].key)
        self._show_fee()

    def _show_fee(self) -> None:
        line = self.pieces.current()
        fee = None if line is None or line.mark is None else line.mark.fee
        self.fee.setText("" if fee is None else fee.plain)

    def _toggle(self, line: Line) -> None:
        if line.piece.outcome != "out":
            return
        if self._marks.pop(line.piece.key, None) is None:
            self._mark(line, Outcome(line.piece.case_no, line.piece.piece_no, "back"))
        self._show_pieces()

    def _all_back(self) -> None:
        for piece in () if self._card is None else self._card.pieces:
            if piece.outcome == "out" and piece.key not in self._marks:
                self._marks[piece.key] = Outcome(piece.case_no, piece.piece_no, "back")
        self._show_pieces()

    def _refuse(self) -> None:
        line = self.pieces.current()
        if line is None or line.piece.outcome != "out":
            return
        reason = self._bench.ask.text(
            self,
            Text("外方退件：{no} 第 {piece} 件", "Refused outside: {no}, piece {piece}")
            .fill(no=line.piece.case_no, piece=line.piece.piece_no),
            Text("外方的退件原因？会写在通知书上。", "Why was it refused? It goes on the notice."),
        )  # fmt: skip
        if reason:
            told = Outcome(line.piece.case_no, line.piece.piece_no, "refused", reason)
            self._mark(line, told)
            self._show_pieces()

    def _on_fee(self) -> None:
        """Keep the fee of the current piece, which is back then, and go on to the next."""
        line = self.pieces.current()
        if line is None or line.piece.outcome != "out":
            return
        try:
            fee = self._amount()
        except BadAnswers as error:
            self._line.show_text(error.text)
            return
        self._line.show_text("")
        mark = line.mark or Outcome(line.piece.case_no, line.piece.piece_no, "back")
        told = Outcome(mark.case_no, mark.piece_no, mark.outcome, mark.reason, fee)
        self._mark(line, told)
        self._show_pieces()
        rows = self.pieces.rows.rows
        here = next(no for no, row in enumerate(rows) if row.piece.key == line.piece.key)
        if here + 1 < len(rows):
            self.pieces.choose(rows[here + 1].piece.key)
        self.fee.selectAll()

    def _amount(self) -> Money | None:
        typed = self.fee.text().strip()
        if not typed:
            return None
        try:
            return Money.read(typed.replace(",", ""))
        except ValueError as error:
            raise BadAnswers((Fault("fee", _NO_AMOUNT),)) from error

    def _mark(self, line: Line, told: Outcome) -> None:
        self._marks[line.piece.key] = told

    def _keeping(self) -> Callable[[], BroughtBack]:
        card, told = self._card, tuple(self._marks.values())
        if card is None or not told:
            raise NothingTicked
        act = self._attempts.act("back", card.row.no, told)
        return lambda: bring_back(self._bench.desk, card.row.no, told, act)

    def _on_kept(self, done: BroughtBack) -> None:
        self._attempts, count, self._marks = Attempts(), len(self._marks), {}
        toast(self, _BACK.fill(no=done.card.row.no, n=count))
        for notice in done.papers:
            print_out(self._bench, notice, self, self._line)
        self._show_card(done.card)
        self.changed.emit()

    def _reprinting(self) -> Callable[[], PaperJob] | None:
        card, desk = self._card, self._bench.desk
        if card is None:
            return None
        number = card.row.no
        reason = self._bench.ask.text(
            self, Text("补打送外清单 {no}", "Reprint list {no}").fill(no=number),
            Text("为什么补打？", "Why again?"),
        )  # fmt: skip
        if not reason:
            return None
        act = self._attempts.act("reprint", number)

        def work() -> PaperJob:
            papers = [p for p in outbox.of_case(desk, number) if p.kind == "consignment_list"]
            if not papers:
                raise NotFound(Text("{no} 的清单", "the list of {no}").fill(no=number))
            last = papers[-1]
            return last if last.is_pending else outbox.reprint(desk, last.id, reason, act)

        return work

    def _on_paper(self, job: PaperJob) -> None:
        self._attempts.done("reprint", job.case_no)
        print_out(self._bench, job, self, self._line)
