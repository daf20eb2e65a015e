"""Cases that go to the same person, put together: one line of the list, one envelope."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counter.mailout.envelope import PostRow
from counter.text import Text
from counter.values.money import Money


@dataclass(frozen=True)
class PostGroup:
    """Everything that may share one envelope."""

    key: str
    receiver_masked: str
    city: str
    post_mode: Text
    rows: tuple[PostRow, ...]

    @property
    def pieces(self) -> int:
        """How many pieces all its cases hold."""
        return sum(row.pieces for row in self.rows)

    @property
    def owes(self) -> Money:
        """What is still to be paid for them."""
        return Money.total(row.owes for row in self.rows)


def grouped(rows: Iterable[PostRow]) -> tuple[PostGroup, ...]:
    """One group for each receiver, in the order of the list."""
    by_key: dict[str, list[PostRow]] = {}
    for row in rows:
        by_key.setdefault(row.receiver_key, []).append(row)
    return tuple(
        PostGroup(key, of[0].receiver_masked, of[0].city, of[0].post_mode, tuple(of))
        for key, of in by_key.items()
    )
