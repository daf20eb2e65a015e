"""认证登记: the results of a case as the register has them, the void ones too."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.progress.register import results
from counter.progress.register.results import ResultLine
from counter.queue.card import CaseCard
from counter.text import Text
from ui.kit.arrange import horizontal, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.press import Key
from ui.kit.workbench import Workbench
from ui.progress.panel import Inset

_TITLE = Text("认证登记", "Register of results")
_NONE = Text("还没有登记认证纸。", "No sticker is on record yet.")
_SIGNED = Text("{signer}　{on}　{place}", "{signer}, {on}, {place}")
_VOID = Text("作废 {on}：{reason}（{clerk}、{second}）", "void {on}: {reason} ({clerk}, {second})")


class RegisterSection(Inset):
    """A block for each result: its numbers, who signed, and why it is void."""

    def __init__(self, bench: Workbench, card: CaseCard, parent: QWidget | None = None) -> None:
        super().__init__(parent, "accent")
        self._lines = QWidget(self)
        self._fault = FaultLine(self, name="register_fault")
        self._back = Key(Text("返回", "Back"), "Esc", self, look="quiet", name="panel_back")
        self._back.clicked.connect(self.closed)
        self._column = vertical(
            self, Label(_TITLE, "emphasis", self), self._lines, self._fault,
            horizontal(None, None, self._back), margin=12,
        )  # fmt: skip
        self.setFocusProxy(self._back)
        desk, case_no = bench.desk, card.row.case_no
        bench.background.run(
            self, lambda: results.results(desk, case_no), self._on_found,
            lambda error: self._fault.show_text(error.text),
        )  # fmt: skip

    def _on_found(self, found: tuple[ResultLine, ...]) -> None:
        parts: list[QWidget] = []
        for line in found:
            parts += _block(line, self._lines)
        if not parts:
            parts = [Label(_NONE, "muted", self._lines, wraps=True)]
        vertical(self._lines, *parts, spacing=2)


def _block(line: ResultLine, parent: QWidget) -> list[QWidget]:
    numbers = f"{line.piece_no}  {line.authentication_no}-{line.small_no}　{line.sticker_no}"
    signed = _SIGNED.fill(signer=line.signer, on=line.signed_on.isoformat(), place=line.place)
    parts: list[QWidget] = [
        Label(numbers, "muted" if line.is_void else "body", parent, selectable=True,
              name=f"result.{line.sticker_no}"),
        Label(signed, "caption", parent, wraps=True),
    ]  # fmt: skip
    if line.is_void and line.voided_on is not None:
        told = _VOID.fill(
            on=line.voided_on.isoformat(), reason=line.void_reason, clerk=line.voided_by,
            second=line.second,
        )  # fmt: skip
        parts.append(Label(told, "warning", parent, wraps=True))
    return parts
