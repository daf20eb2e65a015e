"""When nobody of a group waits any more and everything is back, the group goes on.

With one visa at least it is ready, the denied and the withdrawn counted as such; without any it
ends, refused where somebody was denied, else withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable

from counter import outbox
from counter.casetypes.visa_agency import CASE_TYPE
from counter.casetypes.vocabulary import Move
from counter.desk import Desk, Pen
from counter.progress import moves, notices
from counter.store import visabook
from counter.store.casebook import kind_of, tally
from counter.store.journal import Tally
from counter.store.tables.cases import Case
from counter.store.tables.outside import ConsignmentPiece
from counter.store.visabook import Traveller
from counter.values.visa import PENDING

VERB = "visas"
_FIGURES = {"issued": "finished", "denied": "refused", "withdrawn": "withdrawn"}
_NO_REASON = "—"


def concerns(case: Case) -> bool:
    """Whether this is a group that travels."""
    return case.letters == CASE_TYPE.letters


def go_on(desk: Desk, pen: Pen, case: Case) -> int | None:
    """Move the group on if it can go; its notice of refusal, if it gets one. Only in an act."""
    people = visabook.travellers(case)
    counts = visabook.counts(people)
    if counts[PENDING] or _is_outside(case):
        return None
    move = _onward(case, counts)
    if move is None:
        return None
    told = {"reason": _reasons(people)} if move.paper is not None else {}
    by_outcome = {code: number for code, number in counts.items() if number}
    # The denied leave no group without an end: a notice comes only when nobody got a visa.
    moves.step_to(desk, pen, case, move, told, {"visas": by_outcome}, _tallies(case, move, counts))
    if move.paper is None:
        return None
    return outbox.queue(pen, move.paper, case.no, notices.state(desk, pen, case, move, told))


def _onward(case: Case, counts: dict[str, int]) -> Move | None:
    """The way on from where the group stands."""
    code = "issued" if counts["issued"] else "denied" if counts["denied"] else "called_off"
    return kind_of(case).workflow.move(case.step, code)


def _tallies(case: Case, move: Move, counts: dict[str, int]) -> tuple[Tally, ...]:
    """Persons by what they got; the group itself counts once, under the move's own figure."""
    return tuple(
        tally(case, figure, units=counts[code], cases=int(figure == move.figure))
        for code, figure in _FIGURES.items()
        if counts[code]
    )


def _is_outside(case: Case) -> bool:
    rows = ConsignmentPiece.select().where(
        ConsignmentPiece.case == case, ConsignmentPiece.outcome == "out"
    )
    return bool(rows.exists())


def _reasons(people: Iterable[Traveller]) -> str:
    return "；".join(
        f"第{one.piece.no}人：{one.visa.reason or _NO_REASON}"
        for one in people if one.visa.outcome == "denied"
    )  # fmt: skip
