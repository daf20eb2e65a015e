"""The large figures: what is accepted of each kind of business, in its own unit."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.dayclose import definitions
from counter.dayclose.report.looking import Seen
from counter.dayclose.report.sheets import Headline
from counter.text import Text
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.label import Label
from ui.kit.language import say

_CASES = Text("受理 · {cases} {unit}", "{cases} {unit} accepted")
_THEN = Text("对比 {before}", "then {before}")
_ALONE = Text("无可比数字", "no figures then")


class Cards(QWidget):
    """A card for each kind of business."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = horizontal(self, spacing=12)
        self._cards: list[_Card] = []

    def show_seen(self, seen: Seen) -> None:
        """Write the figures; cards that are there are kept, so that nothing jumps."""
        while len(self._cards) < len(seen.headlines):
            card = _Card(self)
            self._cards.append(card)
            self._row.addWidget(card, 1)
        for card, headline in zip(self._cards, seen.headlines, strict=True):
            card.show_headline(headline, is_compared=seen.other is not None)


class _Card(Surface):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = Label("", "caption", self)
        self._figure = Label("", "figure", self, name="headline")
        self._unit = Label("", "muted", self)
        self._cases = Label("", "caption", self)
        self._beside = Label("", "caption", self, name="headline-beside")
        self._change = Label("", "emphasis", self, name="headline-change")
        said = definitions.of("accepted").says
        self.setToolTip(say(said))
        top = horizontal(None, self._title, None, self._change)
        figure = horizontal(None, self._figure, self._unit, None, spacing=6)
        below = horizontal(None, self._cases, None, self._beside)
        vertical(self, top, figure, below, spacing=0, margin=10)

    def show_headline(self, one: Headline, *, is_compared: bool) -> None:
        """One kind's figure, and the other time's."""
        self._title.show_text(one.title)
        self._figure.show_text(f"{one.now:,}")
        self._unit.show_text(one.unit)
        self._cases.show_text(_CASES.fill(cases=f"{one.cases:,}", unit=one.case_unit))
        self._change.show_text(one.change)
        if not is_compared:
            self._beside.show_text("")
        elif one.before is None:
            self._beside.show_text(_ALONE)
        else:
            self._beside.show_text(_THEN.fill(before=f"{one.before:,}"))
