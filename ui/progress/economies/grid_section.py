"""The section of a card case that holds what each economy answered to each person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from counter.casetypes.vocabulary import Question
from counter.desk import new_act
from counter.errors import BadAnswers, CounterError, Refused
from counter.progress.economies import answers, reminders
from counter.progress.economies.answers import Grid, Noted, Told
from counter.progress.economies.reminders import Reminder
from counter.queue.card import CaseCard
from counter.rules.apec import STATUSES
from counter.text import Text
from ui.kit.arrange import horizontal, vertical
from ui.kit.form import Form
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.press import Key, Press
from ui.kit.workbench import Workbench
from ui.progress.economies.answer_grid import STATUS_KEYS, AnswerGrid
from ui.progress.economies.typed_days import day_of
from ui.progress.panel import Inset

_TITLE = Text("各经济体答复", "Economies' answers")
_HOW = Text("方向键移动，Shift＋方向键多选，1–4 登记。",
            "Arrows move, Shift with arrows takes in more, 1 to 4 set.")  # fmt: skip
_NOT_ASKED = Text("尚未送各经济体审批。", "The economies have not been asked yet.")
_NOTED = Text("{no}：已登记 {n} 项答复", "{no}: {n} {n:answer|answers} noted")
_ASKED = Text("{day} 送各经济体。", "Asked on {day}.")
_DAY = Question("day", Text("答复日期", "Day of answer"), "date")
_NOTE = Question("note", Text("备注", "Note"), "text", required=False)


class NothingSet(Refused):
    """Nothing on the grid was changed."""

    def __init__(self) -> None:
        super().__init__(
            Text("还没有登记新答复。请选格后按 1–4。",
                 "Nothing was set. Choose cells, then press 1 to 4.")
        )  # fmt: skip


class GridSection(Inset):
    """The grid, the day that its answers carry, and one act that saves them all."""

    def __init__(self, bench: Workbench, card: CaseCard, parent: QWidget | None = None) -> None:
        super().__init__(parent, "accent")
        self._bench, self._case_no, self._act = bench, card.row.case_no, new_act()
        self.revision = card.revision
        self.table = AnswerGrid(len(card.pieces), self)
        self._told = Label("", "muted", self, wraps=True, name="grid_told")
        self._reminded = Label("", "warning", self, wraps=True, name="grid_reminders")
        self._reminded.hide()
        self._how = Label(_HOW, "caption", self, wraps=True)
        self.form = Form((_DAY, _NOTE), self, today=bench.desk.today, columns=2, labels="top")
        self._fault = FaultLine(self, name="panel_fault")
        self._keys = QWidget(self)
        row = horizontal(self._keys, spacing=4)
        for number, status in enumerate(STATUS_KEYS, start=1):
            title = f"{number} {say(STATUSES[status])}"
            key = Key(title, "", self._keys, look="quiet", name=f"status_{status}")
            key.clicked.connect(lambda _=False, status=status: self._put(status))
            row.addWidget(key)
        row.addStretch(1)
        self._save = Press(
            bench, Text("保存答复", "Save answers"), "Ctrl+Enter", work=self._work,
            then=self._on_saved, failed=self.refused.emit, owner=self, look="primary",
            line=self._fault, name="panel_act",
        )  # fmt: skip
        back = Key(Text("返回", "Back"), "Esc", self, look="quiet", name="panel_back")

        back.clicked.connect(self.closed)
        self.table.pressed_status.connect(self._put)
        self.form.completed.connect(self._save.press)
        self.setObjectName("economies_section")

        vertical(
            self, Label(_TITLE, "emphasis", self), self._told, self._reminded, self.table,
            self._how, self._keys, self.form, self._fault,
            horizontal(None, self._save, back), margin=12,
        )  # fmt: skip
        self.form.set_answers({"day": bench.desk.today})
        desk, no = bench.desk, self._case_no
        bench.background.run(
            self, lambda: (answers.grid(desk, no), reminders.reminders_of(desk, no)),
            lambda found: self._on_grid(*found), self._on_lost,
        )  # fmt: skip

    def width_wanted(self) -> int:
        """The grid and its margins."""
        return self.table.width_wanted() + 24

    def start(self) -> None:
        """The hand begins on the grid."""
        self.table.setFocus()

    def say(self, text: str) -> None:
        """Say why the section opened by itself."""
        self._fault.show_text(text)

    def _on_grid(self, grid: Grid, told: tuple[Reminder, ...]) -> None:
        self.table.show_grid(grid, self._bench.desk.today)
        counts = "　".join(f"{say(STATUSES[s])} {n}" for s, n in grid.counts.items() if n)
        asked = _NOT_ASKED if grid.asked_on is None else _ASKED.fill(day=grid.asked_on)
        self._told.show_text(f"{say(asked)} {counts}")
        self._how.setVisible(grid.may_answer)
        self._reminded.show_text("\n".join(say(reminder.words) for reminder in told))
        self._reminded.setVisible(bool(told))
        for part in (self._keys, self.form, self._save):
            part.setVisible(grid.may_answer)
        self.updateGeometry()

    def _on_lost(self, error: CounterError) -> None:
        self._fault.show_text(error.text)

    def _day(self) -> date:
        today = self._bench.desk.today
        return day_of(_DAY, self.form.answers().get("day"), today) or today

    def _put(self, status: str) -> None:
        try:
            day = self._day()
        except BadAnswers as bad:
            self.form.show_faults(bad.faults, everywhere=True)
            return
        self._fault.show_text("")
        self.table.put(status, day)

    def _work(self) -> Callable[[], Noted]:
        note = str(self.form.answers().get("note") or "")
        told = tuple(
            Told(piece_no, economy, status, day, note)
            for (piece_no, economy), (status, day) in self.table.answers.staged.items()
        )
        if not told:
            raise NothingSet
        desk, no, revision, act = self._bench.desk, self._case_no, self.revision, self._act
        return lambda: answers.answer_many(desk, no, revision, told, act)

    def _on_saved(self, noted: Noted) -> None:
        self.done_words = _NOTED.fill(no=noted.case_no, n=noted.changed)
        self.acted.emit(noted)
