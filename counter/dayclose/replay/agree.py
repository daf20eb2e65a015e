"""What an entry says it did, held against what it counts: a payment of 50 counts 50.

Only what can be told from the entry alone is asked; everything else is summed up over the day.

>>> from counter.dayclose.replay.entries import Told
>>> one = {"kind": "", "figure": "paid", "method": "cash", "fen": 5000}
>>> faults(Told(7, "", "", "", "", "pay", "RZ", "", {"amount": 4000, "method": "cash"}, (one,), ""))
[Fault(seq=7, name='money.paid', told=4000, counted=5000)]
"""

from __future__ import annotations

from dataclasses import dataclass

from counter.dayclose.replay.entries import Told

_FIGURE = {"pay": "paid", "refund": "refunded"}


@dataclass(frozen=True)
class Fault:
    """An entry whose own facts say another sum than its counts."""

    seq: int
    name: str
    told: int
    counted: int


def faults(entry: Told) -> list[Fault]:
    """What does not agree within one entry."""
    if entry.verb in _FIGURE:
        return _payment(entry, _FIGURE[entry.verb])
    if entry.verb == "accept" and "charges" in entry.facts:
        charges = [row for row in entry.facts["charges"] if row["is_collected"]]
        return _compared(entry, "due", sum(row["amount"] for row in charges))
    return []


def _payment(entry: Told, figure: str) -> list[Fault]:
    amount, method = entry.facts["amount"], entry.facts["method"]
    found = _compared(entry, figure, amount)
    found += _compared(entry, f"{figure}:", amount)
    if any(row["method"] != method for row in entry.counts):
        found.append(Fault(entry.seq, f"money.{figure}.{method}", amount, 0))
    return found


def _compared(entry: Told, figure: str, told: int) -> list[Fault]:
    """Against the sum of a figure; where it ends with a colon, of its payees, if there are any."""
    rows = [
        row["fen"] for row in entry.counts
        if row["figure"] == figure or (figure.endswith(":") and row["figure"].startswith(figure))
    ]  # fmt: skip
    counted = sum(rows)
    if counted == told or (figure.endswith(":") and not rows):
        return []
    return [Fault(entry.seq, f"money.{figure.rstrip(':')}", told, counted)]
