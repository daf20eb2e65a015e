"""The stock of waybill numbers: what the carrier gave, entered once and counted to the end.

A roll is entered by its first and last number or comes as a file; each number goes onto one
envelope (`counter.mailout.batch`, `bind_next`) or is spoiled with a reason. The number of an
envelope that was made void is not given out again by itself, because its label was printed with
it; whoever still holds the carrier's sticker may scan it onto another envelope, as it never left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from counter.desk import Desk, Pen
from counter.errors import NotFound, Refused
from counter.mailout.envelope import STATES, EnvelopeCard, NotToPost, WaybillUsed, card_of, find
from counter.store import bulk, search, waybillbook
from counter.store.tables.mail import Envelope
from counter.store.tables.waybills import WaybillNumber, WaybillRoll
from counter.text import Text
from counter.values.clerk import Right
from counter.values.postal import check_waybill
from counter.values.remarks import remark
from counter.values.waybills import run

LOW = 50  # numbers left at which the mail room is told to fetch a new roll


class AlreadyEntered(Refused):
    """Some of these numbers are in the stock already."""

    def __init__(self, number: str, first: str, last: str) -> None:
        self.number = number
        super().__init__(
            Text("{no} 已在登记过的号段 {first} 至 {last} 中。请核对起止号。",
                 "{no} is in the roll {first} to {last}, entered before. Check both ends.")
            .fill(no=number, first=first, last=last)
        )  # fmt: skip


class StockEmpty(Refused):
    """No number is left of this carrier."""

    def __init__(self, carrier: str) -> None:
        self.carrier = carrier
        super().__init__(
            Text("{carrier}的运单号已用完。请登记新的号段，或改为扫描面单。",
                 "No waybill number of {carrier} is left. Enter a new roll, or scan the waybills.")
            .fill(carrier=carrier)
        )  # fmt: skip


@dataclass(frozen=True)
class Roll:
    """What came together and what became of it: `count` = `used` + `spoiled` + `left`."""

    id: int
    carrier: str
    kind: str  # range, file
    first: str
    last: str
    count: int
    used: int
    spoiled: int
    left: int
    source: str
    entered_on: date
    entered_by: str

    @property
    def is_low(self) -> bool:
        """Whether few are left, though some are."""
        return 0 < self.left <= min(LOW, self.count // 10 + 1)


def rolls(desk: Desk) -> tuple[Roll, ...]:
    """Every roll, the one that is used next first; used-up ones last."""
    with desk.reading():
        sums = waybillbook.used_by_roll()
        found = [_roll(row, sums) for row in WaybillRoll.select().order_by(WaybillRoll.id)]
        return tuple(sorted(found, key=lambda roll: roll.left == 0))


def enter(desk: Desk, carrier: str, first: str, last: str, source: str, act: str) -> Roll:
    """A roll comes in: every number from `first` to `last`, S10 numbers with their check digits.

    Refuses `BadWaybill`, `BadRun` and, where it overlaps what was entered, `AlreadyEntered`.
    """
    numbers = run(first, last)
    name, paper = carrier_name(carrier), remark("source", source)
    with desk.signed(Right.POST, act) as pen:
        if pen.answer is not None:
            return _recall(pen.answer)
        return write_roll(desk, pen, name, "range", numbers, paper)


def spoil(desk: Desk, number: str, reason: str, act: str) -> Roll:
    """A number that cannot be used (torn, misprinted): it is never given out, and counted.

    Refuses a number that is not in the stock (`NotFound`) or on an envelope (`WaybillUsed`).
    """
    why = remark("reason", reason, Text("请填写作废原因。", "Enter why it is spoiled."))
    tidy = check_waybill(number)
    with desk.signed(Right.POST, act) as pen:
        if pen.answer is not None:
            return _recall(pen.answer)
        row = WaybillNumber.get_or_none(WaybillNumber.number == tidy)
        if row is None:
            raise NotFound(Text("库存运单号 {no}", "waybill {no} in the stock").fill(no=tidy))
        if row.state == "spoiled":
            raise waybillbook.WaybillSpoiled(tidy, row.reason)
        bearer = Envelope.get_or_none(Envelope.waybill == tidy)
        if bearer is not None:
            raise WaybillUsed(tidy, bearer.no)
        row.state, row.reason, row.changed_at = "spoiled", why, pen.now
        row.changed_by = desk.clerk.name
        row.save()
        pen.write("spoil_waybill", tidy, {"reason": why})
        pen.result = {"roll": row.roll_id}
        return _recall(pen.result)


def bind_next(desk: Desk, envelope_no: str, carrier: str, act: str) -> EnvelopeCard:
    """Bind the next number of the stock to an envelope; two windows never get the same.

    Refuses `StockEmpty`, and an envelope that has a number or has left.
    """
    with desk.signed(Right.POST, act) as pen:
        envelope = find(envelope_no)
        if pen.answer is None:
            if envelope.state != "labelled":
                raise NotToPost(envelope_no, STATES[envelope.state])
            free = waybillbook.next_left(carrier, 1)
            if not free:
                raise StockEmpty(carrier)
            waybillbook.take([(free[0], envelope.id)], pen.now, desk.clerk.name)
            envelope.waybill, envelope.state = free[0].number, "bound"
            envelope.save()
            for content in envelope.contents:
                search.note(content.case_id, [free[0].number])
            pen.write("bind", envelope.no, {"waybill": free[0].number})
        return card_of(envelope)


def write_roll(
    desk: Desk, pen: Pen, carrier: str, kind: str, numbers: Sequence[str], source: str
) -> Roll:
    """Write a roll and its numbers; only inside an act (`AlreadyEntered`)."""
    if not numbers:
        raise NotFound(Text("可登记的运单号", "waybill numbers to enter"))
    before = waybillbook.known(numbers)
    if before:
        number = next(no for no in numbers if no in before)
        earlier = WaybillRoll.get_by_id(before[number])
        raise AlreadyEntered(number, earlier.first, earlier.last)
    roll = WaybillRoll.create(
        carrier=carrier, kind=kind, first=numbers[0], last=numbers[-1], count=len(numbers),
        source=source, day=pen.day, entered_at=pen.now, entered_by=desk.clerk.name,
    )  # fmt: skip
    bulk.insert(WaybillNumber, [
        {"number": number, "roll": roll.id, "state": "left", "envelope": None, "reason": "",
         "changed_at": pen.now, "changed_by": desk.clerk.name}
        for number in numbers
    ])  # fmt: skip
    pen.write("enter_waybills", carrier, {
        "first": roll.first, "last": roll.last, "count": roll.count, "source": source,
    })  # fmt: skip
    pen.result = {"roll": roll.id}
    return _recall(pen.result)


def carrier_name(written: str) -> str:
    """A carrier's name as typed, tidied; refuses (`BadAnswers`) none."""
    missing = Text("请填写承运单位，如 EMS。", "Enter the carrier, as EMS.")
    return remark("carrier", written, missing, longest=40)


def roll_of(id: int) -> Roll:
    """One roll; only inside a read or an act."""
    return _roll(WaybillRoll.get_by_id(id), waybillbook.used_by_roll())


def _recall(answer: dict[str, object]) -> Roll:
    return roll_of(int(str(answer["roll"])))


def _roll(row: WaybillRoll, sums: dict[int, tuple[int, int, int]]) -> Roll:
    used, spoiled, free = sums.get(row.id, (0, 0, 0))
    return Roll(
        row.id, row.carrier, row.kind, row.first, row.last, row.count, used, spoiled, free,
        row.source, row.day, row.entered_by,
    )  # fmt: skip
