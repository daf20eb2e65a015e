"""到卡: for each person who waits, the card's number, its last day, the economies on its back.

A person whose card has not come yet is left empty; the case waits for him.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QGridLayout, QWidget

from counter.casetypes.vocabulary import Question
from counter.desk import new_act
from counter.errors import BadAnswers, CounterError, Fault
from counter.progress.economies import answers, carding, cards
from counter.progress.economies.answers import Grid, GridRow
from counter.progress.economies.arrival import Arrived
from counter.progress.economies.cards import CardLine
from counter.progress.moves import Moved
from counter.queue.card import CaseCard
from counter.text import Text
from counter.values.months import months_on
from ui.kit.arrange import hairline, horizontal, vertical
from ui.kit.form import Form
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.press import Key, Press
from ui.kit.tick import Tick
from ui.kit.workbench import Workbench
from ui.progress.economies.typed_days import day_of
from ui.progress.panel import Inset

_TITLE = Text("到卡登记", "Cards that came")
_NUMBER = Question("card_no", Text("卡号", "Card no."), "text")
_ENDS = Question("expires_on", Text("有效期至", "Valid until"), "day_ahead")
_BACK = Text("卡背面的经济体", "Economies on the back")
_NONE = Text("请至少填写一张卡的卡号。", "Enter the number of one card at least.")
_COLUMNS = 4
_YEARS = 5  # the usual last day is proposed; the books refuse a later one by the rule


class PersonCard(QWidget):
    """The card of one person as it came."""

    def __init__(self, row: GridRow, grid: Grid, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.piece_no, self._today = row.piece_no, today
        self.form = Form((_NUMBER, _ENDS), self, today=today)
        self.form.set_answers({"expires_on": months_on(today, 12 * _YEARS)})
        agreed = {answer.economy for answer in row.answers if answer.status == "approved"}
        self.boxes: dict[str, Tick] = {}
        place = QWidget(self)
        layout = QGridLayout(place)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(2)
        for number, economy in enumerate(grid.economies):
            box = Tick(economy.name, place, name=f"back.{row.piece_no}.{economy.code}")
            box.setChecked(grid.asked_on is None or economy.code in agreed)
            # Where the economies were asked, only those that agreed can be on the back.
            box.setEnabled(grid.asked_on is None or economy.code in agreed)
            self.boxes[economy.code] = box
            layout.addWidget(box, *divmod(number, _COLUMNS))
        title = f"{row.piece_no}  {row.holder}  {row.passport_no}"
        self.fault = FaultLine(self, name=f"arrived.{row.piece_no}.fault")
        vertical(
            self, Label(title, "emphasis", self), self.form, Label(_BACK, "muted", self), place,
            self.fault, spacing=4,
        )  # fmt: skip

    def arrived(self) -> Arrived | None:
        """The card as typed; None where no number was. Refuses (`BadAnswers`) one without a day."""
        told = self.form.answers()
        number = str(told.get("card_no") or "").strip()
        if not number:
            return None
        last = day_of(_ENDS, told.get("expires_on"), self._today, self.piece_no)
        back = tuple(code for code, box in self.boxes.items() if box.isChecked())
        return None if last is None else Arrived(self.piece_no, number, last, back)

    def show_faults(self, faults: tuple[Fault, ...]) -> None:
        """Under their fields; what is wrong with the back below the ticks."""
        mine = [Fault(f.question, f.text) for f in faults if f.piece == self.piece_no]
        others = self.form.show_faults(mine, everywhere=True)
        self.fault.show_text("\n".join(say(fault.text) for fault in others))


class ArrivalPanel(Inset):
    """A form for each person without a card, one act for all that are filled in."""

    def __init__(self, bench: Workbench, card: CaseCard, parent: QWidget | None = None) -> None:
        super().__init__(parent, "accent")
        self._bench, self._case_no, self._act = bench, card.row.case_no, new_act()
        self.revision = card.revision
        self.people: list[PersonCard] = []
        self._fault = FaultLine(self, name="panel_fault")
        self._press = Press(
            bench, Text("登记到卡", "Note the cards"), "Ctrl+Enter", work=self._work,
            then=self.acted.emit, failed=self._on_refused, owner=self, look="primary",
            line=self._fault, name="panel_act",
        )  # fmt: skip
        back = Key(Text("返回", "Back"), "Esc", self, look="quiet", name="panel_back")
        back.clicked.connect(self.closed)
        self._list = vertical(None, spacing=12)
        vertical(
            self, Label(_TITLE, "emphasis", self), self._list, self._fault,
            horizontal(None, self._press, back), margin=12,
        )  # fmt: skip
        desk, no = bench.desk, self._case_no
        bench.background.run(
            self, lambda: (answers.grid(desk, no), cards.cards_of(desk, no)),
            lambda found: self._on_found(*found), lambda error: self.say(bench.say(error.text)),
        )  # fmt: skip

    def width_wanted(self) -> int:
        """Room for four economies in a row."""
        return max(460, super().width_wanted())

    def start(self) -> None:
        """The hand begins at the first number."""
        if self.people:
            self.people[0].form.setFocus()

    def say(self, text: str) -> None:
        """Say what is wrong, or why the panel opened by itself."""
        self._fault.show_text(text)

    def _on_found(self, grid: Grid, known: tuple[CardLine, ...]) -> None:
        here = {line.piece_no for line in known if line.case_no == self._case_no}
        for row in grid.rows:
            if row.piece_no in here:
                continue
            person = PersonCard(row, grid, self._bench.desk.today, self)
            person.form.completed.connect(self._press.press)
            if self.people:
                self._list.addWidget(hairline(self))
            self._list.addWidget(person)
            self.people.append(person)
        self.updateGeometry()
        self.start()

    def _work(self) -> Callable[[], Moved]:
        came = tuple(one for person in self.people if (one := person.arrived()) is not None)
        if not came:
            raise BadAnswers((Fault("card_no", _NONE),))
        desk, no, revision, act = self._bench.desk, self._case_no, self.revision, self._act
        return lambda: carding.card_arrived(desk, no, revision, came, act)

    def _on_refused(self, error: CounterError) -> None:
        if isinstance(error, BadAnswers):
            for person in self.people:
                person.show_faults(error.faults)
        self.refused.emit(error)
