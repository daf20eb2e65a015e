"""受理 of a case that was received earlier: which papers are here now."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from counter.desk import new_act
from counter.intake.accept import accept_received
from counter.queue.card import CaseCard
from counter.text import Text
from ui.kit.arrange import vertical
from ui.kit.tick import Tick
from ui.kit.workbench import Workbench
from ui.progress.panel import Panel

_IF_ANY = Text("{title}（如有）", "{title} (if any)")


def accept_panel(bench: Workbench, card: CaseCard, parent: QWidget | None = None) -> Panel:
    """The papers of the case as boxes; those handed over before are ticked."""
    act = new_act()
    place = QWidget()
    boxes: dict[str, Tick] = {}
    for material in card.open_materials:
        title = material.title if material.is_required else _IF_ANY.fill(title=material.title)
        box = Tick(title, place, name=f"material.{material.code}")
        box.setChecked(material.is_handed_over)
        boxes[material.code] = box
    vertical(place, *boxes.values(), spacing=0)

    def work(_: dict[str, Any]) -> Any:
        here = frozenset(code for code, box in boxes.items() if box.isChecked())
        no, revision = card.row.case_no, panel.revision
        return lambda: accept_received(bench.desk, no, revision, here, act)

    title = Text("受理：请勾选已收到的材料", "Accept: tick the papers that are here")
    panel = Panel(bench, title, (), work, Text("受理并打印", "Accept and print"), parent)
    panel.revision = card.revision
    panel.insert(place)
    return panel
