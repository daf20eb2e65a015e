"""The figures of a period: one sum over the journal's typed counts, the same for day and year.

A day is closed with exactly these figures; a month or a year is the same question over more
days, so sums of days, months and years agree by construction, and a test proves it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from peewee import fn

from counter.casetypes.register import CASE_TYPES, by_code
from counter.casetypes.vocabulary import CaseType
from counter.dayclose.figures import KindFigures, MoneyFigures, Split, Totals
from counter.desk import Desk
from counter.errors import Refused
from counter.rules import wording
from counter.store.tables.base import plain_rows
from counter.store.tables.cases import Case
from counter.store.tables.hall import BusinessDay
from counter.store.tables.journal import Count
from counter.text import Text
from counter.values.days import Period, parse_period
from counter.values.methods import METHODS
from counter.values.money import Money
from counter.values.shares import PAYEES

FIGURES = (
    "received", "accepted", "finished", "handed_over", "posted", "corrections", "rejected",
    "refused", "withdrawn",
)  # fmt: skip
MONEY = ("due", "paid", "refunded")
_NOT_APART = Text("未分列（旧账）", "not kept apart (old books)")
VIEWS = ("route", "channel", "clerk", "speed", "destination", "window")


class BadPeriod(Refused):
    """Not a year, month or day."""

    def __init__(self, written: str) -> None:
        self.written = written
        super().__init__(
            Text("{w} 不是年、月或日。请写成 2020、2020-06 或 2020-06-15。",
                 "{w} is not a year, month or day. Write 2020, 2020-06 or 2020-06-15.")
            .fill(w=written)
        )  # fmt: skip


def of(desk: Desk, period_text: str) -> Totals:
    """The figures of a year, month or day (`2020`, `2020-06`, `2020-06-15`)."""
    try:
        period = parse_period(period_text)
    except ValueError as error:
        raise BadPeriod(period_text) from error
    with desk.reading():
        return count(period)


def count(period: Period) -> Totals:
    """The figures of a period; only inside a read or an act."""
    within = Count.day.between(period.since, period.until)
    days = BusinessDay.select().where(BusinessDay.day.between(period.since, period.until))
    return Totals(
        period=period.text, since=period.since, until=period.until,
        kinds=_kinds(within), splits=tuple(_splits(within)), money=_money(within),
        days_with_work=days.count(),
        days_closed=days.where(BusinessDay.close_no.is_null(False)).count(),
    )  # fmt: skip


def _kinds(within: object) -> tuple[KindFigures, ...]:
    # PostgreSQL answers SUM(bigint) with Decimal, hence int() on every sum
    sums = {
        (kind, figure): (int(units), int(cases))
        for kind, figure, units, cases in plain_rows(
            Count.select(Count.kind, Count.figure, fn.SUM(Count.units), fn.SUM(Count.cases))
            .where(within, Count.kind != "")
            .group_by(Count.kind, Count.figure)
        )
    }
    return tuple(_figures_of(kind, sums) for kind in CASE_TYPES)


def _figures_of(kind: CaseType, sums: dict[tuple[str, str], tuple[int, int]]) -> KindFigures:
    found: dict[str, int] = {}
    for figure in FIGURES:
        units, cases = sums.get((kind.code, figure), (0, 0))
        found[figure], found[f"{figure}_cases"] = units, cases
    made, _ = (0, 0) if kind.makes is None else sums.get((kind.code, kind.makes.code), (0, 0))
    return KindFigures(
        kind.code, kind.title, kind.measure.unit, **found, made=made,
        made_unit=None if kind.makes is None else kind.makes.unit, case_unit=kind.case_unit,
    )  # fmt: skip


def _splits(within: object) -> Iterable[Split]:
    for view in VIEWS:
        column = getattr(Count, view)
        rows = (
            Count.select(Count.kind, column, fn.SUM(Count.units), fn.SUM(Count.cases))
            .where(within, Count.figure == "accepted", column != "")
            .group_by(Count.kind, column)
            .order_by(Count.kind, fn.SUM(Count.units).desc(), column)
        )
        for code, value, units, cases in plain_rows(rows):
            kind = by_code(code)
            title = _title(kind, view, value)
            yield Split(view, code, value, title, kind.measure.unit, int(units), int(cases))


def _title(kind: CaseType, view: str, value: str) -> Text:
    if view == "route":
        return wording.route(value)
    if view == "destination":
        return wording.country(value)
    if view in ("channel", "speed"):
        return wording.answer(kind.question(view), value)
    return Text.same(value)


def _money(within: object) -> MoneyFigures:
    apart = [f"{figure}:{payee}" for figure in MONEY for payee in PAYEES]
    sums = {
        (figure, method): int(fen)
        for figure, method, fen in plain_rows(
            Count.select(Count.figure, Count.method, fn.SUM(Count.fen))
            .where(within, Count.figure.in_((*MONEY, *apart)))
            .group_by(Count.figure, Count.method)
        )
    }
    by_method = tuple(
        (title, Money(sums.get(("paid", code), 0)), Money(sums.get(("refunded", code), 0)))
        for code, title in METHODS.items()
        if ("paid", code) in sums or ("refunded", code) in sums
    )

    def total(figure: str) -> Money:
        return Money(sum(fen for (name, _), fen in sums.items() if name == figure))

    sums_of = {figure: total(figure) for figure in (*MONEY, *apart)}
    return MoneyFigures(
        total("due"), total("paid"), total("refunded"), by_method, _by_payee(sums_of)
    )


def _by_payee(sums: dict[str, Money]) -> tuple[tuple[Text, Money, Money, Money], ...]:
    """For whom the money is. Books from before it was kept apart have a rest that is nobody's."""
    rows = [
        (title, sums[f"due:{payee}"], sums[f"paid:{payee}"], sums[f"refunded:{payee}"])
        for payee, title in PAYEES.items()
    ]
    if not any(due or paid or back for _, due, paid, back in rows):
        return ()
    rest = (
        _NOT_APART,
        sums["due"] - Money.total(row[1] for row in rows),
        sums["paid"] - Money.total(row[2] for row in rows),
        sums["refunded"] - Money.total(row[3] for row in rows),
    )
    return tuple(row for row in (*rows, rest) if row[1] or row[2] or row[3])


def open_on(day: date) -> int:
    """How many cases are neither done nor ended now, as carried over from `day`."""
    return Case.select().where(
        Case.stage.not_in(("done", "ended")), Case.received_on <= day
    ).count()
