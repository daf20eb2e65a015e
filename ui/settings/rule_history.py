"""Who wrote a row of the rule book, when, and what it said before."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.settings.rulekeeping import Entered
from counter.text import Text
from ui.kit.arrange import hairline, vertical
from ui.kit.label import Label, LabelRole

_SHIPPED = Text("随程序提供", "as shipped")
_LINE = Text("第 {no} 版　{at:%Y-%m-%d}　{by}", "edition {no}, {at:%Y-%m-%d}, {by}")
_SPAN = Text("{since} 至 {until}", "{since} to {until}")
_OPEN = Text("{since} 起", "from {since}")
_MOST = 8


class RuleHistory(QWidget):
    """The editions in which the row about one thing was entered or changed, newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rule-history")
        self._column = vertical(self, spacing=4)
        self._content: QWidget | None = None

    def show_lines(self, entered: tuple[Entered, ...]) -> None:
        """Show them."""
        old, self._content = self._content, QWidget(self)
        column = vertical(self._content, hairline(self._content), spacing=4)
        column.addWidget(Label(Text("历史", "History"), "caption", self._content))
        for line in entered[:_MOST]:
            told = _LINE.fill(no=line.edition, at=line.at, by=line.by or _SHIPPED)
            role: LabelRole = "body" if line.is_current else "muted"
            column.addWidget(Label(told, role, self._content, wraps=True))
            rule = line.rule
            span = (_SPAN if rule.until else _OPEN).fill(since=rule.since, until=rule.until)
            noted = [span] + ([Text.same(line.note)] if line.note else [])
            words = Text("　".join(part.zh for part in noted), "  ".join(p.en for p in noted))
            column.addWidget(Label(words, "caption", self._content, wraps=True))
        self._column.addWidget(self._content)
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()

    def words(self) -> str:
        """Everything that stands here."""
        return "\n".join(label.text() for label in self.findChildren(Label))
