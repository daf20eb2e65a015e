"""通知: what the hall tells for a while; above the list, under it the one that is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from counter.casetypes.vocabulary import Question
from counter.errors import BadAnswers, CounterError, Fault
from counter.settings.announcing import keeping
from counter.settings.announcing.keeping import NoticeLine, Published
from counter.settings.announcing.written import WrittenNotice
from counter.text import Text
from counter.values.clerk import Right
from ui.kit.arrange import horizontal, vertical
from ui.kit.attempts import Attempts
from ui.kit.colours import Urgency
from ui.kit.form import Form
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.paperwork import print_out
from ui.kit.press import Key, Press
from ui.kit.table import Column, Table
from ui.kit.tick import Tick
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

_TITLE = Text("一次性通知", "Notices")
_EMPTY = Text("还没有通知。在右侧写好后发布。", "There is no notice yet. Write one at the right.")
_HELP = Text(
    "闭馆、收费调整、排队安排等。只在起止日期内显示；更改会留下旧版，撤回后立即不再显示。",
    "Closing days, fees, queues. Shown between its days only; a change keeps the earlier version.",
)
_ONLY_SUPERVISOR = Text("只有主管可以发布。", "Only a supervisor publishes them.")
_WRONG_DAY = Text("日期看不懂，请按 20260615 填写。", "Not a day; type it like 20260615.")
_NOTHING = Text("请先在表中选一份通知。", "Choose a notice in the list first.")
_WHY = Text("为什么撤回？", "Why is it withdrawn?")
_QUESTIONS = (
    Question("title", Text("标题", "Title"), "text"),
    Question("title_en", Text("英文标题", "English title"), "text", required=False),
    Question("since", Text("起始日期", "From"), "day_ahead"),
    Question("until", Text("截止日期", "To"), "day_ahead"),
    Question("body", Text("内容", "Text"), "address"),
    Question("body_en", Text("英文内容", "English text"), "address", required=False),
)
_PLACES = {
    "on_wall": Text("张贴（打印 A4）", "On the wall (prints A4)"),
    "for_clerks": Text("窗口提示", "At the windows"),
    "on_receipts": Text("印在回执下", "On receipts"),
}
_MARKS: dict[str, Urgency] = {"running": "done", "coming": "later"}
_TALL = {"body": 92}  # pixels
_SIDE = 468  # width of the form


class NoticesPanel(QWidget):
    """Everybody reads; whoever keeps the hall's particulars publishes."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        self._changed: NoticeLine | None = None  # the one whose next version is written
        self._wanted = ""
        may = bench.desk.clerk.may(Right.KEEP_HALL)

        # Parts
        self.table = Table(
            _columns(bench.desk.today), lambda line: line.no, self, name="announcements",
            title=_TITLE, empty=_EMPTY, is_compact=True,
        )  # fmt: skip
        self._form = QWidget(self)
        self._form.setFixedWidth(_SIDE)
        self.form = Form(_QUESTIONS, self._form, today=bench.desk.today, columns=2, labels="top")
        for code, tall in _TALL.items():
            box = self.form.field(code).editor
            if isinstance(box, QWidget):
                box.setFixedHeight(tall)
        self.places = {
            code: Tick(title, self._form, name=code) for code, title in _PLACES.items()
        }
        self._state = Label("", "muted", self, name="notice-state")
        self._line = FaultLine(self, name="notices-fault")
        self._publish = Press(
            bench, Text("发布", "Publish"), "Ctrl+S", work=self._publishing,
            then=self._on_published, failed=self._on_refused, owner=self, look="primary",
            line=self._line, name="publish-notice",
        )  # fmt: skip
        self._new = Key(Text("新写", "Write new"), "Ctrl+N", self, name="new-notice")
        self._withdraw = Press(
            bench, Text("撤回", "Withdraw"), "Ctrl+B", work=self._withdrawing,
            then=self._on_ended, owner=self, line=self._line, name="withdraw-notice",
        )  # fmt: skip
        self._archive = Press(
            bench, Text("归档", "Put away"), "Ctrl+R", work=self._archiving,
            then=self._on_ended, owner=self, look="quiet", line=self._line, name="archive-notice",
        )  # fmt: skip

        # Wiring
        self.table.opened.connect(self._on_opened)
        self._new.clicked.connect(self._on_new)
        self.form.completed.connect(self._publish.setFocus)

        # Put together
        vertical(
            self._form, self.form, horizontal(None, *self.places.values(), None, spacing=16),
            horizontal(None, self._publish, self._new, self._state, None), None,
            spacing=12,
        )  # fmt: skip
        keys = horizontal(None, self._withdraw, self._archive, None)
        for part in (self._form, self._withdraw, self._archive):
            part.setVisible(may)
        left = vertical(None, self.table, keys, self._line, spacing=12)
        left.setStretch(0, 1)
        body_row = horizontal(None, left, self._form, spacing=24)
        body_row.setStretch(0, 1)
        told = Label(_HELP if may else _ONLY_SUPERVISOR, "muted", self, wraps=True)
        head = horizontal(None, Label(_TITLE, "title", self), told, spacing=16)
        head.setStretch(1, 1)
        vertical(self, head, body_row, spacing=12).setStretch(1, 1)
        self.setFocusProxy(self.table)
        self._on_new()

    def refresh(self) -> None:
        """Ask for the notices anew; what is being written stays."""
        desk = self._bench.desk
        self._bench.background.run(
            self, lambda: keeping.announcements(desk), self._on_found,
            lambda error: self._line.show_text(error.text),
        )  # fmt: skip

    def show_notice(self, no: str) -> None:
        """Put the bar on a notice whose paper was scanned."""
        self._wanted = no
        self.refresh()

    def _on_found(self, lines: tuple[NoticeLine, ...]) -> None:
        self.table.show_rows(lines)
        if self._wanted:
            self.table.choose(self._wanted)
            self.table.setFocus()
            self._wanted = ""

    def _on_new(self) -> None:
        self._changed = None
        self._line.show_text("")
        self._state.show_text("")
        self._publish.set_title(Text("发布", "Publish"))
        self.form.clear()
        for code, tick in self.places.items():
            tick.setChecked(code != "on_receipts")
        self.form.go_on()

    def _on_opened(self, line: NoticeLine) -> None:
        """Enter on a notice: write its next version."""
        written = line.written
        self._changed = line
        self._line.show_text("")
        self.form.set_answers({
            "title": written.title, "title_en": written.title_en or None, "body": written.body,
            "body_en": written.body_en or None, "since": written.since.isoformat(),
            "until": written.until.isoformat(),
        })  # fmt: skip
        for code, tick in self.places.items():
            tick.setChecked(bool(getattr(written, code)))
        told = Text("改 {no} 第 {version} 版", "{no}, version {version}")
        self._state.show_text(told.fill(no=line.no, version=line.version))
        self._publish.set_title(Text("发布新版", "Publish anew"))
        self.form.field("title").editor.setFocus()

    def _publishing(self) -> Callable[[], Published]:
        faults = self.form.faults()
        if faults:
            raise BadAnswers(faults)
        desk, told, line = self._bench.desk, self._written(), self._changed
        act = self._attempts.act(told, line and (line.no, line.version))
        if line is None:
            return lambda: keeping.publish(desk, told, act)
        return lambda: keeping.change(desk, line.no, line.version, told, act)

    def _written(self) -> WrittenNotice:
        told = self.form.answers()
        return WrittenNotice(
            str(told["title"]), str(told["body"]), _day(told, "since"), _day(told, "until"),
            title_en=str(told.get("title_en", "")), body_en=str(told.get("body_en", "")),
            **{code: tick.isChecked() for code, tick in self.places.items()},
        )  # fmt: skip

    def _on_published(self, done: Published) -> None:
        self._attempts = Attempts()
        toast(self, Text("通知 {no} 已发布", "Notice {no} is published").fill(no=done.no))
        if done.paper is not None:
            print_out(self._bench, done.paper, self, self._line)
        self._on_new()
        self.refresh()
        self.table.setFocus()

    def _withdrawing(self) -> Callable[[], None] | None:
        line = self._chosen()
        if line is None:
            return None
        title = Text("撤回 {no}", "Withdraw {no}").fill(no=line.no)
        reason = self._bench.ask.text(self, title, _WHY)
        if reason is None:
            return None
        desk, act = self._bench.desk, self._attempts.act("withdraw", line.no, reason)
        return lambda: keeping.withdraw(desk, line.no, line.version, reason, act)

    def _archiving(self) -> Callable[[], None] | None:
        line = self._chosen()
        if line is None:
            return None
        desk, act = self._bench.desk, self._attempts.act("archive", line.no)
        return lambda: keeping.archive(desk, line.no, line.version, act)

    def _chosen(self) -> NoticeLine | None:
        line = self.table.current()
        if isinstance(line, NoticeLine):
            return line
        self._line.show_text(_NOTHING)
        return None

    def _on_ended(self, _: Any) -> None:
        self._attempts = Attempts()
        toast(self, Text("已登记", "Noted"))
        self.refresh()

    def _on_refused(self, error: CounterError) -> None:
        if isinstance(error, BadAnswers):
            self.form.show_faults(error.faults, everywhere=True)


def _day(told: dict[str, Any], code: str) -> date:
    """The day typed. Refuses (`BadAnswers`) what the field could not read as one."""
    try:
        return date.fromisoformat(str(told[code]))
    except ValueError as wrong:
        raise BadAnswers((Fault(code, _WRONG_DAY),)) from wrong


def _columns(today: date) -> tuple[Column, ...]:
    def places(line: NoticeLine) -> str:
        shown = (
            (line.written.on_wall, Text("张贴", "wall")),
            (line.written.for_clerks, Text("窗口", "windows")),
            (line.written.on_receipts, Text("回执", "receipts")),
        )
        return say(Text.listing(title for is_there, title in shown if is_there))

    def days(line: NoticeLine) -> str:
        return f"{line.written.since} – {line.written.until:%m-%d}"

    return (
        Column(Text("状态", "State"), lambda line: say(line.said(today)), 104, role="state",
               state=lambda line: _MARKS.get(line.standing(today), "none")),
        Column(Text("标题", "Title"), lambda line: line.written.title, role="strong"),
        Column(Text("起止", "Days"), days, 150),
        Column(Text("显示在", "Shown"), places, 158, role="muted"),
        Column(Text("编号", "Number"), lambda line: f"{line.no}/{line.version}", 130,
               role="muted"),
    )  # fmt: skip
