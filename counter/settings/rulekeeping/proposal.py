"""What a change of the rules would do, before anybody says yes to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counter.desk import Desk
from counter.rules.changes import Change, Edit, Put, applied, compare
from counter.rules.edition import Edition
from counter.rules.tables.rows import RuleFault, clashes, faults, tidied
from counter.settings.rulekeeping.touching import Touched, touched
from counter.store import shelf


@dataclass(frozen=True)
class Proposal:
    """Edits on top of edition `base`: what they change, what is wrong, which cases they touch.

    With faults nothing is kept, and no case is looked at.
    """

    base: int
    edits: tuple[Edit, ...]
    changes: tuple[Change, ...]
    faults: tuple[RuleFault, ...]
    touched: tuple[Touched, ...]


def propose(desk: Desk, edits: Iterable[Edit]) -> Proposal:
    """The edits against the newest rules and today's open cases; refuses `RowGone`. No trace."""
    edits = tuple(edits)
    with desk.reading():
        base = shelf.newest()
        after = applied(base, edits)
        wrong = wrong_rows(base, after, edits)
        changes = compare(base, after)
        cases = () if wrong else touched(base, after, changes, desk.today)
    return Proposal(base.number, edits, changes, wrong, cases)


def wrong_rows(base: Edition, after: Edition, edits: tuple[Edit, ...]) -> tuple[RuleFault, ...]:
    """What is wrong with the rows put in, and where they clash with others.

    A row that was wrong before is not held against who changes another.
    """
    found = [
        fault for edit in edits if isinstance(edit, Put) for fault in faults(tidied(edit.rule))
    ]
    about = {(edit.rule.table, edit.rule.key) for edit in edits if isinstance(edit, Put)}
    about |= {(tidied(edit.rule).table, tidied(edit.rule).key) for edit in edits
              if isinstance(edit, Put)}  # fmt: skip
    before = set(clashes(base.rows))
    near = [rule for rule in after.rows if (rule.table, rule.key) in about]
    found += [clash for clash in clashes(near) if clash not in before]
    return tuple(found)
