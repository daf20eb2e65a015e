"""事后补录: which spare receipt is being typed in, and the hour that stands on it."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.casetypes.vocabulary import Question
from counter.intake.application import Late
from counter.intake.continuity.words import NoHourWritten
from counter.text import Text
from counter.values.days import SHANGHAI
from counter.values.hours import read_hour
from ui.intake.drafts import OnPaper
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.form import Form
from ui.kit.label import Label
from ui.kit.press import Key

_TITLE = Text("事后补录 {no}", "Typing in {no}")
_HOW = Text(
    "照备用单录入；编号按现在取，办理时限从纸面日期起算。",
    "Type in what stands on the paper. It gets today's next number; its time limit counts from the "
    "day on the paper.",
)
_QUESTIONS = (
    Question("day", Text("纸面日期", "Day on it"), "date"),
    Question("hour", Text("时间", "Hour"), "text", hint=Text("如 1020", "like 1020")),
)


class LateStrip(Surface):
    """Takes no room while nothing is typed in afterwards.

    `changed`: another day or hour; `entered`: both are there and Enter was pressed; `given_up`:
    the clerk does not type it in after all.
    """

    changed = Signal()
    entered = Signal()
    given_up = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, "quiet")
        self.setObjectName("late-strip")
        self.slip_no = ""
        self._title = Label("", "warning", self, name="late-title")
        self._form = Form(_QUESTIONS, self, today=today, columns=2)
        self._form.setFixedWidth(460)
        leave = Key(Text("不补录", "Not this one"), "", self, look="quiet", name="late-leave")

        self._form.changed.connect(self._on_changed)
        self._form.completed.connect(self.entered)
        leave.clicked.connect(self.given_up)

        self._how = Label(_HOW, "caption", self, wraps=True)
        words = vertical(None, self._title, self._how, spacing=4)
        row = horizontal(None, words, self._form, leave, spacing=16)
        row.setStretch(0, 1)
        vertical(self, row).setContentsMargins(16, 8, 8, 8)
        hour = self._form.field("hour").editor
        if isinstance(hour, QWidget):
            self.setFocusProxy(hour)
        self.hide()

    def _on_changed(self) -> None:
        self._form.show_faults(self._form.faults())  # a fault goes as soon as it is mended
        self.changed.emit()

    @property
    def is_open(self) -> bool:
        """Whether a spare receipt is being typed in."""
        return bool(self.slip_no)

    def show_paper(self, paper: OnPaper) -> None:
        """Ask for the hour of this receipt; an empty number takes the strip away."""
        self.slip_no = paper.slip_no
        self._title.show_text(_TITLE.fill(no=paper.slip_no))
        self._form.set_answers({"day": paper.day or None, "hour": paper.hour or None})
        self.setVisible(self.is_open)

    def make_room(self, is_typing: bool) -> None:
        """While a form is open the strip is as low as it can be."""
        self._how.setVisible(not is_typing)

    def paper(self) -> OnPaper:
        """What has been typed so far, for the draft."""
        told = self._form.answers() if self.is_open else {}
        return OnPaper(self.slip_no, str(told.get("day", "")), str(told.get("hour", "")))

    def day(self) -> date | None:
        """The day on the paper, where one can be read."""
        try:
            return date.fromisoformat(self.paper().day)
        except ValueError:
            return None

    def late(self) -> Late | None:
        """What the verb is told; None where this is no late entry. Refuses `NoHourWritten`."""
        if not self.is_open:
            return None
        day, hour = self.day(), read_hour(self.paper().hour)
        if day is None or hour is None:
            self._form.show_faults(self._form.faults(), everywhere=True)
            raise NoHourWritten
        return Late(self.slip_no, datetime.combine(day, hour, SHANGHAI))
