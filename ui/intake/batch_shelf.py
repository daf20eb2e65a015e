"""The batches of notary offices with their balance; at the right the certificates of one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from counter import outbox
from counter.casetypes.vocabulary import Choice
from counter.intake.notary.send_back import SentBack, send_back
from counter.outbox import PaperJob
from counter.queue import batches
from counter.queue.batches import BatchCard, BatchLineCard
from counter.rules.reasons import Reason, reasons
from counter.text import Text
from ui.intake.batch_columns import BATCH_COLUMNS, line_columns
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.attempts import Attempts
from ui.kit.label import FaultLine, Label
from ui.kit.paperwork import print_out
from ui.kit.press import Press
from ui.kit.table import Table
from ui.kit.workbench import Workbench

_OWN_WORDS = "own"
_SEND = Text("退回公证处", "Send back")
_SEND_SOME = Text("退回所选 {n} 行", "Send back {n} {n:row|rows}")
_NO_PAPER = Text(
    "这个批次没有待打印的纸张。补打请到“打印”。",
    "No paper of this batch waits. Reprint it at Papers.",
)


class BatchShelf(QWidget):
    """The list at the left, what is in the chosen batch at the right."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        self._ticked: set[int] = set()
        self._reasons: tuple[Reason, ...] = ()
        self._shown = ""

        # Parts
        self.list = Table(
            BATCH_COLUMNS, lambda card: card.batch_no, self, name="batches",
            title=Text("公证批次", "Notary batches"),
            empty=Text("还没有公证批次。按 Ctrl+O 打开清单文件，或复制表格后按 Ctrl+V。",
                       "No batch yet. Ctrl+O opens a list; or copy the rows and press Ctrl+V."),
        )  # fmt: skip
        self._head = Label("", "title", self, name="batch-head")
        self._balance = Label("", "body", self, name="batch-balance", wraps=True)
        self._lines = Table(
            line_columns(lambda no: no in self._ticked), lambda line: line.row_no, self,
            name="batch-lines", title=Text("批内证书", "Certificates"), is_compact=True,
            empty=Text("选一个批次，看它的证书。", "Choose a batch to see its certificates."),
        )  # fmt: skip
        self._fault = FaultLine(self, name="batch-shelf-fault")
        self._back = Press(
            bench, _SEND, "Ctrl+B", work=self._sending_back,
            then=self._on_sent_back, owner=self, line=self._fault, name="batch-send-back",
        )  # fmt: skip
        self._print = Press(
            bench, Text("打印交接清单", "Print the list"), "Ctrl+P", work=self._printing,
            then=self._on_job, owner=self, line=self._fault, name="batch-print",
        )  # fmt: skip

        # Wiring
        self.list.moved.connect(self._on_batch)
        self.list.opened.connect(lambda _: self._lines.setFocus())
        self._lines.peeked.connect(self._on_tick)
        self._lines.opened.connect(self._on_tick)

        # Put together
        left = Surface(self)
        vertical(left, self.list, margin=1)
        right = Surface(self)
        keys = horizontal(None, None, self._print, self._back, spacing=8)
        column = vertical(right, self._head, self._balance, self._lines, self._fault, keys,
                          spacing=12, margin=16)  # fmt: skip
        column.setStretch(2, 1)
        row = horizontal(self, left, right, spacing=16)
        row.setStretch(0, 2)
        row.setStretch(1, 3)
        self._on_batch(None)

    def refresh(self, choose: str = "") -> None:
        """Ask anew which batches there are; `choose` names the one to be shown."""
        desk = self._bench.desk
        if not self.list.rows.rows:
            self.list.show_loading()

        def then(cards: tuple[BatchCard, ...]) -> None:
            self.list.show_rows(cards)
            if choose or (cards and self.list.current() is None):
                self.list.choose(choose or cards[0].batch_no)
            self._shown = ""
            self._on_batch(self.list.current())

        self._bench.background.run(self, lambda: batches.batches(desk), then)

    def _on_batch(self, card: BatchCard | None) -> None:
        number = "" if card is None else card.batch_no
        if number == self._shown and number:
            return
        self._shown = number
        self._ticked.clear()
        self._back.allow(False)
        self._print.allow(card is not None)
        if card is None:
            self._head.show_text("")
            self._balance.show_text("")
            self._lines.show_rows(())
            return
        self._show_card(card)
        desk = self._bench.desk
        self._bench.background.run(
            self,
            lambda: (
                *batches.batch(desk, number),
                reasons(desk.edition, "refusal", "authentication", desk.today),
            ),
            lambda seen: self._on_lines(*seen),
        )

    def _show_card(self, card: BatchCard) -> None:
        sealed = Text("密封", "sealed") if card.is_sealed else Text("未密封", "not sealed")
        head = Text("{office}　{letter}　{sealed}", "{office}, {letter}, {sealed}")
        self._head.show_text(head.fill(office=card.office, letter=card.letter_no, sealed=sealed))
        now = card.balance
        even = Text("收 = 出 + 在", "in = out + here") if now.is_even else Text(
            "收支不平，请报告主管", "the balance is wrong: tell a supervisor")  # fmt: skip
        told = Text(
            "收 {in_} = 在办 {here} + 待取 {ready} + 已取 {out} + 已寄 {posted} + 退回 {back}"
            "（{even}）；当场退回 {handed} 行",
            "In {in_} = here {here} + ready {ready} + handed out {out} + posted {posted} + sent "
            "back {back} ({even}); {handed} {handed:row|rows} handed back at once",
        )
        self._balance.show_text(told.fill(
            in_=now.taken_in, here=now.here, ready=now.ready, out=now.handed_out,
            posted=now.posted, back=now.returned, even=even, handed=card.handed_back,
        ))  # fmt: skip

    def _on_lines(
        self, card: BatchCard, lines: tuple[BatchLineCard, ...], known: tuple[Reason, ...]
    ) -> None:
        self._reasons = known
        if card.batch_no == self._shown:
            self._show_card(card)
            self._lines.show_rows(lines)
            if lines and self._lines.current() is None:
                self._lines.choose(lines[0].row_no)  # Space ticks where the hand comes to

    def _on_tick(self, line: BatchLineCard) -> None:
        if line.state != "here":
            return
        self._ticked ^= {line.row_no}
        self._lines.viewport().update()
        self._back.allow(bool(self._ticked))
        n = len(self._ticked)
        self._back.set_title(_SEND_SOME.fill(n=n) if n else _SEND)

    def _sending_back(self) -> Callable[[], SentBack] | None:
        desk, number, rows = self._bench.desk, self._shown, frozenset(self._ticked)
        own = Choice(_OWN_WORDS, Text("其他原因（自己填写）", "another reason, in your words"))
        title = Text("退回 {n} 行的原因", "Why {n} {n:row goes|rows go} back").fill(n=len(rows))
        body = Text(
            "规则中的原因出具不予办理通知书；其他原因按撤回办理。",
            "A reason of the rule book is a refusal in writing; any other a withdrawal.",
        )
        code = self._bench.ask.choose(
            self, title, body, [*(Choice(each.code, each.text) for each in self._reasons), own]
        )
        if code == _OWN_WORDS:
            code = self._bench.ask.text(self, title, Text("退回原因", "Reason"))
        if not code:
            return None
        why, act = code, self._attempts.act("back", number, rows, code)
        return lambda: send_back(desk, number, rows, why, act)

    def _on_sent_back(self, done: SentBack) -> None:
        self._attempts = Attempts()
        self._back.set_title(_SEND)
        print_out(self._bench, done.paper, self, self._fault)
        self.refresh(done.batch_no)

    def _printing(self) -> Callable[[], PaperJob | None]:
        desk, number = self._bench.desk, self._shown
        return lambda: next(
            (job for job in reversed(outbox.of_case(desk, number)) if job.is_pending), None
        )

    def _on_job(self, job: PaperJob | None) -> None:
        if job is None:
            self._fault.show_text(_NO_PAPER)
        else:
            print_out(self._bench, job, self, self._fault)
