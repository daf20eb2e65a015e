"""What the counts of one day's entries come to: units, views and money, each by its name.

A name is what a figure is called in every comparison: `authentication.accepted_cases`,
`route.authentication.apostille`, `money.paid.cash`, `payee.refunded.embassy`. Nothings are left
out; `first` is the first entry that touched a figure.

>>> from counter.dayclose.replay.entries import Told
>>> day = DaySums()
>>> paid = {"figure": "paid", "kind": "", "method": "cash", "fen": 5000}
>>> day.add(Told(7, "", "2020-01-02", "1", "王芳", "pay", "RZ", "", {}, (paid,), ""))
>>> day.figures(), day.first["money.paid.cash"]
({'money.paid': 5000, 'money.paid.cash': 5000}, 7)
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from counter.casetypes.register import CASE_TYPES
from counter.dayclose.replay.entries import Told

_MADE = {(kind.code, kind.makes.code) for kind in CASE_TYPES if kind.makes is not None}
_OF_COUNT = ("route", "channel", "speed", "destination")
_OF_ENTRY = ("clerk", "window")
_MONEY = ("due", "paid", "refunded")


@dataclass
class DaySums:
    """One business day while its entries are read."""

    sums: Counter[str] = field(default_factory=Counter)
    first: dict[str, int] = field(default_factory=dict)

    def add(self, entry: Told) -> None:
        """Take in what an entry counts."""
        for count in entry.counts:
            if count["kind"]:
                self._units(entry, count)
            else:
                self._money(entry.seq, count)

    def figures(self) -> dict[str, int]:
        """All figures that are something."""
        return {name: value for name, value in sorted(self.sums.items()) if value}

    def put(self, name: str, value: int, seq: int) -> None:
        """Add to a figure."""
        self.sums[name] += value
        self.first.setdefault(name, seq)

    def _units(self, entry: Told, count: dict[str, Any]) -> None:
        kind, figure = count["kind"], count["figure"]
        if (kind, figure) in _MADE:
            self.put(f"{kind}.made", count["units"], entry.seq)
            return
        self._both(f"{kind}.{figure}", count, entry.seq)
        if figure != "accepted":
            return
        views = {view: count.get(view, "") for view in _OF_COUNT}
        views |= {view: getattr(entry, view) for view in _OF_ENTRY}
        for view, value in views.items():
            if value:
                self._both(f"{view}.{kind}.{value}", count, entry.seq)

    def _both(self, name: str, count: dict[str, Any], seq: int) -> None:
        self.put(name, count["units"], seq)
        self.put(f"{name}_cases", count["cases"], seq)

    def _money(self, seq: int, count: dict[str, Any]) -> None:
        figure, _, payee = count["figure"].partition(":")
        if figure not in _MONEY:
            return
        if payee:
            self.put(f"payee.{figure}.{payee}", count["fen"], seq)
            return
        self.put(f"money.{figure}", count["fen"], seq)
        if count.get("method") and figure != "due":
            self.put(f"money.{figure}.{count['method']}", count["fen"], seq)
