"""Where the papers of a case lie: beside its steps, and for the rows of a list."""

from __future__ import annotations

from counter.store import shelfbook
from counter.store.tables.cases import Case
from counter.text import Text

PLACE = Text("货位 {code}", "Shelf {code}")
SECTION = "shelf"


def place(case: Case) -> Text | None:
    """The place, in words; None where the papers lie in none."""
    code = shelfbook.place_of(case) if case.stage == "ready" else ""
    return PLACE.fill(code=code) if code else None
