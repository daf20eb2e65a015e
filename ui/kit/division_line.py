"""One level of a division: a line that lists what fits while one types, Chinese or initials."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from counter.casetypes.vocabulary import Question
from counter.rules.division_pick import Level, Pick, above, picks
from counter.rules.divisions import Place
from counter.text import Text
from ui.kit.editors import Line
from ui.kit.language import say
from ui.kit.proposing import Proposal, Proposing

TITLES: dict[Level, Text] = {
    "province": Text("省／直辖市", "Province"),
    "city": Text("市", "City"),
    "county": Text("区县", "District"),
    "town": Text("街道／镇", "Town"),
}
_DOUBTFUL = Text("请核对", "check")
_MARK = "◆ "


class DivisionLine(Line):
    """`picked`: the whole place that was chosen here, levels above it included.

    What is typed and is in no list is put back when one goes on: the address itself is the place
    to write it.
    """

    picked = Signal(object)

    def __init__(self, level: Level, where: Callable[[], Place], parent: QWidget) -> None:
        title = TITLES[level]
        super().__init__(Question(level, title, "text", required=False), parent)
        self.level, self._where, self._shown, self._is_doubtful = level, where, "", False
        self.setObjectName(f"division-{level}")
        self.setAccessibleName(say(title))
        self.setPlaceholderText(say(title))
        self.setProperty("compact", "true")
        self._offered: dict[str, Pick] = {}
        Proposing(self, self._find)
        self.left.connect(self._settle)
        self.entered.connect(self._settle)

    def show_name(self, name: str, *, is_doubtful: bool) -> None:
        """Show what was understood; a doubtful one bears a mark before it and says so."""
        self._shown, self._is_doubtful = name, is_doubtful
        if not self.hasFocus():
            self.setText(f"{_MARK}{name}" if is_doubtful and name else name)
            self.setCursorPosition(0)
        # in an empty address there is nothing to correct: Tab goes past it
        where = self._where()
        self.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus if where != Place() or is_doubtful or name
            else Qt.FocusPolicy.ClickFocus
        )  # fmt: skip
        title = say(TITLES[self.level])
        self.setAccessibleName(f"{title}, {say(_DOUBTFUL)}" if is_doubtful else title)
        self.setToolTip(say(_DOUBTFUL) if is_doubtful else "")

    def set_answer(self, answer: object) -> None:
        """A row of the list was taken."""
        pick = self._offered.get(str(answer))
        if pick is None:
            super().set_answer(answer)
            return
        self.setText(pick.name)
        self._shown = pick.name
        self.picked.emit(pick.place)

    def _find(self, typed: str) -> tuple[Proposal, ...]:
        sought = "" if typed in (self._shown, f"{_MARK}{self._shown}") else typed
        found = picks(self.level, above(self._where(), self.level), sought, self._near())
        self._offered = {pick.above + pick.name: pick for pick in found}
        return tuple(
            Proposal(key, f"{pick.name}   {pick.above}") for key, pick in self._offered.items()
        )

    def _near(self) -> str:
        return str(getattr(self.parent(), "near", ""))

    def _settle(self) -> None:
        """Take the only one that is meant by what was typed; else show what was understood."""
        typed = self.text().removeprefix(_MARK).strip()
        if typed != self._shown and typed:
            self._find(typed)
            meant = [pick for pick in self._offered.values() if pick.name == typed]
            if len(meant) == 1 or len(self._offered) == 1:
                self.set_answer(next(iter(self._offered)) if len(meant) != 1
                                else meant[0].above + meant[0].name)  # fmt: skip
                return
        self.show_name(self._shown, is_doubtful=self._is_doubtful)
