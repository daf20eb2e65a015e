"""What waits to go out: groups by office, their cases with a box each, to whom they go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from counter.casetypes.vocabulary import Choice, Question
from counter.errors import BadAnswers, CounterError
from counter.outbox import PaperJob
from counter.progress.consignment.office import KINDS, To, named
from counter.progress.consignment.ready import ReadyGroup, ReadyRow
from counter.progress.consignment.sending import send_out
from counter.text import Text
from counter.values.money import Money
from ui.kit.arrange import Surface, vertical
from ui.kit.attempts import Attempts
from ui.kit.form import Form
from ui.kit.label import FaultLine, Label
from ui.kit.paperwork import print_out
from ui.kit.press import Press
from ui.kit.table import Table
from ui.kit.tick import Tick
from ui.kit.toast import toast
from ui.kit.workbench import Workbench
from ui.progress.outside.columns import READY_COLUMNS

_BOX, _MOST_BOXES = 28, 5
_QUESTIONS = (
    Question("office_kind", Text("机构", "Office"), "choice",
             choices=tuple(Choice(code, title) for code, title in KINDS.items())),
    Question("office", Text("名称", "Name"), "text"),
)  # fmt: skip
_WAITING = Text("待送外 {n} 件", "To send out: {n} {n:case|cases}")
_SENT = Text("{no} 已送外", "{no} is on its way")


class Batch(Surface):
    """The left half of the page. `sent` carries the number of a new consignment."""

    sent = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        self._boxes: dict[str, Tick] = {}
        self._listed: tuple[ReadyRow, ...] | None = None
        self._to: To | None = None

        # Parts
        self._waiting = Label("", "emphasis", self, name="waiting")
        self.groups = Table(
            READY_COLUMNS, lambda group: group.key, self, name="to-send",
            title=Text("待送外", "To send out"),
            empty=Text(
                "没有待送外的办件。双认证办件制证后列在这里。",
                "Nothing to send out. Double legalisations come here once they are made.",
            ),
        )  # fmt: skip
        self._contents = QScrollArea(self)
        self.office = Form(_QUESTIONS, today=bench.desk.today)
        self._line = FaultLine(self, name="send-fault")
        self.send = Press(
            bench, Text("送外并打印清单", "Send out and print the list"), "Ctrl+Enter",
            work=self._sending, then=self._on_sent, failed=self._on_refused, owner=self,
            look="primary", line=self._line, name="send",
        )  # fmt: skip

        # Wiring
        self.groups.moved.connect(self._on_group)
        self.groups.opened.connect(lambda _: self.send.press())
        self.office.changed.connect(self._on_kind)
        self.office.completed.connect(self.send.press)

        # Put together
        self._contents.setWidgetResizable(True)
        self._contents.setFrameShape(QScrollArea.Shape.NoFrame)
        column = vertical(
            self, self._waiting, self.groups, self._contents, self.office, self.send, self._line,
            spacing=12, margin=16,
        )  # fmt: skip
        column.setStretch(1, 1)
        self.setFocusProxy(self.groups)
        self._on_group(None)

    def show_groups(self, groups: tuple[ReadyGroup, ...]) -> None:
        """Show what waits; the chosen group and unticked boxes stay."""
        self.groups.show_rows(groups)
        if groups and self.groups.current() is None:
            self.groups.choose(groups[0].key)
        self._on_group(self.groups.current())
        self._waiting.show_text(_WAITING.fill(n=sum(len(group.rows) for group in groups)))

    def _on_group(self, group: ReadyGroup | None) -> None:
        """List the cases of an office; the same list again leaves boxes and name alone."""
        rows = group.rows if group else ()
        self.send.allow(group is not None)
        self.office.setVisible(group is not None)
        if rows == self._listed:
            return
        may_go = {row.case_no for row in self._listed or () if not _why_not(row)}
        unticked = {no for no in may_go if not self._boxes[no].isChecked()}
        self._listed = rows
        place = QWidget()
        place.setObjectName("canvas")
        self._boxes = {}
        for row in rows:
            box = Tick(_told(row), place, name=f"case-{row.case_no}")
            box.setChecked(row.case_no not in unticked and not _why_not(row))
            self._boxes[row.case_no] = box
        vertical(place, *self._boxes.values(), None, spacing=0)
        self._contents.setWidget(place)
        self._contents.setFixedHeight(_BOX * min(len(self._boxes), _MOST_BOXES))
        if group is not None:
            self._to = group.to
            self.office.set_answers({"office_kind": group.to.kind, "office": group.to.name})

    def _on_kind(self) -> None:
        """Another kind of office brings its usual name."""
        group, kind = self.groups.current(), str(self.office.answers().get("office_kind", ""))
        if group is None or self._to is None or kind in ("", self._to.kind):
            return
        self._to = named(kind, group.to.country)
        self.office.set_answers({"office_kind": kind, "office": self._to.name})

    def _sending(self) -> Callable[[], PaperJob]:
        group = self.groups.current()
        chosen = tuple(no for no, box in self._boxes.items() if box.isChecked())
        told = self.office.answers()
        kind = str(told.get("office_kind", ""))
        country = group.to.country if group is not None and kind != "mfa" else ""
        to = To(kind, country, str(told.get("office", "")))
        act = self._attempts.act("send", to, chosen)
        return lambda: send_out(self._bench.desk, to, chosen, act)

    def _on_sent(self, job: PaperJob) -> None:
        self._attempts = Attempts()
        toast(self, _SENT.fill(no=job.case_no))
        self.sent.emit(job.case_no)
        print_out(self._bench, job, self, self._line)

    def _on_refused(self, error: CounterError) -> None:
        if isinstance(error, BadAnswers):
            self.office.show_faults(error.faults, everywhere=True)


def _why_not(row: ReadyRow) -> Text | None:
    """What must first be done about the money of a case; None where it may go."""
    if row.open_fee is not None:
        return Text("{fee}待核定", "{fee} not set").fill(fee=row.open_fee)
    if row.owes > Money(0):
        return Text("欠 {owes}", "owes {owes}").fill(owes=row.owes)
    return None


def _told(row: ReadyRow) -> Text:
    why = _why_not(row)
    said = Text("{no}　{pieces} 件", "{no}, {pieces} {pieces:piece|pieces}")
    told = said.fill(no=row.case_no, pieces=row.pieces)
    if why is None:
        return told
    return Text("{told}　▲ {why}", "{told} ▲ {why}").fill(told=told, why=why)
