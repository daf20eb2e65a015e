"""The stock of waybill numbers inside a signed act: taking the next ones, noting a scanned one.

Entered = used + spoiled + left, always: a number is left until it is taken or spoiled; one that
was taken is used while its envelope bears it, and spoiled when that envelope was made void.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from peewee import JOIN, fn

from counter.errors import Refused
from counter.store.fields import written
from counter.store.tables.base import PROXY, plain_rows
from counter.store.tables.mail import Envelope
from counter.store.tables.waybills import WaybillNumber, WaybillRoll
from counter.text import Text

_PART = 500  # numbers in one question to the engine


class WaybillSpoiled(Refused):
    """A number that was marked as spoiled; `reason` is what was said then."""

    def __init__(self, number: str, reason: str) -> None:
        self.number, self.reason = number, reason
        super().__init__(
            Text("运单 {no} 已作废（{reason}），不能使用。请换一张面单。",
                 "Waybill {no} is spoiled ({reason}). Take another one.")
            .fill(no=number, reason=reason)
        )  # fmt: skip


def next_left(carrier: str, count: int) -> list[WaybillNumber]:
    """The next `count` numbers of a carrier that nothing bears yet, oldest roll first.

    Fewer where the stock runs out. What was scanned onto an envelope before its roll was entered
    is passed over.
    """
    rows = (
        WaybillNumber.select(WaybillNumber)
        .join(WaybillRoll)
        .join(Envelope, JOIN.LEFT_OUTER, on=(Envelope.waybill == WaybillNumber.number))
        .where(
            WaybillRoll.carrier == carrier, WaybillNumber.state == "left", Envelope.id.is_null()
        )
        .order_by(WaybillNumber.id)
        .limit(count)
    )
    return list(rows)


def take(taken: Sequence[tuple[WaybillNumber, int]], at: datetime, clerk: str) -> None:
    """Note which envelope (its id) each number went onto."""
    for row, envelope in taken:
        WaybillNumber.update(
            state="taken", envelope=envelope, changed_at=at, changed_by=clerk
        ).where(WaybillNumber.id == row.id).execute()


def note_scanned(number: str, envelope: int, at: datetime, clerk: str) -> None:
    """A number was scanned onto an envelope; where it is of the stock, it is taken there.

    Refuses (`WaybillSpoiled`) one that was spoiled. One that lay on a void envelope may be
    scanned again: whoever scans it holds the carrier's sticker in his hand.
    """
    row = WaybillNumber.get_or_none(WaybillNumber.number == number)
    if row is None:
        return
    if row.state == "spoiled":
        raise WaybillSpoiled(number, row.reason)
    take([(row, envelope)], at, clerk)


def bear(pairs: Sequence[tuple[int, str]], at: datetime, clerk: str) -> None:
    """Bind many envelopes (ids) to their numbers; those of the stock are taken there.

    The numbers must have been found free, and unspoiled, inside this very act.
    """
    sign = PROXY.param
    PROXY.cursor().executemany(
        f"UPDATE envelope SET waybill = {sign}, state = 'bound' WHERE id = {sign}",
        [(number, envelope) for envelope, number in pairs],
    )
    stock = known([number for _, number in pairs])
    PROXY.cursor().executemany(
        f"UPDATE waybill_number SET state = 'taken', envelope_id = {sign}, changed_at = {sign}, "
        f"changed_by = {sign} WHERE number = {sign}",
        [(envelope, written(at), clerk, number) for envelope, number in pairs if number in stock],
    )


def left(carrier: str) -> int:
    """How many numbers of a carrier nothing bears yet."""
    return int(
        WaybillNumber.select()
        .join(WaybillRoll)
        .join(Envelope, JOIN.LEFT_OUTER, on=(Envelope.waybill == WaybillNumber.number))
        .where(
            WaybillRoll.carrier == carrier, WaybillNumber.state == "left", Envelope.id.is_null()
        )
        .count()
    )


def used_by_roll() -> dict[int, tuple[int, int, int]]:
    """Of each roll (its id): how many numbers are used, spoiled, left."""
    on = Envelope.waybill == WaybillNumber.number
    rows = (
        WaybillNumber.select(
            WaybillNumber.roll, WaybillNumber.state, Envelope.id.is_null(), fn.COUNT(1)
        )
        .join(Envelope, JOIN.LEFT_OUTER, on=on)
        .group_by(WaybillNumber.roll, WaybillNumber.state, Envelope.id.is_null())
    )
    found: dict[int, list[int]] = {}
    for roll, state, is_on_none, count in plain_rows(rows):
        sums = found.setdefault(roll, [0, 0, 0])
        if not is_on_none:
            sums[0] += count
        else:
            sums[2 if state == "left" else 1] += count
    return {roll: (used, spoiled, free) for roll, (used, spoiled, free) in found.items()}


def known(numbers: Collection[str]) -> dict[str, int]:
    """Which of these are in the stock already, and in which roll (its id)."""
    wanted, found = sorted(numbers), {}
    for start in range(0, len(wanted), _PART):
        rows = WaybillNumber.select(WaybillNumber.number, WaybillNumber.roll).where(
            WaybillNumber.number.in_(wanted[start : start + _PART])
        )
        found.update(dict(plain_rows(rows)))
    return found


def spoiled(numbers: Collection[str]) -> dict[str, str]:
    """Which of these were spoiled, and why."""
    wanted, found = sorted(numbers), {}
    for start in range(0, len(wanted), _PART):
        rows = WaybillNumber.select(WaybillNumber.number, WaybillNumber.reason).where(
            WaybillNumber.number.in_(wanted[start : start + _PART]),
            WaybillNumber.state == "spoiled",
        )
        found.update(dict(plain_rows(rows)))
    return found
