"""Changing the rule book: rows put in or taken out of an edition, and what that changes.

An edition is never altered: edits make the next one. A row that has been in use is not changed in
place but ended, and a new one begins the day after (`from_day`); cases keep their edition.

>>> from counter.rules.edition import seed_edition
>>> edits = from_day(seed_edition(), "fees", "prepaid-post", date(2027, 1, 1), {"yuan": "30"})
>>> [(change.since, change.what) for change in compare(
...     seed_edition(), applied(seed_edition(), edits))]
[(datetime.date(2000, 1, 1), 'ended'), (datetime.date(2027, 1, 1), 'added')]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from counter.errors import Refused
from counter.rules.edition import Edition
from counter.rules.rule import Rule
from counter.rules.tables import table
from counter.rules.tables.rows import tidied
from counter.text import Text

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Put:
    """A row as it is to stand. `replaces`: the first day of the row that it takes the place of."""

    rule: Rule
    replaces: date | None = None


@dataclass(frozen=True)
class Drop:
    """A row that is to go: entered by mistake. One that was in use is ended instead (`end_on`)."""

    table: str
    key: str
    since: date


Edit = Put | Drop


@dataclass(frozen=True)
class Cells:
    """One cell before and after, as stored."""

    cell: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """What becomes of one row. `ended`: only its last day was set or came nearer."""

    table: str
    key: str
    since: date
    what: Literal["added", "changed", "ended", "removed"]
    name: Text
    columns: tuple[Cells, ...]


class RowGone(Refused):
    """The row that was to be changed is not in the newest rules."""

    def __init__(self, table_code: str, key: str, since: date) -> None:
        self.table, self.key, self.since = table_code, key, since
        super().__init__(
            Text("规则里已没有“{table}”中 {key} 自 {since} 起的一行。请重新打开规则再改。",
                 "The rules no longer hold the row {key} from {since} in '{table}'. Open the "
                 "rules again.").fill(table=table(table_code).title, key=key, since=since)
        )  # fmt: skip


def applied(edition: Edition, edits: Iterable[Edit]) -> Edition:
    """The next edition: `edits` made one after the other; refuses (`RowGone`) a row that is not.

    A new row stands after the others about the same thing, else at the end of its table.
    """
    rows = list(edition.rows)
    for edit in edits:
        if isinstance(edit, Drop):
            del rows[_place(rows, edit.table, edit.key, edit.since)]
        elif edit.replaces is not None:
            place = _place(rows, edit.rule.table, edit.rule.key, edit.replaces)
            rows[place] = tidied(edit.rule)
        else:
            rows.insert(_after(rows, edit.rule), tidied(edit.rule))
    return Edition.of(edition.number + 1, rows)


def from_day(
    edition: Edition,
    table_code: str,
    key: str,
    day: date,
    values: Mapping[str, str],
    source: str | None = None,
    is_uncertain: bool | None = None,
) -> tuple[Edit, ...]:
    """`values` hold from `day` on: the row of the day before ends then, a new one begins.

    Cells that `values` does not name, and source and doubt where None, stay as they were. The new
    row ends where the old one did, or where a later one begins.
    """
    old = edition.one(table_code, key, day)
    later = [rule.since for rule in edition.about(table_code, key) if rule.since > day]
    until = old.until if old is not None else None
    if old is None and later:
        until = min(later) - _DAY
    new = Rule(
        table=table_code, key=key, since=day, until=until,
        source=source if source is not None else (old.source if old else ""),
        is_uncertain=old is not None and old.is_uncertain if is_uncertain is None else is_uncertain,
        values={**(old.values if old else {}), **values},
    )  # fmt: skip
    if old is None:
        return (Put(new),)
    if old.since == day:
        return (Put(new, replaces=day),)
    return (Put(replace(old, until=day - _DAY), replaces=old.since), Put(new))


def end_on(edition: Edition, table_code: str, key: str, day: date) -> tuple[Edit, ...]:
    """The row that holds on `day` holds on that day for the last time; none: nothing to do."""
    old = edition.one(table_code, key, day)
    return () if old is None else (Put(replace(old, until=day), replaces=old.since),)


def compare(before: Edition, after: Edition) -> tuple[Change, ...]:
    """Every row that differs, in the order of the tables; a row is known by key and first day."""
    old = {_identity(rule): rule for rule in before.rows}
    new = {_identity(rule): rule for rule in after.rows}
    return tuple(_changes(old, new))


def edits_between(before: Edition, rows: Iterable[Rule], tables: Iterable[str]) -> tuple[Edit, ...]:
    """The edits that make `tables` hold exactly their `rows`: how an imported file is taken."""
    tables = frozenset(tables)
    new = {_identity(rule): rule for rule in rows if rule.table in tables}
    old = {_identity(rule): rule for rule in before.rows if rule.table in tables}
    gone = [Drop(*place) for place in old if place not in new]
    puts = [
        Put(rule, replaces=rule.since if place in old else None)
        for place, rule in new.items()
        if place not in old or not is_same(old[place], rule)
    ]
    return (*gone, *puts)


def is_same(one: Rule, other: Rule) -> bool:
    """Whether two rows say the same; cells that one lacks count as empty."""
    return _written(one) == _written(other)


def _changes(
    old: dict[tuple[str, str, date], Rule], new: dict[tuple[str, str, date], Rule]
) -> Iterator[Change]:
    for place in dict.fromkeys((*old, *new)):
        before, after = old.get(place), new.get(place)
        cells = tuple(_cells(before, after))
        if before is None or after is None:
            what: Literal["added", "changed", "ended", "removed"]
            what = "removed" if after is None else "added"
        elif not cells:
            continue
        else:
            what = "ended" if _only_ends(before, after, cells) else "changed"
        name = table(place[0]).name(after or old[place])
        yield Change(*place, what, name, cells)


def _only_ends(before: Rule, after: Rule, cells: tuple[Cells, ...]) -> bool:
    is_end = [cell.cell for cell in cells] == ["until"] and after.until is not None
    return is_end and (before.until is None or after.until < before.until)  # type: ignore[operator]


def _cells(before: Rule | None, after: Rule | None) -> Iterator[Cells]:
    old = {} if before is None else _written(before)
    new = {} if after is None else _written(after)
    rule = after or before
    declared = () if rule is None else table(rule.table).cells
    order = ("since", "until", *declared, "is_uncertain", "source", *sorted({*old, *new}))
    for cell in dict.fromkeys(order):
        if old.get(cell, "") != new.get(cell, ""):
            yield Cells(cell, old.get(cell, ""), new.get(cell, ""))


def _written(rule: Rule) -> dict[str, str]:
    """The row's cells as text, empty ones left out."""
    own = {
        "since": rule.since.isoformat(),
        "until": rule.until.isoformat() if rule.until else "",
        "source": rule.source,
        "is_uncertain": "yes" if rule.is_uncertain else "",
    }
    return {cell: text for cell, text in (own | rule.values).items() if text}


def _identity(rule: Rule) -> tuple[str, str, date]:
    return rule.table, rule.key, rule.since


def _place(rows: list[Rule], code: str, key: str, since: date) -> int:
    for place, rule in enumerate(rows):
        if _identity(rule) == (code, key, since):
            return place
    raise RowGone(code, key, since)


def _after(rows: list[Rule], rule: Rule) -> int:
    same = [
        place for place, row in enumerate(rows) if (row.table, row.key) == (rule.table, rule.key)
    ]
    beside = same or [place for place, row in enumerate(rows) if row.table == rule.table]
    return (beside[-1] if beside else len(rows) - 1) + 1
