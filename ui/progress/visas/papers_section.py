"""补充材料: what the consulate asked for besides; noted, and ticked when it has gone there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from counter.casetypes.vocabulary import Question
from counter.desk import new_act
from counter.errors import BadAnswers, CounterError, Refused
from counter.progress.visas import papers
from counter.progress.visas.group import Group, group
from counter.progress.visas.papers import Asked, AskedFor
from counter.queue.card import CaseCard
from counter.text import Text
from ui.kit.arrange import horizontal, vertical
from ui.kit.colours import Urgency
from ui.kit.form import Form
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.press import Key, Press
from ui.kit.table import COMPACT_ROW, Column, Table
from ui.kit.workbench import Workbench
from ui.progress.economies.typed_days import day_of
from ui.progress.panel import Inset

_TITLE = Text("领馆要求补充的材料", "Papers that the consulate asks for")
_NONE = Text("领馆没有要求补充材料。", "Nothing was asked for.")
_WHAT = Question("what", Text("补充什么", "What"), "text")
_ASKED = Question("asked_on", Text("要求日期", "Asked on"), "date")
_DUE = Question("due_on", Text("限期", "Until"), "day_ahead", required=False)
_WAITS, _IN = Text("待补", "awaited"), Text("已补 {on}", "brought {on}")


class NothingWaits(Refused):
    """No line is chosen that still waits."""

    def __init__(self) -> None:
        super().__init__(Text("请先选一项待补的材料。", "Choose something that is awaited."))


class PapersSection(Inset):
    """The list, a form for one more, a key for what has been brought."""

    def __init__(self, bench: Workbench, card: CaseCard, parent: QWidget | None = None) -> None:
        super().__init__(parent, "accent")
        self._bench, self._case_no = bench, card.row.case_no
        self._act, self._brought_act = new_act(), new_act()
        self.revision = card.revision
        self.table = Table(
            (
                Column(Text("材料", "What"), lambda line: line.what, role="strong"),
                Column(Text("要求", "Asked"), lambda line: str(line.asked_on), 96),
                Column(Text("限期", "Until"), lambda line: str(line.due_on or "—"), 96),
                Column(Text("状态", "State"), _state, 132, role="state", state=self._urgency),
            ),
            lambda line: line.no, self, title=_TITLE, empty=_NONE, name="visa_papers_list",
            is_compact=True,
        )  # fmt: skip
        self.form = Form((_WHAT, _ASKED, _DUE), self, today=bench.desk.today, labels="top")
        self._fault = FaultLine(self, name="panel_fault")
        self._add = Press(
            bench, Text("登记要求", "Note it"), "Ctrl+Enter", work=self._work,
            then=self._on_done, failed=self._on_refused, owner=self, look="primary",
            line=self._fault, name="panel_act",
        )  # fmt: skip
        self._brought = Press(
            bench, Text("所选已补送", "The chosen one was brought"), "", work=self._brought_work,
            then=self._on_done, failed=self._on_refused, owner=self, look="quiet",
            line=self._fault, name="papers_brought",
        )  # fmt: skip
        back = Key(Text("返回", "Back"), "Esc", self, look="quiet", name="panel_back")
        back.clicked.connect(self.closed)
        self.form.completed.connect(self._add.press)
        self.table.opened.connect(lambda _: self._brought.press())
        self.setObjectName("visa_papers_section")
        vertical(
            self, Label(_TITLE, "emphasis", self), self.table, self.form, self._fault,
            horizontal(None, self._add, self._brought, back), margin=12,
        )  # fmt: skip
        self.form.set_answers({"asked_on": bench.desk.today})
        desk, no = bench.desk, self._case_no
        bench.background.run(
            self, lambda: group(desk, no), self._on_group,
            lambda error: self._fault.show_text(error.text),
        )  # fmt: skip

    def width_wanted(self) -> int:
        """Room for the list, where the queue can spare it."""
        return 560

    def start(self) -> None:
        """The hand begins in the form."""
        self.form.go_on()

    def say(self, text: str) -> None:
        """Say why the section opened by itself."""
        self._fault.show_text(text)

    def _on_group(self, found: Group) -> None:
        self.table.setFixedHeight(COMPACT_ROW * (1 + max(2, min(len(found.papers), 6))) + 4)
        self.table.show_rows(found.papers)
        waits = next((line.no for line in found.papers if line.in_on is None), None)
        if waits is not None:
            self.table.choose(waits)
        self._brought.setVisible(waits is not None)
        for part in (self.form, self._add):
            part.setVisible(found.may_ask)
        self.grew.emit()
        self.updateGeometry()

    def _urgency(self, line: Asked) -> Urgency:
        if line.in_on is not None:
            return "done"
        is_late = line.due_on is not None and line.due_on < self._bench.desk.today
        return "overdue" if is_late else "today"

    def _work(self) -> Callable[[], AskedFor]:
        if faults := self.form.faults():
            raise BadAnswers(faults)
        told, desk = self.form.answers(), self._bench.desk
        no, revision = self._case_no, self.revision
        asked_on = day_of(_ASKED, told.get("asked_on"), desk.today) or desk.today
        due_on = day_of(_DUE, told.get("due_on"), desk.today)
        what, act = str(told["what"]), self._act
        return lambda: papers.add_papers(desk, no, revision, what, asked_on, due_on, act)

    def _brought_work(self) -> Callable[[], AskedFor]:
        line: Asked | None = self.table.current()
        if line is None or line.in_on is not None:
            raise NothingWaits
        desk, no, revision, act = self._bench.desk, self._case_no, self.revision, self._brought_act
        number = line.no
        return lambda: papers.papers_brought(desk, no, revision, number, act)

    def _on_done(self, done: AskedFor) -> None:
        waiting = sum(line.in_on is None for line in done.papers)
        self.done_words = Text("{no}：待补 {n} 项", "{no}: {n} awaited").fill(
            no=done.case_no, n=waiting
        )
        self.acted.emit(done)

    def _on_refused(self, error: CounterError) -> None:
        if isinstance(error, BadAnswers):
            self.form.show_faults(error.faults, everywhere=True)
        self.refused.emit(error)


def _state(line: Asked) -> str:
    return say(_WAITS if line.in_on is None else _IN.fill(on=line.in_on))
