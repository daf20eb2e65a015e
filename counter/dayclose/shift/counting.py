"""A shift is counted blind: what should be there is looked up only when the count is written.

An even count closes the shift. One that differs waits for a reason or for a recount; both counts
stay. A colleague's shift is counted by whoever may close the day.
"""

from __future__ import annotations

from counter.dayclose.shift import drawer, reading
from counter.dayclose.shift.counted import CASH, Counted
from counter.dayclose.shift.figures import ShiftCard
from counter.desk import DayClosed, Desk, Pen
from counter.errors import Refused
from counter.store import shiftbook
from counter.store.tables.hall import BusinessDay
from counter.store.tables.shifts import CountReason, Shift, ShiftCount, ShiftCounted
from counter.text import Text
from counter.values.clerk import Right
from counter.values.remarks import remark

_NO_REASON = Text("请写明差额的原因。", "Say why it differs.")


class CountedMeanwhile(Refused):
    """Somebody else counted the shift since this count began."""

    def __init__(self, no: str, by: str) -> None:
        self.no, self.by = no, by
        super().__init__(
            Text("班次 {no} 刚由{by}清点过。请看结果后再决定是否重新清点。",
                 "Shift {no} was just counted by {by}. Look at the result before counting again.")
            .fill(no=no, by=by)
        )  # fmt: skip


class NothingToExplain(Refused):
    """The shift has no difference that waits for a reason."""

    def __init__(self, no: str) -> None:
        self.no = no
        super().__init__(
            Text("班次 {no} 没有待说明的差额。", "Shift {no} has no difference to explain.").fill(
                no=no
            )
        )


def count_shift(
    desk: Desk, shift_id: int, counted: Counted, act: str, seen: int = 0, reason: str = ""
) -> ShiftCard:
    """Save a count of a shift that had `seen` counts; only now it tells what should be there.

    A `reason` given beforehand is used where there is a difference. Refuses `CountedMeanwhile`,
    `DayClosed`, and another's shift to who may not close the day (`Forbidden`).
    """
    why = remark("reason", reason)
    _must_own(desk, shift_id)
    with desk.signed(Right.TAKE_MONEY, act, dated=False) as pen:
        shift = reading.get(shift_id)
        if pen.answer is not None:
            return reading.card_of(shift)
        desk.check_clock(pen.now)
        _may_settle(desk, shift)
        before = reading.countings(shift)
        if len(before) != seen:
            raise CountedMeanwhile(reading.no_of(shift), before[-1].counted_by)
        count = ShiftCount.create(shift=shift, no=seen + 1, at=pen.now, counted_by=desk.clerk.name)
        is_even = _write_lines(shift, count, counted)
        found = {method: counted.of(method) for method in (CASH, *counted.others)}
        pen.write("count_shift", reading.no_of(shift), {"count": count.no, "counted": found})
        if is_even:
            _close(desk, pen, shift)
        elif why:
            _explain(desk, pen, shift, count, why)
        else:
            shift.state, shift.closed_at, shift.closed_by = shiftbook.COUNTED, None, ""
            shift.save()
        return reading.card_of(reading.get(shift_id))


def explain(desk: Desk, shift_id: int, reason: str, act: str) -> ShiftCard:
    """Say why the last count differs; that closes the shift.

    Refuses `NothingToExplain`, and `BadAnswers` without a reason.
    """
    why = remark("reason", reason, _NO_REASON)
    _must_own(desk, shift_id)
    with desk.signed(Right.TAKE_MONEY, act, dated=False) as pen:
        shift = reading.get(shift_id)
        if pen.answer is not None:
            return reading.card_of(shift)
        desk.check_clock(pen.now)
        _may_settle(desk, shift)
        if shift.state != shiftbook.COUNTED:
            raise NothingToExplain(reading.no_of(shift))
        last = (
            ShiftCount.select()
            .where(ShiftCount.shift == shift)
            .order_by(ShiftCount.no.desc())
            .get()
        )
        _explain(desk, pen, shift, last, why)
        return reading.card_of(reading.get(shift_id))


def _write_lines(shift: Shift, count: ShiftCount, counted: Counted) -> bool:
    """The count beside what should be there; whether they agree in every method."""
    is_even = True
    for method, amount in drawer.expected(shift).items():
        found = counted.of(method)
        if not (amount or found):
            continue
        pieces = {value: many for value, many in counted.pieces.items() if many}
        ShiftCounted.create(
            count=count, method=method, expected=amount, counted=found,
            pieces=pieces if method == CASH else {},
        )  # fmt: skip
        is_even = is_even and amount == found
    return is_even


def _explain(desk: Desk, pen: Pen, shift: Shift, count: ShiftCount, why: str) -> None:
    CountReason.create(count=count, reason=why, at=pen.now, told_by=desk.clerk.name)
    pen.write("explain_count", reading.no_of(shift), {"count": count.no, "reason": why})
    _close(desk, pen, shift)


def _close(desk: Desk, pen: Pen, shift: Shift) -> None:
    shift.state, shift.closed_at = shiftbook.CLOSED, pen.now
    shift.closed_by = desk.clerk.name
    shift.save()


def _must_own(desk: Desk, shift_id: int) -> None:
    """Before the turn: another's drawer is for whoever may close the day."""
    with desk.reading():
        if reading.get(shift_id).clerk != desk.clerk.name:
            desk.clerk.must(Right.CLOSE_DAY)


def _may_settle(desk: Desk, shift: Shift) -> None:
    # one's own as long as it is not settled; what is settled, and others', is the supervisor's
    if shift.clerk != desk.clerk.name or shift.state == shiftbook.CLOSED:
        desk.clerk.must(Right.CLOSE_DAY)
    day = BusinessDay.get_or_none(BusinessDay.day == shift.day)
    if day is not None and day.close_no is not None:
        raise DayClosed(shift.day, day.close_no)
