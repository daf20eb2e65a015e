"""Beside the piece lines: offices of the rules and notaries on file are proposed while one types.

Both lists are read in the lane when a form opens and when somebody changes them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QObject

from counter.intake.proposals import Proposals, proposals
from ui.intake.sheet import IntakeSheet
from ui.kit.proposing import Proposal
from ui.kit.typed_day import read_day
from ui.kit.workbench import Workbench


class ProposalAid(QObject):
    """Answers what a cell asks from what was read last; before that it proposes nothing."""

    def __init__(self, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._lists = Proposals()
        bench.bulletin.on(("keep_rules", "renew_rules", "keep_notary"), self._read, self)

    def begin(self, sheet: IntakeSheet) -> None:
        """Another form: its cells for office and notary propose, where it has them."""
        if any(each.code in ("office", "notary") for each in sheet.kind.asked("piece")):
            sheet.propose("office", self._offices)
            sheet.propose("notary", self._notaries)
            self._read()

    def _read(self) -> None:
        desk = self._bench.desk
        # Without the lists one types as before, so a failure here is no news at the window.
        self._bench.background.run(self, lambda: proposals(desk), self._on_read, lambda _: None)

    def _on_read(self, lists: Proposals) -> None:
        self._lists = lists

    def _offices(self, typed: str, piece: Mapping[str, object]) -> Sequence[Proposal]:
        return tuple(Proposal(name, name) for name in self._lists.offices_for(typed))

    def _notaries(self, typed: str, piece: Mapping[str, object]) -> Sequence[Proposal]:
        """Whoever signed there when the certificate was issued; today where no day is typed."""
        office, on = str(piece.get("office") or ""), self._day(piece)
        found = self._lists.notaries_for(typed, office, on)
        return tuple(
            Proposal(one.name, one.name if office else f"{one.name}　{one.office}") for one in found
        )

    def _day(self, piece: Mapping[str, object]) -> date:
        today = self._bench.desk.today
        return read_day(str(piece.get("issued_on") or ""), today) or today
