"""Where a case stands and what usually follows: the short answer, without the whole panel."""

from __future__ import annotations

from dataclasses import dataclass

from counter.casetypes.vocabulary import Move
from counter.desk import Desk
from counter.progress.moves import facts_of
from counter.store.casebook import get, kind_of, owed
from counter.values.money import Money


@dataclass(frozen=True)
class Standing:
    """A case in one glance; `usual` is the first move that is possible, or None at the end."""

    case_no: str
    letters: str
    step: str
    stage: str
    revision: int
    delivery: str
    owes: Money
    usual: Move | None


def standing(desk: Desk, case_no: str) -> Standing:
    """Where the case stands now (`NotFound`)."""
    with desk.reading():
        case = get(case_no)
        told = facts_of(case)
        usual = next(
            (m for m in kind_of(case).workflow.from_step(case.step) if m.when.holds(told)), None
        )
        return Standing(
            case.no, case.letters, case.step, case.stage, case.revision, case.delivery,
            owed(case), usual,
        )  # fmt: skip
