"""A file of rules as a proposal: what it would change here, and which cases that touches."""

from __future__ import annotations

from pathlib import Path

from counter.desk import Desk
from counter.settings.rulekeeping import workbook
from counter.settings.rulekeeping.proposal import Proposal, propose


def proposed_by(desk: Desk, path: Path) -> Proposal:
    """What the file changes of the newest rules; refuses as `workbook.read` does. No trace."""
    return propose(desk, workbook.read(path, desk.edition))
