"""What a change of a case changes in figures that its units stand in already.

Closed days keep their figures: the change is counted on the day on which it is made, so the sum
still comes out right.
"""

from __future__ import annotations

from dataclasses import replace

from peewee import fn

from counter.store.casebook import tally
from counter.store.journal import Tally
from counter.store.tables.base import plain_rows
from counter.store.tables.cases import Case
from counter.store.tables.journal import Count, Entry
from counter.store.tables.outside import ConsignmentPiece


def counted(case: Case) -> tuple[Tally, ...]:
    """The figures that this case's units stand in by now; take it before the change."""
    figures = ["received"]
    if case.accepted_on is not None:
        figures.append("accepted")
    if case.stage == "ready":
        figures.append("finished")
    return tuple(tally(case, figure) for figure in figures)


def moved(case: Case, before: tuple[Tally, ...]) -> tuple[Tally, ...]:
    """The change of each figure of `before`: the difference, or out of the old view and into the
    new one (another country, speed, route)."""
    return tuple(change for was in before for change in _moved(was, tally(case, was.figure)))


def _moved(was: Tally, now: Tally) -> tuple[Tally, ...]:
    if now == was:
        return ()
    if now == replace(was, units=now.units):
        return (replace(now, units=now.units - was.units, cases=0),)
    return (replace(was, units=-was.units, cases=-was.cases), now)


def unfinished(case: Case) -> tuple[Tally, ...]:
    """What is finished of the case is so no longer: the figure that it stands in, taken back
    whole. A case that came back from outside in part stands in it with a part of its units, and
    what was refused there is not refused for good."""
    ((units, cases),) = plain_rows(
        Count.select(fn.SUM(Count.units), fn.SUM(Count.cases))
        .join(Entry, on=(Entry.seq == Count.seq))
        .where(Entry.subject == case.no, Count.figure == "finished")
    )
    if not cases:
        return ()
    bad = _refused_outside(case)
    # PostgreSQL answers SUM(bigint) with Decimal, hence int()
    done = tally(case, "finished", -int(units), -int(cases))
    return (done, tally(case, "refused", -bad, 0)) if bad else (done,)


def _refused_outside(case: Case) -> int:
    """The units that were refused where the case went last."""
    rows = list(
        ConsignmentPiece.select().where(ConsignmentPiece.case == case)
        .order_by(ConsignmentPiece.id)
    )  # fmt: skip
    refused = [
        row for row in rows
        if row.consignment == rows[-1].consignment and row.outcome == "refused"
    ]  # fmt: skip
    return sum(int(row.piece.units) for row in refused)
