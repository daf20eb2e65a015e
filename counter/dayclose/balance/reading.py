"""The journal, read from one entry to another into a ledger."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from counter.dayclose.balance.fold import SEALED, TOLD, Flow, Fold
from counter.dayclose.balance.ledger import Ledger
from counter.dayclose.balance.stand import Stand
from counter.store import journal
from counter.store.tables.base import plain_rows
from counter.store.tables.journal import Entry

_PART = 400
_LOT = 5000  # entries that are held at once

Told = tuple[int, str, str, str, str, dict[str, Any]]  # seq, at, act, verb, subject, facts


@dataclass
class Read:
    """A day as the journal tells it.

    `opening` and `evening` are the stock by kind and place; `came` and `went` count what moved on
    the day; `kept` is the evening's ledger, packed, with the entry up to which it goes; `now` the
    ledger as of the last entry of all, `flows` the numbers since the ledger that was opened,
    `touched` the cases that something was done to since.
    """

    opening: dict[str, dict[str, int]]
    evening: dict[str, dict[str, int]]
    came: dict[str, int]
    went: dict[str, int]
    kept: bytes
    kept_seq: int
    now: Ledger
    flows: list[Flow]
    day_flows: list[Flow]
    touched: set[str]


def read(day: date, opened: Ledger, after: int) -> Read:
    """`day`, read from the entry after `after`, at which the ledger `opened` stood."""
    begins, ends = day.isoformat(), (day + timedelta(days=1)).isoformat()
    fold, seq = Fold(opened, recall), after
    morning: tuple[dict[str, dict[str, int]], int] | None = None
    evening: _Evening | None = None
    for number, at, act, verb, subject, facts in entries(after):
        if morning is None and at >= begins:
            morning = _morning(fold)
        if evening is None and at >= ends:
            evening = _Evening.of(fold, seq)
        fold.apply(number, act, verb, subject, facts)
        seq = number
    opening, begun = _morning(fold) if morning is None else morning
    over = _Evening.of(fold, seq) if evening is None else evening
    return Read(
        opening, over.stock, over.came, over.went, over.kept, over.seq, fold.ledger, fold.flows,
        fold.flows[begun : over.flows], fold.touched,
    )  # fmt: skip


def _morning(fold: Fold) -> tuple[dict[str, dict[str, int]], int]:
    """The stock with which the day begins; what moves is counted from now on."""
    fold.settle()
    return fold.ledger.stock(), len(fold.flows)


@dataclass(frozen=True)
class _Evening:
    stock: dict[str, dict[str, int]]
    came: dict[str, int]
    went: dict[str, int]
    kept: bytes
    seq: int
    flows: int

    @classmethod
    def of(cls, fold: Fold, seq: int) -> _Evening:
        """The day as it is over at entry `seq`."""
        return cls(fold.ledger.stock(), dict(fold.came), dict(fold.went), fold.ledger.carried(),
                   seq, len(fold.flows))  # fmt: skip


def recall(no: str, before: int) -> Stand | None:
    """A case that is not carried any more, as its own entries before `before` left it."""
    ledger = Ledger()
    fold = Fold(ledger, lambda no, seq: None)
    for seq, _, act, verb, subject, facts in _told(
        Entry.seq < before, Entry.subject == no, Entry.verb.in_(TOLD)
    ):
        fold.apply(seq, act, verb, subject, facts)
    return ledger.cases.get(no)


def entries(after: int) -> Iterator[Told]:
    """Every entry after `after` that moved something, in order."""
    while True:
        lot = list(_told(Entry.seq > after, Entry.verb.in_(TOLD), limit=_LOT))
        yield from lot
        if len(lot) < _LOT:
            return
        after = lot[-1][0]


def _told(*which: Any, limit: int | None = None) -> Iterator[Told]:
    rows = list(
        plain_rows(
            Entry.select(Entry.seq, Entry.at, Entry.act, Entry.verb, Entry.subject, Entry.facts)
            .where(*which)
            .order_by(Entry.seq)
            .limit(limit)
        )
    )
    sealed = [row[0] for row in rows if row[3] in SEALED]
    whole: dict[int, dict[str, Any]] = {}
    for start in range(0, len(sealed), _PART):
        part = sealed[start : start + _PART]
        whole |= journal.facts_of(Entry.select().where(Entry.seq.in_(part)))
    for seq, at, act, verb, subject, facts in rows:
        yield seq, at, act, verb, subject, whole[seq] if seq in whole else json.loads(facts)
