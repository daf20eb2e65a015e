"""A country, typed in any of its names or by code, with the candidates listed while typing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from counter.casetypes.vocabulary import Question
from counter.rules import countries
from ui.kit.country_rows import CODE, CountryRows, Way, words
from ui.kit.editors import Line, is_plain_enter
from ui.kit.language import say

_WIDE = 420  # in which a reason can be read
_MOST = 7


class CountryLine(Line):
    """The answer is the ISO code, or what was typed where that names no single country.

    Whoever knows the rules of the day may give `tell_ways`; then each candidate says its way.
    """

    picked = Signal(str)

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._way_of: Callable[[str], Way | None] = lambda iso2: None
        self._code: str | None = None
        self._shown = ""  # the words that stand for the code; other words, no code
        self._found = QStandardItemModel(self)
        self._completer = QCompleter(self._found, self)
        self._listed = QListView()
        self._listed.setObjectName("completions")
        self._completer.setPopup(self._listed)  # gives it a delegate of its own, so ours is next
        self._drawn = CountryRows(self._listed)
        self._listed.setItemDelegate(self._drawn)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_MOST)
        self._completer.setWidget(self)

        self.textEdited.connect(self._on_edited)
        self._listed.setAccessibleName(say(question.title))
        # The signal has two shapes; PySide's stubs know one.
        self._completer.activated[QModelIndex].connect(  # type: ignore[index]
            self._on_activated
        )

    def tell_ways(self, way_of: Callable[[str], Way | None]) -> None:
        """Say with each candidate which way its papers go, by its ISO code."""
        self._way_of = way_of
        self._listed.setMinimumWidth(_WIDE)

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
        self._drawn.candidates = tuple((each, self._way_of(each.iso2)) for each in found)
        for country, way in self._drawn.candidates:
            item = QStandardItem(words(country, way))
            item.setData(country.iso2, CODE)
            self._found.appendRow(item)
        if self._found.rowCount() and self.isVisible():
            self._completer.complete()
            # Two that it may be: the clerk points at one, Enter alone takes neither.
            is_sure = len(countries.rivals(typed)) < 2
            self._listed.setCurrentIndex(self._found.index(0, 0) if is_sure else QModelIndex())
        else:
            self._listed.hide()

    def _on_activated(self, index: QModelIndex) -> None:
        code = str(index.data(CODE))
        self._show(next(each for each in countries.every() if each.iso2 == code))
        self.entered.emit()

    def _take_what_is_meant(self) -> None:
        """A whole name or code that only one country has; or the only one found."""
        typed = self.text()
        if not typed.strip() or typed == self._shown:
            return
        meant = countries.meant(typed)
        if meant is not None:
            self._show(meant)

    def _show(self, country: countries.Country) -> None:
        self._code = country.iso2
        self._shown = f"{say(country.name)}  {country.iso2}"
        self.blockSignals(True)  # one change is told once: everything is worked out anew by it
        self.setText(self._shown)
        self.setCursorPosition(0)
        self.blockSignals(False)
        self.changed.emit()
        self.picked.emit(country.iso2)

