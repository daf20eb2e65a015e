"""The fiscal receipts of a day: how many, for how much, and how many ended.

A payment states its receipt as code and number, 8 and 10 digits; a number in an older form is a
remark and no receipt.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from counter.dayclose.replay.entries import Told

_RECEIPT = re.compile("[0-9]{8} [0-9]{10}")
_ENDED = ("void", "reversed", "returned")


class Receipts:
    """All fiscal receipts since the books began."""

    def __init__(self) -> None:
        self._count: Counter[str] = Counter()  # by day
        self._fen: Counter[str] = Counter()
        self._ended: dict[str, str] = {}  # by receipt: the day on which it ended

    def read(self, entry: Told) -> None:
        """Take in the receipt of an entry, if it has one."""
        facts = entry.facts
        if entry.verb == "fiscal" or (entry.verb == "pay" and _is_receipt(facts)):
            self._count[entry.day] += 1
            self._fen[entry.day] += facts["amount"]
        elif entry.verb == "fiscal_mark":
            if facts["to"] in _ENDED:
                self._ended[facts["receipt"]] = entry.day
            else:
                self._ended.pop(facts["receipt"], None)

    def figures(self, day: str) -> dict[str, int]:
        """The receipts of a day."""
        ended = sum(on == day for on in self._ended.values())
        return {"fiscal.count": self._count[day], "fiscal.amount": self._fen[day],
                "fiscal.ended": ended}  # fmt: skip


def _is_receipt(facts: dict[str, Any]) -> bool:
    # all cases of a visit are paid under one number, which is no receipt of any of them
    return "visit" not in facts and _RECEIPT.fullmatch(facts.get("fiscal_no") or "") is not None
