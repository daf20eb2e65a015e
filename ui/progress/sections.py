"""What a case's card offers beside moves, papers and money, by the codes its kind declares.

A section opens in the card's slot. Its file is read when it is first opened.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from counter.queue.card import CaseCard
from counter.text import Text
from ui.kit.workbench import Workbench
from ui.progress.panel import Inset

Open = Callable[[Workbench, CaseCard, QWidget], Inset]


@dataclass(frozen=True)
class Section:
    """One section: what its key says, and how it is opened for the case shown."""

    title: Text
    open: Open


def _register(bench: Workbench, card: CaseCard, parent: QWidget) -> Inset:
    from ui.progress.register_section import RegisterSection

    return RegisterSection(bench, card, parent)


SECTIONS: dict[str, Section] = {
    "register": Section(Text("认证登记", "Register"), _register),
}
