"""Taking personal texts out of the journal, and telling an erasure from an alteration.

An entry of algorithm 2 loses its row in `entry_secret`. One of algorithm 1 told everything in
`facts`: they are replaced by `EMPTIED`, and the erasure's own entry keeps a digest of all that
is left of it (`residue`), because its own digest can no longer be worked out. Either way the
erasure's entry, which is in the chain, names what may be missing; nothing else may.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from counter.store import sealing
from counter.store.append_only import ERASING
from counter.store.tables.base import plain_rows
from counter.store.tables.hall import Fact
from counter.store.tables.journal import Entry, EntrySecret

VERB = "erase"
EMPTIED = '{"erased":true}'
_PART = 500
_LEFT = ("seq", "at", "day", "window", "clerk", "verb", "subject", "act", "counts", "algorithm",
         "previous", "digest")  # fmt: skip

Fetch = Callable[[str], Iterable[tuple[Any, ...]]]


@dataclass
class Erased:
    """What erasure entries say is gone, and the personal texts that are there."""

    seqs: set[int]
    residues: dict[int, str]
    seals: dict[int, str] = field(default_factory=dict)

    @classmethod
    def told(cls, fetch: Fetch) -> Erased:
        """Read the erasure entries, and the digest of every text that is kept."""
        seqs: set[int] = set()
        residues: dict[int, str] = {}
        for (facts,) in fetch(f"SELECT facts FROM entry WHERE verb = '{VERB}' ORDER BY seq"):
            try:
                told = json.loads(facts)
                seqs |= sealing.numbered(told["erased"])
                residues.update((seq, left) for seq, left in told["old"])
            except (ValueError, TypeError, LookupError):
                continue  # altered: its own digest will say so
        seals: dict[int, str] = {}
        # Books from before algorithm 2 have no such table.
        if any(True for _ in fetch("SELECT seq FROM entry WHERE algorithm > 1 LIMIT 1")):
            for seq, salt, text in fetch("SELECT seq, salt, text FROM entry_secret"):
                seals[seq] = sealing.seal(seq, salt, text)
        return cls(seqs, residues, seals)

    def was_old(self, entry: dict[str, Any]) -> bool:
        """Whether this is an entry of algorithm 1 that an erasure emptied, as it left it."""
        return (
            entry["algorithm"] == 1
            and entry["facts"] == EMPTIED
            and residue(entry) == self.residues.get(entry["seq"])
        )

    def agrees(self, entry: dict[str, Any]) -> bool:
        """Whether the personal texts beside an entry are those it was written with, or erased."""
        found = self.seals.pop(entry["seq"], None)
        if entry["algorithm"] == 1:
            return found is None
        stated = json.loads(entry["facts"]).get(sealing.SEAL)
        if found is None:
            return stated is None or entry["seq"] in self.seqs
        return bool(found == stated and entry["seq"] not in self.seqs)

    def left_over(self) -> Iterator[int]:
        """Numbers of texts that no entry asked for."""
        return iter(sorted(self.seals))


def residue(entry: dict[str, Any]) -> str:
    """A digest of an old entry without its facts."""
    left = json.dumps([entry[name] for name in _LEFT], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(left.encode("utf-8", "surrogateescape")).hexdigest()


@contextmanager
def allowed() -> Iterator[None]:
    """While this lasts, the append-only tables let personal columns be emptied; only inside the
    turn, so that no other window ever sees it."""
    Fact.insert(name=ERASING, value=True).execute()
    yield
    Fact.delete().where(Fact.name == ERASING).execute()


def empty_entries(seqs: Iterable[int]) -> dict[str, object]:
    """Remove the personal texts of these entries; what the erasure's own entry must state."""
    wanted = sorted(set(seqs))
    gone: list[int] = []
    old: list[list[object]] = []
    for start in range(0, len(wanted), _PART):
        part = wanted[start : start + _PART]
        found = EntrySecret.select(EntrySecret.seq).where(EntrySecret.seq.in_(part))
        gone += [seq for (seq,) in plain_rows(found)]
        EntrySecret.delete().where(EntrySecret.seq.in_(part)).execute()
        for row in Entry.select().where(
            Entry.seq.in_(part), Entry.algorithm == 1, Entry.facts != EMPTIED
        ):
            old.append([row.seq, residue({name: getattr(row, name) for name in _LEFT})])
        Entry.update(facts=EMPTIED).where(Entry.seq.in_(part), Entry.algorithm == 1).execute()
    return {"erased": sealing.runs(gone), "old": old}
