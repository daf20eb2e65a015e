"""催领: who has not collected; the words to send, the letter to print, and that it was done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from counter.desk import new_act
from counter.errors import CounterError, NotFound
from counter.outbox import PaperJob
from counter.progress.shelving import collecting
from counter.progress.shelving.collecting import CHANNELS, LEVELS, Channel, Message, Uncollected
from counter.text import Text
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.colours import Urgency
from ui.kit.filter_keys import FilterKeys
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.paperwork import print_out
from ui.kit.press import Key, Press
from ui.kit.table import Column, Table
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

_SIDE = 428
_EMPTY = Text("没有要催领的：待取的都还没到期限。",
              "Nobody is to be reminded: nothing has waited that long.")
_DAYS = Text("{n}天", "{n} d")
_ASKED = Text("{n}次 {on}", "{n}, {on}")
_CHOSEN = Text("已勾选 {n} 件", "{n} ticked")
_NONE = Text("选一件，或用空格键勾选几件。", "Choose a case, or tick several with Space.")
_ABOUT = Text("{applicant}　{phone}", "{applicant}, {phone}")
_WHERE = Text("货位 {place}", "Shelf {place}")
_NOWHERE = Text("还没有上架", "Not on the shelf yet")
_KEPT = Text("在证照保管处", "In custody")
_LAST = Text("已催 {n} 次，上次 {on} {by}", "Reminded {n} {n:time|times}, last {on} by {by}")
_NEVER = Text("还没有催过", "Not reminded yet")
_COPIED = Text("{n} 条话术已复制，发出后请登记", "{n} copied; note it once it is sent")
_NOTED = Text("已登记{by}催领 {n} 件", "{n} noted, by {by}")
_SHORT: dict[str, Text] = {
    "sms": Text("短信", "SMS"), "wechat": Text("微信", "WeChat"), "phone": Text("电话", "Phone"),
}  # fmt: skip
_KEYS: tuple[tuple[Channel, str], ...] = (
    ("sms", "Ctrl+D"), ("wechat", "Ctrl+W"), ("phone", "Ctrl+T"),
)  # fmt: skip
_URGENCY: tuple[Urgency, ...] = ("later", "soon", "today", "overdue")


class CollectView(QWidget):
    """The list by age; at the right the chosen one with the words, and how it was told."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._ticked: set[str] = set()
        self._worded: tuple[str, ...] = ()  # whose words are shown
        self._wanted = ""  # scanned, and not listed yet

        # Parts
        self.levels = FilterKeys(LEVELS, self)
        self.table = Table(
            self._columns(), lambda row: row.case_no, self, name="uncollected",
            title=Text("待取未取", "Not collected"), empty=_EMPTY,
        )  # fmt: skip
        side = Surface(self)
        self._place = Label("", "figure", side, name="collect_place")
        self._about = Label(_NONE, "body", side, wraps=True, name="collect_about")
        self._asked = Label("", "muted", side, wraps=True, name="collect_asked")
        self.words = QPlainTextEdit(side)
        self._chosen = Label("", "emphasis", side, name="collect_chosen")
        self._line = FaultLine(side, name="collect_fault")
        self.copy = Press(
            bench, Text("取话术并复制", "Get and copy the words"), "Ctrl+M", work=self._reading,
            then=self._on_messages, owner=self, look="primary", line=self._line,
            name="collect_copy",
        )  # fmt: skip
        self.channels = {channel: self._channel(channel, key) for channel, key in _KEYS}
        self.letter = Press(
            bench, Text("打印通知", "Print the letter"), "Ctrl+P", work=self._writing,
            then=self._on_letters, owner=self, line=self._line, name="collect_letter",
        )  # fmt: skip
        every = Key(Text("全选", "Tick all"), "Ctrl+A", self, look="quiet", name="collect_all")

        # Wiring
        self.levels.chosen.connect(lambda _: self.refresh())
        self.table.moved.connect(lambda _: self._tell())
        self.table.peeked.connect(self._on_tick)
        self.table.opened.connect(lambda _: self.copy.press())
        every.clicked.connect(self._tick_all)

        # Put together
        self.words.setObjectName("collect_words")
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        title = Text("话术", "The words")
        self.words.setAccessibleName(say(title))
        self.words.setPlaceholderText(
            say(Text("按 Ctrl+M 取话术：会显示完整姓名和电话，并记入日志。",
                     "Ctrl+M shows the words with name and telephone in full; that is on record."))
        )  # fmt: skip
        side.setFixedWidth(_SIDE)
        column = vertical(
            side, self._place, self._about, self._asked, self.words, self._chosen,
            horizontal(None, self.copy, None),
            Label(Text("发出后登记", "Note it once told"), "muted", side),
            horizontal(None, *self.channels.values(), None),
            horizontal(None, self.letter, None), self._line, spacing=8, margin=16,
        )  # fmt: skip
        column.setStretch(3, 1)
        left = vertical(None, horizontal(None, self.levels, every), self.table, spacing=12)
        left.setStretch(1, 1)
        horizontal(self, left, side, spacing=16).setStretch(0, 1)
        self.setFocusProxy(self.table)
        self._tell()

    def refresh(self) -> None:
        """Ask who has not collected."""
        self.table.show_loading()
        desk, level = self._bench.desk, self.levels.code
        self._bench.background.run(
            self, lambda: (collecting.uncollected(desk, level), collecting.counts(desk)),
            lambda found: self._on_found(level, *found), self._failed,
        )  # fmt: skip

    def choose(self, case_no: str) -> None:
        """A case was scanned: show it, whatever its age."""
        if not self.table.choose(case_no):
            self._wanted = case_no
            self.levels.choose("all")

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(Text("选", "✓"), lambda row: "✓" if row.case_no in self._ticked else "",
                   32, "centre"),
            Column(
                Text("已等", "Waits"), lambda row: say(_DAYS.fill(n=row.days)), 88, role="state",
                state=lambda row: _URGENCY[min(row.level, 3)],
            ),
            Column(Text("办件号", "Case"), lambda row: row.case_no, 156, role="strong"),
            Column(Text("申请人", "Applicant"), lambda row: row.applicant),
            Column(Text("电话", "Phone"), lambda row: row.phone_masked, 112),
            Column(Text("货位", "Place"), lambda row: row.place or "—", 84),
            Column(Text("催过", "Reminded"), _asked, 104, role="muted"),
        )  # fmt: skip

    def _channel(self, channel: Channel, key: str) -> Press:
        return Press(
            self._bench, _SHORT[channel], key, work=lambda: self._noting(channel),
            then=lambda numbers: self._on_noted(channel, numbers), owner=self, line=self._line,
            name=f"collect_{channel}",
        )  # fmt: skip

    def _on_found(
        self, level: str, rows: tuple[Uncollected, ...], counts: dict[str, int]
    ) -> None:
        self.levels.show_counts(counts)
        if level != self.levels.code:
            return
        self._ticked &= {row.case_no for row in rows}
        self.table.show_rows(rows)
        if self._wanted:
            self.table.choose(self._wanted)
            self._wanted = ""
        elif rows and self.table.current() is None:
            self.table.choose(rows[0].case_no)
        self._tell()

    def _tell(self) -> None:
        row: Uncollected | None = self.table.current()
        chosen = self._numbers()
        for press in (self.copy, self.letter, *self.channels.values()):
            press.allow(bool(chosen))
        if chosen != self._worded:
            self._worded = ()
            self.words.clear()
        self._chosen.setVisible(bool(self._ticked))
        self._chosen.show_text(_CHOSEN.fill(n=len(self._ticked)))
        self._asked.setVisible(row is not None)
        self._place.setVisible(row is not None)
        if row is None:
            self._about.show_text(_NONE)
            return
        nowhere = _KEPT if row.is_in_custody else _NOWHERE
        self._place.show_text(_WHERE.fill(place=row.place) if row.place else nowhere)
        self._about.show_text(_ABOUT.fill(applicant=row.applicant, phone=row.phone_masked))
        told = _NEVER
        if row.reminded:
            told = _LAST.fill(n=row.reminded, on=row.last_on, by=row.last_by)
        self._asked.show_text(told)

    def _numbers(self) -> tuple[str, ...]:
        """The ticked cases in the order of the list, else the chosen one."""
        ticked = tuple(r.case_no for r in self.table.rows.rows if r.case_no in self._ticked)
        row = self.table.current()
        return ticked or (() if row is None else (row.case_no,))

    def _must(self) -> tuple[str, ...]:
        numbers = self._numbers()
        if not numbers:
            raise NotFound(Text("要催领的办件", "cases to remind of"))
        return numbers

    def _on_tick(self, row: Uncollected) -> None:
        self._ticked ^= {row.case_no}
        self.table.viewport().update()
        self._tell()

    def _tick_all(self) -> None:
        every = {row.case_no for row in self.table.rows.rows}
        self._ticked = set() if self._ticked == every else every
        self.table.viewport().update()
        self._tell()

    def _reading(self) -> Callable[[], Any]:
        desk, asked = self._bench.desk, [(no, new_act()) for no in self._must()]
        return lambda: tuple(collecting.message(desk, no, act) for no, act in asked)

    def _on_messages(self, messages: tuple[Message, ...]) -> None:
        self._worded = tuple(one.case_no for one in messages)
        text = "\n\n".join(f"{one.phone}\n{say(one.text)}" for one in messages)
        self.words.setPlainText(text)
        QGuiApplication.clipboard().setText(text)
        toast(self, _COPIED.fill(n=len(messages)))

    def _noting(self, channel: Channel) -> Callable[[], Any]:
        desk, act, numbers = self._bench.desk, new_act(), self._must()
        return lambda: collecting.remind(desk, numbers, channel, act)

    def _on_noted(self, channel: Channel, numbers: tuple[str, ...]) -> None:
        toast(self, _NOTED.fill(by=CHANNELS[channel], n=len(numbers)))
        self._let_go()

    def _writing(self) -> Callable[[], Any]:
        desk, act, numbers = self._bench.desk, new_act(), self._must()
        return lambda: collecting.letters(desk, numbers, act)

    def _on_letters(self, jobs: tuple[PaperJob, ...]) -> None:
        for job in jobs:
            print_out(self._bench, job, self, self._line)
        self._let_go()

    def _let_go(self) -> None:
        self._ticked.clear()
        self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: CounterError) -> None:
        self._line.show_text(error.text)


def _asked(row: Uncollected) -> str:
    if row.last_on is None:
        return "—"
    return say(_ASKED.fill(n=row.reminded, on=f"{row.last_on:%m-%d}"))
