"""怎么算的: every day from acceptance to the promised one, and why it counts or does not."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from counter.queue.card import CaseCard
from counter.rules.due import DayNote
from counter.text import Text
from counter.values import days
from ui.kit.arrange import horizontal, vertical
from ui.kit.colours import Urgency
from ui.kit.label import Label
from ui.kit.language import say
from ui.kit.press import Key
from ui.kit.table import COMPACT_ROW, Column, Table
from ui.progress.panel import Inset

_MOST_ROWS = 12
_NUMBER = Text("第{n}个", "day {n}")
_PAUSED = Text(
    "{day} 起补正停时；补齐后接着算，应办结日顺延停时的工作日。",
    "The clock stands since {day}; once completed it runs on, later by the working days stopped.",
)


class DueDays(Inset):
    """A calm list: day, weekday, which working day it is, and why."""

    def __init__(self, card: CaseCard, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, "accent")
        self._today = today
        self.list = Table(
            (
                Column(Text("日期", "Day"), lambda note: say(days.said(note.on)), 112),
                Column(Text("工作日", "Counts"), _number, 82, role="state", state=self._state),
                Column(Text("说明", "Why"), lambda note: say(note.why), role="muted"),
            ),
            lambda note: note.on, self, title=Text("怎么算的", "How it was counted"),
            name="due-days", is_compact=True,
        )  # fmt: skip
        self.list.show_rows(card.due_days)
        rows = min(len(card.due_days), _MOST_ROWS)
        self.list.setFixedHeight((rows + 1) * COMPACT_ROW + 2)
        whole = Label("", "caption", self, wraps=True, name="due-days-whole")
        self.list.moved.connect(lambda note: whole.show_text(_whole(note)))
        back = Key(Text("返回", "Back"), "Esc", self, look="quiet", name="panel_back")
        back.clicked.connect(self.closed)
        reason = Label(Text("\n".join(why.zh for why in card.due_reason),
                            "\n".join(why.en for why in card.due_reason)),
                       "body", self, wraps=True, name="due-days-reason")  # fmt: skip
        paused = Label("", "warning", self, wraps=True)
        if card.paused_on is not None:
            paused.show_text(_PAUSED.fill(day=days.said(card.paused_on)))
        paused.setVisible(card.paused_on is not None)
        vertical(
            self, Label(Text("怎么算的", "How it was counted"), "emphasis", self), reason, paused,
            self.list, whole, horizontal(None, None, back), margin=12,
        )  # fmt: skip

    def start(self) -> None:
        """Put the bar on the last day: the promise itself."""
        self.list.setFocus()
        if self.list.rows.rows:
            self.list.choose(self.list.rows.rows[-1].on)

    def _state(self, note: DayNote) -> Urgency:
        if note.number is None:
            return "none"
        return "done" if note.on <= self._today else "later"


def _number(note: DayNote) -> str:
    return "—" if note.number is None else say(_NUMBER.fill(n=note.number))


def _whole(note: DayNote | None) -> str:
    """The day in full, where the list has no room for all of it."""
    if note is None:
        return ""
    return f"{note.on:%Y-%m-%d}　{say(days.weekday(note.on))}　{say(note.why)}"
