"""Why papers had to be completed: the ready sentences in the notices of missing papers.

A clerk may write anything; what none of the rules' sentences stands in is `other`, and so is what
an erasure has taken away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from counter.casetypes.register import by_letters
from counter.rules.reasons import Reason, reasons, recognised
from counter.store import shelf
from counter.store.journal import facts_of
from counter.store.tables.base import plain_rows
from counter.store.tables.journal import Count, Entry
from counter.text import Text
from counter.values.days import Period

OTHER = "other"
OTHER_TITLE = Text("其他", "other")
_PART = 500  # numbers in one question to the engine


def told(period: Period) -> Iterator[tuple[int, str, tuple[Reason, ...]]]:
    """Each notice of the period: its entry's number, its kind of business, its known reasons."""
    rows = Count.select(Count.seq, Count.kind).where(
        Count.figure == "corrections", Count.day.between(period.since, period.until),
        Count.cases > 0,
    )  # fmt: skip
    kinds = dict(plain_rows(rows))
    seqs = sorted(kinds)
    edition = shelf.newest()

    @lru_cache(maxsize=8)
    def known(letters: str) -> tuple[Reason, ...]:
        return reasons(edition, "correction", by_letters(letters).code, period.until)

    for start in range(0, len(seqs), _PART):
        entries = list(Entry.select().where(Entry.seq.in_(seqs[start : start + _PART])))
        whole = facts_of(entries)
        for entry in sorted(entries, key=lambda one: one.seq):
            said = str(whole[entry.seq].get("told", {}).get("missing") or "")
            yield entry.seq, kinds[entry.seq], recognised(known(entry.subject[:2]), said)


def by_reason(period: Period) -> Counter[tuple[str, str]]:
    """How many notices gave each reason, by kind of business and the reason's code."""
    counted: Counter[tuple[str, str]] = Counter()
    for _, kind, why in told(period):
        counted.update((kind, code) for code in _codes(why))
    return counted


def seqs_of(period: Period, code: str) -> list[int]:
    """The entries whose notice gave this reason."""
    return [seq for seq, _, why in told(period) if code in _codes(why)]


def _codes(why: tuple[Reason, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reason.code for reason in why)) or (OTHER,)
