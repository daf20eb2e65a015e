"""The numbers on the results of several certificates, a row each; the rows below run on.

The first sticker is scanned and the others follow. Whoever scans each of them writes over what
followed, and from there it runs on anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QWidget

from counter.errors import Fault
from counter.progress.register.results import Proposal
from counter.progress.register.sticker import Sticker, after
from counter.rules.number_shapes import TITLES
from counter.text import Text
from ui.kit.asking import mark_wrong
from ui.kit.label import Label
from ui.kit.language import say

_WIDTHS = {"authentication_no": 104, "small_no": 52, "sticker_no": 132}
_NAMED = Text("第 {no} 件 {title}", "{title} of piece {no}")


@dataclass
class _Row:
    """The fields of one piece, and which of them the clerk has written himself."""

    piece_no: int
    fields: dict[str, QLineEdit]
    own: set[str]

    def sticker(self) -> Sticker:
        told = {code: field.text().strip() for code, field in self.fields.items()}
        return Sticker(piece_no=self.piece_no, **told)


class StickerRows(QWidget):
    """Three fields a piece. `entered`: Enter behind the last sticker."""

    entered = Signal()

    def __init__(self, seen: Proposal, names: dict[int, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._is_apostille = seen.is_apostille
        self._rows = [self._row(no) for no in seen.pieces]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for column, code in enumerate(_WIDTHS):
            grid.addWidget(Label(TITLES[code], "muted", self), 0, column)
            grid.setColumnStretch(column, _WIDTHS[code])
        for number, row in enumerate(self._rows):
            if len(self._rows) > 1:
                name = Label(f"{row.piece_no}  {names.get(row.piece_no, '')}", "caption", self)
                # A long certificate number must not widen the card.
                name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
                name.setToolTip(names.get(row.piece_no, ""))
                grid.addWidget(name, 2 * number + 1, 0, 1, len(_WIDTHS))
            for column, field in enumerate(row.fields.values()):
                grid.addWidget(field, 2 * number + 2, column)
        if self._rows:
            self._begin(seen)

    def start(self) -> None:
        """Put the hand on the first field that nothing could fill: usually the first sticker."""
        for row in self._rows[:1]:
            empty = [field for field in row.fields.values() if not field.text()]
            (empty[0] if empty else row.fields["sticker_no"]).setFocus()

    def fields(self) -> list[QLineEdit]:
        """Every field, from the left and from above."""
        return [field for row in self._rows for field in row.fields.values()]

    def stickers(self) -> tuple[Sticker, ...]:
        """What stands in the fields."""
        return tuple(row.sticker() for row in self._rows)

    def show_faults(self, faults: Iterable[Fault]) -> None:
        """Mark what is wrong, and go to the first of it."""
        wrong = {(fault.piece, fault.question): fault.text for fault in faults}
        first = None
        for row in self._rows:
            for code, field in row.fields.items():
                told = wrong.get((row.piece_no, code))
                mark_wrong(field, told is not None)
                field.setAccessibleDescription("" if told is None else say(told))
                first = first or (field if told is not None else None)
        if first is not None:
            first.setFocus()
            first.selectAll()

    def _begin(self, seen: Proposal) -> None:
        fields = self._rows[0].fields
        for code in ("authentication_no", "small_no"):
            fields[code].setText(getattr(seen, code))
            self._rows[0].own.add(code)
        if seen.blanks:
            fields["sticker_no"].setPlaceholderText(seen.blanks[0])
        self._run_on()

    def _row(self, piece_no: int) -> _Row:
        row = _Row(piece_no, {}, set())
        for code, width in _WIDTHS.items():
            field = QLineEdit(self)
            field.setObjectName(f"{code}.{piece_no}")
            field.setAccessibleName(say(_NAMED.fill(no=piece_no, title=TITLES[code])))
            field.setMinimumWidth(width)
            field.setMaxLength(40)
            # A Chinese input method would swallow the letters of a number.
            field.setInputMethodHints(Qt.InputMethodHint.ImhLatinOnly)
            field.textEdited.connect(lambda words, code=code: self._on_edited(row, code, words))
            field.returnPressed.connect(lambda code=code: self._on_enter(row, code))
            row.fields[code] = field
        return row

    def _on_edited(self, row: _Row, code: str, words: str) -> None:
        (row.own.add if words.strip() else row.own.discard)(code)
        mark_wrong(row.fields[code], False)
        self._run_on()

    def _run_on(self) -> None:
        """Let every field that the clerk has not written himself follow the row above."""
        for above, row in pairwise(self._rows):
            following = after(above.sticker(), row.piece_no, self._is_apostille)
            for code, field in row.fields.items():
                if code not in row.own:
                    field.setText(getattr(following, code))

    def _on_enter(self, row: _Row, code: str) -> None:
        """From the numbers to the sticker, from sticker to sticker, then on."""
        order = [row.fields[c] for c in _WIDTHS] if row is self._rows[0] else []
        below = self._rows[self._rows.index(row) + 1 :]
        order += [] if order else [row.fields["sticker_no"]]
        order += [other.fields["sticker_no"] for other in below]
        here = row.fields[code]
        ahead = order[order.index(here) + 1 :] if here in order else order
        if ahead:
            ahead[0].setFocus()
            ahead[0].selectAll()
        else:
            self.entered.emit()
