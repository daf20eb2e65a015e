"""The balance of a day as its sheet states it: in + opening = out + on hand, or named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter.text import Text


@dataclass(frozen=True)
class BalanceLine:
    """One kind of paper, money or blank: what there was, came, left and is there.

    `amounts` of money are fen (`is_money`). `places` tells where what is on hand lies.
    `missing` is what is not there although it should be; negative: more than there should be.
    """

    code: str
    title: Text
    unit: Text
    opening: int
    came: int
    went: int
    on_hand: int
    places: tuple[tuple[Text, int], ...] = ()
    is_money: bool = False

    @property
    def missing(self) -> int:
        """opening + in − out − on hand."""
        return self.opening + self.came - self.went - self.on_hand


@dataclass(frozen=True)
class Difference:
    """Something that journal and tables do not agree on, by name.

    `thing` and `key` name it; `what` says it in words; `expected` and `found` are where it is by
    the journal and by the tables; `seq` is the journal's last entry about it (0: none).
    """

    thing: str
    key: str
    what: Text
    expected: Text
    found: Text
    seq: int


@dataclass(frozen=True)
class SignedDifference:
    """A difference that the supervisor signed, with the reason."""

    what: Text
    expected: Text
    found: Text
    seq: int
    reason: str
    signed_by: str
    signed_at: datetime


@dataclass(frozen=True)
class BalanceFigures:
    """The balance of a closed day. `carried` is the SHA-256 of the list of papers that the next
    day opens with."""

    lines: tuple[BalanceLine, ...]
    signed: tuple[SignedDifference, ...] = ()
    carried: str = ""

    @property
    def holds(self) -> bool:
        """Whether nothing is missing and nothing too much."""
        return all(line.missing == 0 for line in self.lines)
