"""Period and perpetual totals on the day sheet: what this day adds to those that were closed.

Each is carried on from the sheet before it; a test recounts them from all sheets. Only closed
days are in them: a day that is still open has not been proven.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from counter.dayclose.figures import MoneyFigures, Totals
from counter.dayclose.period_totals import PeriodTotals, RunningKind, RunningTotals
from counter.store.tables.hall import BusinessDay
from counter.values import facts
from counter.values.days import Period, parse_period
from counter.values.money import Money
from counter.values.shares import OWN, PAYEES


def with_day(day: date, counted: Totals) -> PeriodTotals:
    """The totals with `day` added; only inside a read or an act, while `day` is not closed."""
    today = of(counted)
    last = _closed(None).first()
    sums = {
        name: added(_carried(name, period), today)
        for name, period in (
            ("month", parse_period(f"{day:%Y-%m}")), ("year", parse_period(f"{day:%Y}")),
            ("ever", None),
        )
    }  # fmt: skip
    return PeriodTotals(
        today, sums["month"], sums["year"], sums["ever"],
        None if last is None else last.close_no, None if last is None else last.day,
    )  # fmt: skip


def of(counted: Totals) -> RunningTotals:
    """One day's figures as the beginning of a sum."""
    kinds = tuple(
        RunningKind(kind.code, kind.title, kind.unit, kind.accepted, kind.accepted_cases,
                    kind.finished, kind.finished_cases)
        for kind in counted.kinds
    )  # fmt: skip
    money = counted.money
    return RunningTotals(1, kinds, money.paid, money.refunded, for_others(money))


def for_others(money: MoneyFigures) -> Money:
    """What was collected for others, less what went back to payers."""
    others = {title.zh for payee, title in PAYEES.items() if payee != OWN}
    return Money.total(row[2] - row[3] for row in money.by_payee if row[0].zh in others)


def added(so_far: RunningTotals | None, more: RunningTotals) -> RunningTotals:
    """Both together; a kind that only one of them knows stays as it is."""
    if so_far is None:
        return more
    before = {kind.code: kind for kind in so_far.kinds}
    codes = {kind.code for kind in more.kinds}
    kinds = tuple(_both(before.get(kind.code), kind) for kind in more.kinds)
    gone = tuple(kind for kind in so_far.kinds if kind.code not in codes)
    return RunningTotals(
        so_far.days + more.days, (*kinds, *gone), so_far.paid + more.paid,
        so_far.refunded + more.refunded, so_far.for_others + more.for_others,
    )  # fmt: skip


def _both(before: RunningKind | None, more: RunningKind) -> RunningKind:
    if before is None:
        return more
    return replace(
        more, accepted=before.accepted + more.accepted,
        accepted_cases=before.accepted_cases + more.accepted_cases,
        finished=before.finished + more.finished,
        finished_cases=before.finished_cases + more.finished_cases,
    )  # fmt: skip


def _carried(name: str, period: Period | None) -> RunningTotals | None:
    """The sum on the last sheet of the period; where it states none yet, that of all its sheets."""
    last = _closed(period).first()
    if last is None:
        return None
    stated = last.sheet.get("periods")
    if stated is not None:
        return facts.read(RunningTotals, stated[name])
    so_far: RunningTotals | None = None
    for row in _closed(period):
        so_far = added(so_far, of(facts.read(Totals, row.sheet["totals"])))
    return so_far


def _closed(period: Period | None) -> Any:
    """The closed days of a period (None: all), the last sheet first."""
    rows = BusinessDay.select().where(BusinessDay.close_no.is_null(False))
    if period is not None:
        rows = rows.where(BusinessDay.day.between(period.since, period.until))
    return rows.order_by(BusinessDay.close_no.desc())
