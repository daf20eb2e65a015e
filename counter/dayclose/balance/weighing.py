"""A day on the scales: the journal on one side, the tables on the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from counter.dayclose.balance import compare, numbered
from counter.dayclose.balance.compare import Gap
from counter.dayclose.balance.fold import Flow, Fold
from counter.dayclose.balance.found import found
from counter.dayclose.balance.ledger import Ledger, digest
from counter.dayclose.balance.reading import Read, entries, read
from counter.store.tables.balances import BalanceDifference, BalanceStock
from counter.store.tables.hall import BusinessDay


@dataclass
class Weighed:
    """A day as read from the journal, what the tables hold, and everything that differs.

    `gaps` are all; `unsigned` those that no supervisor has signed yet.
    """

    read: Read
    found: Ledger
    gaps: list[Gap]
    unsigned: list[Gap]


def weigh(day: date) -> Weighed:
    """Compare journal and tables as they are now, and count `day`; only inside a read or an act."""
    opened, after, since = _opened(day)
    told = read(day, opened, after)
    now = told.now
    there = found(
        {no for no in now.cases if no not in told.touched} | told.touched,
        now.booklets, now.spares,
    )  # fmt: skip
    signed = list(BalanceDifference.select())
    paper = compare.papers(now, there)
    known = {
        (row.thing, row.key, row.expected, row.found)
        for row in signed if since is None or row.day > since
    }  # fmt: skip
    number = _numbers(told, since, signed)
    unsigned = [gap for gap in paper if (gap.thing, gap.key, gap.expected, gap.found) not in known]
    unsigned += _not_signed(number, signed)
    return Weighed(told, there, paper + number, unsigned)


def _opened(day: date) -> tuple[Ledger, int, date | None]:
    """The ledger of the last closed day before `day`, its entry and its day.

    One that is not what its day's sheet states is not believed: the journal is read from its
    beginning, as on the first day of all.
    """
    stock = (
        BalanceStock.select().where(BalanceStock.day < day).order_by(BalanceStock.day.desc())
        .first()
    )  # fmt: skip
    if stock is None:
        return Ledger(), 0, None
    body = bytes(stock.body)
    closed = BusinessDay.get_or_none(BusinessDay.day == stock.day)
    sheet = (closed and closed.sheet) or {}
    if (sheet.get("balance") or {}).get("carried") != digest(body):
        return Ledger(), 0, None
    return Ledger.read(body), stock.seq, stock.day


def _numbers(told: Read, since: date | None, signed: Iterable[BalanceDifference]) -> list[Gap]:
    """What differs among the numbers since then; where the sums of all times do not agree, what
    differs of all times."""
    gaps = compare.numbers(_told(told.flows, since), numbered.rows(since))
    if since is None:
        return gaps
    latest = {(row.thing, row.key): Gap(row.thing, row.key, row.expected, row.found, row.seq)
              for row in signed}  # fmt: skip
    latest |= {(gap.thing, gap.key): gap for gap in gaps}
    sums = dict(told.now.sums)
    for gap in filter(compare.is_number, latest.values()):
        more, before = compare.amounts(gap), sums.get(gap.thing, (0, 0))
        sums[gap.thing] = (before[0] + more[0], before[1] + more[1])
    there = numbered.sums()
    if all(sums.get(thing, (0, 0)) == pair for thing, pair in there.items()):
        return gaps
    fold = Fold(Ledger(), lambda no, seq: None)
    for seq, _, act, verb, subject, facts in entries(0):
        fold.apply(seq, act, verb, subject, facts)
    older = compare.numbers(_told(fold.flows, None), numbered.rows(None))
    return older + [gap for gap in gaps if gap.thing == "fiscal"]


def _told(flows: list[Flow], since: date | None) -> list[Flow]:
    """Fiscal receipts are looked at from one close to the next only, as the rows of `numbered`."""
    return flows if since is not None else [flow for flow in flows if flow[0] != "fiscal"]


def _not_signed(gaps: Iterable[Gap], signed: Iterable[BalanceDifference]) -> list[Gap]:
    """Numbers are for ever: whoever signed that one is missing has signed it for all days."""
    known = set()
    for row in signed:
        gap = Gap(row.thing, row.key, row.expected, row.found, row.seq)
        if compare.is_number(gap):
            known.add((gap.thing, gap.key, compare.amounts(gap)))
    return [gap for gap in gaps if (gap.thing, gap.key, compare.amounts(gap)) not in known]
