"""Who entered a row of the rules, and when: read off the editions, which are never altered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter.desk import Desk
from counter.rules.changes import is_same
from counter.rules.rule import Rule
from counter.store import shelf
from counter.store.tables.rules import RuleEdition


@dataclass(frozen=True)
class Entered:
    """A row as it was entered: the first edition in which it stands so, by whom, when, why.

    `is_current`: it stands so in the newest edition.
    """

    rule: Rule
    edition: int
    by: str
    at: datetime
    note: str
    is_current: bool


@dataclass(frozen=True)
class EditionLine:
    """One edition: who made it, when, and why."""

    number: int
    at: datetime
    by: str
    note: str


def editions(desk: Desk) -> tuple[EditionLine, ...]:
    """Every edition, the newest first."""
    with desk.reading():
        rows = RuleEdition.select(
            RuleEdition.number, RuleEdition.entered_at, RuleEdition.entered_by, RuleEdition.note
        ).order_by(RuleEdition.number.desc())
        return tuple(
            EditionLine(row.number, row.entered_at, row.entered_by, row.note) for row in rows
        )


def history(desk: Desk, table: str, key: str) -> tuple[Entered, ...]:
    """Every form that the rows about `key` ever had, the newest first; none for an unknown key."""
    found: list[Entered] = []
    with desk.reading():
        standing: dict[date, Rule] = {}
        for line in reversed(editions(desk)):
            rules = shelf.edition(line.number).about(table, key)
            for rule in rules:
                before = standing.get(rule.since)
                if before is None or not is_same(before, rule):
                    found.append(Entered(rule, line.number, line.by, line.at, line.note, False))
            standing = {rule.since: rule for rule in rules}
    current = [
        Entered(one.rule, one.edition, one.by, one.at, one.note, _stands(one, found, standing))
        for one in found
    ]
    return tuple(sorted(current, key=lambda one: (one.edition, one.rule.since), reverse=True))


def _stands(one: Entered, found: list[Entered], standing: dict[date, Rule]) -> bool:
    """Whether it is the last form of a row that is still there."""
    last = [other for other in found if other.rule.since == one.rule.since][-1]
    return one is last and one.rule.since in standing
