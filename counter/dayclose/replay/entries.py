"""The journal, entry by entry, in its order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from counter.store.erasing import EMPTIED
from counter.store.tables.journal import Entry

_PART = 2000


@dataclass(frozen=True)
class Told:
    """One entry. `facts` without the personal texts: a figure needs nobody's name, so an erasure
    changes no replay. `is_emptied`: an old entry whose facts an erasure took away whole."""

    seq: int
    at: str
    day: str
    window: str
    clerk: str
    verb: str
    subject: str
    act: str
    facts: dict[str, Any]
    counts: tuple[dict[str, Any], ...]
    digest: str
    is_emptied: bool = False


def up_to(last: int | None = None) -> Iterator[Told]:
    """Every entry from the first to `last` (None: to the end); only inside a read."""
    after = 0
    while True:
        found = Entry.select().where(Entry.seq > after)
        if last is not None:
            found = found.where(Entry.seq <= last)
        rows = list(found.order_by(Entry.seq).limit(_PART))
        if not rows:
            return
        yield from map(told, rows)
        after = rows[-1].seq


def told(row: Entry) -> Told:
    """An entry as the replay reads it."""
    return Told(
        row.seq, row.at, row.day, row.window, row.clerk, row.verb, row.subject, row.act,
        json.loads(row.facts), tuple(json.loads(row.counts)), row.digest, row.facts == EMPTIED,
    )  # fmt: skip
