"""公证员: the notaries' files, and under them the form in which one is added, changed or ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from counter.casetypes.vocabulary import Question
from counter.errors import BadAnswers, CounterError, Fault
from counter.settings import notaries
from counter.settings.notaries import NotaryLine
from counter.text import Text
from counter.values.clerk import Right
from ui.kit.arrange import horizontal, vertical
from ui.kit.attempts import Attempts
from ui.kit.form import Form
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.press import Key, Press
from ui.kit.table import Column, Table
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

_TITLE = Text("公证员", "Notaries")
_EMPTY = Text("还没有公证员档案。在下面填写后保存。",
              "No notary is on file. Fill in the form below and save.")  # fmt: skip
_HELP = Text(
    "收件时按这里的档案提示公证员。档案只停用，不删除；同一公证处同名的，保存即更改。",
    "The intake proposes notaries from these files. A file is ended, never deleted; saving the "
    "same office and name changes it.",
)
_ONLY_SUPERVISOR = Text("只有主管可以更改。", "Only a supervisor changes them.")
_WRONG_DAY = Text("日期看不懂，请按 20260615 填写。", "Not a day; type it like 20260615.")
_NOBODY = Text("请先选择一位公证员。", "Choose a notary first.")
_IN_OFFICE = Text("在任", "in office")
_ENDED = Text("已停用", "ended")
_TO_COME = Text("尚未执业", "not yet")
_WIDTH = 880
QUESTIONS = (
    Question("office", Text("公证处", "Notary office"), "name"),
    Question("name", Text("姓名", "Name"), "name"),
    Question("valid_from", Text("执业起始日", "First day"), "date", required=False),
    Question("valid_until", Text("执业截止日", "Last day"), "day_ahead", required=False),
    Question("note", Text("备注", "Note"), "text", required=False),
)


class NotariesPanel(QWidget):
    """Whoever keeps the specimens keeps these files too; everybody else reads them."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        may_keep = bench.desk.clerk.may(Right.KEEP_SPECIMENS)

        # Parts
        self.table = Table(
            _columns(bench.desk.today), _key, self, name="notaries", title=_TITLE, empty=_EMPTY,
            is_compact=True,
        )  # fmt: skip
        self.form = Form(QUESTIONS, self, today=bench.desk.today, columns=3, labels="top")
        self.form.setMaximumWidth(_WIDTH)
        self._line = FaultLine(self, name="notaries-fault")
        self._add = Key(Text("新增", "Add"), "Ctrl+N", self, name="add-notary")
        self._end = Key(Text("停用", "End"), "Ctrl+B", self, name="end-notary")
        self._keep = Press(
            bench, Text("保存", "Save"), "Ctrl+S", work=self._keeping, then=self._on_kept,
            failed=self._on_refused, owner=self, look="primary", line=self._line,
            name="keep-notary",
        )  # fmt: skip

        # Wiring
        self.table.opened.connect(self._on_opened)
        self._add.clicked.connect(self._on_add)
        self._end.clicked.connect(self._on_end)
        self.form.completed.connect(self._keep.setFocus)

        # Put together
        for part in (self.form, self._add, self._end, self._keep):
            part.setVisible(may_keep)
        self._may_keep = may_keep
        column = vertical(
            self, Label(_TITLE, "title", self),
            Label(_HELP if may_keep else _ONLY_SUPERVISOR, "muted", self, wraps=True), self.table,
            self.form, horizontal(None, self._keep, self._add, self._end, None), self._line,
            spacing=12,
        )  # fmt: skip
        column.setStretch(2, 1)
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Ask for the files anew; what is being typed stays."""
        desk = self._bench.desk
        self._bench.background.run(
            self, lambda: notaries.notaries(desk), self.table.show_rows,
            lambda error: self._line.show_text(error.text),
        )  # fmt: skip

    def _on_opened(self, line: NotaryLine) -> None:
        """Enter on a notary: change the file."""
        self._fill(line, line.valid_until)
        self.form.field("valid_from").editor.setFocus()

    def _on_add(self) -> None:
        self._line.show_text("")
        self.form.clear()
        self.form.go_on()

    def _on_end(self) -> None:
        """The chosen notary with today as his last day, to be looked at and saved."""
        line = self.table.current()
        if not isinstance(line, NotaryLine):
            self._line.show_text(_NOBODY)
            return
        self._fill(line, self._bench.desk.today)
        self.form.field("valid_until").editor.setFocus()

    def _fill(self, line: NotaryLine, until: date | None) -> None:
        if not self._may_keep:
            return
        self._line.show_text("")
        self.form.set_answers({
            "office": line.office, "name": line.name, "note": line.note,
            "valid_from": line.valid_from and line.valid_from.isoformat(),
            "valid_until": until and until.isoformat(),
        })  # fmt: skip

    def _keeping(self) -> Callable[[], NotaryLine]:
        faults = self.form.faults()
        if faults:
            raise BadAnswers(faults)
        desk, told = self._bench.desk, self.form.answers()
        line = NotaryLine(
            str(told["office"]), str(told["name"]), _day(told, "valid_from"),
            _day(told, "valid_until"), str(told.get("note", "")),
        )  # fmt: skip
        act = self._attempts.act(line)
        return lambda: notaries.keep_notary(desk, line, act)

    def _on_kept(self, line: NotaryLine) -> None:
        self._attempts.done(line)
        self.form.clear()
        toast(self, Text("已保存{name}的档案", "{name} is on file").fill(name=line.name))
        self.refresh()
        self.table.setFocus()

    def _on_refused(self, error: CounterError) -> None:
        if isinstance(error, BadAnswers):
            self.form.show_faults(error.faults, everywhere=True)


def _day(told: Mapping[str, Any], code: str) -> date | None:
    """The day typed, or none. Refuses (`BadAnswers`) what the field could not read as one."""
    written = told.get(code)
    try:
        return date.fromisoformat(str(written)) if written else None
    except ValueError as wrong:
        raise BadAnswers((Fault(code, _WRONG_DAY),)) from wrong


def _key(line: NotaryLine) -> tuple[str, str]:
    return line.office, line.name


def _columns(today: date) -> tuple[Column, ...]:
    def state(line: NotaryLine) -> str:
        return say(_state(line, today))

    return (
        Column(Text("姓名", "Name"), lambda line: line.name, 150, role="strong"),
        Column(Text("公证处", "Office"), lambda line: line.office),
        Column(Text("有效", "Valid"), _period, 210),
        Column(Text("状态", "State"), state, 110, role="state",
               state=lambda line: "done" if _state(line, today) is _IN_OFFICE else "none"),
        Column(Text("备注", "Note"), lambda line: line.note, 180, role="muted"),
    )  # fmt: skip


def _state(line: NotaryLine, today: date) -> Text:
    if line.valid_until is not None and line.valid_until < today:
        return _ENDED
    return _TO_COME if line.valid_from is not None and line.valid_from > today else _IN_OFFICE


def _period(line: NotaryLine) -> str:
    if line.valid_from is None and line.valid_until is None:
        return "—"
    first, last = (day.isoformat() if day else "" for day in (line.valid_from, line.valid_until))
    return f"{first} – {last}"
