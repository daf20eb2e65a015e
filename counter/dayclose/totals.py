"""The figures of a period: one sum over the kept totals, the same for day, month and year.

A day is closed with exactly these figures; a month, a quarter or a year is the same question over
more days, so they agree by construction, and a test proves it. `recount` asks the journal's typed
counts instead, and comes to the same (`counter.dayclose.recounting` says where it would not).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from peewee import fn

from counter.casetypes.register import CASE_TYPES, by_code
from counter.casetypes.vocabulary import CaseType
from counter.dayclose.figures import KindFigures, MoneyFigures, Split, Totals
from counter.dayclose.sums import NOTHING, Key, Sums, sums
from counter.desk import Desk
from counter.errors import Refused
from counter.rules import wording
from counter.store.keeping import WHOLE, recounted
from counter.store.tables.base import plain_rows
from counter.store.tables.cases import Case
from counter.store.tables.hall import BusinessDay
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
APART = tuple(f"{figure}:{payee}" for figure in MONEY for payee in PAYEES)
MADE = tuple(kind.makes.code for kind in CASE_TYPES if kind.makes is not None)
KEPT = (*FIGURES, *MADE, *MONEY, *APART)
VIEWS = ("route", "channel", "clerk", "speed", "destination", "window")


class BadPeriod(Refused):
    """Not a year, quarter, month or day."""

    def __init__(self, written: str) -> None:
        self.written = written
        super().__init__(
            Text("{w} 不是年、季、月或日。请写成 2020、2020-Q2、2020-06 或 2020-06-15。",
                 "{w} is not a year, quarter, month or day. "
                 "Write 2020, 2020-Q2, 2020-06 or 2020-06-15.")
            .fill(w=written)
        )  # fmt: skip


def of(desk: Desk, period_text: str) -> Totals:
    """The figures of a year, quarter, month or day (`2020`, `2020-Q2`, `2020-06-15`)."""
    period = read_period(period_text)
    with desk.reading():
        return count(period)


def read_period(written: str) -> Period:
    """The period that is written so (`BadPeriod`)."""
    try:
        return parse_period(written)
    except ValueError as error:
        raise BadPeriod(written) from error


def count(period: Period) -> Totals:
    """The figures of a period; only inside a read or an act."""
    split = sums(period, VIEWS, ("accepted",))
    methods = sums(period, ("method",), ("paid", "refunded"))
    return _totals(period, {**sums(period, (WHOLE,), KEPT), **split, **methods})


def recount(period: Period) -> Totals:
    """The same, counted anew from the journal's counts, which no kept total has a part in."""
    found: dict[Key, Sums] = {}
    wanted = (WHOLE, *VIEWS, "method")
    for (view, figure, _, kind, value), more in recounted(
        "month", period.since, period.until
    ).items():
        if view in wanted:
            before = found.get((view, figure, kind, value), (0, 0, 0))
            found[view, figure, kind, value] = (
                before[0] + more[0], before[1] + more[1], before[2] + more[2]
            )  # fmt: skip
    return _totals(period, found)


def _totals(period: Period, found: dict[Key, Sums]) -> Totals:
    days = BusinessDay.select().where(BusinessDay.day.between(period.since, period.until))
    closed, worked = fn.COUNT(BusinessDay.close_no), fn.COUNT(BusinessDay.day)
    ((days_with_work, days_closed),) = plain_rows(days.select(worked, closed))
    return Totals(
        period=period.text, since=period.since, until=period.until,
        kinds=tuple(_figures_of(kind, found) for kind in CASE_TYPES),
        splits=tuple(_splits(found)), money=_money(found),
        days_with_work=days_with_work, days_closed=days_closed,
    )  # fmt: skip


def _figures_of(kind: CaseType, found: dict[Key, Sums]) -> KindFigures:
    told: dict[str, int] = {}
    for figure in FIGURES:
        units, cases, _ = found.get((WHOLE, figure, kind.code, ""), NOTHING)
        told[figure], told[f"{figure}_cases"] = units, cases
    made = kind.makes
    count_of = 0 if made is None else found.get((WHOLE, made.code, kind.code, ""), NOTHING)[0]
    return KindFigures(
        kind.code, kind.title, kind.measure.unit, **told, made=count_of,
        made_unit=None if made is None else made.unit, case_unit=kind.case_unit,
    )  # fmt: skip


def _splits(found: dict[Key, Sums]) -> Iterable[Split]:
    for view in VIEWS:
        rows = sorted(
            (code, -units, value, cases)
            for (of_view, figure, code, value), (units, cases, _) in found.items()
            if of_view == view and figure == "accepted" and code
        )
        for code, less, value, cases in rows:
            kind = by_code(code)
            title = title_of(kind, view, value)
            yield Split(view, code, value, title, kind.measure.unit, -less, cases)


def title_of(kind: CaseType, view: str, value: str) -> Text:
    """What the value of a view is called."""
    if view == "route":
        return wording.route(value)
    if view == "destination":
        return wording.country(value)
    if view in ("channel", "speed"):
        return wording.answer(kind.question(view), value)
    return Text.same(value)


def _money(found: dict[Key, Sums]) -> MoneyFigures:
    def total(figure: str) -> Money:
        return Money(found.get((WHOLE, figure, "", ""), NOTHING)[2])

    def by(figure: str, method: str) -> Money:
        return Money(found.get(("method", figure, "", method), NOTHING)[2])

    by_method = tuple(
        (title, by("paid", code), by("refunded", code))
        for code, title in METHODS.items()
        if ("method", "paid", "", code) in found or ("method", "refunded", "", code) in found
    )
    sums_of = {figure: total(figure) for figure in (*MONEY, *APART)}
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
