"""One row of the rule book at the right: what it says, what shall be changed, who wrote it when.

What was typed for a row stays while one looks at another, and while somebody else saves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from counter.errors import BadAnswers, Fault
from counter.rules.changes import Drop, Edit, Put, end_on, from_day
from counter.rules.edition import Edition
from counter.rules.rule import Rule
from counter.rules.tables import Table
from counter.rules.tables.rows import RuleFault
from counter.text import Text
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.form import Form
from ui.kit.label import FaultLine, Label
from ui.kit.press import Key
from ui.settings import rule_questions as asked
from ui.settings.rule_history import RuleHistory

Place = tuple[str, str, date | None]  # table, key, first day; a new row has neither
_NOT_A_DAY = Text("应是日期，如 2026-09-11。", "A day, such as 2026-09-11.")
_NEW = Text("新增一行", "A new row")
_HINT = Text("选一行查看。", "Choose a row.")
_KEPT = Text("● 有未保存的改动", "● changes not saved")


class RuleEditor(Surface):
    """Shows a row and makes edits of what is typed. `review_wanted`: see what they come to;
    `set_aside`: keep them for one saving together with others."""

    review_wanted = Signal(object)
    set_aside = Signal(object)
    verify_wanted = Signal(object)

    def __init__(self, today: date, may_edit: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today, self._may_edit = today, may_edit
        self._table: Table | None = None
        self._edition: Edition | None = None
        self._rule: Rule | None = None
        self._is_new = False
        self._form: Form | None = None
        self._shown: dict[str, Any] = {}
        self._typed: dict[Place, dict[str, Any]] = {}

        self._title = Label("", "emphasis", self, name="rule-name", wraps=True)
        self._unsaved = Label(_KEPT, "warning", self, name="rule-unsaved")
        self._place = QWidget(self)
        self._place.setObjectName("canvas")
        self._column = vertical(self._place, margin=0)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._place)
        self._line = FaultLine(self, name="rule-fault")
        self.history = RuleHistory(self)
        self._review = Key(
            Text("查看影响", "What it touches"), "Ctrl+Enter", self, look="primary",
            name="rule-review",
        )  # fmt: skip
        self._aside = Key(
            Text("先放进改动单", "Set aside"), "Ctrl+S", self, look="quiet", name="rule-aside"
        )
        self._verify = Key(
            Text("已核实…", "Verified…"), "Ctrl+J", self, look="plain", name="rule-verify"
        )
        self._undo = Key(Text("撤回输入", "Undo"), "", self, look="quiet", name="rule-undo")
        self._review.clicked.connect(lambda: self._offer(self.review_wanted))
        self._aside.clicked.connect(lambda: self._offer(self.set_aside))
        self._verify.clicked.connect(lambda: self.verify_wanted.emit(self._rule))
        self._undo.clicked.connect(self._on_undo)
        self._column.addStretch(1)
        self._column.addWidget(self.history)
        head = horizontal(None, self._title, self._unsaved)
        head.setStretch(0, 1)
        column = vertical(
            self, head, self._scroll, self._line,
            horizontal(None, self._review, self._verify, None),
            horizontal(None, self._aside, self._undo, None),
            spacing=8, margin=16,
        )  # fmt: skip
        column.setStretch(1, 1)
        self.show_row(None)

    # What is shown

    def show_table(self, table: Table, edition: Edition) -> None:
        """Edit rows of `table` by `edition`; what was typed stays."""
        if self._table is None or table.code != self._table.code:
            self._drop_form()
        self._table, self._edition = table, edition

    def show_row(self, rule: Rule | None) -> None:
        """Show one row, with what was typed for it before; None: nothing is chosen."""
        if self._is_new and rule is not None:
            self._drop_form()
        self._rule, self._is_new = rule, False
        self._fill()

    def begin_new(self) -> None:
        """Ask for a row that there is not yet."""
        if not self._is_new:
            self._drop_form()
        self._rule, self._is_new = None, True
        self._fill()
        if self._form is not None:
            self._form.go_on() or self._form.setFocus()

    def take_focus(self) -> None:
        """Put the hand into the first question."""
        if self._form is not None and self._may_edit:
            code = "from_day" if self._rule is not None else self._form.questions[0].code
            self._form.field(code).editor.setFocus()

    def forget(self) -> None:
        """What was typed is saved: nothing of it is kept."""
        self._typed.clear()
        self._fill()

    def forget_this(self) -> None:
        """What was typed for this row stands in the list of changes now."""
        self._typed.pop(self._at(), None)
        self._fill()

    @property
    def has_typed(self) -> bool:
        """Whether anything is typed for any row."""
        return bool(self._typed)

    def show_faults(self, faults: tuple[RuleFault, ...]) -> None:
        """Mark what the books would refuse; faults of other rows are said in the line."""
        if self._form is None:
            return
        mine = tuple(Fault(fault.cell, fault.text) for fault in faults)
        others = self._form.show_faults(mine, everywhere=True)
        self._line.show_text(
            Text.listing(fault.text for fault in others) if others else Text.same("")
        )

    def _fill(self) -> None:
        self._line.show_text("")
        has_row = self._table is not None and (self._rule is not None or self._is_new)
        if has_row:
            self._make_form()
        if self._form is not None:
            self._form.setVisible(has_row)
        shows_keys = has_row and self._may_edit
        for key in (self._review, self._aside, self._undo):
            key.setVisible(shows_keys)
        self._verify.setVisible(shows_keys and self._rule is not None and self._rule.is_uncertain)
        self.history.setVisible(self._rule is not None)
        if self._form is None or self._table is None or not has_row:
            self._title.show_text(_HINT)
            self._unsaved.hide()
            return
        rule = self._rule
        self._title.show_text(_NEW if rule is None else self._table.name(rule))
        if rule is not None:
            self._shown = asked.answers_of(self._table, rule, self._today)
        else:
            self._shown = {"since": self._today.isoformat(), "is_uncertain": "no"}
        self._form.set_answers(self._typed.get(self._at(), self._shown))
        self._settle()

    def _make_form(self) -> None:
        if self._form is not None or self._table is None:
            return
        ask = asked.of_row if self._may_edit else asked.of_reading
        questions = (asked.of_new if self._is_new else ask)(self._table)
        self._form = Form(questions, self._place, today=self._today)
        self._form.setEnabled(self._may_edit)
        self._form.changed.connect(self._on_changed)
        self._form.completed.connect(self._review.setFocus)
        self._column.insertWidget(0, self._form)

    def _drop_form(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            self._column.removeWidget(form)
            form.hide()
            form.deleteLater()

    # While one types

    def _at(self) -> Place:
        code = "" if self._table is None else self._table.code
        return (code, "", None) if self._rule is None else (code, self._rule.key, self._rule.since)

    def _on_changed(self) -> None:
        if self._form is None or not self._may_edit:
            return
        told = self._form.answers()
        if self._is_changed(told):
            self._typed[self._at()] = {**self._shown, **told}
        else:
            self._typed.pop(self._at(), None)
        self._settle()

    def _is_changed(self, told: Mapping[str, object]) -> bool:
        """Whether a cell that is asked for now says something else; a day alone changes nothing."""
        if self._form is None or told.get("how") in ("end", "drop"):
            return self._form is not None
        return any(
            str(told.get(question.code) or "") != str(self._shown.get(question.code) or "")
            for question in self._form.questions
            if question.when.holds(told) and question.code not in ("how", "from_day")
        )

    def _settle(self) -> None:
        is_changed = self._at() in self._typed
        self._unsaved.setVisible(is_changed)
        self._review.setEnabled(is_changed)
        self._aside.setEnabled(is_changed)
        self._undo.setEnabled(is_changed)

    def _on_undo(self) -> None:
        self._typed.pop(self._at(), None)
        self._fill()

    # What it comes to

    def edits(self) -> tuple[Edit, ...]:
        """The edits that what is typed amounts to (`BadAnswers`); none where nothing is typed."""
        if self._form is None or self._table is None or self._edition is None:
            return ()
        if self._at() not in self._typed:
            return ()
        faults = self._form.faults()
        if faults:
            raise BadAnswers(faults)
        told, code = self._form.answers(), self._table.code
        values, unsure = asked.values_of(self._table, told), asked.is_uncertain(told)
        source = str(told.get("source") or "")
        rule = self._rule
        if rule is None:
            return (Put(Rule(code, str(told[self._table.key.code]), _day(told, "since"),
                             _maybe_day(told, "until"), source, unsure, values)),)  # fmt: skip
        match told["how"]:
            case "end":
                return end_on(self._edition, code, rule.key, _day(told, "end_day"))
            case "drop":
                return (Drop(code, rule.key, rule.since),)
            case "correct":
                mended = replace(
                    rule, since=_day(told, "since"), until=_maybe_day(told, "until"),
                    source=source, is_uncertain=unsure, values=values,
                )  # fmt: skip
                return (Put(mended, replaces=rule.since),)
        day = _day(told, "from_day")
        return from_day(self._edition, code, rule.key, day, values, source, unsure)

    def _offer(self, signal: Any) -> None:
        self._line.show_text("")
        try:
            edits = self.edits()
        except BadAnswers as error:
            self._line.show_text(error.text)
            if self._form is not None:
                self._form.show_faults(error.faults, everywhere=True)
            return
        signal.emit(edits)


def _day(told: Mapping[str, object], code: str) -> date:
    try:
        return date.fromisoformat(str(told.get(code) or ""))
    except ValueError as error:
        raise BadAnswers((Fault(code, _NOT_A_DAY),)) from error


def _maybe_day(told: Mapping[str, object], code: str) -> date | None:
    return _day(told, code) if told.get(code) else None
