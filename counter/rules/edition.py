"""All rules of the hall as they stood at one moment, held in the hand.

A case keeps the number of the edition that it was worked out with, so that its fees and days can
be explained years later. Looking up is pure: no database, no clock.

>>> edition = seed_edition()
>>> edition.one("parties", "CA", date(2024, 1, 10)) is None
True
>>> Edition.from_json(1, edition.to_json()) == edition
True
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from counter.rules.rule import Rule, from_row
from counter.values import facts
from resources import data

TABLES = (
    "parties",
    "routes",
    "embassies",
    "fees",
    "day_counts",
    "materials",
    "calendar",
    "reasons",
    "embassy_closures",
    "notary_offices",
    "post_modes",
    "templates",
    "economies",
    "thresholds",
    "return_periods",
    "retention",
    "number_shapes",
    "checks",
)


@dataclass(frozen=True)
class Edition:
    """Numbered rows; `digest` is the SHA-256 of their JSON, so that a changed row is noticed."""

    number: int
    digest: str
    rows: tuple[Rule, ...]

    @classmethod
    def of(cls, number: int, rows: Iterable[Rule]) -> Edition:
        """An edition of these rows, with their digest."""
        rows = tuple(rows)
        return cls(number, hashlib.sha256(facts.write(rows).encode("utf-8")).hexdigest(), rows)

    @classmethod
    def from_json(cls, number: int, body: str) -> Edition:
        """The edition whose rows `to_json` wrote; its digest is that of what was read."""
        return cls.of(number, facts.read(tuple[Rule, ...], json.loads(body)))

    def to_json(self) -> str:
        """The rows as canonical JSON, to be stored beside number and digest."""
        return facts.write(self.rows)

    def in_force(self, table: str, on: date) -> tuple[Rule, ...]:
        """The table's rows that hold on that day, in the order of the edition."""
        return tuple(rule for rule in self.all(table) if rule.holds_on(on))

    def one(self, table: str, key: str, on: date) -> Rule | None:
        """The row about `key` that holds on that day; of several the one that began last."""
        holding = [rule for rule in self.about(table, key) if rule.holds_on(on)]
        return max(holding, key=lambda rule: rule.since, default=None)

    def about(self, table: str, key: str) -> tuple[Rule, ...]:
        """Every row about `key`, past and future ones too."""
        return self._by_key.get((table, key), ())

    def all(self, table: str) -> tuple[Rule, ...]:
        """Every row of the table."""
        return self._by_table.get(table, ())

    # Looked up at every keystroke, hence kept; they derive from `rows` and are no fields.

    @cached_property
    def _by_table(self) -> dict[str, tuple[Rule, ...]]:
        found: dict[str, list[Rule]] = {}
        for rule in self.rows:
            found.setdefault(rule.table, []).append(rule)
        return {table: tuple(rules) for table, rules in found.items()}

    @cached_property
    def _by_key(self) -> dict[tuple[str, str], tuple[Rule, ...]]:
        found: dict[tuple[str, str], list[Rule]] = {}
        for rule in self.rows:
            found.setdefault((rule.table, rule.key), []).append(rule)
        return {place: tuple(rules) for place, rules in found.items()}


@lru_cache(maxsize=1)
def seed_rules() -> tuple[Rule, ...]:
    """The rows that ship with the program (`resources/seed`); see the README there."""
    return tuple(from_row(table, row) for table in TABLES for row in seed_table(table))


def seed_table(name: str) -> list[dict[str, str]]:
    """One seed file as it is written: UTF-8, a line of column names, one row a line."""
    return list(csv.DictReader(io.StringIO(data(f"seed/{name}.csv").decode("utf-8"), newline="")))


@lru_cache(maxsize=1)
def seed_edition() -> Edition:
    """The shipped rules as edition 1, as a new hall begins with them."""
    return Edition.of(1, seed_rules())
