"""Reading the journal from its first entry, and stating each closed day where it was closed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from counter.casetypes.register import CASE_TYPES
from counter.dayclose.replay.agree import Fault, faults
from counter.dayclose.replay.cases import Cases
from counter.dayclose.replay.copies import Copies
from counter.dayclose.replay.drawers import Drawers
from counter.dayclose.replay.entries import Told
from counter.dayclose.replay.noted import Line, Noted
from counter.dayclose.replay.receipts import Receipts
from counter.dayclose.replay.stock import Stock
from counter.dayclose.replay.sums import DaySums

Figures = dict[str, int | str]


@dataclass(frozen=True)
class Rebuilt:
    """A closed day from the journal: every figure by name, and the first entry of each.

    `seq` is the entry that closed the day and `told` what that entry says. `is_whole` is False
    where an erasure took away the facts of old entries: then only what is counted is stated.
    """

    day: str
    close_no: int
    seq: int
    figures: Figures
    first: dict[str, int]
    exceptions: tuple[Line, ...]
    faults: tuple[Fault, ...]
    told: dict[str, Any]
    is_whole: bool


class _Book:
    def __init__(self) -> None:
        self.cases, self.stock, self.receipts = Cases(), Stock(), Receipts()
        self.drawers, self.copies, self.noted = Drawers(), Copies(), Noted()
        self.days: dict[str, DaySums] = {}
        self.faults: dict[str, list[Fault]] = {}
        self.closed: list[tuple[str, dict[str, int]]] = []
        self.is_whole = True
        self.before: Told | None = None  # the last entry of another act than this one
        self.last: Told | None = None
        self.signed: list[tuple[str, Line]] = []

    def read(self, entry: Told) -> None:
        if self.last is not None and self.last.act != entry.act:
            self.before = self.last
            self.signed.clear()
        self.last = entry
        if entry.day:
            self.days.setdefault(entry.day, DaySums()).add(entry)
        if entry.is_emptied:
            self.is_whole = False
            return
        if entry.day:
            self.faults.setdefault(entry.day, []).extend(faults(entry))
        if entry.verb == "sign_pending":
            self.signed.append((entry.act, (entry.at[:16], entry.subject, entry.clerk)))
        for part in (
            self.cases, self.stock, self.receipts, self.drawers, self.copies, self.noted
        ):
            part.read(entry)

    def close(self, entry: Told) -> Rebuilt:
        day = entry.subject
        sums = self.days.get(day, DaySums())
        counted = sums.figures()
        self.closed.append((day, counted))
        figures: Figures = {
            **counted, **self._so_far(day),
            "days_with_work": 1, "close_no": len(self.closed),
        }  # fmt: skip
        if self.before is not None:
            figures["journal_last"] = figures["anchor.last"] = self.before.seq
            figures["journal_head"] = self.before.digest[:16]
            figures["anchor.head"] = self.before.digest
        if self.is_whole:
            for part in (self.cases, self.stock, self.receipts, self.drawers, self.copies):
                figures.update(part.figures(day))
        lines = self.noted.of(day, entry.act, tuple(line for _, line in self.signed))
        return Rebuilt(
            day, entry.facts["close_no"], entry.seq, figures, sums.first, lines,
            tuple(self.faults.get(day, ())), entry.facts, self.is_whole,
        )  # fmt: skip

    def _so_far(self, day: str) -> dict[str, int]:
        """The sums over closed days: of this day, its month, its year, and since the beginning."""
        found: dict[str, int] = {}
        for name, length in (("day", 10), ("month", 7), ("year", 4), ("ever", 0)):
            within = [sums for on, sums in self.closed if on[:length] == day[:length]]
            together: Counter[str] = Counter()
            for sums in within:
                together.update({key: sums[key] for key in _CARRIED if key in sums})
            found[f"{name}.days"] = len(within)
            found |= {f"{name}.{key}": value for key, value in together.items()}
        return found


_CARRIED = (
    *(f"{kind.code}.{figure}{part}" for kind in CASE_TYPES
      for figure in ("accepted", "finished") for part in ("", "_cases")),
    "money.paid", "money.refunded",
)  # fmt: skip


def rebuilt(entries: Iterable[Told]) -> Iterator[Rebuilt]:
    """Every closed day in the order in which they were closed."""
    book = _Book()
    for entry in entries:
        book.read(entry)
        if entry.verb == "close_day":
            yield book.close(entry)
