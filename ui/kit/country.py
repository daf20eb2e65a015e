"""A country, typed in any of its names or by code, with the candidates listed while typing."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from counter.casetypes.vocabulary import Question
from counter.rules import countries
from ui.kit.editors import Line, is_plain_enter
from ui.kit.language import say

_CODE = Qt.ItemDataRole.UserRole + 1
_ROW = 32


class CountryLine(Line):
    """The answer is the ISO code, or what was typed where that names no single country."""

    picked = Signal(str)

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._code: str | None = None
        self._shown = ""  # the words that stand for the code; other words, no code
        self._found = QStandardItemModel(self)
        self._completer = QCompleter(self._found, self)
        self._listed = QListView()
        self._listed.setObjectName("completions")
        self._completer.setPopup(self._listed)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(8)
        self._completer.setWidget(self)

        self.textEdited.connect(self._on_edited)
        self._listed.setAccessibleName(say(question.title))
        # The signal has two shapes; PySide's stubs know one.
        self._completer.activated[QModelIndex].connect(  # type: ignore[index]
            self._on_activated
        )

    def answer(self) -> object:
        """The code, or the raw words, or None."""
        if self._code is not None and self.text() == self._shown:
            return self._code
        return super().answer()

    def set_answer(self, answer: object) -> None:
        """Show the country of a code, or raw words of a draft."""
        given = self.question.default if answer is None else answer
        self._code = None
        known = {country.iso2: country for country in countries.every()}
        if isinstance(given, str) and given in known:
            self._show(known[given])
        else:
            super().set_answer(given)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the one that is meant."""
        if is_plain_enter(event):
            # The list gives its keys to the line first, so the line takes the lit candidate.
            lit = self._listed.currentIndex() if self._listed.isVisible() else QModelIndex()
            self._listed.hide()
            if lit.isValid():
                self._on_activated(lit)
                return
            self._take_what_is_meant()
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going on takes the one that is meant."""
        if not self._listed.isVisible():
            self._take_what_is_meant()
        super().focusOutEvent(event)

    def _on_edited(self, typed: str) -> None:
        self._code = None
        self._found.clear()
        found = countries.find(typed)
        for country in found:
            item = QStandardItem(f"{say(country.name)}  {country.iso2}")
            item.setData(country.iso2, _CODE)
            item.setSizeHint(QSize(0, _ROW))
            self._found.appendRow(item)
        if self._found.rowCount() and self.isVisible():
            self._completer.complete()
            # Two of the same name: the clerk points at one, Enter alone takes neither.
            is_sure = len(_whole(typed, found)) < 2
            self._listed.setCurrentIndex(self._found.index(0, 0) if is_sure else QModelIndex())
        else:
            self._listed.hide()

    def _on_activated(self, index: QModelIndex) -> None:
        code = str(index.data(_CODE))
        self._show(next(each for each in countries.every() if each.iso2 == code))
        self.entered.emit()

    def _take_what_is_meant(self) -> None:
        """A whole name or code that only one country has; or the only one found."""
        typed = self.text()
        if not typed.strip() or typed == self._shown:
            return
        found = countries.find(typed)
        whole = _whole(typed, found)
        if len(whole) == 1 or len(found) == 1:
            self._show((whole or found)[0])

    def _show(self, country: countries.Country) -> None:
        self._code = country.iso2
        self._shown = f"{say(country.name)}  {country.iso2}"
        self.setText(self._shown)
        self.setCursorPosition(0)
        self.changed.emit()
        self.picked.emit(country.iso2)


def _whole(typed: str, found: tuple[countries.Country, ...]) -> tuple[countries.Country, ...]:
    """Those of which `typed` is the whole name or code."""
    sought = typed.strip().casefold()
    return tuple(country for country in found if sought in _names(country))


def _names(country: countries.Country) -> set[str]:
    names = (country.iso2, country.name.zh, country.name.en, *country.aliases)
    return {name.casefold() for name in names}
