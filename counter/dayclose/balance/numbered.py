"""What is counted by number, by the tables: payments, receipts, results, void blanks, cards,
waybills."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from peewee import fn

from counter.store.tables.apec import TravelCard
from counter.store.tables.base import plain_rows
from counter.store.tables.blanks import BlankRange, BlankSpoiled, Result
from counter.store.tables.cases import Case
from counter.store.tables.money import Payment
from counter.store.tables.takings import FiscalReceipt
from counter.store.tables.waybills import WaybillNumber, WaybillRoll
from counter.values.serial import SerialNo

Row = tuple[str, str, int, int]  # thing, key, count, amount
_SPOILED = (
    ("spoiled", BlankSpoiled.result.is_null()), ("void", BlankSpoiled.result.is_null(False))
)  # fmt: skip


def rows(after: date | None) -> Iterator[Row]:
    """Every numbered row of the days after `after` (None: of all days)."""
    since = "" if after is None else f"{after.isoformat()}~"  # after every moment of that day

    def later(table: Any) -> Any:
        return True if after is None else table.day > after

    for table, thing, which in (
        (Result, "result", True), *((BlankSpoiled, thing, which) for thing, which in _SPOILED)
    ):  # fmt: skip
        blanks: Any = table
        query = blanks.select(blanks.sticker_no, blanks.number).where(which, later(blanks))
        yield from ((thing, no, 1, number) for no, number in plain_rows(query))
    rolls = BlankRange.select(
        BlankRange.prefix, BlankRange.width, BlankRange.first, BlankRange.last
    ).where(later(BlankRange))
    for prefix, width, first, last in plain_rows(rolls):
        yield "blanks", str(SerialNo(prefix, first, width)), last - first + 1, first
    paid = Payment.select(Case.no, Payment.method, Payment.amount).join(Case)
    for no, method, amount in plain_rows(paid.where(later(Payment))):
        yield "paid", f"{no} {method}", 1, amount.fen
    if after is not None:  # earlier versions told of receipts with payments in words only
        given = FiscalReceipt.select(FiscalReceipt.code, FiscalReceipt.number, FiscalReceipt.amount)
        for code, number, amount in plain_rows(given.where(later(FiscalReceipt))):
            yield "fiscal", f"{code} {number}", 1, amount.fen
    made = TravelCard.select(Case.no, fn.COUNT(TravelCard.id)).join(Case)
    made = made.where(True if after is None else TravelCard.arrived_on > after)
    made = made.where(TravelCard.arrived_on.is_null(False)).group_by(Case.no)
    yield from (("cards", no, count, 0) for no, count in plain_rows(made))
    entered = (
        WaybillRoll.select(WaybillRoll.first, fn.COUNT(WaybillNumber.id))
        .join(WaybillNumber)
        .where(later(WaybillRoll))
        .group_by(WaybillRoll.id, WaybillRoll.first)
    )
    yield from (("waybills", first, count, 0) for first, count in plain_rows(entered))
    torn = WaybillNumber.select(WaybillNumber.number).where(
        WaybillNumber.state == "spoiled", fn.SUBSTR(WaybillNumber.changed_at, 1, 32) > since
    )
    yield from (("waybill_spoiled", no, 1, 0) for (no,) in plain_rows(torn))


def sums() -> dict[str, tuple[int, int]]:
    """By thing: how many rows there are in all, and the sum of their numbers or fen."""
    found = {
        "result": _sum(Result, fn.SUM(Result.number)),
        **{
            thing: _sum(BlankSpoiled, fn.SUM(BlankSpoiled.number), which)
            for thing, which in _SPOILED
        },
        "paid": _sum(Payment, fn.SUM(Payment.amount)),
        "cards": (
            TravelCard.select().join(Case).where(TravelCard.arrived_on.is_null(False)).count(), 0
        ),
        "waybills": (WaybillNumber.select().count(), 0),
        "waybill_spoiled": (
            WaybillNumber.select().where(WaybillNumber.state == "spoiled").count(), 0
        ),
    }  # fmt: skip
    ((sheets, first),) = plain_rows(
        BlankRange.select(fn.SUM(BlankRange.last - BlankRange.first + 1), fn.SUM(BlankRange.first))
    )
    return found | {"blanks": (int(sheets or 0), int(first or 0))}


def _sum(table: Any, amount: Any, which: Any = True) -> tuple[int, int]:
    query = table.select(fn.COUNT(table.id), amount.coerce(False)).where(which)
    ((count, total),) = plain_rows(query)
    # PostgreSQL answers SUM(bigint) with Decimal
    return int(count), int(total or 0)


def blanks_left(evening: date) -> int | None:
    """How many blanks of the rolls received by then no result stood on and nothing spoiled; None
    where no stock is kept."""
    rolls = BlankRange.day <= evening
    ((count,),) = plain_rows(
        BlankRange.select(fn.SUM(BlankRange.last - BlankRange.first + 1)).where(rolls)
    )
    if count is None:
        return None
    return int(count) - _gone(rolls, evening)


def blanks_new(day: date) -> int:
    """How many blanks the rolls received on `day` brought: numbers that nothing stood on yet."""
    rolls = BlankRange.day == day
    ((count,),) = plain_rows(
        BlankRange.select(fn.SUM(BlankRange.last - BlankRange.first + 1)).where(rolls)
    )
    return int(count or 0) - _gone(rolls, date.fromordinal(day.toordinal() - 1))


def _gone(rolls: Any, evening: date) -> int:
    """How many numbers of these rolls were used or spoiled by that evening."""
    gone = 0
    for table in (Result, BlankSpoiled):
        inside = (
            (table.prefix == BlankRange.prefix) & (table.width == BlankRange.width)
            & (table.number >= BlankRange.first) & (table.number <= BlankRange.last)
        )  # fmt: skip
        query = table.select(fn.COUNT(table.id)).join(BlankRange, on=inside)
        query = query.where(rolls, table.day <= evening)
        if table is BlankSpoiled:
            query = query.where(BlankSpoiled.result.is_null())
        ((count,),) = plain_rows(query)
        gone += int(count)
    return gone


def waybills_left(evening: date) -> int:
    """How many waybills of the rolls entered by then were left that evening."""
    later = f"{evening.isoformat()}~"
    query = WaybillNumber.select(fn.COUNT(WaybillNumber.id)).join(WaybillRoll).where(
        WaybillRoll.day <= evening,
        (WaybillNumber.state == "left") | (fn.SUBSTR(WaybillNumber.changed_at, 1, 32) > later),
    )  # fmt: skip
    ((count,),) = plain_rows(query)
    return int(count)


def waybills_gone(day: date) -> int:
    """How many waybills were taken or spoiled on `day`."""
    query = WaybillNumber.select(fn.COUNT(WaybillNumber.id)).where(
        WaybillNumber.state != "left", fn.SUBSTR(WaybillNumber.changed_at, 1, 10) == day.isoformat()
    )
    ((count,),) = plain_rows(query)
    return int(count)


def on_rolls(numbers: list[tuple[str, int, int]]) -> int:
    """How many of these numbers (prefix, number, width) belong to a roll that was received."""
    rolls = list(
        plain_rows(
            BlankRange.select(
                BlankRange.prefix, BlankRange.width, BlankRange.first, BlankRange.last
            )
        )
    )
    by_series: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for prefix, width, first, last in rolls:
        by_series.setdefault((prefix, width), []).append((first, last))
    return sum(
        any(first <= number <= last for first, last in by_series.get((prefix, width), ()))
        for prefix, number, width in numbers
    )
