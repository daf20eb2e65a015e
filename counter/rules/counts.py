"""The three counts of certificates, which are never the same word: 本, 份, charged units.

A certificate (本) may hold several notarised matters (份), and what is charged may be counted by
either (domain notes 0.3). The published figure is the matters.

>>> said(Counts(2, 3, 3)).zh
'2 本 · 3 份 · 计费 3'
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from counter.rules.edition import Edition
from counter.rules.fees import counts_units
from counter.text import Text


@dataclass(frozen=True)
class Counts:
    """Certificates, matters, and charged units (None: nothing is charged by them)."""

    certificates: int
    matters: int
    charged: int | None = None


def said(counts: Counts) -> Text:
    """As the bill, the receipt and the card say them."""
    if counts.charged is None:
        return Text("{b} 本 · {m} 份", "{b} certificates, {m} matters").fill(
            b=counts.certificates, m=counts.matters
        )
    return Text(
        "{b} 本 · {m} 份 · 计费 {c}", "{b} certificates, {m} matters, {c} charged"
    ).fill(b=counts.certificates, m=counts.matters, c=counts.charged)


def charged_units(
    edition: Edition, charges: Iterable[tuple[str, int]], on: date
) -> int | None:
    """The charged units among `charges` (code and quantity) in the order in which they were
    charged: the first row of a fee counts, later ones only mend its sum."""
    first: dict[str, int] = {}
    for code, quantity in charges:
        first.setdefault(code, quantity)
    found = []
    for code, quantity in first.items():
        row = edition.one("fees", code, on)
        if row is not None and counts_units(row):
            found.append(quantity)
    return sum(found) if found else None
