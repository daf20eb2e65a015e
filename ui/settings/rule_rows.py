"""The rows of one table of the rule book: a search box, a filter, a list."""

from __future__ import annotations

import unicodedata
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from counter.rules.edition import Edition
from counter.rules.rule import Rule
from counter.rules.tables import Table as RuleTable
from counter.rules.tables.cells import said
from counter.text import Text
from counter.values import facts
from ui.kit.arrange import horizontal, vertical
from ui.kit.colours import Urgency
from ui.kit.label import Label
from ui.kit.language import say
from ui.kit.table import Column, Table
from ui.kit.tick import Tick

LONG_AGO = date(2000, 1, 1)  # "longer than this program looks back"
_EMPTY = Text("这里还没有内容。按 Ctrl+N 新增一行。", "Nothing here yet. Ctrl+N adds a row.")
_FIND = Text("在本表中查找", "Find in this table")
_UNSURE = Text("还有 {n} 条待核实", "{n} to be verified")
_ALL_SURE = Text("✓ 已全部核实", "✓ all verified")
_FROM, _UNTIL = Text("{day} 起", "{day} –"), Text("至 {day}", "– {day}")
_NAMED = ("yes_no", "number", "money", "date")  # what a value alone does not say
_BARE = str.maketrans("", "", '{}[]"')  # of conditions as they are stored
_UNSAVED = Text("未保存", "draft")
_STATES: dict[Urgency, Text] = {
    "today": Text("待核实", "verify"),
    "soon": Text("将生效", "to come"),
    "none": Text("已失效", "ended"),
    "done": Text("现行", "in force"),
}


class RuleRows(QWidget):
    """What the table holds; `chosen`: the row that the bar stands on, or None."""

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: RuleTable | None = None
        self._rules: tuple[Rule, ...] = ()
        self._saved: set[str] = set()
        self._today = LONG_AGO
        self._title = Label("", "title", self, name="rules-title")
        self._about = Label("", "muted", self, name="rules-about", wraps=True)
        self.box = _Find(self)
        self._unsure = Tick(_UNSURE.fill(n=0), self, name="rules-unsure")
        self._sure = Label(_ALL_SURE, "good", self)
        self.list = Table(
            (
                Column(Text("内容", "About"), self._name, 132, role="strong"),
                Column(Text("规定", "Says"), self._says),
                Column(Text("有效期", "In force"), _span, 110, role="muted"),
                Column(Text("状态", "State"), self._state_words, 88,
                       role="state", state=self._state),
            ),
            lambda rule: (rule.table, rule.key, rule.since), self, title=Text("规则", "Rules"),
            empty=_EMPTY, name="rules-rows", is_compact=True,
        )  # fmt: skip
        self.box.textChanged.connect(lambda _: self._show())
        self.box.downwards.connect(self.list.setFocus)
        self._unsure.toggled.connect(lambda _: self._show())
        self.list.moved.connect(self.chosen)
        self.list.opened.connect(lambda _: self.opened.emit())
        bar = horizontal(None, self.box, self._unsure, self._sure)
        bar.setStretch(0, 1)
        column = vertical(self, self._title, self._about, bar, self.list, spacing=8)
        column.setStretch(3, 1)

    def show_table(self, table: RuleTable, edition: Edition, saved: Edition, today: date) -> None:
        """Show the rows of `table`; another table begins with an empty search.

        What `edition` says otherwise than `saved` is marked as not saved yet.
        """
        if self._table is not None and table.code != self._table.code:
            self.box.clear()
            self._unsure.setChecked(False)
        self._table, self._rules, self._today = table, edition.all(table.code), today
        self._saved = set(map(_written, saved.all(table.code)))
        self._title.show_text(table.title)
        self._about.show_text(table.about)
        unsure = sum(is_open(rule, today) for rule in self._rules)
        self._unsure.setText(say(_UNSURE.fill(n=unsure)))
        self._unsure.setVisible(bool(unsure))
        self._sure.setVisible(not unsure)
        if not unsure:
            self._unsure.setChecked(False)
        self._show()

    def choose(self, key: str, since: date) -> bool:
        """Put the bar on one row, whatever is being searched for."""
        code = self._table.code if self._table is not None else ""
        if self.list.choose((code, key, since)):
            return True
        self.box.clear()
        self._unsure.setChecked(False)
        return self.list.choose((code, key, since))

    def _show(self) -> None:
        sought = _bare(self.box.text())
        found = [
            rule
            for rule in self._rules
            if (not self._unsure.isChecked() or is_open(rule, self._today))
            and (not sought or sought in self._words(rule))
        ]
        # What held once lies below what holds and what will.
        found.sort(key=lambda rule: _is_past(rule, self._today))
        self.list.show_rows(found)
        if found and self.list.current() is None:
            self.list.choose((found[0].table, found[0].key, found[0].since))

    def _words(self, rule: Rule) -> str:
        named = self._table.name(rule) if self._table is not None else Text.same("")
        cells = (rule.key, named.zh, named.en, self._says(rule), rule.source)
        return _bare(" ".join((*cells, *rule.values.values())))

    def _name(self, rule: Rule) -> str:
        return say(self._table.name(rule)) if self._table is not None else rule.key

    def _says(self, rule: Rule) -> str:
        """The row's cells in one line, those that name it left out."""
        if self._table is None:
            return ""
        told = []
        columns = [each for each in self._table.columns if each.code != self._table.named]
        # The kind of business is the same in row after row: what tells rows apart goes first.
        for column in sorted(columns, key=lambda each: each.code == "case_type"):
            stored = rule.values.get(column.cells[0], "")
            if column.kind in ("pair", "pair_of_texts"):
                zh, en = (rule.values.get(cell, "") for cell in column.cells)
                words = say(Text(zh, en)).replace("\n", " ")
            else:
                words = say(said(column, stored))
            if words:
                if column.kind == "yes_no":
                    words = say(column.title)
                elif column.kind == "conditions":
                    words = words.translate(_BARE)
                elif column.kind in _NAMED:
                    words = f"{say(column.title)} {words}"
                told.append(words)
        return " · ".join(told)

    def _state_words(self, rule: Rule) -> str:
        if _written(rule) not in self._saved:
            return say(_UNSAVED)
        return say(_STATES[self._state(rule)])

    def _state(self, rule: Rule) -> Urgency:
        if _written(rule) not in self._saved:
            return "soon"
        if _is_past(rule, self._today):
            return "none"
        if rule.is_uncertain:
            return "today"
        return "soon" if rule.since > self._today else "done"


class _Find(QLineEdit):
    """The search box; the down key goes into the list."""

    downwards = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("rules-find")
        self.setPlaceholderText(f"{say(_FIND)}  Ctrl+F")
        self.setAccessibleName(say(_FIND))
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.downwards.emit()
        else:
            super().keyPressEvent(event)


def is_open(rule: Rule, today: date) -> bool:
    """Whether the row still holds, or will, and somebody should verify it."""
    return rule.is_uncertain and not _is_past(rule, today)


def _is_past(rule: Rule, today: date) -> bool:
    return rule.until is not None and rule.until < today


def _span(rule: Rule) -> str:
    """The last day where there is one, else the first; the whole span stands at the right."""
    if rule.until is not None:
        return say(_UNTIL.fill(day=rule.until))
    return "—" if rule.since <= LONG_AGO else say(_FROM.fill(day=rule.since))


def _written(rule: Rule) -> str:
    return facts.write(rule)


def _bare(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).casefold().split())
