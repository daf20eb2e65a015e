"""结存: what came in, who holds it, what became of it, what is left.

Received = used + spoiled + left, for every roll, every clerk and the whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from counter.desk import Desk
from counter.store import blankbook
from counter.store.blankbook import Span
from counter.store.tables.blanks import BlankRange, BlankSpoiled

LATEST = 100


@dataclass(frozen=True)
class Balance:
    """Numbers of blanks; `issued` of the received ones lie with a clerk, or did when used."""

    received: int
    issued: int
    used: int
    spoiled: int

    @property
    def left(self) -> int:
        """Blank still."""
        return self.received - self.used - self.spoiled

    def __add__(self, other: Balance) -> Balance:
        return Balance(
            self.received + other.received, self.issued + other.issued,
            self.used + other.used, self.spoiled + other.spoiled,
        )  # fmt: skip


@dataclass(frozen=True)
class RollLine:
    """One delivery."""

    first: str
    last: str
    received_on: date
    received_by: str
    source: str
    balance: Balance


@dataclass(frozen=True)
class HolderLine:
    """One clerk, or the cupboard (an empty `login`); `spans` are the numbers that he holds."""

    login: str
    name: str
    balance: Balance
    spans: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SpoiledLine:
    """One void number; `had_result`: something had been made on it."""

    sticker_no: str
    on: date
    reason: str
    clerk: str
    second: str
    had_result: bool


@dataclass(frozen=True)
class StockSheet:
    """The whole stock; `spoiled` are the latest void numbers."""

    rolls: tuple[RollLine, ...]
    holders: tuple[HolderLine, ...]
    spoiled: tuple[SpoiledLine, ...]
    total: Balance


def stock(desk: Desk) -> StockSheet:
    """The stock as it is now."""
    with desk.reading():
        counted = [
            (roll, [(span, _balance(span)) for span in blankbook.spans(roll)])
            for roll in BlankRange.select().order_by(BlankRange.id)
        ]
        rolls = tuple(_roll(roll, [b for _, b in parts]) for roll, parts in counted)
        return StockSheet(
            rolls, _holders(part for _, parts in counted for part in parts), _spoiled(),
            _sum(line.balance for line in rolls),
        )  # fmt: skip


def _balance(span: Span) -> Balance:
    return Balance(
        span.count, span.count if span.login else 0, blankbook.used_in(span),
        blankbook.spoiled_in(span),
    )  # fmt: skip


def _roll(roll: BlankRange, parts: list[Balance]) -> RollLine:
    whole = Span.of(roll)
    return RollLine(
        str(whole.first), str(whole.last), roll.day, roll.received_by, roll.source, _sum(parts)
    )


def _holders(parts: Iterable[tuple[Span, Balance]]) -> tuple[HolderLine, ...]:
    """By clerk, what lies in the cupboard last."""
    found: dict[str, HolderLine] = {}
    for span, balance in parts:
        before = found.get(span.login, HolderLine(span.login, span.name, _NOTHING, ()))
        found[span.login] = HolderLine(
            span.login, span.name, before.balance + balance,
            (*before.spans, (str(span.first), str(span.last))),
        )  # fmt: skip
    return tuple(sorted(found.values(), key=lambda line: (not line.login, line.login)))


def _spoiled() -> tuple[SpoiledLine, ...]:
    rows = BlankSpoiled.select().order_by(BlankSpoiled.id.desc()).limit(LATEST)
    return tuple(
        SpoiledLine(row.sticker_no, row.day, row.reason, row.clerk, row.second,
                    row.result_id is not None)
        for row in rows
    )  # fmt: skip


_NOTHING = Balance(0, 0, 0, 0)


def _sum(parts: Iterable[Balance]) -> Balance:
    return sum(parts, _NOTHING)
