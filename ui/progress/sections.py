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


def _checks(bench: Workbench, card: CaseCard, parent: QWidget) -> Inset:
    from ui.progress.checks.section import ChecksSection

    return ChecksSection(bench, card, parent)


def _economies(bench: Workbench, card: CaseCard, parent: QWidget) -> Inset:
    from ui.progress.economies.grid_section import GridSection

    return GridSection(bench, card, parent)


def _cards(bench: Workbench, card: CaseCard, parent: QWidget) -> Inset:
    from ui.progress.economies.cards_section import CardsSection

    return CardsSection(bench, card, parent)


def _firm(bench: Workbench, card: CaseCard, parent: QWidget) -> Inset:
    from ui.progress.economies.firm_section import FirmSection

    return FirmSection(bench, card, parent)


def _custody(bench: Workbench, card: CaseCard, parent: QWidget) -> Inset:
    from ui.progress.custody.section import CustodySection

    return CustodySection(bench, card, parent)


def _visas(bench: Workbench, card: CaseCard, parent: QWidget) -> Inset:
    from ui.progress.visas.section import VisasSection

    return VisasSection(bench, card, parent)


def _visa_papers(bench: Workbench, card: CaseCard, parent: QWidget) -> Inset:
    from ui.progress.visas.papers_section import PapersSection

    return PapersSection(bench, card, parent)


def _upgrade(bench: Workbench, card: CaseCard, parent: QWidget) -> Inset:
    from ui.progress.upgrade_section import upgrade_section

    return upgrade_section(bench, card, parent)


def _fees(bench: Workbench, card: CaseCard, parent: QWidget) -> Inset:
    from ui.progress.fees_section import fees_section

    return fees_section(bench, card, parent)


def _fiscal(bench: Workbench, card: CaseCard, parent: QWidget) -> Inset:
    from ui.progress.fiscal_section import fiscal_section

    return fiscal_section(bench, card, parent)


def _visit(bench: Workbench, card: CaseCard, parent: QWidget) -> Inset:
    from ui.progress.visit_section import VisitSection

    return VisitSection(bench, card, parent)


def _rating(bench: Workbench, card: CaseCard, parent: QWidget) -> Inset:
    from ui.progress.rating_section import rating_section

    return rating_section(bench, card, parent)


SECTIONS: dict[str, Section] = {
    "visit": Section(Text("同一来访", "Visit"), _visit),
    "checks": Section(Text("审核要点", "Checks"), _checks),
    "upgrade": Section(Text("改急件／双认证", "Urgent, double"), _upgrade),
    "fees": Section(Text("费用调整", "Fees"), _fees),
    "fiscal": Section(Text("财政票据", "Fiscal receipts"), _fiscal),
    "custody": Section(Text("证照", "Passports"), _custody),
    "economies": Section(Text("经济体答复", "Economies"), _economies),
    "cards": Section(Text("旅行卡", "Cards"), _cards),
    "firm": Section(Text("企业备案", "Firm's file"), _firm),
    "visas": Section(Text("签证结果", "Visas"), _visas),
    "visa_papers": Section(Text("补充材料", "Papers asked for"), _visa_papers),
    "register": Section(Text("认证登记", "Register"), _register),
    "rating": Section(Text("好差评", "Rating"), _rating),
}
