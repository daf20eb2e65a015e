"""What a change of a case changes in figures that its units stand in already.

Closed days keep their figures: the change is counted on the day on which it is made, so the sum
still comes out right.
"""

from __future__ import annotations

from dataclasses import replace

from counter.store.casebook import tally
from counter.store.journal import Tally
from counter.store.tables.cases import Case


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
