"""The box for a post address: paste anything, see it taken apart, correct a part by keyboard.

The answer is the address as it stands in the field, one text, as it always was. Beneath it stands
what the hall understood of it: 省, 市, 区县, 街道 and the rest. A paste that also has a name and a
telephone gives these to the form (`told`). A part that is doubtful bears a mark and the word
请核对; picking a division there (its name or its pinyin initials) puts it into the address. Nothing
that was typed is lost: what is not understood stays where it was.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter.casetypes.vocabulary import Question
from counter.desk import Desk, read_office
from counter.rules.addresses import read, read_alone
from counter.rules.division_pick import LEVELS, Level, is_known
from counter.rules.divisions import Place, place
from counter.text import Text
from ui.kit.arrange import vertical
from ui.kit.division_line import DivisionLine
from ui.kit.editors import Lines
from ui.kit.label import Label
from ui.kit.language import say

_HINT = Text(
    "可整段粘贴：姓名、电话、地址，任意顺序",
    "Paste all of it: name, telephone, address, in any order",
)
_CHECK = Text("◆ {what}", "◆ {what}")
_UNLISTED = Text("{name}不在区划名录中", "{name} is not in the list of divisions")
_WIDTHS = {"province": 3, "city": 3, "county": 3, "town": 3}


def hall_province(desk: Desk) -> str:
    """The province that the hall's own address names; empty where it names none."""
    with desk.reading():
        return place(read_office().address)[0].province


class PastedLines(Lines):
    """The field itself; tells when something was pasted."""

    pasted = Signal()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take it in as it is, then tell."""
        super().insertFromMimeData(source)
        self.pasted.emit()


class AddressBox(QWidget):
    """An editor as the form knows them; `told` gives answers to the questions beside it."""

    changed = Signal()
    left = Signal()
    entered = Signal()
    told = Signal(dict)

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question, self.near = question, ""
        self._understood = read_alone("")

        # Parts
        self.field = PastedLines(question, self)
        self.field.setObjectName(question.code)
        self.field.setAccessibleName(say(question.title))
        if question.hint is None:
            self.field.setPlaceholderText(say(_HINT))
        self.lines: dict[Level, DivisionLine] = {
            level: DivisionLine(level, self._place, self) for level in LEVELS
        }
        self._mark = Label("", "warning", self, name=f"{question.code}.doubts", wraps=True)
        self._mark.hide()

        # Wiring
        self.field.textChanged.connect(self._on_typed)
        self.field.pasted.connect(self._take_apart)
        self.field.left.connect(self._on_left)
        self.field.entered.connect(self._on_entered)
        for line in self.lines.values():
            line.picked.connect(self._compose)
            line.entered.connect(self._go_on)

        # Put together
        self.setFocusProxy(self.field)
        row = QHBoxLayout()
        row.setSpacing(8)
        for level, line in self.lines.items():
            row.addWidget(line, _WIDTHS[level])
        vertical(self, self.field, row, self._mark, spacing=4)
        self._show()

    def know_hall(self, province: str) -> None:
        """The hall's province, which decides between namesakes."""
        self.near = province
        self._on_typed()

    def answer(self) -> object:
        """The address as it stands in the field, or None."""
        return self.field.answer()

    def set_answer(self, answer: object) -> None:
        """Show it as it was kept."""
        self.field.set_answer(answer)

    def doubts(self) -> tuple[Text, ...]:
        """What a human should look at; none for an empty field."""
        if self.answer() is None:
            return ()
        where = self._understood.place
        unlisted = next(
            (_UNLISTED.fill(name=getattr(where, level)) for level in LEVELS
             if not is_known(level, where)), None,
        )  # fmt: skip
        told = [why for code, why in self._understood.doubts if code == "address"]
        return (*told, *((unlisted,) if unlisted else ()))

    def _place(self) -> Place:
        return self._understood.place

    def _on_typed(self) -> None:
        self._understood = read_alone(str(self.answer() or ""), self.near)
        self._show()
        self.changed.emit()

    def _take_apart(self) -> None:
        """Leave the address in the field and give name and telephone to their questions."""
        seen = read(str(self.answer() or ""), self.near)
        if not (seen.phone and (seen.place.province or seen.detail)):
            return  # an address alone stays as it was written
        self._write(f"{seen.line} {seen.postcode}".strip())
        of_address = tuple((code, why) for code, why in seen.doubts if code == "address")
        self._understood = replace(
            self._understood, doubts=of_address,
            place=replace(self._understood.place, is_inferred=seen.place.is_inferred,
                          is_former=seen.place.is_former),
        )  # fmt: skip
        self._show(also=tuple(why for code, why in seen.doubts if code != "address"))
        beside = {"receiver": seen.name, "receiver_phone": seen.phone}
        self.told.emit({code: answer for code, answer in beside.items() if answer})

    def _compose(self, where: Place) -> None:
        """A division was picked: the address begins with it, the rest stays."""
        now = self._understood
        below = ""
        for level in LEVELS:  # what stood below and does not lie there goes on as it was written
            name = getattr(now.place, level)
            if name and not getattr(where, level):
                wider = replace(where, **{level: name})
                if is_known(level, wider) and not below:
                    where = wider
                else:
                    below += name
        self._write(replace(now, place=where, detail=below + now.detail).line)

    def _write(self, line: str) -> None:
        # Through the cursor, so that Ctrl+Z brings back what stood there.
        cursor = self.field.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(line)

    def _show(self, also: tuple[Text, ...] = ()) -> None:
        where = self._understood.place
        for level, line in self.lines.items():
            name = getattr(where, level)
            line.show_name(name, is_doubtful=bool(name) and (
                (where.is_inferred and level in ("province", "city"))
                or (where.is_former and level == "county") or not is_known(level, where)
            ))  # fmt: skip
        doubts = (*also, *self.doubts())
        self._mark.setVisible(bool(doubts))
        self._mark.show_text(_CHECK.fill(what=Text.listing(doubts)) if doubts else "")

    def _on_left(self) -> None:
        self._take_apart()
        self.left.emit()

    def _on_entered(self) -> None:
        self._take_apart()
        self.entered.emit()

    def _go_on(self) -> None:
        """Enter in a part goes to the next one, from the last one out of the box."""
        lines = list(self.lines.values())
        at = next((number for number, line in enumerate(lines) if line.hasFocus()), len(lines))
        if at + 1 < len(lines):
            lines[at + 1].setFocus()
        else:
            self.entered.emit()
