"""The firm's file on the case's card: what the rules ask, what it showed, what was decided."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from counter.casetypes.vocabulary import Choice, Question
from counter.desk import new_act
from counter.errors import BadAnswers, CounterError
from counter.progress.economies import firms
from counter.progress.economies.firms import DECISIONS, FirmFile, FirmKept, FirmLine
from counter.queue.card import CaseCard
from counter.rules.rule import UNCERTAIN
from counter.text import Text
from counter.values.clerk import Right
from ui.kit.arrange import hairline, horizontal, vertical
from ui.kit.form import Form
from ui.kit.label import FaultLine, Label, LabelRole
from ui.kit.language import say
from ui.kit.press import Key, Press
from ui.kit.second_person import SecondPersonAsk
from ui.kit.workbench import Workbench
from ui.progress.economies.typed_days import day_of
from ui.progress.panel import Inset

_TITLE = Text("企业备案", "The firm's file")
_DISTRICT = Question("district", Text("注册地", "Registered in"), "text", required=False)
_UNTIL = Question("valid_until", Text("备案有效期至", "File valid until"), "day_ahead",
                  required=False)  # fmt: skip
_JUDGED: dict[str, tuple[Text, LabelRole]] = {
    "met": (Text("✓ 达标", "✓ met"), "good"),
    "unmet": (Text("✕ 未达", "✕ not met"), "warning"),
    "unknown": (Text("○ 未核", "○ not known"), "muted"),
}
_SEEN = Text("{day} {clerk} 核", "seen {day} by {clerk}")
_OVER = Text("备案已于 {day} 到期，请重新核对。", "The file ended on {day}; check it again.")
_WARNING = Text("{n} 项未达门槛：不拦截办理，请主管决定。",
                "{n} thresholds not met: nothing is stopped, a supervisor decides.")  # fmt: skip
_DECIDED = Text("{what}：{reason}（{clerk} {day}）", "{what}: {reason} ({clerk} {day})")
_DECISION = (
    Question("decision", Text("主管决定", "Decision"), "choice",
             choices=tuple(Choice(code, title) for code, title in DECISIONS.items()),
             default="accepted"),
    Question("reason", Text("理由", "Reason"), "text"),
)  # fmt: skip
_NO_FIRM = Text("本办件不是单位申请，没有企业备案。",
                "No firm applies in this case; there is no file.")  # fmt: skip


class FirmSection(Inset):
    """Particulars and thresholds, each judged beside its field; then the decision."""

    def __init__(self, bench: Workbench, card: CaseCard, parent: QWidget | None = None) -> None:
        super().__init__(parent, "accent")
        self._bench, self._case_no = bench, card.row.case_no
        self._act, self._decision_act = new_act(), new_act()
        self._file: FirmFile | None = None
        self.form: Form | None = None
        self.decision: Form | None = None
        self._ask: SecondPersonAsk | None = None
        self._fault = FaultLine(self, name="panel_fault")
        self._place = vertical(None, spacing=8)
        back = Key(Text("返回", "Back"), "Esc", self, look="quiet", name="panel_back")
        back.clicked.connect(self.closed)
        self._save = Press(
            bench, Text("保存备案", "Save the file"), "Ctrl+Enter", work=self._work,
            then=self._on_kept, failed=self._on_refused, owner=self, look="primary",
            line=self._fault, name="panel_act",
        )  # fmt: skip
        self._save.hide()
        self.setObjectName("firm_section")
        vertical(
            self, Label(_TITLE, "emphasis", self), self._place, self._fault,
            horizontal(None, self._save, back), margin=12,
        )  # fmt: skip
        desk, no = bench.desk, self._case_no
        bench.background.run(
            self, lambda: firms.firm(desk, no), self._on_file,
            lambda error: self._fault.show_text(error.text),
        )  # fmt: skip

    def width_wanted(self) -> int:
        """Room for what is asked beside what was shown, where the list can spare it."""
        return max(480, super().width_wanted())

    def start(self) -> None:
        """The hand begins at the first field."""
        if self.form is not None:
            self.form.setFocus()

    def say(self, text: str) -> None:
        """Say why the section opened by itself."""
        self._fault.show_text(text)

    def _on_file(self, file: FirmFile) -> None:
        self._file = file
        if not file.uscc:
            self._place.addWidget(Label(_NO_FIRM, "muted", self, wraps=True))
            return
        self._place.addWidget(Label(f"{file.name}　{file.uscc}", "body", self, wraps=True))
        for warning in self._warnings(file):
            self._place.addWidget(Label(warning, "warning", self, wraps=True, name="firm_warning"))
        self._place.addWidget(self._lines(file.lines))
        asked = tuple(self._asked(line) for line in file.lines)
        self.form = Form(
            (*asked, _DISTRICT, _UNTIL), self, today=self._bench.desk.today, columns=2,
            labels="top",
        )  # fmt: skip
        self.form.set_answers(
            {"district": file.district, "valid_until": file.valid_until}
            | {line.asked.code: line.shown for line in file.lines}
        )
        self.form.completed.connect(self._save.press)
        self._place.addWidget(self.form)
        self._save.show()
        if file.revision and file.unmet:
            self._add_decision()
        self.updateGeometry()
        self.start()

    def _warnings(self, file: FirmFile) -> list[Text]:
        told = []
        if file.is_over:
            told.append(_OVER.fill(day=file.valid_until))
        if file.decision:
            told.append(
                _DECIDED.fill(what=DECISIONS[file.decision], reason=file.reason,
                              clerk=file.decided_by, day=file.decided_on)
            )  # fmt: skip
        elif file.unmet:
            told.append(_WARNING.fill(n=file.unmet))
        return told

    def _lines(self, lines: tuple[FirmLine, ...]) -> QWidget:
        place = QWidget(self)
        grid = QGridLayout(place)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for row, line in enumerate(lines):
            asked = line.asked
            doubt = say(UNCERTAIN) if asked.is_uncertain else ""
            words = f"{say(asked.title)} {_number(asked.value)} {say(asked.unit)}{doubt}"
            told = Label(words, "body", place, wraps=True)
            told.setToolTip(asked.source)
            title, role = _JUDGED[line.judgement]
            judged = Label(title, role, place, name=f"judged_{asked.code}")
            grid.addWidget(told, row * 2, 0)
            grid.addWidget(judged, row * 2, 1, Qt.AlignmentFlag.AlignTop)
            if line.seen_on is not None:
                shown = f"{_number(line.shown)} {say(asked.unit)}　"
                seen = _SEEN.fill(day=line.seen_on, clerk=line.seen_by)
                grid.addWidget(Label(shown + say(seen), "caption", place), row * 2 + 1, 0, 1, 2)
        return place

    def _asked(self, line: FirmLine) -> Question:
        code = line.asked.code
        return Question(code, _SHORT.get(code, line.asked.title), "text", required=False)

    def _add_decision(self) -> None:
        self.decision = Form(_DECISION, self, today=self._bench.desk.today)
        self._ask = SecondPersonAsk(self._bench, Right.DECIDE, self)
        decide = Press(
            self._bench, Text("记录决定", "Note the decision"), "", work=self._deciding,
            then=self._on_kept, failed=self._on_refused, owner=self, line=self._fault,
            name="decide",
        )  # fmt: skip
        self.decision.completed.connect(decide.press)
        self._ask.entered.connect(decide.press)
        for part in (hairline(self), self.decision, self._ask, decide):
            self._place.addWidget(part)

    def _work(self) -> Callable[[], FirmKept] | None:
        file, form = self._file, self.form
        if file is None or form is None:
            return None
        told = form.answers()
        until = day_of(_UNTIL, told.get("valid_until"), self._bench.desk.today)
        shown = {line.asked.code: str(told.get(line.asked.code) or "") for line in file.lines}
        desk, act, place = self._bench.desk, self._act, str(told.get("district") or "")
        return lambda: firms.keep_firm(
            desk, file.uscc, file.revision, file.name, place, until, shown, act
        )

    def _deciding(self) -> Callable[[], FirmKept] | None:
        file, form, ask = self._file, self.decision, self._ask
        if file is None or form is None or ask is None:
            return None
        if faults := form.faults():
            raise BadAnswers(faults)
        told, vouched = form.answers(), ask.vouching()
        desk, act = self._bench.desk, self._decision_act
        return lambda: firms.decide_firm(
            desk, file.uscc, file.revision, str(told["decision"]), str(told["reason"]), act,
            vouched(),
        )  # fmt: skip

    def _on_kept(self, kept: FirmKept) -> None:
        self.done_words = Text("企业备案已保存", "The firm's file is kept")
        self.acted.emit(kept)

    def _on_refused(self, error: CounterError) -> None:
        if isinstance(error, BadAnswers):
            for form in (self.form, self.decision):
                if form is not None:
                    form.show_faults(error.faults, everywhere=True)
        self.refused.emit(error)


_SHORT = {
    "trade_yuan": Text("经贸额", "Trade"), "tax_grade": Text("纳税信用", "Tax credit"),
    "staff": Text("参保职工", "Insured staff"),
    "insurance_months": Text("社保月数", "Months insured"),
    "passport_years": Text("护照年限", "Passport years"),
}  # fmt: skip


def _number(written: str) -> str:
    return f"{int(written):,}" if written.isascii() and written.isdigit() else written
