"""Reading the cases of a visit. Only inside a read or an act."""

from __future__ import annotations

from counter.store.tables.cases import Case
from counter.store.tables.hall import Paper

TOTAL = "visit_receipt"  # the kind of paper that stands in place of each case's own


def cases_of(visit: str) -> list[Case]:
    """The cases in the order in which they were taken in; none for no visit."""
    return list(Case.select().where(Case.visit == visit).order_by(Case.id)) if visit else []


def has_total(visit: str) -> bool:
    """Whether one receipt for the whole visit is valid now."""
    return bool(visit) and (
        Paper.select()
        .where(Paper.subject == visit, Paper.kind == TOTAL, Paper.state != "void")
        .exists()
    )
