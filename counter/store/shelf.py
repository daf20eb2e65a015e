"""Editions of the rule book on the shelf: the newest for new cases, old ones for old cases."""

from __future__ import annotations

from counter.rules.edition import Edition, from_json, seed_edition, to_json
from counter.store.tables.rules import RuleEdition

_READ: dict[tuple[int, str], Edition] = {}  # editions never change, so reading once is enough


def newest() -> Edition:
    """The edition by which new cases are taken."""
    return _edition(RuleEdition.select().order_by(RuleEdition.number.desc()).get())


def edition(number: int) -> Edition:
    """The edition that a case was taken under."""
    return _edition(RuleEdition.get_by_id(number))


def shipped() -> tuple[str, str]:
    """The edition that ships with the program, as (body, digest), to be put on a new shelf."""
    first = seed_edition()
    return to_json(first), first.digest


def _edition(row: RuleEdition) -> Edition:
    key = (row.number, row.digest)
    if key not in _READ:
        _READ[key] = from_json(row.body)
    return _READ[key]


