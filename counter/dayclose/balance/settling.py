"""The balance of a day, seen, signed for where it does not hold, and kept with the close."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from counter.dayclose.balance import compare
from counter.dayclose.balance.compare import Gap
from counter.dayclose.balance.figures import BalanceFigures, Difference, SignedDifference
from counter.dayclose.balance.ledger import Ledger, digest
from counter.dayclose.balance.lines import lines
from counter.dayclose.balance.weighing import Weighed, weigh
from counter.desk import DayClosed, Desk
from counter.errors import NotFound, Refused
from counter.store.tables.balances import BalanceDifference, BalanceStock
from counter.store.tables.hall import BusinessDay
from counter.text import Text
from counter.values import facts
from counter.values.clerk import Right
from counter.values.remarks import remark

T = TypeVar("T")
_WHY = Text("请填写差异说明。", "Say why it differs.")
_NAMED = 3  # differences that a refusal names; with more the sentence would fill the screen


class NotBalanced(Refused):
    """Journal and tables differ, and nobody has signed for it; `differences` names each."""

    def __init__(self, differences: tuple[Difference, ...]) -> None:
        self.differences = differences
        named = [one.what for one in differences[:_NAMED]]
        named += [Text("……", "…")] if len(differences) > _NAMED else []
        super().__init__(
            Text("账实不平，{n} 项差异没有签认：{what}。请在“平衡”中逐项查明并签认。",
                 "The balance does not hold: {n} {n:difference is|differences are} not signed for: "
                 "{what}. Look into each under Balance, then sign for it.")
            .fill(n=len(differences), what=Text.listing(named))
        )  # fmt: skip


@dataclass(frozen=True)
class Balance:
    """A day on the scales: its figures, and the differences that wait for a signature."""

    day: date
    figures: BalanceFigures
    open: tuple[Difference, ...]
    is_closed: bool


def of_day(desk: Desk, day: date) -> Balance:
    """The balance of `day` as it stands now, or as it was closed."""
    with desk.reading():
        found = BusinessDay.get_or_none(BusinessDay.day == day)
        if found is not None and found.close_no is not None:
            kept = (found.sheet or {}).get("balance")
            figures = BalanceFigures(()) if kept is None else facts.read(BalanceFigures, kept)
            return Balance(day, figures, (), True)
        weighed = weigh(day)
        return Balance(day, _figures(day, weighed), _named(weighed), False)


def sign_difference(desk: Desk, day: date, thing: str, key: str, reason: str, act: str) -> Balance:
    """Sign for one difference of `day`; the reason stands on its day sheet.

    Refuses `NotFound` where nothing differs so (any more), `DayClosed`, and `BadAnswers` without
    a reason.
    """
    why = remark("reason", reason, _WHY)
    with desk.signed(Right.CLOSE_DAY, act, dated=False) as pen:
        if pen.answer is None:
            found = BusinessDay.get_or_none(BusinessDay.day == day)
            if found is not None and found.close_no is not None:
                raise DayClosed(day, found.close_no)
            gap = next(
                (gap for gap in weigh(day).unsigned if (gap.thing, gap.key) == (thing, key)), None
            )
            if gap is None:
                raise NotFound(Text("差异 {key}", "the difference {key}").fill(key=key))
            BalanceDifference.insert(
                day=day, thing=gap.thing, key=gap.key, expected=gap.expected, found=gap.found,
                seq=gap.seq, reason=why, signed_at=pen.now, signed_by=desk.clerk.name,
            ).execute()  # fmt: skip
            pen.write(
                "sign_difference", gap.key.partition(" ")[0][:32],
                {"kind": gap.thing, "code": gap.key, "from": gap.expected, "to": gap.found,
                 "entry": gap.seq, "on": day, "reason": why},
            )  # fmt: skip
    return of_day(desk, day)


def must_hold(day: date) -> BalanceFigures:
    """The balance with which `day` is closed, its evening kept for the next day; only inside the
    act that closes it. Refuses `NotBalanced` while a difference is not signed."""
    weighed = weigh(day)
    if weighed.unsigned:
        raise NotBalanced(_named(weighed))
    kept = _adopted(weighed)
    BalanceStock.insert(day=day, seq=weighed.read.kept_seq, body=kept).execute()
    figures = _figures(day, weighed)
    return BalanceFigures(figures.lines, figures.signed, digest(kept))


def _adopted(weighed: Weighed) -> bytes:
    """The evening's stock; what was signed for lies where it was found, or nowhere."""
    papers = [gap for gap in weighed.gaps if not compare.is_number(gap)]
    if not papers:
        return weighed.read.kept
    ledger, there = Ledger.read(weighed.read.kept), weighed.found
    for gap in papers:
        no = gap.key.partition(" ")[0]
        _put(ledger.cases, there.cases, no)
        _put(ledger.booklets, there.booklets, no)
        _put(ledger.spares, there.spares, no)
    return ledger.carried()


def _put(rows: dict[str, T], others: dict[str, T], no: str) -> None:
    rows.pop(no, None)
    if no in others:
        rows[no] = others[no]


def _figures(day: date, weighed: Weighed) -> BalanceFigures:
    rows = BalanceDifference.select().where(BalanceDifference.day == day)
    return BalanceFigures(
        lines(day, weighed), tuple(_signed(row) for row in rows.order_by(BalanceDifference.id))
    )


def _named(weighed: Weighed) -> tuple[Difference, ...]:
    return tuple(
        Difference(
            gap.thing, gap.key, compare.what(gap), compare.said(gap, gap.expected),
            compare.said(gap, gap.found), gap.seq,
        )
        for gap in weighed.unsigned
    )  # fmt: skip


def _signed(row: BalanceDifference) -> SignedDifference:
    gap = Gap(row.thing, row.key, row.expected, row.found, row.seq)
    return SignedDifference(
        compare.what(gap), compare.said(gap, gap.expected), compare.said(gap, gap.found), row.seq,
        row.reason, row.signed_by, row.signed_at,
    )  # fmt: skip
