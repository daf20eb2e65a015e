"""The head of a case's card: whose, what, where it stands, and the promised day with its reason."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from counter.queue import post_line
from counter.queue.card import CaseCard
from counter.queue.shelf_line import SECTION
from counter.queue.worklists import Urgency
from counter.text import Text
from counter.values import days
from ui.kit import marks
from ui.kit.arrange import horizontal, vertical
from ui.kit.label import Label, LabelRole
from ui.kit.press import Key
from ui.progress.track import Track

_DUE_ROLES: dict[str, LabelRole] = {"overdue": "fault", "today": "warning"}
_DUE_WORDS = {
    "overdue": Text("逾期", "overdue"),
    "today": Text("今日到期", "due today"),
}
_TELL = Text(
    "还剩 {n} 个工作日须一次告知（{day} 前）",
    "{n} working {n:day|days} left to tell everything missing (by {day})",
)
_TELL_TODAY = Text(
    "今天须一次告知所缺材料，或受理", "today: tell everything missing, or accept"
)
_TELL_LATE = Text(
    "一次告知已逾 {n} 个工作日：请受理，或立即告知",
    "telling is {n} working {n:day|days} late: accept, or tell at once",
)
_MARK = 11


class CaseHead(QWidget):
    """What a clerk reads to the person at the glass, in the order in which he asks.

    `days_wanted`: how was that day counted?
    """

    days_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = Label("", "title", self, name="case_no", selectable=True)
        self._place = Label("", "figure", self, name="shelf_place")
        self._post = Label("", "body", self, name="post_line", wraps=True)
        self._who = Label("", "emphasis", self, name="applicant", wraps=True)
        self._what = Label("", "muted", self, name="what", wraps=True)
        self._track = Track(self)
        self._due = Label("", "body", self, name="due", wraps=True)
        self._why = Label("", "caption", self, name="due_reason", wraps=True)
        self._days = Key(
            Text("怎么算的", "How it was counted"), "", self, look="quiet", name="due_days"
        )
        self._days.setProperty("is_low", True)
        self._days.clicked.connect(self.days_wanted)
        self._mark = QLabel(self)
        due = horizontal(None, self._mark, self._due, spacing=6)
        due.setStretch(1, 1)
        vertical(
            self, self._number, self._place, self._who, self._what, self._post, 4,
            self._track, 4, due, self._why, horizontal(None, self._days, None), spacing=4,
        )  # fmt: skip

    def show_card(self, card: CaseCard) -> None:
        """Show the head of `card`."""
        row = card.row
        self._number.show_text(row.case_no)
        # Whoever stands at the glass waits for somebody to fetch it from there.
        place = dict(card.beside).get(SECTION)
        self._place.setVisible(place is not None)
        self._place.show_text(place or "")
        post = dict(card.beside).get(post_line.SECTION)
        self._post.setVisible(post is not None)
        self._post.show_text(post or "")
        self._who.show_text(row.applicant)
        parts = [row.destination, row.route or row.kind, row.speed]
        told = [part for part in parts if part is not None]
        # The units of the kinds are regular plurals: matters, persons, booklets.
        unit = Text(row.unit.zh, row.unit.en.removesuffix("s")) if row.units == 1 else row.unit
        told.append(Text("{n}{unit}", "{n} {unit}").fill(n=row.units, unit=unit))
        self._what.show_text(Text(" · ".join(t.zh for t in told), " · ".join(t.en for t in told)))
        self._track.show_steps(card.track)
        self._show_due(card)

    def _show_due(self, card: CaseCard) -> None:
        is_open = card.row.stage not in ("done", "ended")
        self._due.setVisible(is_open)
        self._mark.setVisible(is_open and card.row.urgency in _DUE_WORDS)
        self._mark.setPixmap(_shape(card.row.urgency))
        self._why.setVisible(is_open and bool(card.due_reason))
        self._days.setVisible(is_open and bool(card.due_days))
        if card.row.tell_by is not None and card.row.tell_left is not None:
            self._due.set_role(_DUE_ROLES.get(card.row.urgency, "body"))
            told = _tell_words(card.row.tell_by, card.row.tell_left)
            if card.row.urgency == "overdue":
                told = Text("{word}　{told}", "{word} · {told}").fill(
                    word=_DUE_WORDS["overdue"], told=told
                )
            self._due.show_text(told)
        elif card.due_on is None:
            self._due.set_role("muted")
            self._due.show_text(
                Text("还没有应办结日：受理后起算", "no promised day yet: it begins at acceptance")
                if card.row.stage == "received"
                else Text("没有应办结日", "no promised day")
            )
        else:
            told = Text("应办结 {day}", "due {day}").fill(day=days.said(card.due_on))
            if card.due_is_estimate:
                told = Text("{told}（预计）", "{told} (estimate)").fill(told=told)
            word = _DUE_WORDS.get(card.row.urgency)
            if word is not None:
                told = Text("{word}　{told}", "{word} · {told}").fill(word=word, told=told)
            self._due.set_role(_DUE_ROLES.get(card.row.urgency, "body"))
            self._due.show_text(told)
        self._why.show_text(
            Text(
                "\n".join(reason.zh for reason in card.due_reason),
                "\n".join(reason.en for reason in card.due_reason),
            )
        )


def _tell_words(by: date, left: int) -> Text:
    if left < 0:
        return _TELL_LATE.fill(n=-left)
    return _TELL.fill(n=left, day=days.said(by)) if left else _TELL_TODAY


def _shape(urgency: Urgency) -> QPixmap:
    """▲ or ●, drawn as the list draws it: not every face has these in one size."""
    picture = QPixmap(_MARK, _MARK)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    marks.paint_state(painter, QRect(0, 0, _MARK, _MARK), urgency)
    painter.end()
    return picture
