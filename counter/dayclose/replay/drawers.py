"""Shifts as the journal tells of them: floats, takings, and what the last counts found.

Money goes into the shift that its entry names; the first money of a clerk at a window opens one
with the float of his last shift there.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from counter.dayclose.replay.entries import Told

_CASH = "cash"
_DAY = slice(1, 9)  # of a shift's name: S20201123-7


@dataclass
class Drawer:
    """One shift."""

    opening: int
    taken: Counter[str] = field(default_factory=Counter)
    refunded: Counter[str] = field(default_factory=Counter)
    counted: dict[str, int] = field(default_factory=dict)


class Drawers:
    """All shifts since there are any."""

    def __init__(self) -> None:
        self._of_day: dict[str, dict[str, Drawer]] = {}
        self._usual: dict[tuple[str, str], int] = {}  # by clerk and window: the last float

    def read(self, entry: Told) -> None:
        """Take in what an entry does to a drawer."""
        desk = (entry.clerk, entry.window)
        facts = entry.facts
        if entry.verb in ("open_shift", "change_float"):
            opening = facts["opening" if entry.verb == "open_shift" else "to"]
            self._drawer(entry.subject, desk).opening = opening
            self._usual[desk] = opening
        elif entry.verb == "count_shift":
            self._drawer(entry.subject, None).counted = facts["counted"]
        elif entry.verb in ("pay", "refund") and "shift" in facts:
            drawer = self._drawer(f"S{entry.day.replace('-', '')}-{facts['shift']}", desk)
            sums = drawer.taken if entry.verb == "pay" else drawer.refunded
            sums[facts["method"]] += facts["amount"]

    def figures(self, day: str) -> dict[str, int]:
        """By method: floats, takings, refunds, what should be there and what the counts found."""
        found: Counter[str] = Counter()
        for drawer in self._of_day.get(day.replace("-", ""), {}).values():
            found[f"till.opening.{_CASH}"] += drawer.opening
            found[f"till.expected.{_CASH}"] += drawer.opening
            for method, fen in drawer.taken.items():
                found[f"till.taken.{method}"] += fen
                found[f"till.expected.{method}"] += fen
            for method, fen in drawer.refunded.items():
                found[f"till.refunded.{method}"] += fen
                found[f"till.expected.{method}"] -= fen
            for method, fen in drawer.counted.items():
                found[f"till.counted.{method}"] += fen
        return {name: fen for name, fen in found.items() if fen}

    def _drawer(self, name: str, desk: tuple[str, str] | None) -> Drawer:
        found = self._of_day.setdefault(name[_DAY], {}).get(name)
        if found is None:
            found = Drawer(0 if desk is None else self._usual.get(desk, 0))
            self._of_day[name[_DAY]][name] = found
        return found
