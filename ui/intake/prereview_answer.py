"""The right side of a pre-review: what is seen on the picture, and the answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from counter.intake.prereview.answering import Verdict
from counter.intake.prereview.reading import PrereviewCard
from counter.rules.reasons import Reason
from counter.text import Text
from ui.kit.arrange import hairline, vertical
from ui.kit.label import Label
from ui.kit.language import say
from ui.kit.tick import Tick

_SEEN = Text("这张图片上看到（数字键勾选）", "Seen on this picture (digits tick)")
_GAPS = Text("告知内容（一次告知全部）", "What is told, all at once")
_MISSING = "missing-"  # begins the key of a line that the checklist itself makes
_OF_PAPERS = Text("缺：{title}", "missing: {title}")


class SeenList(QWidget):
    """The checklist beside the picture; a digit ticks. `changed`: the clerk ticked."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self._boxes: dict[str, Tick] = {}
        self._place = QWidget(self)
        self._column = vertical(
            self, Label(_SEEN, "caption", self, wraps=True), self._place, spacing=4
        )

    def show_card(self, card: PrereviewCard, picture_id: int) -> None:
        """The checklist, ticked as on this picture; what another shows is marked."""
        line = next((line for line in card.pictures if line.id == picture_id), None)
        here = frozenset(line.materials) if line else frozenset[str]()
        place = QWidget(self)
        place.setObjectName("canvas")
        self._boxes = {}
        for number, material in enumerate(card.materials, start=1):
            mark = " ✓" if material.code in card.seen - here else ""
            digit = f"{number} " if number < 10 else ""
            box = Tick(f"{digit}{say(material.title)}{mark}", place, name=f"seen-{material.code}")
            box.setChecked(material.code in here)
            box.setEnabled(line is not None)
            box.toggled.connect(self.changed)
            self._boxes[material.code] = box
        vertical(place, *self._boxes.values(), spacing=0)
        self._column.replaceWidget(self._place, place)
        self._place.hide()
        self._place.deleteLater()
        self._place = place

    def ticked(self) -> frozenset[str]:
        """What is seen on the picture that is looked at."""
        return frozenset(code for code, box in self._boxes.items() if box.isChecked())

    def toggle(self, number: int) -> None:
        """The how-manieth (from 1) of the list."""
        boxes = list(self._boxes.values())
        if 1 <= number <= len(boxes) and boxes[number - 1].isEnabled():
            boxes[number - 1].toggle()


class Gaps(QWidget):
    """Everything that may be told: what is missing by the checklist, the rules' sentences, a line.

    What the checklist misses is ticked beforehand, so that nothing is forgotten.
    """

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: dict[str, tuple[Tick, Text]] = {}
        self._shown: tuple[object, ...] = ()
        self._list = QScrollArea(self)
        self.note = QLineEdit(self)
        self._list.setWidgetResizable(True)
        self._list.setFrameShape(QScrollArea.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.note.setObjectName("note")
        self.note.setMaxLength(200)
        self.note.setPlaceholderText(say(Text("另外要说的话", "Anything else to say")))
        self.note.setAccessibleName(say(Text("另外要说的话", "Anything else to say")))
        column = vertical(
            self, hairline(self), Label(_GAPS, "caption", self), self._list, self.note, spacing=6
        )
        column.setStretch(2, 1)

    def offer(
        self, card: PrereviewCard, gaps: tuple[Reason, ...], whys: tuple[Reason, ...]
    ) -> None:
        """List what may be told of this pre-review; the same list again keeps the ticks."""
        offered = (card.row.no, card.missing, gaps, whys)
        if offered == self._shown:
            return
        is_other = not self._shown or self._shown[0] != card.row.no
        ticked = set() if is_other else {key for key, (box, _) in self._lines.items()
                                         if box.isChecked()}  # fmt: skip
        known = set() if is_other else set(self._lines)
        self._shown = offered
        place = QWidget()
        place.setObjectName("canvas")
        lines = [(f"{_MISSING}{m.zh}", _OF_PAPERS.fill(title=m), True) for m in card.missing]
        lines += [(reason.code, reason.text, False) for reason in (*gaps, *whys)]
        self._lines = {}
        for key, text, is_usual in lines:
            box = Tick(text, place, name=f"gap-{key}")
            box.setToolTip(say(text))
            box.setMinimumWidth(1)  # a long sentence is cut short, not scrolled sideways
            box.setChecked(key in ticked or (is_usual and key not in known))
            box.toggled.connect(self.changed)
            self._lines[key] = (box, text)
        vertical(place, *(box for box, _ in self._lines.values()), None, spacing=0)
        self._list.setWidget(place)
        if is_other:
            self.note.clear()

    @property
    def has_any(self) -> bool:
        """Whether something is ticked: then it is that which is to be told."""
        return any(box.isChecked() for box, _ in self._lines.values())

    def told(self, verdict: Verdict) -> tuple[Text, ...]:
        """The lines that are told; with 通过 nothing but the note."""
        if verdict == "passed":
            return ()
        return tuple(
            text
            for key, (box, text) in self._lines.items()
            if box.isChecked() and (verdict == "gaps" or not key.startswith(_MISSING))
        )
