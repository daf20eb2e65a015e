"""The hall's particulars, as they stand on every paper from now on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace

from PySide6.QtWidgets import QWidget

from counter.casetypes.vocabulary import Question
from counter.errors import BadAnswers, CounterError
from counter.settings import hall
from counter.text import Text
from counter.values.office import Office
from ui.kit.arrange import horizontal, vertical
from ui.kit.attempts import Attempts
from ui.kit.form import Form
from ui.kit.label import FaultLine, Label
from ui.kit.press import Press
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

QUESTIONS = (
    Question("name", Text("单位名称", "Office"), "text"),
    Question("name_en", Text("英文名称", "Name in English"), "text", required=False),
    Question("address", Text("地址", "Address"), "text"),
    Question("phone", Text("电话", "Phone"), "text"),
    Question("complaint_phone", Text("投诉电话", "Complaints"), "text", required=False),
    Question("hours", Text("办公时间", "Hours"), "text", required=False),
)
_WIDTH = 880


class OfficePanel(QWidget):
    """Name, address, phones, hours; the hall code stays, since it is in every tag."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        self._office: Office | None = None
        self._form = Form(QUESTIONS, self, today=bench.desk.today, columns=2, labels="top")
        self._form.setMaximumWidth(_WIDTH)
        self._code = Label("", "muted", self, name="hall-code")
        self._line = FaultLine(self, name="office-fault")
        self._keep = Press(
            bench, Text("保存", "Save"), "Ctrl+S", work=self._keeping, then=self._on_kept,
            failed=self._on_refused, owner=self, look="primary", line=self._line,
            name="keep-office",
        )  # fmt: skip
        self._form.completed.connect(self._keep.setFocus)
        vertical(
            self, Label(Text("大厅资料", "The hall"), "title", self), self._code, self._form,
            horizontal(None, self._keep, None), self._line, None, spacing=12,
        )  # fmt: skip
        self._keep.allow(False)

    def refresh(self) -> None:
        """Show what the books say, unless it is being changed."""
        desk = self._bench.desk
        if self._office is None:
            self._bench.background.run(self, lambda: desk.office, self._show)

    def _show(self, office: Office) -> None:
        self._office = office
        self._form.set_answers(asdict(office))
        self._code.show_text(
            Text("大厅代码 {code}，印在每个二维码里，不能更改。",
                 "Hall code {code}; it is in every tag and stays.").fill(code=office.hall_code)
        )  # fmt: skip
        self._keep.allow(True)

    def _keeping(self) -> Callable[[], Office] | None:
        if self._office is None:
            return None
        told = {question.code: "" for question in QUESTIONS} | self._form.answers()
        wanted = replace(self._office, **told)
        act = self._attempts.act(wanted)
        return lambda: hall.change_office(self._bench.desk, wanted, act)

    def _on_kept(self, office: Office) -> None:
        self._attempts.done(office)
        self._show(office)
        toast(self, Text("已保存，以后的纸张用新资料", "Saved; papers from now on show it"))

    def _on_refused(self, error: CounterError) -> None:
        if isinstance(error, BadAnswers):
            self._form.show_faults(error.faults, everywhere=True)
