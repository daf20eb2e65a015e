"""The keys of a case's sections, each with a word on how things stand there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.casetypes.register import by_letters
from counter.queue.card import CaseCard
from ui.kit.arrange import horizontal, vertical
from ui.kit.label import Label
from ui.kit.press import Key
from ui.progress.sections import SECTIONS


class CaseSections(QWidget):
    """A line a section, made anew with each card; `wanted` names the one that was pressed."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = vertical(self, spacing=4)
        self._lines = QWidget(self)
        self._column.addWidget(self._lines)
        self.codes: tuple[str, ...] = ()

    def show_card(self, card: CaseCard) -> None:
        """Show the sections of `card`."""
        together = ("visit",) if card.visit else ()
        after = ("rating",) if card.row.stage in ("done", "ended") else ()
        self.codes = (*together, *by_letters(card.row.letters).sections, *after)
        told = dict(card.beside)
        old, self._lines = self._lines, QWidget(self)
        column = vertical(self._lines, spacing=0)
        for code in self.codes:
            key = Key(SECTIONS[code].title, "", self, look="quiet", name=f"section_{code}")
            key.setProperty("is_low", True)  # a kind may have many; fees and papers are to be seen
            key.clicked.connect(lambda _=False, code=code: self.wanted.emit(code))
            line = horizontal(None, key)
            if code in told:
                line.addWidget(Label(told[code], "caption", wraps=True))
                line.setStretch(1, 1)
            else:
                line.addStretch(1)
            column.addLayout(line)
        self._column.replaceWidget(old, self._lines)
        self._lines.show()
        old.hide()
        old.deleteLater()
        self.setVisible(bool(self.codes))
