"""The persons of a group: a line a person, set by the keys 1 to 4."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from counter.casetypes.visa_agency import OUTCOMES
from counter.progress.visas.group import GroupRow
from counter.text import Text
from counter.values.visa import Visa
from ui.kit.colours import Urgency
from ui.kit.language import say
from ui.kit.table import COMPACT_ROW, Column, Table

STATUS_KEYS = tuple(choice.code for choice in OUTCOMES)  # 1 to 4
TITLES = {choice.code: choice.title for choice in OUTCOMES}
_TITLE = Text("出访人", "Travellers")
_PASSPORT = Text("护照至 {on}", "passport until {on}")
_MOST_ROWS = 8
_URGENCY: dict[str, Urgency] = {
    "issued": "done", "denied": "overdue", "withdrawn": "none", "pending": "later",
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A person as the list shows him: what is in the books, or what was set and not saved."""

    row: GroupRow
    visa: Visa
    is_staged: bool


class People(Table):
    """The list; `pressed_status` carries what a digit stands for."""

    pressed_status = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            (
                Column(Text("序", "No."), lambda line: str(line.row.piece_no), 34, role="number"),
                Column(Text("出访人", "Traveller"), lambda line: line.row.holder, 92,
                       role="strong"),
                Column(Text("护照号", "Passport"), lambda line: line.row.passport_no, 96),
                Column(Text("结果", "Outcome"), _outcome, 96, role="state",
                       state=lambda line: _URGENCY[line.visa.outcome]),
                Column(Text("签证号", "Visa no."), lambda line: line.visa.visa_no, 96),
                Column(Text("签证有效期至", "Visa until"),
                       lambda line: str(line.visa.valid_until or "")),
            ),
            lambda line: line.row.piece_no, parent, title=_TITLE, name="visa_people",
            is_compact=True,
        )  # fmt: skip

    def show_people(self, rows: tuple[GroupRow, ...], staged: Mapping[int, Visa]) -> None:
        """Show these persons, each as set or as in the books."""
        self.setFixedHeight((min(len(rows), _MOST_ROWS) + 1) * COMPACT_ROW + 2)
        self.show_rows([
            Line(row, staged.get(row.piece_no, row.visa), row.piece_no in staged) for row in rows
        ])  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 4 set the person; all else moves."""
        digit = event.key() - Qt.Key.Key_1
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and 0 <= digit < len(STATUS_KEYS):
            self.pressed_status.emit(STATUS_KEYS[digit])
        else:
            super().keyPressEvent(event)


def _outcome(line: Line) -> str:
    title = say(TITLES[line.visa.outcome])
    return f"{title}＊" if line.is_staged else title


def particulars(line: Line) -> str:
    """What the list has no room for: why there is no visa, where the passport is kept."""
    told = [line.visa.reason, "" if line.row.custody is None else say(line.row.custody)]
    if line.row.expires_on is not None:
        told.insert(0, say(_PASSPORT.fill(on=line.row.expires_on)))
    return "　".join(filter(None, told))


def warnings(rows: tuple[GroupRow, ...]) -> str:
    """Everybody's warnings, a line a person."""
    return "\n".join(f"{row.holder}　{say(row.warning)}" for row in rows if row.warning)
