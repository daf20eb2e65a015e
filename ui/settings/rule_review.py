"""Before the rules are saved: every change, before and after, and the open cases it touches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from counter.casetypes.vocabulary import Question
from counter.desk import new_act
from counter.errors import BadAnswers, CounterError
from counter.rules.changes import Cells, Change, Edit
from counter.rules.edition import Edition
from counter.rules.rule import Rule
from counter.rules.tables import table
from counter.rules.tables.cells import said
from counter.settings import rulekeeping
from counter.settings.rulekeeping import Kept, Proposal, RulesOvertaken, Touched
from counter.text import Text
from ui.kit.arrange import Surface, hairline, horizontal, vertical
from ui.kit.form import Form
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.press import Key, Press
from ui.kit.table import Column, Table
from ui.kit.workbench import Workbench

_TITLE = Text("改动与影响", "Changes and what they touch")
_WHAT = {
    "added": Text("新增", "new"),
    "changed": Text("修改", "changed"),
    "ended": Text("截止", "ended"),
    "removed": Text("删除", "removed"),
}
_FROM = Text("{day} 起改为", "from {day}")
_DAY = timedelta(days=1)
_EFFECT = Text("生效", "takes effect")
_PROMISED = Text("维持原承诺", "as promised")
_CASES = Text("涉及 {n} 件在办", "open cases concerned: {n}")
_NO_CASES = Text("✓ 不涉及在办案件", "✓ no open case is concerned")
_MOST = 60
_MORE = Text("…共 {n} 处", "… {n} in all")
_NOTE = Question(
    "note", Text("说明", "Note"), "text",
    hint=Text("为什么改：依据的通知或来函", "why: the notice or letter it follows"),
)  # fmt: skip


class RuleReview(Surface):
    """One saving. `saved` carries what was kept; `back`: on with editing, nothing is lost."""

    saved = Signal(object)
    back = Signal()
    refused = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rule-review-panel")
        self._bench, self._act = bench, new_act()
        self._proposal: Proposal | None = None
        self._was_overtaken = False  # its sentence stays beside what is looked at anew
        self._counted = Label("", "muted", self, name="review-count")
        self._changes = QScrollArea(self)
        self._changes.setWidgetResizable(True)
        self._changes.setFrameShape(QScrollArea.Shape.NoFrame)
        self._changes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._cases = Label("", "emphasis", self, name="review-cases")
        self.list = Table(
            (
                Column(Text("办件号", "Case"), lambda row: row.case_no, 160, role="strong"),
                Column(Text("环节", "Step"), lambda row: say(row.step), 80),
                Column(Text("判定", "Verdict"), _verdict, 116, role="state", state=_state),
                Column(Text("区别", "Difference"), _difference),
            ),
            lambda row: row.case_no, self, title=_CASES.fill(n=""), name="touched",
            is_compact=True, empty=Text("没有在办案件受这些改动影响。",
                                        "No open case is touched by these changes."),
        )  # fmt: skip
        self._whole = Label("", "caption", self, name="touched-whole", wraps=True)
        self._form = Form((_NOTE,), self, today=bench.desk.today)
        self._line = FaultLine(self, name="review-fault")
        self._save = Press(
            bench, Text("保存为新版", "Save as a new edition"), "Ctrl+Enter", work=self._saving,
            then=self._on_saved, failed=self._on_refused, owner=self, look="primary",
            line=self._line, name="rules-save",
        )  # fmt: skip
        leave = Key(Text("返回修改", "Back"), "Esc", self, name="review-back")
        leave.clicked.connect(self.back)
        self._form.completed.connect(self._save.setFocus)
        self.list.moved.connect(self._on_case)

        left, right = QWidget(self), QWidget(self)
        vertical(left, self._counted, self._changes, spacing=8).setStretch(1, 1)
        vertical(right, self._cases, self.list, self._whole, spacing=8).setStretch(1, 1)
        both = horizontal(None, left, right, spacing=16)
        both.setStretch(0, 2)
        both.setStretch(1, 3)
        column = vertical(
            self, Label(_TITLE, "title", self), both, hairline(self), self._form, self._line,
            horizontal(None, self._save, leave, None), spacing=12, margin=16,
        )  # fmt: skip
        column.setStretch(1, 1)

    def show_proposal(self, proposal: Proposal, before: Edition, note: str = "") -> None:
        """Show what is about to become of the rules `before`; the note that was typed stays."""
        if self._proposal != proposal:
            self._act = new_act()
        self._proposal = proposal
        if not self._was_overtaken:
            self._line.show_text("")
        self._was_overtaken = False
        shown = tuple(told(proposal.changes, before))
        self._counted.show_text(Text("{n} 处改动", "changes: {n}").fill(n=len(shown)))
        self._changes.setWidget(_changes(shown))
        cases = proposal.touched
        self._cases.set_role("warning" if cases else "good")
        self._cases.show_text(_CASES.fill(n=len(cases)) if cases else _NO_CASES)
        self.list.setVisible(bool(cases))
        self._whole.setVisible(bool(cases))
        self.list.show_rows(cases)
        if cases and self.list.current() is None:
            self.list.choose(cases[0].case_no)
        if note:
            self._form.set_answers({"note": note})
        self._form.field("note").editor.setFocus()

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What is about to be saved."""
        return () if self._proposal is None else self._proposal.edits

    def begin_anew(self) -> None:
        """The next saving has a note of its own."""
        self._proposal = None
        self._form.clear()

    def _on_case(self, row: Touched | None) -> None:
        self._whole.show_text("" if row is None else _difference(row).replace("；", "\n"))

    def _saving(self) -> Callable[[], Kept] | None:
        proposal = self._proposal
        if proposal is None:
            return None
        faults = self._form.faults()
        if faults:
            self._form.show_faults(faults, everywhere=True)
            raise BadAnswers(faults)
        desk, act, note = self._bench.desk, self._act, str(self._form.answers()["note"])
        return lambda: rulekeeping.keep(desk, proposal.base, proposal.edits, note, act)

    def _on_saved(self, kept: Any) -> None:
        self.begin_anew()
        self.saved.emit(kept)

    def _on_refused(self, error: CounterError) -> None:
        self._act = new_act()
        self._was_overtaken = isinstance(error, RulesOvertaken)
        self.refused.emit(error)


@dataclass(frozen=True)
class Told:
    """One change as people read it: a head, and a line for each cell."""

    head: Text
    lines: tuple[tuple[Text, str], ...]


def told(changes: tuple[Change, ...], before: Edition) -> Iterator[Told]:
    """The changes, each once: a row that follows another is told as that row's change."""
    follows = {}
    for change in changes:
        if change.what == "added":
            last = before.one(change.table, change.key, change.since - _DAY)
            if last is not None:
                follows[(change.table, change.key, last.since)] = change.since - _DAY
    for change in changes:
        ended = follows.get((change.table, change.key, change.since))
        if change.what == "ended" and change.columns == (_until(change, ended),):
            continue  # its end is told with the row that follows
        last = before.one(change.table, change.key, change.since - _DAY)
        if change.what == "added" and last is not None:
            yield _following(change, last)
        else:
            yield _told(change, _WHAT[change.what], change.columns)


def _following(change: Change, last: Rule) -> Told:
    new = {cell.cell: cell.after for cell in change.columns}
    old = {
        **last.values, "source": last.source, "until": last.until.isoformat() if last.until else "",
        "is_uncertain": "yes" if last.is_uncertain else "",
    }  # fmt: skip
    cells = tuple(
        Cells(cell, old.get(cell, ""), new.get(cell, ""))
        for cell in dict.fromkeys((*old, *new))
        if cell != "since" and old.get(cell, "") != new.get(cell, "")
    )
    return _told(change, _FROM.fill(day=change.since), cells, is_change=True)


def _told(change: Change, what: Text, cells: tuple[Cells, ...], *, is_change: bool = False) -> Told:
    its = table(change.table)
    head = Text("{what}　{table} · {name}", "{what}: {table} · {name}").fill(
        what=what, table=its.title, name=change.name
    )
    lines = []
    for cell in cells:
        column = its.column_of(cell.cell)
        before, after = (say(said(column, stored)) or "—" for stored in (cell.before, cell.after))
        words = f"{before} → {after}"
        if change.what == "added" and not is_change:
            words = after
        elif change.what == "removed":
            words = before
        lines.append((column.cell_title(cell.cell), words))
    return Told(head, tuple(lines))


def _until(change: Change, day: date | None) -> Cells | None:
    """The cell by which a row ends on `day`."""
    was = next((cell.before for cell in change.columns if cell.cell == "until"), "")
    return None if day is None else Cells("until", was, day.isoformat())


def _changes(changes: tuple[Told, ...]) -> QWidget:
    """A block for each change."""
    place = QWidget()
    place.setObjectName("canvas")
    column = vertical(place, spacing=12)
    for change in changes[:_MOST]:
        column.addWidget(Label(change.head, "emphasis", place, wraps=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, 84)
        grid.setColumnStretch(1, 1)
        for number, (title, words) in enumerate(change.lines):
            grid.addWidget(
                Label(title, "caption", place, wraps=True), number, 0, Qt.AlignmentFlag.AlignTop
            )
            grid.addWidget(Label(words, "body", place, wraps=True), number, 1)
        column.addLayout(grid)
    if len(changes) > _MOST:
        column.addWidget(Label(_MORE.fill(n=len(changes)), "muted", place))
    column.addStretch(1)
    return place


def _verdict(row: Touched) -> str:
    return say(_EFFECT if row.takes_effect else _PROMISED)


def _state(row: Touched) -> Any:
    return "today" if row.takes_effect else "done"


def _difference(row: Touched) -> str:
    return "；".join(
        f"{say(each.title)} {say(each.before) or '—'} → {say(each.after) or '—'}"
        for each in row.differs
    )
