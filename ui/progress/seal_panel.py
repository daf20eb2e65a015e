"""制证: the stickers of a case are scanned; who signed, where and when is told once and stays."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

from PySide6.QtWidgets import QWidget

from counter.casetypes.vocabulary import Question
from counter.desk import new_act
from counter.errors import BadAnswers, CounterError, Fault, Refused
from counter.progress.register import results
from counter.progress.register.results import Proposal
from counter.progress.register.seal import seal
from counter.progress.register.sticker import Signing
from counter.queue.card import CaseCard, MoveOffer
from counter.text import Text
from ui.kit.workbench import Workbench
from ui.progress.panel import Panel
from ui.progress.sticker_rows import StickerRows

QUESTIONS = (
    Question("signer", Text("签署人", "Signed by"), "name"),
    Question("place", Text("签署地点", "Place"), "text"),
    Question("signed_on", Text("签署日期", "Signed on"), "date"),
)


class StillLooking(Refused):
    """The numbers that come next are still being looked up."""

    def __init__(self) -> None:
        super().__init__(Text("正在取号，请稍候再按一次。", "Still looking; press again."))


class SealPanel(Panel):
    """A row of numbers for each certificate without a sticker, then the signature."""

    def __init__(
        self, bench: Workbench, card: CaseCard, offer: MoveOffer, parent: QWidget | None = None
    ) -> None:
        title = Text("{move}：请扫描认证纸", "{move}: scan the stickers").fill(move=offer.title)
        super().__init__(bench, title, QUESTIONS, self._sealing, offer.title, parent, labels="left")
        self.revision = card.revision
        self._bench, self._case_no, self._act = bench, card.row.case_no, new_act()
        self._names = {piece.no: f"{piece.detail}　{piece.title}" for piece in card.pieces}
        self._rows: StickerRows | None = None
        self.fill(signed_on=bench.desk.today.isoformat())

    def start(self) -> None:
        """Look up the numbers; then the hand is on the first sticker. Unpaid: to the till."""
        desk, case_no = self._bench.desk, self._case_no
        self._bench.background.run(
            self, lambda: results.proposal(desk, case_no), self._on_proposal, self._on_unknown
        )

    def _on_unknown(self, error: CounterError) -> None:
        self.say(self._bench.say(error.text))
        self.refused.emit(error)

    def _on_proposal(self, seen: Proposal) -> None:
        self._rows = StickerRows(seen, self._names, self)
        self._rows.entered.connect(self._on_stickers)
        self.column.insertWidget(1, self._rows)
        self._rows.show()
        editors = [self.form.field(question.code).editor for question in QUESTIONS]
        for before, behind in pairwise([*self._rows.fields(), *editors, self._press.key]):
            self.setTabOrder(before, behind)
        self.fill(signer=seen.signer, place=seen.place)
        self._rows.start()

    def _on_stickers(self) -> None:
        """All stickers are there: on to what is still to be told, else do it."""
        if not self.form.go_on():
            self.complete()

    def _sealing(self, answers: dict[str, Any]) -> Any:
        if self._rows is None:
            raise StillLooking
        stickers, revision = self._rows.stickers(), self.revision
        signing = Signing(
            str(answers.get("signer") or ""), str(answers.get("place") or ""),
            _day(answers.get("signed_on")),
        )  # fmt: skip
        desk, case_no, act = self._bench.desk, self._case_no, self._act
        return lambda: seal(desk, case_no, revision, stickers, signing, act)

    def _on_refused(self, error: CounterError) -> None:
        super()._on_refused(error)
        if self._rows is not None:
            self._rows.show_faults(error.faults if isinstance(error, BadAnswers) else ())


def _day(typed: object) -> date | None:
    """The day as the field gives it; refuses what is none."""
    if not typed:
        return None
    try:
        return date.fromisoformat(str(typed))
    except ValueError:
        wrong = Text("日期看不懂，请按 2026-11-23 的样子填写。", "Write the day as 2026-11-23.")
        raise BadAnswers((Fault("signed_on", wrong),)) from None
