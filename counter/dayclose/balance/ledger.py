"""What the journal says lies where: the stock of papers, and the sums of what is numbered.

A closed day keeps its evening's ledger, so that the next day need not read the journal from its
beginning. What has left the hall is not carried: a case that comes back is read from its entries.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections import defaultdict
from dataclasses import dataclass, field

from counter.dayclose.balance.stand import LEFT, Stand, material_place, on_hand, places

THINGS = (
    "result", "spoiled", "void", "blanks", "paid", "fiscal", "cards", "waybills", "waybill_spoiled",
)  # fmt: skip
"""What is counted by number: results, blanks spoiled, results made void, blanks received, payments,
fiscal receipts, travel cards, waybills entered, waybills spoiled."""


@dataclass
class Ledger:
    """`cases` by number; `booklets` and `spares` by number: place and entry; `sums` by thing:
    how many, and the sum of their numbers or of their fen."""

    cases: dict[str, Stand] = field(default_factory=dict)
    booklets: dict[str, tuple[str, int]] = field(default_factory=dict)
    spares: dict[str, tuple[str, int]] = field(default_factory=dict)
    sums: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, thing: str, count: int, amount: int) -> None:
        """Add to a sum."""
        before = self.sums.get(thing, (0, 0))
        self.sums[thing] = (before[0] + count, before[1] + amount)

    def carried(self) -> bytes:
        """Everything on hand, packed."""
        told = {
            "cases": {
                no: stand.plain() for no, stand in sorted(self.cases.items()) if any(on_hand(stand))
            },
            "booklets": _here(self.booklets),
            "spares": _here(self.spares),
            "sums": {thing: list(pair) for thing, pair in sorted(self.sums.items())},
        }
        return zlib.compress(json.dumps(told, separators=(",", ":")).encode())

    @classmethod
    def read(cls, packed: bytes) -> Ledger:
        """What `carried` packed."""
        told = json.loads(zlib.decompress(packed))
        return cls(
            {no: Stand.read(plain) for no, plain in told["cases"].items()},
            {no: tuple(pair) for no, pair in told["booklets"].items()},
            {no: tuple(pair) for no, pair in told["spares"].items()},
            {thing: tuple(pair) for thing, pair in told["sums"].items()},
        )

    def stock(self) -> dict[str, dict[str, int]]:
        """By kind of paper and place: how many are on hand."""
        found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for stand in self.cases.values():
            for place in places(stand).values():
                if place not in LEFT:
                    found[stand.letters][place] += 1
            if stand.materials and material_place(stand) == "counter":
                found["materials"]["counter"] += len(stand.materials)
        for kind, rows in (("booklets", self.booklets), ("spares", self.spares)):
            for place, _ in rows.values():
                if place not in LEFT:
                    found[kind][place] += 1
        return {kind: dict(rows) for kind, rows in found.items()}


def digest(packed: bytes) -> str:
    """SHA-256, in hex, of a carried ledger."""
    return hashlib.sha256(packed).hexdigest()


def _here(rows: dict[str, tuple[str, int]]) -> dict[str, list[object]]:
    return {no: list(pair) for no, pair in sorted(rows.items()) if pair[0] not in LEFT}
