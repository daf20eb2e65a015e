"""The tables of the rule book at the left: what each holds, what waits to be verified."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.rules.edition import Edition
from counter.rules.tables import TABLES
from counter.text import Text
from ui.kit.arrange import Surface, vertical
from ui.kit.label import Label
from ui.kit.language import say
from ui.kit.table import Column, Table
from ui.settings.rule_rows import is_open

_EDITION = Text("规则 · 第 {no} 版", "Rules · edition {no}")
_UNSURE = Text("● 还有 {n} 条待核实", "● {n} to be verified")
_SURE = Text("✓ 全部已核实", "✓ all verified")


@dataclass(frozen=True)
class _Line:
    code: str
    title: Text
    count: int
    unsure: int


class RuleTables(Surface):
    """`chosen`: the code of the table that the bar stands on; `opened`: on to its rows."""

    chosen = Signal(str)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edition = Label("", "emphasis", self, name="rules-edition", wraps=True)
        self._unsure = Label("", "warning", self, name="rules-open", wraps=True)
        self.list = Table(
            (
                Column(Text("表", "Table"), lambda line: say(line.title)),
                Column(Text("", ""), lambda line: "", 28, role="state",
                       state=lambda line: "today" if line.unsure else "none"),
                Column(Text("条", "Rows"), lambda line: str(line.count), 50, role="number"),
            ),
            lambda line: line.code, self, title=Text("规则各表", "Tables of the rules"),
            name="rules-tables", is_compact=True,
        )  # fmt: skip
        self.setFocusProxy(self.list)
        self.list.moved.connect(self._on_moved)
        self.list.opened.connect(lambda _: self.opened.emit())
        head = QWidget(self)
        vertical(head, self._edition, self._unsure, spacing=2).setContentsMargins(12, 12, 8, 8)
        column = vertical(self, head, self.list, spacing=0, margin=1)
        column.setStretch(1, 1)

    def show_edition(self, edition: Edition, today: date) -> None:
        """Show how much each table holds."""
        lines = []
        for its in TABLES:
            rows = edition.all(its.code)
            unsure = sum(is_open(rule, today) for rule in rows)
            lines.append(_Line(its.code, its.title, len(rows), unsure))
        waiting = sum(line.unsure for line in lines)
        self._edition.show_text(_EDITION.fill(no=edition.number))
        self._unsure.set_role("warning" if waiting else "good")
        self._unsure.show_text(_UNSURE.fill(n=waiting) if waiting else _SURE)
        self.list.show_rows(lines)
        if self.list.current() is None:
            self.choose(TABLES[0].code)

    def choose(self, code: str) -> None:
        """Put the bar on a table."""
        self.list.choose(code)

    def _on_moved(self, line: _Line | None) -> None:
        if line is not None:
            self.chosen.emit(line.code)
