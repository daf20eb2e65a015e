"""Keeping the rule book: proposing and keeping changes, its history, its file for a spreadsheet."""

from __future__ import annotations

from counter.settings.rulekeeping.history import EditionLine, Entered, editions, history
from counter.settings.rulekeeping.importing import proposed_by
from counter.settings.rulekeeping.keeping import (
    BadRules,
    Kept,
    NothingChanged,
    RulesOvertaken,
    keep,
)
from counter.settings.rulekeeping.proposal import Proposal, propose
from counter.settings.rulekeeping.touching import Touched

__all__ = [
    "BadRules", "EditionLine", "Entered", "Kept", "NothingChanged", "Proposal", "RulesOvertaken",
    "Touched", "editions", "history", "keep", "propose", "proposed_by",
]  # fmt: skip
