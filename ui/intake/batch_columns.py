"""What the lists of batches show, and the row of boxes that says what each column holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from counter.casetypes.vocabulary import Choice, Question
from counter.intake.notary.columns import Layout
from counter.intake.notary.fields import FIELDS, IGNORED
from counter.intake.notary.preview import Preview
from counter.intake.notary.rows import BatchLine
from counter.queue.batches import STATES, BatchCard
from counter.rules import wording
from counter.text import Text
from ui.kit.arrange import horizontal, vertical
from ui.kit.asking import editor
from ui.kit.colours import Urgency
from ui.kit.label import Label
from ui.kit.language import say
from ui.kit.pickers import Combo
from ui.kit.table import Column

_WIDE = 112
_NO_DAY = date(2000, 1, 1)  # a closed question asks for none
TICKED, UNTICKED, NO_TICK = "☑", "☐", ""


def _here(card: BatchCard) -> str:
    return str(card.balance.here + card.balance.ready)


BATCH_COLUMNS = (
    Column(Text("批次", "Batch"), lambda card: card.batch_no, 132, role="strong"),
    Column(Text("公证处", "Office"), lambda card: card.office),
    Column(Text("收", "In"), lambda card: str(card.balance.taken_in), 48, role="number"),
    Column(Text("在", "Here"), _here, 48, role="number"),
    Column(Text("出", "Out"), lambda card: str(card.balance.out), 48, role="number"),
)


_LOOKS: dict[str, Urgency] = {"here": "later", "ready": "today", "returned": "none"}


def line_columns(ticked: Callable[[int], bool]) -> tuple[Column, ...]:
    """The certificates of a batch; `ticked` tells of a row number whether it is chosen."""
    return (
        Column(Text("", ""), lambda line: TICKED if ticked(line.row_no) else UNTICKED, 30),
        Column(Text("行", "Row"), lambda line: str(line.row_no), 40, role="muted"),
        Column(Text("证书编号", "Certificate"), lambda line: line.certificate_no, 0),
        Column(Text("当事人", "Holder"), lambda line: line.holder, 72),
        Column(Text("使用国", "Country"), lambda line: say(line.destination), 88),
        Column(Text("份", "M."), lambda line: str(line.matters), 34, role="number"),
        Column(Text("办件", "Case"), lambda line: line.case_no, 152, role="muted"),
        Column(Text("状态", "State"), lambda line: say(STATES[line.state]), 96, role="state",
               state=lambda line: _LOOKS.get(line.state, "done")),
    )  # fmt: skip


class PreviewWords:
    """What the preview's list says of a row: its tick, its cells, what is wrong with it."""

    def __init__(self) -> None:
        self.preview: Preview | None = None
        self.ticked: set[int] = set()

    def columns(self) -> tuple[Column, ...]:
        """The columns of the list."""
        return (
            Column(Text("", ""), self._tick, 30),
            Column(Text("行", "Row"), lambda line: str(line.no), 44, role="muted"),
            Column(Text("证书编号", "Certificate"), lambda line: line.said("certificate_no"), 176),
            Column(Text("申请人", "Applicant"), lambda line: line.said("name"), 92,
                   role="strong"),
            Column(Text("使用国", "Country"), self._country, 88),
            Column(Text("份", "M."), lambda line: line.said("matters"), 34, role="number"),
            Column(Text("情况", "What to know"), self._told, 0, role="state",
                   state=self._urgency),
        )  # fmt: skip

    def may_tick(self, line: BatchLine) -> bool:
        """Whether the row can be taken in at all."""
        return self.preview is not None and line.is_ok and line.no not in self.preview.already

    def _tick(self, line: BatchLine) -> str:
        if not self.may_tick(line):
            return NO_TICK
        return TICKED if line.no in self.ticked else UNTICKED

    def _country(self, line: BatchLine) -> str:
        code = line.said("destination")
        return say(wording.country(code)) if code else ""

    def _told(self, line: BatchLine) -> str:
        if self.preview is None:
            return ""
        told = say(self.preview.reason(line))
        return told or say(Text("可受理", "may be taken in"))

    def _urgency(self, line: BatchLine) -> Urgency:
        if not line.is_ok:
            return "overdue"
        if self.preview is not None and line.no in self.preview.already:
            return "none"
        return "today" if line.warnings else "done"


class ColumnBoxes(QScrollArea):
    """A box for each column of the sheet, under its title: what the column holds."""

    changed = Signal(object)
    """The layout as the clerk has it now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._layout_now: Layout | None = None
        self._boxes: list[Combo] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(72)
        self.hide()

    def show_layout(self, layout: Layout) -> None:
        """Show what each column holds; the same sheet keeps its boxes under the hand."""
        same = self._layout_now is not None and self._layout_now.titles == layout.titles
        self._layout_now = layout
        if not same:
            self._build(layout)
        for box, code in zip(self._boxes, layout.fields, strict=True):
            box.blockSignals(True)
            box.set_answer(code or "-")
            box.blockSignals(False)
        self.setVisible(bool(self._boxes))

    def _build(self, layout: Layout) -> None:
        place = QWidget()
        place.setObjectName("canvas")
        choices = (
            Choice("-", Text("不读取", "not read")),
            *(Choice(field.code, field.title) for field in FIELDS),
        )
        self._boxes, parts = [], []
        for column, title in enumerate(layout.titles):
            asked = Question(f"column-{column}", Text.same(title), "choice", choices=choices)
            box = editor(asked, _NO_DAY, place, is_narrow=True)
            assert isinstance(box, Combo)  # noqa: S101 -- more choices than keys can stand
            box.changed.connect(lambda column=column, box=box: self._on_box(column, box))
            part = QWidget(place)
            part.setFixedWidth(_WIDE)
            vertical(part, Label(title, "caption", part), box, spacing=2)
            self._boxes.append(box)
            parts.append(part)
        horizontal(place, *parts, None, spacing=8)
        self.setWidget(place)

    def _on_box(self, column: int, box: Combo) -> None:
        if self._layout_now is not None:
            code = str(box.answer() or "-")
            self.changed.emit(self._layout_now.with_field(column, IGNORED if code == "-" else code))

