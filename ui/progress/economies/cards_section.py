"""The cards of a case's persons: in use, ended, flagged; and how one ends without another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from counter.casetypes.conditions import Is
from counter.casetypes.vocabulary import Choice, Question
from counter.desk import new_act
from counter.errors import BadAnswers, CounterError, Refused
from counter.progress.economies import cards, reminders
from counter.progress.economies.cards import ENDS, STATES, CardLine
from counter.progress.economies.reminders import Reminder
from counter.queue.card import CaseCard
from counter.rules import wording
from counter.text import Text
from ui.kit.arrange import horizontal, vertical
from ui.kit.form import Form
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.press import Key, Press
from ui.kit.table import COMPACT_ROW, Column, Table
from ui.kit.workbench import Workbench
from ui.progress.panel import Inset

_TITLE = Text("旅行卡", "Cards")
_NONE = Text("这些持卡人还没有登记的卡。", "No card of these persons is in the books.")
_EARLY = Text("提前制卡", "early")
_BACK = Text("卡背面：{names}", "On the back: {names}")
_FOLLOWS = Text("接替 {no}", "follows {no}")
_DESTROYED = Text("已销毁", "destroyed")
_FLAGGED = Text("护照已换为 {no}，须换卡", "new passport {no}: replace the card")
_WHAT = Question(
    "what", Text("办理", "Note"), "choice",
    choices=(
        Choice("passport", Text("护照已换", "new passport")),
        Choice("cancelled", Text("注销", "cancelled")),
        Choice("lost", Text("挂失", "lost")),
    ),
    default="passport",
)  # fmt: skip
_QUESTIONS = (
    _WHAT,
    Question("passport_no", Text("新护照号", "New passport no."), "text",
             when=Is("what", "passport")),
    Question("reason", Text("原因", "Why"), "text", when=Is("what", *ENDS)),
    Question("destroyed", Text("旧卡", "The card"), "choice", when=Is("what", "cancelled"),
             choices=(Choice("yes", Text("已交回销毁", "destroyed")),
                      Choice("no", Text("未交回", "not returned"))), default="yes"),
)  # fmt: skip
_COLUMNS = (
    Column(Text("卡号", "Card"), lambda line: line.card_no, 110, role="strong"),
    Column(Text("持卡人", "Holder"), lambda line: line.holder),
    Column(Text("有效期至", "Until"), lambda line: str(line.expires_on or "—"), 100),
    Column(Text("状态", "State"), lambda line: say(STATES[line.state]), 104),
)


class NoCardChosen(Refused):
    """Nothing is chosen in the list."""

    def __init__(self) -> None:
        super().__init__(Text("请先选一张在用的卡。", "Choose a card in use first."))


class CardsSection(Inset):
    """The list, what the chosen card bears, and what may be noted of it."""

    def __init__(self, bench: Workbench, card: CaseCard, parent: QWidget | None = None) -> None:
        super().__init__(parent, "accent")
        self._bench, self._act = bench, new_act()
        self._reminded = Label("", "warning", self, wraps=True, name="card_reminders")
        self._reminded.hide()
        self.table = Table(_COLUMNS, lambda line: line.card_no, self, title=_TITLE, empty=_NONE,
                           name="cards", is_compact=True)  # fmt: skip
        self._told = Label("", "caption", self, wraps=True, name="card_told")
        self.form = Form(_QUESTIONS, self, today=bench.desk.today)
        self._fault = FaultLine(self, name="panel_fault")
        self._press = Press(
            bench, Text("登记", "Note"), "Ctrl+Enter", work=self._work, then=self._on_done,
            failed=self._on_refused, owner=self, look="primary", line=self._fault,
            name="panel_act",
        )  # fmt: skip
        back = Key(Text("返回", "Back"), "Esc", self, look="quiet", name="panel_back")
        back.clicked.connect(self.closed)
        self.table.moved.connect(self._on_moved)
        self.form.completed.connect(self._press.press)
        self.setObjectName("cards_section")
        for part in (self.form, self._press):
            part.hide()
        vertical(
            self, Label(_TITLE, "emphasis", self), self._reminded, self.table, self._told,
            self.form, self._fault, horizontal(None, self._press, None, back), margin=12,
        )  # fmt: skip
        desk, no = bench.desk, card.row.case_no
        bench.background.run(
            self, lambda: (cards.cards_of(desk, no), reminders.reminders_of(desk, no)),
            lambda found: self._on_found(*found),
            lambda error: self._fault.show_text(error.text),
        )  # fmt: skip

    def width_wanted(self) -> int:
        """Room for the list, where the queue can spare it."""
        return max(480, super().width_wanted())

    def start(self) -> None:
        """The hand begins on the list."""
        self.table.setFocus()

    def say(self, text: str) -> None:
        """Say why the section opened by itself."""
        self._fault.show_text(text)

    def _on_found(self, lines: tuple[CardLine, ...], told: tuple[Reminder, ...]) -> None:
        self._reminded.show_text("\n".join(say(reminder.words) for reminder in told))
        self._reminded.setVisible(bool(told))
        self.table.setFixedHeight(COMPACT_ROW * (1 + max(1, min(len(lines), 6))) + 4)
        self.table.show_rows(lines)
        if lines:
            self.table.choose(lines[0].card_no)
            self._on_moved(lines[0])
        self.updateGeometry()

    def _on_moved(self, line: CardLine | None) -> None:
        is_living = line is not None and line.state in ("made", "in_use", "expired")
        self.form.setVisible(is_living)
        self._press.setVisible(is_living)
        self._told.show_text("" if line is None else "　".join(map(say, _particulars(line))))

    def _work(self) -> Callable[[], CardLine]:
        line: CardLine | None = self.table.current()
        if line is None:
            raise NoCardChosen
        if faults := self.form.faults():
            raise BadAnswers(faults)
        told, desk, act, no = self.form.answers(), self._bench.desk, self._act, line.card_no
        if told["what"] == "passport":
            return lambda: cards.new_passport(desk, no, str(told["passport_no"]), act)
        is_destroyed = told.get("destroyed") == "yes"
        return lambda: cards.end_card(
            desk, no, str(told["what"]), str(told["reason"]), is_destroyed, act
        )

    def _on_done(self, line: CardLine) -> None:
        self.done_words = Text("{no}：{state}", "{no}: {state}").fill(
            no=line.card_no,
            state=_FLAGGED.fill(no=line.new_passport_no) if line.state in ("made", "in_use")
            else STATES[line.state],
        )  # fmt: skip
        self.acted.emit(line)

    def _on_refused(self, error: CounterError) -> None:
        if isinstance(error, BadAnswers):
            self.form.show_faults(error.faults, everywhere=True)
        self.refused.emit(error)


def _particulars(line: CardLine) -> list[Text]:
    names = Text.listing(map(wording.country, line.economies))
    told = [Text.same(line.passport_no)]
    if line.is_early:
        told.append(_EARLY)
    if line.economies:
        told.append(_BACK.fill(names=names))
    if line.follows:
        told.append(_FOLLOWS.fill(no=line.follows))
    if line.new_passport_no:
        told.append(_FLAGGED.fill(no=line.new_passport_no))
    if line.ended_on is not None:
        told.append(Text.same(f"{line.ended_on} {line.reason}"))
    if line.is_destroyed:
        told.append(_DESTROYED)
    return told
