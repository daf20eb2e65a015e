"""The materials of this case, to be ticked as the applicant lays them on the counter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from counter.rules.materials import Material
from counter.text import Text
from ui.kit.arrange import horizontal, vertical
from ui.kit.label import Label
from ui.kit.language import say
from ui.kit.press import Key
from ui.kit.tick import Tick

_MOST_COLUMNS, _WIDTH = 3, 760
_IF_ANY = Text("{title}（如有）", "{title} (if any)")
_IN_COPY = Text("{title} · 图已看", "{title} · seen in copy")
_ORIGINALS = Text("原件已核：预审看过图片的 {n} 项，原件都在且一致",
                  "Originals seen: all {n} that were reviewed as pictures are here and agree")


class Checklist(QWidget):
    """One box for each material; ticks stay while the list changes with the answers."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticked: set[str] = set()
        self._listed: tuple[Material, ...] = ()
        self._boxes: dict[str, Tick] = {}
        self._in_copy: frozenset[str] = frozenset()
        self._originals = Tick("", self, name="originals-seen")
        self._all = Key(
            Text("必交的都在", "All required are here"),
            "Ctrl+M",
            self,
            look="quiet",
            name="tick-all",
        )
        self._place = QWidget(self)

        self._all.clicked.connect(self.tick_required)
        self._originals.toggled.connect(self._on_originals)
        self._originals.hide()

        head = horizontal(None, Label(Text("材料", "Materials"), "caption"), None, self._all)
        self._column = vertical(self, head, self._originals, self._place, spacing=4)

    def ticked(self) -> frozenset[str]:
        """Codes of the materials that lie here, those listed now."""
        return frozenset(m.code for m in self._listed if m.code in self._ticked)

    def tick(self, codes: frozenset[str]) -> None:
        """Tick exactly these, as a draft kept them or, with none, for the next applicant."""
        self._ticked = set(codes)
        for code, box in self._boxes.items():
            box.blockSignals(True)
            box.setChecked(code in codes)
            box.blockSignals(False)
        self._settle_originals()

    def show_copies(self, codes: frozenset[str]) -> None:
        """These were seen as pictures: one tick says that their originals lie here and agree."""
        self._in_copy = codes
        self._originals.setText(say(_ORIGINALS.fill(n=len(codes))))
        self._originals.setVisible(bool(codes))
        self._settle_originals()
        self._list()

    def tick_required(self) -> None:
        """Everything that must be here is here."""
        self.tick(frozenset(self._ticked | {m.code for m in self._listed if m.is_required}))
        self.changed.emit()

    def show_materials(self, materials: tuple[Material, ...]) -> None:
        """List `materials`; the same list again leaves focus and boxes as they are."""
        if materials == self._listed:
            return
        self._listed = materials
        self._list()

    def _list(self) -> None:
        materials = self._listed
        focused = next((code for code, box in self._boxes.items() if box.hasFocus()), None)
        place = QWidget(self)
        grid = QGridLayout(place)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.setHorizontalSpacing(16)
        self._boxes = {}
        boxes = [self._box(material, place) for material in materials]
        widest = max((box.sizeHint().width() for box in boxes), default=1)
        columns = max(1, min(_MOST_COLUMNS, _WIDTH // widest))
        for no, box in enumerate(boxes):
            grid.addWidget(box, no // columns, no % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        self._column.replaceWidget(self._place, place)
        self._place.hide()
        self._place.deleteLater()
        self._place = place
        if focused in self._boxes:
            self._boxes[focused].setFocus()
        self._all.setVisible(any(material.is_required for material in materials))

    def go_on(self) -> bool:
        """Put the focus on the first required material that is not ticked."""
        if self._originals.isVisibleTo(self) and not self._originals.isChecked():
            self._originals.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        for material in self._listed:
            if material.is_required and material.code not in self._ticked:
                self._boxes[material.code].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def _box(self, material: Material, parent: QWidget) -> Tick:
        title = material.title if material.is_required else _IF_ANY.fill(title=material.title)
        if material.code in self._in_copy:
            title = _IN_COPY.fill(title=title)
        box = Tick(title, parent, name=f"material-{material.code}")
        box.setChecked(material.code in self._ticked)
        box.toggled.connect(lambda is_here, code=material.code: self._on_toggled(code, is_here))
        self._boxes[material.code] = box
        return box

    def _on_toggled(self, code: str, is_here: bool) -> None:
        (self._ticked.add if is_here else self._ticked.discard)(code)
        self._settle_originals()
        self.changed.emit()

    def _on_originals(self, are_seen: bool) -> None:
        left = self._ticked - self._in_copy
        self.tick(frozenset(left | self._in_copy if are_seen else left))
        self.changed.emit()

    def _settle_originals(self) -> None:
        self._originals.blockSignals(True)
        self._originals.setChecked(bool(self._in_copy) and self._in_copy <= self._ticked)
        self._originals.blockSignals(False)
