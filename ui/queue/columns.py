"""The columns of the queue: how urgent, which case, whose, what, where it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from counter.casetypes.common import SPEED
from counter.queue.worklists import CaseRow
from counter.text import Language, Text
from counter.values.identity import brief_mask
from counter.values.money import Money
from ui.kit.language import say, spoken
from ui.kit.table import Column

_OVERDUE = Text("逾期{n}天", "{n} {n:day|days} late")
_TODAY = Text("今天", "today")
_READY = Text("已办", "done")
_LIES = Text("已办 {place}", "at {place}")
_TELL = Text("告知剩{n}天", "tell in {n} d")
_TELL_TODAY = Text("今天告知", "tell today")
_TELL_LATE = Text("告知逾{n}天", "tell {n} d late")
_STOPPED = Text("停时", "stopped")
_URGENT = next(choice.title for choice in SPEED.choices if choice.code == "urgent")


NAME_ROOM = 96  # of an applicant's name, below which it tells nobody apart
GIVE_WAY = (7, 3, 4)  # who works on it, for where, what: in this order, beside a wide card


def columns(today: Callable[[], date]) -> tuple[Column, ...]:
    """The columns; `today` is asked at each painting, so that midnight is no special case."""
    is_zh = spoken() is Language.ZH
    return (
        Column(
            Text("应办结", "Due"), lambda row: due_words(row, today()), 112, role="state",
            state=lambda row: "done" if row.stage == "ready" else row.urgency,
        ),
        Column(Text("办件号", "Case"), lambda row: row.case_no, 156, role="strong"),
        Column(Text("申请人", "Applicant"), lambda row: brief_mask(row.applicant)),
        Column(Text("使用国", "For"), _destination, 72 if is_zh else 96),
        Column(Text("事项", "Matter"), _matter, 142 if is_zh else 124),
        Column(Text("环节", "Step"), lambda row: say(row.step), 76 if is_zh else 84),
        Column(Text("提醒", "Note"), _note, 100, role="muted"),
        Column(Text("经办", "Clerk"), lambda row: row.clerk, 58, role="muted"),
    )  # fmt: skip


def due_words(row: CaseRow, today: date) -> str:
    """逾期1天, 今天, 11-26 (whole in another year); 已办 when ready, 停时 while stopped, — else.

    What waits to be accepted: how many working days are left to tell what is missing.
    """
    if row.stage == "ready":
        return say(_LIES.fill(place=row.place) if row.place else _READY)
    if row.tell_left is not None:
        if row.urgency == "overdue":
            return say(_TELL_LATE.fill(n=-row.tell_left))
        return say(_TELL.fill(n=row.tell_left) if row.urgency != "today" else _TELL_TODAY)
    if row.due_on is None:
        return "—"
    if row.stage == "waiting":
        return say(_STOPPED)
    if row.urgency == "overdue":
        return say(_OVERDUE.fill(n=(today - row.due_on).days))
    if row.urgency == "today":
        return say(_TODAY)
    return f"{row.due_on:%m-%d}" if row.due_on.year == today.year else row.due_on.isoformat()


def _destination(row: CaseRow) -> str:
    return say(row.destination) if row.destination is not None else "—"


def _matter(row: CaseRow) -> str:
    return say(row.route or row.kind)


def _note(row: CaseRow) -> str:
    """The weightiest first: the column has room for little more than one."""
    notes = []
    if row.speed == _URGENT:
        notes.append(say(_URGENT))
    if row.owes > Money(0):
        notes.append(say(Text("欠 {owes}", "{owes} due").fill(owes=row.owes)))
    if row.reprint:
        notes.append(say(Text("待打印", "to print")))
    return " ".join(notes)
