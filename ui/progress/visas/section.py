"""The section of a group that holds what each person got, set by keys and saved in one act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from counter.casetypes.conditions import Is
from counter.casetypes.visa_agency import ENTRIES
from counter.casetypes.vocabulary import Question
from counter.desk import new_act
from counter.errors import BadAnswers, CounterError, Refused
from counter.progress.visas import answers, keeping
from counter.progress.visas.answers import Noted, Told
from counter.progress.visas.group import Group, group
from counter.progress.visas.keeping import Kept
from counter.queue.card import CaseCard
from counter.text import Text
from counter.values.visa import Visa
from ui.kit.arrange import horizontal, vertical
from ui.kit.form import Form
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.press import Key, Press
from ui.kit.workbench import Workbench
from ui.progress.economies.typed_days import day_of
from ui.progress.panel import Inset
from ui.progress.visas.people import STATUS_KEYS, TITLES, Line, People, particulars, warnings

_TITLE = Text("签证结果", "Visas")
_HOW = Text("上下键选人，1–4 登记，回车填签证号；＊为未保存。",
            "Arrows choose a person, 1 to 4 set, Enter goes to the visa number; "
            "＊: not saved.")  # fmt: skip
_ISSUED = Is("outcome", "issued")
_NOT = Is("outcome", "denied", "withdrawn")
_NO = Question("visa_no", Text("签证号", "Visa no."), "text", required=False, when=_ISSUED)
_FROM = Question("valid_from", Text("有效期自", "Valid from"), "day_ahead", required=False,
                 when=_ISSUED)  # fmt: skip
_UNTIL = Question("valid_until", Text("有效期至", "Valid until"), "day_ahead", required=False,
                  when=_ISSUED)  # fmt: skip
_ENTRIES = Question("entries", Text("入境次数", "Entries"), "choice", required=False,
                    choices=ENTRIES, when=_ISSUED)  # fmt: skip
_DAYS = Question("days", Text("停留天数", "Days of stay"), "count", required=False, most=3650,
                 when=_ISSUED)  # fmt: skip
_WHY = Question("reason", Text("拒签、撤签情况", "Why"), "text", when=_NOT)
_ON = Question("on", Text("结果日期", "Day of answer"), "date", required=False,
               when=Is("outcome", "issued", "denied", "withdrawn"))  # fmt: skip
_FIELDS = (_NO, _FROM, _UNTIL, _ENTRIES, _DAYS, _WHY, _ON)


class NothingSet(Refused):
    """Nobody's answer was changed."""

    def __init__(self) -> None:
        super().__init__(
            Text("还没有登记新结果。请选人后按 1–4。",
                 "Nothing was set. Choose a person, then press 1 to 4.")
        )  # fmt: skip


class NobodyChosen(Refused):
    """No person of the list whose passport can be taken in."""

    def __init__(self) -> None:
        super().__init__(
            Text("请选一位护照可入库的出访人：未获签证的，或已发放后交回的。",
                 "Choose a person whose passport can be taken in: without a visa, or back from "
                 "the trip.")
        )  # fmt: skip


class VisasSection(Inset):
    """The list of persons, the visa of the one under the hand, one act that saves them all."""

    def __init__(self, bench: Workbench, card: CaseCard, parent: QWidget | None = None) -> None:
        super().__init__(parent, "accent")
        self._bench, self._case_no = bench, card.row.case_no
        self._act, self._keep_act = new_act(), new_act()
        self.revision = card.revision
        self._group: Group | None = None
        self.staged: dict[int, Visa] = {}
        self._shown = 0
        self._told = Label("", "muted", self, wraps=True, name="visas_told")
        self._warned = Label("", "warning", self, wraps=True, name="visas_warned")
        self._warned.hide()
        self.people = People(self)
        self._mind = Label("", "caption", self, wraps=True, name="visas_person")
        self._how = Label(_HOW, "caption", self, wraps=True)
        self._keys = QWidget(self)
        row = horizontal(self._keys, spacing=4)
        for number, code in enumerate(STATUS_KEYS, start=1):
            key = Key(f"{number} {say(TITLES[code])}", "", self._keys, look="quiet",
                      name=f"visa_{code}")  # fmt: skip
            key.clicked.connect(lambda _=False, code=code: self._put(code))
            row.addWidget(key)
        row.addStretch(1)
        self.form = Form(_FIELDS, self, today=bench.desk.today, columns=2, labels="top")
        self._fault = FaultLine(self, name="panel_fault")
        self._save = Press(
            bench, Text("保存结果", "Save"), "Ctrl+Enter", work=self._work, then=self._on_saved,
            failed=self._on_refused, owner=self, look="primary", line=self._fault,
            name="panel_act",
        )  # fmt: skip
        self._keep = Press(
            bench, Text("护照入库", "Take passport in"), "", work=self._keep_work,
            then=self._on_kept, failed=self.refused.emit, owner=self, look="quiet",
            line=self._fault, name="visa_keep",
        )  # fmt: skip
        back = Key(Text("返回", "Back"), "Esc", self, look="quiet", name="panel_back")

        back.clicked.connect(self.closed)
        self.people.pressed_status.connect(self._put)
        self.people.moved.connect(self._on_moved)
        self.people.opened.connect(lambda _: self._to_form())
        self.form.changed.connect(self._on_typed)
        self.form.completed.connect(self._on_completed)
        self.setObjectName("visas_section")
        vertical(
            self, Label(_TITLE, "emphasis", self), self._told, self._warned, self.people,
            self._mind, self._how, self._keys, self.form, self._fault,
            horizontal(None, self._save, self._keep, back), margin=12,
        )  # fmt: skip
        self._fetch()

    def width_wanted(self) -> int:
        """Room for the list, where the queue can spare it."""
        return 660

    def start(self) -> None:
        """The hand begins on the list."""
        self.people.setFocus()

    def say(self, text: str) -> None:
        """Say why the section opened by itself."""
        self._fault.show_text(text)

    def _fetch(self) -> None:
        desk, no = self._bench.desk, self._case_no
        self._bench.background.run(
            self, lambda: group(desk, no), self._on_group,
            lambda error: self._fault.show_text(error.text),
        )  # fmt: skip

    def _on_group(self, found: Group) -> None:
        self._group = found
        self._told.show_text("\n".join(map(say, _told(found))))
        self._warned.show_text(warnings(found.rows))
        self._warned.setVisible(any(row.warning for row in found.rows))
        self.people.show_people(found.rows, self.staged)
        if found.rows and not self.people.current():
            waits = (row.piece_no for row in found.rows if row.visa.outcome == "pending")
            self.people.choose(next(waits, found.rows[0].piece_no))
        self._on_moved(self.people.current())
        for part in (self._how, self._save):
            part.setVisible(found.may_mend)
        self._keys.setVisible(found.may_answer)
        self._keep.setVisible(any(row.may_keep for row in found.rows))
        self.grew.emit()
        self.updateGeometry()

    def _on_moved(self, line: Line | None) -> None:
        """Show the visa of the person under the hand."""
        self._shown = 0  # what is put into the form now was not typed
        may_mend = self._group is not None and self._group.may_mend
        self.form.setVisible(line is not None and may_mend and line.visa.outcome != "pending")
        if line is None:
            return
        self._mind.show_text(particulars(line))
        visa: Visa = line.visa
        self.form.set_around({"outcome": visa.outcome})
        self.form.set_answers({
            "visa_no": visa.visa_no, "valid_from": visa.valid_from,
            "valid_until": visa.valid_until, "entries": visa.entries or None,
            "days": visa.days or None, "reason": visa.reason, "on": visa.day,
        })  # fmt: skip
        self._shown = line.row.piece_no

    def _put(self, outcome: str) -> None:
        line: Line | None = self.people.current()
        if line is None or self._group is None or not self._group.may_answer:
            return
        self._fault.show_text("")
        if outcome == "pending":
            visa = Visa()
        else:
            kept = line.visa if line.visa.outcome == outcome else Visa()
            visa = Visa(outcome, kept.day or self._bench.desk.today, kept.visa_no,
                        kept.valid_from, kept.valid_until, kept.entries, kept.days,
                        kept.reason)  # fmt: skip
        self._stage(line.row.piece_no, visa)
        self._on_moved(self.people.current())

    def _stage(self, piece_no: int, visa: Visa) -> None:
        if self._group is None:
            return
        books = next(row.visa for row in self._group.rows if row.piece_no == piece_no)
        if visa == books:
            self.staged.pop(piece_no, None)
        else:
            self.staged[piece_no] = visa
        self.people.show_people(self._group.rows, self.staged)

    def _on_typed(self) -> None:
        """What is typed belongs to the person shown; a half-typed day waits for its rest."""
        line: Line | None = self.people.current()
        if line is None or not self._shown or self._shown != line.row.piece_no:
            return
        told = self.form.answers()
        self._stage(line.row.piece_no, Visa(
            line.visa.outcome, self._day(_ON, told), str(told.get("visa_no") or "").upper(),
            self._day(_FROM, told), self._day(_UNTIL, told), str(told.get("entries") or ""),
            _number(told.get("days")), str(told.get("reason") or ""),
        ))  # fmt: skip

    def _day(self, question: Question, told: dict[str, object]) -> date | None:
        try:
            return day_of(question, told.get(question.code), self._bench.desk.today)
        except BadAnswers:
            return None  # the field itself says so when it is left

    def _to_form(self) -> None:
        if self.form.isVisible():
            self.form.go_on()

    def _on_completed(self) -> None:
        """Enter went through: the next person, or save when there is none."""
        if self._group is None:
            return
        numbers = [row.piece_no for row in self._group.rows]
        place = numbers.index(self._shown) + 1 if self._shown in numbers else 0
        if place < len(numbers):
            self.people.setFocus()
            self.people.choose(numbers[place])
        else:
            self._save.press()

    def _work(self) -> Callable[[], Noted]:
        if faults := self.form.faults() if self.form.isVisible() else ():
            raise BadAnswers(faults)
        told = tuple(
            Told(no, visa.outcome, visa.day, visa.visa_no, visa.valid_from, visa.valid_until,
                 visa.entries, visa.days, visa.reason)
            for no, visa in sorted(self.staged.items())
        )  # fmt: skip
        if not told:
            raise NothingSet
        desk, no, revision, act = self._bench.desk, self._case_no, self.revision, self._act
        return lambda: answers.answer_many(desk, no, revision, told, act)

    def _on_saved(self, noted: Noted) -> None:
        self.done_words = Text("{no}：{step}，已登记 {n} 人", "{no}: {step}, {n} noted").fill(
            no=noted.case_no, step=noted.step, n=noted.changed
        )
        self.acted.emit(noted)

    def _on_refused(self, error: CounterError) -> None:
        if isinstance(error, BadAnswers):
            wrong = next((f.piece for f in error.faults if f.piece is not None), None)
            if wrong is not None:
                self.people.choose(wrong)
                self._on_moved(self.people.current())
            mine = [f for f in error.faults if f.piece in (None, wrong)]
            self.form.show_faults(mine, everywhere=True)
        self.refused.emit(error)

    def _keep_work(self) -> Callable[[], Kept]:
        line: Line | None = self.people.current()
        if line is None or not line.row.may_keep:
            raise NobodyChosen
        desk, no, revision, act = self._bench.desk, self._case_no, self.revision, self._keep_act
        piece_no = line.row.piece_no
        return lambda: keeping.keep(desk, no, revision, piece_no, "", act)

    def _on_kept(self, kept: Kept) -> None:
        self.done_words = Text("护照已入库：{no}", "passport in custody: {no}").fill(
            no=kept.custody_no
        )
        self.acted.emit(kept)


def _number(given: object) -> int:
    written = str(given or "")
    return int(written) if written.isdigit() else 0


def _told(found: Group) -> list[Text]:
    """Who goes where; with what and when it was taken there."""
    first = [Text.same(found.name), found.country, found.visa_kind]
    lines = [Text("　".join(one.zh for one in first if one.zh),
                  ", ".join(one.en for one in first if one.en))]  # fmt: skip
    if found.consignment:
        expected = "—" if found.expected_on is None else found.expected_on.isoformat()
        lines.append(
            Text("{on} 送 {office}（{no}），预计 {day} 取回",
                 "submitted {on} to {office} ({no}), expected {day}")
            .fill(on=found.submitted_on, office=found.office, no=found.consignment, day=expected)
        )  # fmt: skip
    if found.notes:
        lines.append(Text("照会 {no}", "note {no}").fill(no=found.notes[-1].no))
    return lines
